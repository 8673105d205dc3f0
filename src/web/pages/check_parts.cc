#include "web/pages/check_parts.h"

#include <algorithm>
#include <array>

#include "app/chart_cache.h"
#include "app/watch.h"
#include "base/text.h"
#include "web/frame/appearance.h"
#include "web/frame/dated_text.h"
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

// "... Also: ... Also: ...": a paragraph each. The title is most often the first sentence: it is not said twice.
Html whyPart(const Page& page, const Finding& finding) {
  std::string_view why = finding.why;
  if (why.starts_with(finding.title + ".")) why = trim(why.substr(finding.title.size() + 1));
  static constexpr std::array<std::string_view, 2> kAlso = {" Also: ", " También: "};
  // The first reason, where the title said the one before it.
  for (const std::string_view also : kAlso) {
    if (why.starts_with(trim(also))) why = trim(why.substr(trim(also).size()));
  }
  Html html;
  bool is_first = true;
  while (!why.empty()) {
    std::size_t end = why.size();
    std::size_t next = why.size();
    for (const std::string_view also : kAlso) {
      if (const std::size_t at = why.find(also); at < end) end = at, next = at + also.size();
    }
    Html line;
    if (!is_first) {
      line += Html::element("strong", Html::text(say(page.language, "Also:")));
      line.addText(" ");
    }
    line += sentenceShown(page, why.substr(0, end));
    html += Html::element("p", line);
    is_first = false;
    why = why.substr(next);
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

// Where the heading above says how soon already, only a day is said again.
enum class Soon : std::uint8_t { Said, Unsaid };

Html doPart(const Page& page, const Finding& finding, Soon soon) {
  Html html;
  for (const record::Step& step : finding.steps) {
    if (step.who != "self") continue;
    Html line = Html::element("strong", Html::text(say(page.language, "What to do:")));
    line.addText(" ");
    line += sentenceShown(page, step.what);
    const bool is_day = !step.by.starts_with("next-") && finding.severity != Severity::Urgent;
    if (soon == Soon::Unsaid || is_day) line.addText(" (" + byText(page, step.by) + ")");
    html += Html::element("p", line);
  }
  return html;
}

Html evidencePart(const Page& page, const Finding& finding) {
  const Html list = evidenceList(page, finding.evidence);
  if (list.empty()) return {};
  Html html = Html::element("p", Html::element("strong", Html::text(say(page.language, "What this rests on"))));
  html += list;
  return html;
}

Html sourcesPart(const Page& page, const Finding& finding) {
  const Html list = sourceList(page, finding.sources);
  if (list.empty()) return {};
  Html html = Html::element("p", Html::element("strong", Html::text(say(page.language, "Where this comes from"))));
  html += list;
  return html;
}

// "lithium 450 mg every 12 hours, since 2013-04, Anselm Voss": what Baton put together is said in the reader's
// language, names and notes stay as they are.
std::string medicineEvidence(const Manner& manner, std::string_view text) {
  std::string shown;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(", "), text.size());
    const std::string_view piece = text.substr(0, end);
    // The longest end of the piece that Baton wrote itself: "450 mg every 12 hours".
    std::string said;
    for (std::size_t at = 0; at < piece.size() && said.empty(); ++at) {
      if (at > 0 && piece[at - 1] != ' ') continue;
      if (const auto own = ownPhrase(manner, piece.substr(at))) said = std::string(piece.substr(0, at)) + *own;
    }
    shown += said.empty() ? withShownDates(manner, piece) : said;
    if (end == text.size()) break;
    shown += ", ";
    text.remove_prefix(end + 2);
  }
  return shown;
}

// The clinical words stand once, whoever of them reads it.
Html clinicianPart(const Page& page, const Finding& finding) {
  std::vector<std::string> said;
  Html html;
  for (const record::Step& step : finding.steps) {
    if (step.who == "self" || std::find(said.begin(), said.end(), step.what) != said.end()) continue;
    said.push_back(step.what);
    html += Html::element("p", {{"lang", "en"}}, words(step.what));
  }
  if (html.empty()) return {};
  const bool is_own = page.person->relation == app::Relation::Self;
  const std::string label = is_own ? say(page.language, "For your clinician") : say(page.language, "For the clinician");
  Html whole = Html::element("p", Html::element("strong", Html::text(label)));
  whole += html;
  return whole;
}

}  // namespace

Result<std::shared_ptr<const record::Findings>> findingsOf(const Page& page, const std::string& add) {
  return page.charts.findings(page.home, page.person->person, audienceOf(page),
                              std::string(languageCode(page.language)), add);
}

std::vector<record::WatchPlan> watchPlansOf(const Page& page, const record::Disclosure& seen) {
  return app::watchPlansOf(seen, {audienceOf(page).role, std::string(languageCode(page.language))});
}

