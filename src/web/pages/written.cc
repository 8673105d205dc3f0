// What was written lately: by whom, when, and an undo beside each. An undo is listed too and can itself be undone.
#include <algorithm>
#include <map>

#include "app/authors.h"
#include "app/undo.h"
#include "base/text.h"
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/entry_pages.h"
#include "web/pages/entry_parts.h"
#include "web/pages/log_past.h"
#include "web/pages/record_parts.h"

namespace baton::web {
namespace {

constexpr std::size_t kOnAPage = 20;
constexpr std::size_t kMost = 10'000;
constexpr std::size_t kNamed = 3;  // of what one entry of the log tells

std::string whatWords(Language language, const app::Written& one) {
  const std::string& what = one.what;
  if (one.format.starts_with("fhir-api")) return sayf(language, "From the app {}", what);
  if (one.format != "form") return what.empty() ? say(language, "An import") : sayf(language, "Import of {}", what);
  if (what == "undo") return say(language, "An undo");
  if (what == "medication") return say(language, "A medicine");
  if (what == "stop-medication" || what == "medication-end") return say(language, "A medicine that has ended");
  if (what == "change-dose") return say(language, "Another dose");
  if (what == "allergy") return say(language, "An allergy");
  if (what == "condition") return say(language, "A condition");
  if (what == "visit") return say(language, "A visit");
  if (what == "team-member") return say(language, "Somebody who helps you");
  if (what == "pharmacy") return say(language, "A pharmacy");
  if (what == "contact") return say(language, "A person to call");
  if (what == "coverage") return say(language, "Insurance");
  if (what == "daily-life") return say(language, "How your days go");
  if (what == "goal") return say(language, "A goal");
  if (what == "goal-progress") return say(language, "Progress of a goal");
  if (what == "visit-prep") return say(language, "What you want to say at a visit");
  if (what == "after-crisis") return say(language, "A step after a crisis");
  if (what == "crisis-plan") return say(language, "Your crisis plan");
  if (what == "after-visit") return say(language, "What came of a visit");
  if (what == "agreed" || what == "agreed-step") return say(language, "Something agreed");
  if (what == "plan-review") return say(language, "A review of the plan");
  if (what == "provider-report") return say(language, "What an office said");
  if (what == "note") return say(language, "A note, letter or photo");
  if (what == "daily-log") return say(language, "Daily log");
  if (what == "entered-in-error") return say(language, "Something taken out");
  if (what == "questionnaire") return say(language, "A questionnaire");
  if (what == "list") return say(language, "A list that is still right");
  if (what == "acknowledge") return say(language, "A warning you have seen");
  if (what == "own") return say(language, "Who looks after what");
  if (what == "routing") return say(language, "Who hears of what");
  if (what == "how-to-reach") return say(language, "How updates reach somebody");
  if (what == "record-request" || what == "record-request-step") return say(language, "Papers asked of an office");
  if (what == "grant") return say(language, "Something shared");
  if (what == "end-grant") return say(language, "Sharing that was stopped");
  if (what == "confirm-consent") return say(language, "A form that counts now");
  if (what == "emergency-access") return say(language, "Access in an emergency");
  return say(language, "A change");
}

class Names {
 public:
  explicit Names(Page& page) : page_(page) {}
  std::string of(const std::string& account) {
    if (account == page_.visitor.account) return say(page_.language, "you");
    const auto [place, is_new] = names_.try_emplace(account);
    if (is_new) place->second = app::authorName(page_.home, account).value_or("");
    return place->second.empty() ? say(page_.language, "somebody on this server") : place->second;
  }

 private:
  Page& page_;
  std::map<std::string, std::string> names_;
};

// Which day an entry of the log is of, and what it tells, is in what it wrote; entries of one form stand together.
std::string firstOf(const record::Disclosure& seen, const Manner& manner, const app::Written& one) {
  PartialDate day;
  std::vector<std::string> names;
  for (const record::ObservationFact& fact : seen.chart().facts.observations) {
    if (fact.about.source.recorded != one.at || fact.about.source.format != "form") continue;
    if (day.empty()) day = fact.effective;
    const std::string name = entry::logName(manner.language, fact.what.label());
    if (names.size() < kNamed && std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
  std::string text = day.empty() ? "" : shownDate(manner, day);
  if (!names.empty()) text += (text.empty() ? "" : ": ") + join(names, ", ");
  return text;
}

Html item(const Page& page, const record::Disclosure& seen, const app::Written& one, Names& names) {
  const Language language = page.language;
  Html html = Html::element("strong", Html::element("bdi", Html::text(whatWords(language, one))));
  if (one.is_undone) {
    html.addText(" ");
    html += badge(say(language, "Undone"));
  }
  if (one.what == "daily-log") {
    if (const std::string first = firstOf(seen, mannerOf(page), one); !first.empty()) {
      html += Html::element("p", words(first));
    }
  }
  const auto count = static_cast<std::int64_t>(one.resources);
  const std::string how_many = sayn(language, "{} entry", "{} entries", count);
  // Of a file nobody is the writer.
  html += muted(one.author == "import" ? how_many : sayf(language, "By {}", names.of(one.author)) + " · " + how_many);
  if (one.is_undone) return html;
  // An import may hold a whole record: its own page asks first.
  if (one.format != "form") {
    html +=
        Html::element("p", link(page.about("/imports/" + one.entry + "/undo"), say(language, "Take this import back")));
    return html;
  }
  Html fields = hidden("entry", one.entry);
  fields += entry::keyField(page);
  const bool is_undo = one.what == "undo";
  fields += button(is_undo ? say(language, "Undo the undo") : say(language, "Undo"), Look::Quiet);
  html += form(page, page.about("/undo"), fields);
  return html;
}

}  // namespace

Response writtenPage(Page& page) {
  auto written = app::listWritten(page.home, page.person->person, kMost);
  if (!written) return trouble(page, written.error());
  std::erase_if(*written, [&](const app::Written& one) { return !entry::mayChange(page, one.author); });
  const auto seen = entry::seen(page);
  if (!seen) return trouble(page, seen.error());
  const Language language = page.language;
  const std::size_t pages = (written->size() + kOnAPage - 1) / kOnAPage;
  const std::size_t current = entry::pageNumber(page, pages);
  Names names(page);
  std::vector<Moment> moments;
  for (std::size_t i = (current - 1) * kOnAPage; i < std::min(written->size(), current * kOnAPage); ++i) {
    const app::Written& one = (*written)[i];
    moments.push_back({shownMoment(mannerOf(page), one.at), toIso(one.at), item(page, *seen, one, names)});
  }
  Html content = moments.empty() ? emptyState(say(language, "Nothing is written yet"),
                                              say(language, "What you save will be listed here."))
                                 : timelineList(moments);
  content += pagination(page, page.about("/written"), current, pages);
  LayoutOptions options;
  options.back = page.about("/add");
  return layout(page, say(language, "What was written lately"), content, options);
}

}  // namespace baton::web
