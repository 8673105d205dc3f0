#include "web/pages/correct_kinds.h"

#include <algorithm>
#include <array>

#include "app/withdraw.h"

namespace baton::web::entry {
namespace {

// --- A medicine, in the words it was typed in

Html medicineFields(const Page& page, const Draft& draft) {
  const Language language = page.language;
  Html html = textField(draft.field("medicine", say(language, "The medicine, in your own words"),
                                    say(language, "Like: Zoloft 100mg every morning.")));
  html += sinceField(page, draft, "since", say(language, "Since when, if you know?"));
  html += textField(draft.field("reason", say(language, "What it is for")));
  html += textField(draft.field("prescriber", say(language, "Who prescribed it")));
  html += hidden("bought", draft.value("bought"));
  html += textArea(draft.field("note", say(language, "A note, if you like")), 3);
  return html;
}

app::Form medicineForm(const Page& /*page*/, const Draft& draft) {
  app::forms::MedicationForm form;
  form.text = draft.value("medicine");
  form.since = draft.value("since");
  form.reason = draft.value("reason");
  form.prescriber = draft.value("prescriber");
  form.is_over_the_counter = draft.value("bought") == "otc";
  form.is_supplement = draft.value("bought") == "supplement";
  form.note = draft.value("note");
  return form;
}

std::optional<Found> medicine(const json::Value& resource) {
  const std::string typed = resource["dosage"][0]["text"].text();
  if (resource["status"].text() != "active" || typed.empty()) return std::nullopt;
  const std::string category = resource["category"]["text"].text();
  const bool is_bought = !resource["category"].isNull();
  Draft draft;
  draft.values = {{"medicine", typed},
                  {"since", resource["effectivePeriod"]["start"].text()},
                  {"reason", resource["reasonCode"][0]["text"].text()},
                  {"prescriber", resource["contained"][0]["requester"]["display"].text()},
                  {"bought", !is_bought                                        ? ""
                             : category.find("upplement") != std::string::npos ? "supplement"
                                                                               : "otc"},
                  {"note", resource["note"][0]["text"].text()}};
  return Found{{"medication", "MedicationStatement", nullptr, medicineFields, medicineForm, nullptr}, std::move(draft)};
}

// --- A note that was typed

Html noteFields(const Page& page, const Draft& draft) {
  const Language language = page.language;
  Html html = textField(draft.field("title", say(language, "Title")));
  html += textArea(draft.field("text", say(language, "The note")), 8);
  html += dateField(draft.field("on", say(language, "Which day is it about? Empty means today.")));
  html += textField(draft.field("written_by", say(language, "Who wrote it, if it was not you?")));
  if (!isCaregiver(page)) {
    html += checkbox(draft.field("private", say(language, "Keep it to myself"),
                                 say(language, "Nobody else sees it until you share it.")));
  }
  return html;
}

app::Form noteForm(const Page& /*page*/, const Draft& draft) {
  app::forms::NoteForm form;
  form.title = draft.value("title");
  form.text = draft.value("text");
  form.on = draft.value("on");
  form.written_by = draft.value("written_by");
  form.is_private = draft.isTicked("private");
  return form;
}

std::optional<Found> note(const json::Value& resource) {
  const std::string text = app::typedNote(resource);
  if (text.empty()) return std::nullopt;
  const bool is_private = resource["meta"]["security"][0]["code"].text() == "R";
  const json::Value& author = resource["author"][0];
  Draft draft;
  draft.values = {{"title", resource["description"].text()},
                  {"text", text},
                  {"on", resource["content"][0]["attachment"]["creation"].text().substr(0, 10)},
                  {"written_by", author["type"].text() == "Practitioner" ? author["display"].text() : ""},
                  {"private", is_private ? "yes" : ""}};
  return Found{{"note", "DocumentReference", nullptr, noteFields, noteForm, nullptr}, std::move(draft)};
}

// --- A goal nobody has noted progress on yet

Html goalFields(const Page& page, const Draft& draft) {
  const Language language = page.language;
  Html html = textField(draft.field("goal", say(language, "What do you want to be different?")));
  html += textField(draft.field("measure", say(language, "Which number would show it?")));
  html += textField(draft.field("target", say(language, "Where should it get?")), TextKind::Text, FieldWidth::Half);
  html += dateField(draft.field("due", say(language, "By when?")));
  html += textField(draft.field("owner", say(language, "Whose goal is it, if not yours?")));
  html += hidden("start", draft.value("start"));
  html += textArea(draft.field("note", say(language, "A note, if you like")), 3);
  return html;
}

app::Form goalForm(const Page& /*page*/, const Draft& draft) {
  app::forms::GoalForm form;
  form.description = draft.value("goal");
  form.measure = draft.value("measure");
  form.target = draft.value("target");
  form.due = draft.value("due");
  form.owner = draft.value("owner");
  form.start = draft.value("start");
  form.note = draft.value("note");
  return form;
}

std::optional<Found> goal(const json::Value& resource) {
  if (!resource["achievementStatus"].isNull() || resource["lifecycleStatus"].text() != "active") return std::nullopt;
  const json::Value& aim = resource["target"][0];
  const json::Value& owner = resource["expressedBy"];
  Draft draft;
  draft.values = {{"goal", resource["description"]["text"].text()},
                  {"measure", aim["measure"]["text"].text()},
                  {"target", aim["detailString"].text()},
                  {"due", aim["dueDate"].text()},
                  {"owner", owner["type"].text() == "Practitioner" ? owner["display"].text() : ""},
                  {"start", resource["startDate"].text()},
                  {"note", resource["note"][0]["text"].text()}};
  return Found{{"goal", "Goal", nullptr, goalFields, goalForm, nullptr}, std::move(draft)};
}

// --- One line of the daily log

struct LogLine {
  std::string_view code;   // text of the Observation's code
  std::string_view field;  // as errors of the form name it
};
constexpr std::array<LogLine, 8> kLogLines = {{{"Mood", "mood"},
                                               {"Sleep quality", "sleep_quality"},
                                               {"Cannabis use", "cannabis"},
                                               {"Skipped meals", "skipped_meals"},
                                               {"Irritability", "irritability"},
                                               {"Unusual spending", "spending"},
                                               {"Note of the day", "note"},
                                               {"Cigarettes that day", "cigarettes"}}};

std::string logLabel(Language language, std::string_view field) {
  if (field == "mood") return say(language, "Mood");
  if (field == "sleep") return say(language, "Hours of sleep last night");
  if (field == "sleep_quality") return say(language, "How well did you sleep?");
  if (field == "drinks") return say(language, "Drinks of alcohol that day");
  if (field == "cigarettes") return say(language, "Cigarettes that day");
  if (field == "cannabis") return say(language, "Cannabis");
  if (field == "skipped_meals") return say(language, "Meals left out");
  if (field == "irritability") return say(language, "Irritable, as it seems to you");
  return say(language, "More spending than usual");
}

Html logFields(const Page& page, const Draft& draft) {
  const Language language = page.language;
  Html html;
  if (draft.values.contains("symptom")) {
    html += textField(draft.field("symptom", say(language, "What is it?")));
    html += textField(draft.field("severity", say(language, "How strong, from 0 to 10?")), TextKind::Text,
                      FieldWidth::Short);
    html += textField(draft.field("how_often", say(language, "How often?")));
  }
  for (const char* field : {"mood", "sleep", "sleep_quality", "drinks", "cigarettes", "cannabis", "skipped_meals",
                            "irritability", "spending"}) {
    if (draft.values.contains(field)) html += textField(draft.field(field, logLabel(language, field)));
  }
  html += textField(draft.field("on", say(language, "Day or time")));
  html += textArea(draft.field("note", say(language, "A note, if you like")), 3);
  return html;
}

app::Form logForm(const Page& /*page*/, const Draft& draft) {
  app::forms::DailyLogForm form;
  form.on = draft.value("on");
  form.mood = draft.value("mood");
  form.sleep_hours = draft.value("sleep");
  form.sleep_quality = draft.value("sleep_quality");
  form.drinks = draft.value("drinks");
  form.cigarettes = draft.value("cigarettes");
  form.cannabis = draft.value("cannabis");
  form.skipped_meals = draft.value("skipped_meals");
  form.irritability = draft.value("irritability");
  form.spending = draft.value("spending");
  if (draft.values.contains("symptom")) {
    form.symptoms.push_back({draft.value("symptom"), draft.value("severity"), draft.value("how_often")});
  }
  form.note = draft.value("note");
  return form;
}

bool hasCategory(const json::Value& resource, std::string_view text) {
  const auto& all = resource["category"].items();
  return std::ranges::any_of(all, [&](const json::Value& one) { return one["text"].text() == text; });
}

std::string fieldOfLogLine(const json::Value& code) {
  const std::string& loinc = code["coding"][0]["code"].text();
  if (loinc == "93832-4") return "sleep";
  if (loinc == "74013-4") return "drinks";
  if (loinc == "64218-1") return "cigarettes";
  const auto* found = std::ranges::find(kLogLines, std::string_view(code["text"].text()), &LogLine::code);
  return found == kLogLines.end() ? "" : std::string(found->field);
}

std::optional<Found> logLine(const json::Value& resource) {
  const bool is_more = hasCategory(resource, "side-effect") || hasCategory(resource, "missed-dose");
  if (!hasCategory(resource, "daily-log") || is_more) return std::nullopt;
  const std::string value =
      resource["valueQuantity"].isNull() ? resource["valueString"].text() : resource["valueQuantity"]["value"].text();
  Draft draft;
  draft.values = {{"on", resource["effectiveDateTime"].text()}, {"note", resource["note"][0]["text"].text()}};
  const std::string field = fieldOfLogLine(resource["code"]);
  if (!field.empty()) {
    draft.values[field] = value;
  } else if (!resource["valueQuantity"].isNull() || resource["valueBoolean"].truth()) {
    const std::string& name = resource["code"]["text"].text();
    if (name.starts_with("Awake at night")) return std::nullopt;
    draft.values["symptom"] = name;
    draft.values["severity"] = value;
    draft.values["how_often"] = resource["component"][0]["valueString"].text();
  } else {
    return std::nullopt;
  }
  return Found{{"log", "Observation", nullptr, logFields, logForm, nullptr}, std::move(draft)};
}

}  // namespace

std::optional<Found> foundInResource(const json::Value& resource) {
  const std::string& type = resource["resourceType"].text();
  if (type == "MedicationStatement") return medicine(resource);
  if (type == "DocumentReference") return note(resource);
  if (type == "Goal") return goal(resource);
  if (type == "Observation") return logLine(resource);
  return std::nullopt;
}

}  // namespace baton::web::entry