std::string severityText(Language language, Severity severity) {
  switch (severity) {
    case Severity::Urgent:
      return say(language, "Get help now");
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
  return date ? fillIn(sayIn(page.language, "day", "by {}"), {shownDate(mannerOf(page), *date)}) : by;
}

Html sentenceShown(const Page& page, std::string_view text) { return words(withShownDates(mannerOf(page), text)); }

Html evidenceList(const Page& page, const std::vector<record::Evidence>& evidence) {
  std::vector<Html> items;
  for (const record::Evidence& one : evidence) {
    const bool is_quoted = one.text.find('"') != std::string::npos;
    const bool is_medicine = one.resource.starts_with("Medication") && !is_quoted;
    const Html shown = is_medicine ? words(medicineEvidence(mannerOf(page), one.text)) : sentenceShown(page, one.text);
    const bool has_page = one.resource.find('/') != std::string::npos;
    items.push_back(has_page ? Html::element("a", {{"href", factPath(page, one.resource)}}, shown) : shown);
  }
  return items.empty() ? Html() : bulletList(items);
}

Html sourceList(const Page& page, const std::vector<record::FindingSource>& sources) {
  std::vector<Html> items;
  for (const record::FindingSource& source : sources) {
    // The words of a source stay in English whatever the page.
    Manner english = mannerOf(page);
    english.language = Language::English;
    const std::string name = source.title + (source.section.empty() ? "" : ", " + source.section);
    const Html title = foreignWords(page, withShownDates(english, name));
    const bool is_web = source.url.starts_with("https://");
    Html item = is_web ? Html::element("a", {{"href", source.url}, {"rel", "noreferrer noopener"}}, title) : title;
    if (!source.date.empty()) {
      const auto date = PartialDate::parse(source.date);
      const std::string on = date ? shownDate(mannerOf(page), *date) : source.date;
      item.addText(" (" + sayf(page.language, "checked {}", on) + ")");
    }
    items.push_back(std::move(item));
  }
  return items.empty() ? Html() : bulletList(items);
}

Html whomMeant(const Page& page) {
  if (page.person->relation == app::Relation::Self) return {};
  return muted(sayf(page.language, "\"You\" on this page is {}.", page.person->name));
}

Html safetyLinks(const Page& page, std::string_view here) {
  const Language language = page.language;
  std::vector<Html> items;
  const auto add = [&](std::string_view tail, const std::string& text) {
    if (tail != here) items.push_back(link(page.about(tail), text));
  };
  add("/check", say(language, "Things to ask about"));
  add("/monitoring", say(language, "Tests and check-ups"));
  add("/watch", say(language, "After a change of medicine"));
  add("/risks", say(language, "Risks to talk over"));
  return section("see-also", say(language, "Look closer"), bulletList(items));
}

Html printButton(const Page& page) {
  const Html button =
      Html::element("button", {{"class", "button button-secondary"}, {"type", "button"}, {"data-print", ""}},
                    Html::text(say(page.language, "Print this page")));
  return Html::element("div", {{"class", "buttons"}}, button);
}

Html notCheckedPart(const Page& page, const std::vector<record::NotChecked>& not_checked) {
  if (not_checked.empty()) return {};
  std::vector<Html> open;
  for (const record::NotChecked& one : not_checked) {
    Html item = Html::element("strong", words(one.what));
    item.addText(": ");
    item += sentenceShown(page, one.why);
    open.push_back(std::move(item));
  }
  return details(sayn(page.language, "What could not be checked: {} thing", "What could not be checked: {} things",
                      static_cast<std::int64_t>(open.size())),
                 bulletList(open), open.size() <= 3);
}

Html findingCard(const Page& page, const Finding& finding, const Html& actions) {
  Card box;
  box.title = withShownDates(mannerOf(page), finding.title);
  // What was seen stands together whatever its kind: there each says how soon it was.
  if (finding.is_acknowledged) {
    box.content = Html::element("p", badge(severityText(page.language, finding.severity), toneOf(finding.severity)));
  }
  // What can wait is short: the reason is one tap away.
  const bool is_short = finding.severity > Severity::High;
  const Html why = whyPart(page, finding);
  if (!is_short) box.content += why;
  box.content += doPart(page, finding, finding.is_acknowledged ? Soon::Unsaid : Soon::Said);
  box.content += askPart(page, finding);
  Html more = is_short ? why : Html();
  more += evidencePart(page, finding);
  more += clinicianPart(page, finding);
  more += sourcesPart(page, finding);
  box.content += details(is_short ? say(page.language, "Why, and where this comes from")
                                  : say(page.language, "What this rests on, and where it comes from"),
                         more);
  if (finding.is_acknowledged) {
    const std::string on = shownDate(mannerOf(page), finding.acknowledged_on);
    box.content += muted(sayf(page.language, "Seen by {} on {}.", finding.acknowledged_by, on));
  }
  box.actions = actions;
  return card(box);
}

Html findingShort(const Page& page, const Finding& finding) {
  Html html = Html::element("p", Html::element("strong", sentenceShown(page, finding.title)));
  html += doPart(page, finding, Soon::Unsaid);
  return html;
}

Html checkedPart(const Page& page, const record::Findings& findings) {
  const Language language = page.language;
  Html html;
  std::vector<Html> checked;
  for (const std::string& one : findings.checked) checked.push_back(sentenceShown(page, one));
  Html inside = checked.empty() ? paragraph(say(language, "Nothing here could be checked.")) : bulletList(checked);
  html += details(sayn(language, "What was checked: {} thing", "What was checked: {} things",
                       static_cast<std::int64_t>(checked.size())),
                  inside);
  html += notCheckedPart(page, findings.not_checked);
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
