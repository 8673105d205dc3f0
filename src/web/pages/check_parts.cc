#include "web/pages/check_parts.h"

#include <algorithm>

#include "app/chart_cache.h"
#include "base/text.h"
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/phrases.h"
#include "web/pages/record_parts.h"

namespace baton::web {
namespace {

using record::Finding;
using record::Severity;

Tone toneOf(Severity severity) {
  if (severity == Severity::Urgent) return Tone::Urgent;
  return severity == Severity::High ? Tone::Caution : Tone::Neutral;
}

// Baton's own sentences; their days as the reader reads them.
Html said(const Page& page, std::string_view sentence) { return words(withShownDays(mannerOf(page), sentence)); }

// What stays in English whatever the page: the words of sources and what clinicians read.
Html saidInEnglish(const Page& page, std::string_view text) {
  Manner manner = mannerOf(page);
  manner.language = Language::English;
  return foreignWords(page, withShownDays(manner, text));
}

// "... Also: ... Also: ...": a paragraph each. The title is most often the first sentence: it is not said twice.
Html whyPart(const Page& page, const Finding& finding) {
  std::string_view why = finding.why;
  if (why.starts_with(finding.title + ".")) why = trim(why.substr(finding.title.size() + 1));
  static constexpr std::string_view kAlso = " Also: ";
  static constexpr std::string_view kAlsoSpanish = " Además: ";
  Html html;
  bool is_first = true;
  while (!why.empty()) {
    const std::size_t english = why.find(kAlso);
    const std::size_t end = std::min({english, why.find(kAlsoSpanish), why.size()});
    Html line;
    if (!is_first) {
      line += Html::element("strong", Html::text(say(page.language, "Also:")));
      line.addText(" ");
    }
    line += said(page, why.substr(0, end));
    html += Html::element("p", line);
    is_first = false;
    why = end == why.size() ? std::string_view() : why.substr(end + (end == english ? kAlso : kAlsoSpanish).size());
  }
  return html;
}

// Whom to ask: the role, and who that is in this care team.
Html askPart(const Page& page, const Finding& finding) {
  std::vector<Html> asked;
  for (const record::Step& step : finding.steps) {
    if (step.who == "self") continue;
    asked.push_back(Html::text(roleText(page.language, step.who, step.who)));
  }
  if (asked.empty()) return {};
  Html line = Html::element("strong", Html::text(say(page.language, "Who to ask:")));
  line.addText(" ");
  for (std::size_t i = 0; i < asked.size(); ++i) {
    if (i > 0) line.addText(", ");
    line += asked[i];
  }
  return Html::element("p", line);
}

Html doPart(const Page& page, const Finding& finding) {
  Html html;
  for (const record::Step& step : finding.steps) {
    if (step.who != "self") continue;
    Html line = Html::element("strong", Html::text(say(page.language, "What to do:")));
    line.addText(" ");
    line += said(page, step.what);
    line.addText(" (" + byText(page, step.by) + ")");
    html += Html::element("p", line);
  }
  return html;
}

Html evidencePart(const Page& page, const Finding& finding) {
  std::vector<Html> items;
  for (const record::Evidence& one : finding.evidence) {
    const bool has_page = one.resource.find('/') != std::string::npos;
    const Html text = said(page, one.text);
    items.push_back(has_page ? Html::element("a", {{"href", factPath(page, one.resource)}}, text) : text);
  }
  if (items.empty()) return {};
  Html html = Html::element("p", Html::element("strong", Html::text(say(page.language, "What this rests on"))));
  html += bulletList(items);
  return html;
}

Html sourcesPart(const Page& page, const Finding& finding) {
  std::vector<Html> items;
  for (const record::FindingSource& source : finding.sources) {
    const Html title = saidInEnglish(page, source.title + (source.section.empty() ? "" : ", " + source.section));
    const bool is_web = source.url.starts_with("https://");
    Html item = is_web ? Html::element("a", {{"href", source.url}, {"rel", "noreferrer noopener"}}, title) : title;
    if (!source.date.empty()) {
      const auto date = PartialDate::parse(source.date);
      const std::string on = date ? shownDate(mannerOf(page), *date) : source.date;
      item.addText(" (" + sayf(page.language, "checked {}", on) + ")");
    }
    items.push_back(std::move(item));
  }
  if (items.empty()) return {};
  Html html = Html::element("p", Html::element("strong", Html::text(say(page.language, "Where this comes from"))));
  html += bulletList(items);
  return html;
}

// The clinical words stand once, whoever of them reads it.
Html clinicianPart(const Page& page, const Finding& finding) {
  std::vector<std::string> said;
  Html html;
  for (const record::Step& step : finding.steps) {
    if (step.who == "self" || std::find(said.begin(), said.end(), step.what) != said.end()) continue;
    said.push_back(step.what);
    html += Html::element("p", saidInEnglish(page, step.what));
  }
  if (html.empty()) return {};
  Html whole = Html::element("p", Html::element("strong", Html::text(say(page.language, "For your clinician"))));
  whole += html;
  return whole;
}

}  // namespace

Result<std::shared_ptr<const record::Findings>> findingsOf(const Page& page, const std::string& add) {
  return page.charts.findings(page.home, page.person->person, audienceOf(page),
                              std::string(languageCode(page.language)), add);
}

std::string severityText(Language language, Severity severity) {
  switch (severity) {
    case Severity::Urgent:
      return say(language, "Act now");
    case Severity::High:
      return say(language, "Ask soon");
    case Severity::Moderate:
      return say(language, "Tell at the next contact");
    case Severity::Low:
      break;
  }
  return say(language, "Mention at the next visit");
}

std::string byText(const Page& page, const std::string& by) {
  if (by == "next-contact") return say(page.language, "at the next contact");
  if (by == "next-visit") return say(page.language, "at the next visit");
  const Instant now = page.home.clock().now();
  // The rules count days in UTC; a reader's day may be another one already.
  if (by == toIsoDate(now) || by == isoDay(mannerOf(page), now)) return say(page.language, "today");
  const auto date = PartialDate::parse(by);
  return date ? sayf(page.language, "by {}", shownDate(mannerOf(page), *date)) : by;
}

Html findingCard(const Page& page, const Finding& finding, const Html& actions) {
  Card box;
  box.title = withShownDays(mannerOf(page), finding.title);
  box.content = Html::element("p", badge(severityText(page.language, finding.severity), toneOf(finding.severity)));
  box.content += whyPart(page, finding);
  box.content += doPart(page, finding);
  box.content += askPart(page, finding);
  Html more = evidencePart(page, finding);
  more += clinicianPart(page, finding);
  more += sourcesPart(page, finding);
  box.content += details(say(page.language, "What this rests on, and where it comes from"), more);
  if (finding.is_acknowledged) {
    const std::string on = shownDate(mannerOf(page), finding.acknowledged_on);
    box.content += muted(sayf(page.language, "Seen by {} on {}.", finding.acknowledged_by, on));
  }
  box.actions = actions;
  return card(box);
}

Html findingShort(const Page& page, const Finding& finding) {
  Html html = Html::element("p", Html::element("strong", said(page, finding.title)));
  html += doPart(page, finding);
  return html;
}

Html checkedPart(const Page& page, const record::Findings& findings) {
  const Language language = page.language;
  Html html;
  std::vector<Html> checked;
  for (const std::string& one : findings.checked) checked.push_back(said(page, one));
  Html inside = checked.empty() ? paragraph(say(language, "Nothing here could be checked.")) : bulletList(checked);
  html += details(sayn(language, "What was checked: {} thing", "What was checked: {} things",
                       static_cast<std::int64_t>(checked.size())),
                  inside);
  std::vector<Html> open;
  for (const record::NotChecked& one : findings.not_checked) {
    Html item = Html::element("strong", said(page, one.what));
    item.addText(": ");
    item += said(page, one.why);
    open.push_back(std::move(item));
  }
  if (!open.empty()) {
    html += details(sayn(language, "What could not be checked: {} thing", "What could not be checked: {} things",
                         static_cast<std::int64_t>(open.size())),
                    bulletList(open), open.size() <= 3);
  }
  html += muted(
      say(language,
          "Baton looks at this record with its own tables. It can miss things, and it does not know you. Do not start, "
          "stop or change a medicine on your own because of this page. A pharmacist can look at the whole list."));
  return html;
}

bool hasUrgent(const record::Findings& findings) {
  return std::any_of(findings.findings.begin(), findings.findings.end(),
                     [](const Finding& one) { return one.severity == Severity::Urgent && !one.is_acknowledged; });
}

}  // namespace baton::web
