// A visit: what lies ahead becomes an appointment, what has been becomes a visit in the record. One form, because a
// person should not have to tell them apart.
#include "web/pages/entry_kinds.h"

namespace baton::web::entry {
namespace {

Html fields(const Page& page, const Draft& draft) {
  const Language language = page.language;
  Html html =
      dateField(draft.field("when", say(language, "Which day?"), say(language, "A day to come, or one in the past.")));
  html += textField(draft.field("when_time", say(language, "At what time, if you know?")), TextKind::Time,
                    FieldWidth::Short);
  html += textField(draft.field("with", say(language, "With whom?"), say(language, "Like Dr. Lee.")));
  html += textField(
      draft.field("what", say(language, "What kind of visit?"), say(language, "Like medication check, or therapy.")));
  Field kind = draft.field("kind", say(language, "How?"));
  if (kind.value.empty()) kind.value = "office";
  html += radios(kind, {{"office", say(language, "In the office"), ""},
                        {"video", say(language, "By video"), ""},
                        {"phone", say(language, "By phone"), ""},
                        {"home", say(language, "At home"), ""},
                        {"emergency", say(language, "Emergency room"), ""},
                        {"hospital", say(language, "Hospital stay"), ""}});
  html += hidden("clock", draft.value("clock"));
  html += textField(draft.field("place", say(language, "Where?")));
  html += textField(draft.field("reason", say(language, "What is it about?")));
  html += numberField(draft.field("minutes", say(language, "How long, if you know?")), say(language, "minutes"));
  html += dateField(draft.field("ended", say(language, "Last day, for a hospital stay")));
  html += textArea(draft.field("instructions", say(language, "What to bring or do before"),
                               say(language, "Kept with a visit to come.")),
                   3);
  return html;
}

app::Form form(const Page& page, const Draft& draft) {
  app::forms::VisitForm form;
  form.when = momentText(page, draft.value("when"), draft.value("when_time"), draft.value("clock"));
  form.what = draft.value("what");
  form.with = draft.value("with");
  form.place = draft.value("place");
  form.kind = draft.value("kind").empty() ? "office" : draft.value("kind");
  form.minutes = draft.value("minutes");
  form.ended = draft.value("ended");
  form.reason = draft.value("reason");
  form.instructions = draft.value("instructions");
  return form;
}

std::string kindOf(const std::string& class_code) {
  if (class_code == "VR") return "video";
  if (class_code == "HH") return "home";
  if (class_code == "EMER") return "emergency";
  if (class_code == "IMP") return "hospital";
  return "office";
}

// Only visits that have been: an appointment that changed is cancelled and made anew, as a clinic would.
std::optional<Draft> stored(const record::Chart& chart, const std::string& key) {
  const record::EncounterFact* fact = factOf(chart.facts.encounters, key);
  if (fact == nullptr) return std::nullopt;
  Draft draft;
  const PartialDate& start = fact->period.start;
  const bool has_time = start.precision() >= Precision::Minute;
  draft.values = {{"when", start.dateText()},
                  {"when_time", has_time ? start.text().substr(11, 5) : ""},
                  {"clock", has_time && start.text().size() > 19 ? start.text().substr(19) : ""},
                  {"what", fact->types.empty() ? "" : fact->types.front().label()},
                  {"with", fact->participants.empty() ? "" : fact->participants.front().display},
                  {"place", fact->organization.display},
                  {"kind", kindOf(fact->class_code)},
                  {"ended", fact->period.end == start ? "" : fact->period.end.dateText()},
                  {"reason", fact->reasons.empty() ? "" : fact->reasons.front().label()}};
  return draft;
}

}  // namespace

Kind visitKind() {
  return {"visit", "Encounter", [](Language l) { return say(l, "Add a visit"); }, fields, form, stored};
}

}  // namespace baton::web::entry
