// Correcting one line of the daily log: a number, a symptom, a side effect, a medicine that was not taken.
#include <algorithm>
#include <array>

#include "record/caregivers.h"
#include "web/pages/correct_kinds.h"

namespace baton::web::entry {
namespace {

struct LogLine {
  std::string_view code;   // text of the Observation's code
  std::string_view field;  // as errors of the form name it
};
constexpr std::array<LogLine, 9> kLogLines = {{{"Mood", "mood"},
                                               {"Sleep quality", "sleep_quality"},
                                               {"Cannabis use", "cannabis"},
                                               {"Skipped meals", "skipped_meals"},
                                               {"Irritability", "irritability"},
                                               {"Unusual spending", "spending"},
                                               {"Awake at night, asleep by day", "awake"},
                                               {"Note of the day", "note"},
                                               {"Cigarettes that day", "cigarettes"}}};

std::string logLabel(Language language, std::string_view field) {
  if (field == "mood") return say(language, "Mood");
  if (field == "sleep") return say(language, "Hours of sleep last night");
  if (field == "sleep_quality") return say(language, "How good was the sleep?");
  if (field == "drinks") return say(language, "Drinks with alcohol");
  if (field == "cigarettes") return say(language, "Cigarettes");
  if (field == "cannabis") return say(language, "Cannabis");
  if (field == "skipped_meals") return say(language, "Meals left out");
  if (field == "irritability") return say(language, "On edge or quick to anger");
  if (field == "symptom") return say(language, "What was it?");
  if (field == "side_effect") return say(language, "What do you notice?");
  if (field == "severity") return say(language, "How strong, 0 to 10?");
  if (field == "how_often") return say(language, "How often?");
  if (field == "onset") return say(language, "Since when, if you know?");
  if (field == "missed_doses") return say(language, "How many times?");
  if (field == "reason") return say(language, "Want to note why?");
  return say(language, "More spending than usual");
}

bool isShort(std::string_view field) {
  constexpr std::array kShort{"severity", "missed_doses", "mood",          "sleep",       "sleep_quality",
                              "drinks",   "cigarettes",   "skipped_meals", "irritability"};
  return std::ranges::find(kShort, field) != kShort.end();
}

// The fields that the line has, whatever it is.
Html logFields(const Page& page, const Draft& draft) {
  const Language language = page.language;
  Html html;
  for (const char* field :
       {"symptom", "side_effect", "medicine", "onset", "missed_doses", "reason", "severity", "how_often", "mood",
        "sleep", "sleep_quality", "drinks", "cigarettes", "cannabis", "skipped_meals", "irritability", "spending"}) {
    if (!draft.values.contains(field)) continue;
    const bool is_effect = draft.values.contains("side_effect");
    const std::string label = std::string_view(field) != "medicine" ? logLabel(language, field)
                              : is_effect                           ? say(language, "Maybe from which medicine?")
                                                                    : say(language, "Which medicine was not taken?");
    html += textField(draft.field(field, label), TextKind::Text, isShort(field) ? FieldWidth::Short : FieldWidth::Full);
  }
  if (draft.values.contains("awake"))
    html += checkbox(draft.field("awake", say(language, "Awake at night, asleep by day")));
  html += dateField(draft.field("on", say(language, "Which day?")));
  html += hidden("moment", draft.value("moment"));
  html += textArea(draft.field("note", say(language, "A note, if you like")), 3);
  return html;
}

// The day as it stands keeps its time; another day has none.
std::string momentOf(const Draft& draft) {
  const std::string on = draft.value("on");
  const std::string moment = draft.value("moment");
  return on.empty() || moment.starts_with(on) ? moment : on;
}

app::Form logForm(const Page& /*page*/, const Draft& draft) {
  app::forms::DailyLogForm form;
  form.on = momentOf(draft);
  form.mood = draft.value("mood");
  form.sleep_hours = draft.value("sleep");
  form.sleep_quality = draft.value("sleep_quality");
  form.drinks = draft.value("drinks");
  form.cigarettes = draft.value("cigarettes");
  form.cannabis = draft.value("cannabis");
  form.skipped_meals = draft.value("skipped_meals");
  form.irritability = draft.value("irritability");
  form.spending = draft.value("spending");
  form.is_sleep_reversed = draft.isTicked("awake");
  if (draft.values.contains("symptom")) {
    form.symptoms.push_back({draft.value("symptom"), draft.value("severity"), draft.value("how_often")});
  }
  if (draft.values.contains("side_effect")) {
    form.side_effects.push_back(
        {draft.value("side_effect"), draft.value("medicine"), draft.value("onset"), draft.value("severity")});
  }
  if (draft.values.contains("missed_doses")) {
    form.missed_doses.push_back({draft.value("medicine"), draft.value("reason"), draft.value("missed_doses")});
  }
  form.note = draft.value("note");
  return form;
}

bool hasCategory(const json::Value& resource, std::string_view text) {
  const auto& all = resource["category"].items();
  return std::ranges::any_of(all, [&](const json::Value& one) { return one["text"].text() == text; });
}

const json::Value& componentOf(const json::Value& resource, std::string_view what) {
  static const json::Value kNothing;
  const auto& all = resource["component"].items();
  const auto found =
      std::ranges::find_if(all, [&](const json::Value& one) { return one["code"]["text"].text() == what; });
  return found == all.end() ? kNothing : *found;
}

// What the person noted, after what the form wrote by itself (sources/forms/daily_log.cc).
std::string noteBeside(const json::Value& resource, std::string_view made) {
  for (const json::Value& note : resource["note"].items()) {
    if (note["text"].text() != made) return note["text"].text();
  }
  return "";
}

std::string fieldOfLogLine(const json::Value& code) {
  const std::string& loinc = code["coding"][0]["code"].text();
  if (loinc == "93832-4") return "sleep";
  if (loinc == "74013-4") return "drinks";
  if (loinc == "64218-1") return "cigarettes";
  const auto* found = std::ranges::find(kLogLines, std::string_view(code["text"].text()), &LogLine::code);
  return found == kLogLines.end() ? "" : std::string(found->field);
}

void putSideEffect(Draft& draft, const json::Value& resource) {
  constexpr std::string_view kBefore = "Side effect: ";
  const std::string& name = resource["code"]["text"].text();
  const std::string& medicine = componentOf(resource, "Maybe from")["valueString"].text();
  const std::string& onset = componentOf(resource, "Since")["valueDateTime"].text();
  draft.values["side_effect"] = name.starts_with(kBefore) ? name.substr(kBefore.size()) : name;
  draft.values["medicine"] = medicine;
  draft.values["onset"] = onset;
  draft.values["severity"] = resource["valueQuantity"]["value"].text();
  draft.values["note"] = noteBeside(resource, "Maybe from " + medicine + (onset.empty() ? "" : ", since " + onset));
}

void putMissedDose(Draft& draft, const json::Value& resource) {
  const std::string& count = componentOf(resource, "Doses")["valueQuantity"]["value"].text();
  const std::string& reason = componentOf(resource, "Reason")["valueString"].text();
  std::string medicine = resource["valueString"].text();
  const std::string times = ", " + count + " doses";
  if (!count.empty() && medicine.ends_with(times)) medicine.resize(medicine.size() - times.size());
  draft.values["medicine"] = medicine;
  draft.values["missed_doses"] = count.empty() ? "1" : count;
  draft.values["reason"] = reason;
  draft.values["note"] = noteBeside(resource, reason);
}

void putSymptom(Draft& draft, const json::Value& resource) {
  draft.values["symptom"] = resource["code"]["text"].text();
  draft.values["severity"] = resource["valueQuantity"]["value"].text();
  draft.values["how_often"] = componentOf(resource, "How often")["valueString"].text();
}

}  // namespace

std::optional<Found> foundLogLine(const json::Value& resource) {
  if (!hasCategory(resource, app::forms::kDailyLog)) return std::nullopt;
  // Taken out and told again: there is nothing to mend.
  const std::string& code = resource["code"]["text"].text();
  const bool is_told_again = code == app::forms::kTriggers || code == app::forms::kAsMeant ||
                             code == record::kNightsUp || code == record::kDaysOff;
  if (is_told_again || hasCategory(resource, "dose-taken")) return std::nullopt;
  const std::string& moment = resource["effectiveDateTime"].text();
  Draft draft;
  draft.values = {{"on", moment.substr(0, 10)}, {"moment", moment}, {"note", resource["note"][0]["text"].text()}};
  const std::string field = fieldOfLogLine(resource["code"]);
  if (hasCategory(resource, "side-effect")) {
    putSideEffect(draft, resource);
  } else if (hasCategory(resource, "missed-dose")) {
    putMissedDose(draft, resource);
  } else if (field == "awake") {
    draft.values[field] = "yes";
  } else if (!field.empty()) {
    draft.values[field] =
        resource["valueQuantity"].isNull() ? resource["valueString"].text() : resource["valueQuantity"]["value"].text();
  } else {
    putSymptom(draft, resource);
  }
  return Found{{"log", "Observation", nullptr, logFields, logForm, nullptr}, std::move(draft)};
}

}  // namespace baton::web::entry
