// Insurance, as it stands on the card.
#include "web/pages/entry_kinds.h"

namespace baton::web::entry {
namespace {

Html fields(const Page& page, const Draft& draft) {
  const Language language = page.language;
  Html html = textField(draft.field("payor", say(language, "Name of the insurance")));
  html += textField(draft.field("plan", say(language, "Plan")));
  html +=
      textField(draft.field("member_id", say(language, "Member number"), say(language, "As it stands on the card.")));
  html += textField(draft.field("group", say(language, "Group number")));
  html += sinceField(page, draft, "since", say(language, "Since when, if you know?"));
  html += sinceField(page, draft, "until", say(language, "Until when, if you know?"));
  return html;
}

app::Form form(const Page& /*page*/, const Draft& draft) {
  return app::forms::CoverageForm{draft.value("payor"), draft.value("plan"),  draft.value("member_id"),
                                  draft.value("group"), draft.value("since"), draft.value("until")};
}

std::optional<Draft> stored(const record::Chart& chart, const std::string& key) {
  const record::CoverageFact* fact = factOf(chart.facts.coverages, key);
  if (fact == nullptr) return std::nullopt;
  Draft draft;
  draft.values = {{"payor", fact->payor},
                  {"plan", fact->plan},
                  {"member_id", fact->member_id},
                  {"group", fact->group},
                  {"since", fact->period.start.text()},
                  {"until", fact->period.end.text()}};
  return draft;
}

}  // namespace

Kind insuranceKind() {
  return {"insurance", "Coverage", [](Language l) { return say(l, "Add insurance"); }, fields, form, stored};
}

}  // namespace baton::web::entry
