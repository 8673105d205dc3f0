// How the days go: work, sleep, when and how a visit is possible. Care has to fit them.
#include "web/pages/entry_kinds.h"

namespace baton::web::entry {
namespace {

Html fields(const Page& page, const Draft& draft) {
  const Language language = page.language;
  Html html = textField(draft.field("work_schedule", say(language, "When do you work or study?"),
                                    say(language, "Like night shifts, Tuesday to Saturday.")));
  html += textField(draft.field("sleep_pattern", say(language, "When do you sleep?"),
                                say(language, "Like from 3 to 11 in the morning.")));
  html += textField(draft.field("visit_preference", say(language, "Which visits work for you?"),
                                say(language, "Like video, after 4 pm.")));
  html += dateField(draft.field("on", say(language, "Since which day? Empty means today.")));
  return html;
}

app::Form form(const Page& /*page*/, const Draft& draft) {
  return app::forms::DailyLifeForm{draft.value("work_schedule"), draft.value("sleep_pattern"),
                                   draft.value("visit_preference"), draft.value("on")};
}

// One line of it: each is a fact of its own.
std::optional<Draft> stored(const record::Chart& chart, const std::string& key) {
  const record::ObservationFact* fact = factOf(chart.facts.observations, key);
  if (fact == nullptr || fact->about.source.format != "form") return std::nullopt;
  const std::string name = fact->what.label();
  std::string field;
  if (name == "Work schedule") field = "work_schedule";
  if (name == "Sleep pattern") field = "sleep_pattern";
  if (name == "Visit preference") field = "visit_preference";
  if (field.empty()) return std::nullopt;
  Draft draft;
  draft.values = {{field, fact->value_text}, {"on", fact->effective.dateText()}};
  return draft;
}

}  // namespace

Kind dailyLifeKind() {
  return {"daily-life", "Observation", [](Language l) { return say(l, "How your days go"); }, fields, form, stored};
}

}  // namespace baton::web::entry
