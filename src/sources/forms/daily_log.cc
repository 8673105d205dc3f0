#include "sources/forms/daily_log.h"

#include <algorithm>

#include "base/text.h"
#include "knowledge/names.h"
#include "record/caregivers.h"
#include "sources/forms/choice.h"
#include "sources/forms/observation.h"

namespace baton::sources::forms {
namespace {

constexpr std::size_t kMostOfAKind = 50;

// The medicine that a name or line id means: its words and the newest entry behind it; the typed words when unknown.
struct Medicine {
  std::string name;
  std::string key;
};
Medicine medicineOf(const std::string& wanted, const Context& context) {
  const auto match = knowledge::find(wanted);
  const std::string folded = foldForMatching(wanted);
  for (const record::MedicationLine& line : context.chart.medications) {
    const bool has_ingredient =
        match &&
        std::any_of(match->ingredients.begin(), match->ingredients.end(), [&](const knowledge::Ingredient& one) {
          return std::find(line.ingredients.begin(), line.ingredients.end(), one.name) != line.ingredients.end();
        });
    if (line.id != wanted && foldForMatching(line.name) != folded && !has_ingredient) continue;
    return {line.name, line.sources.empty() ? "" : line.sources.front().key};
  }
  return {wanted, ""};
}

class Log {
 public:
  Log(const Context& context, std::string on, bool is_week)
      : context_(context), on_(std::move(on)), is_week_(is_week) {}

  json::Value start(Kind kind, json::Value code) {
    json::Value made = observation(kind, std::move(code), on_, context_, drafts_);
    addCategory(made, kDailyLog);
    if (is_week_) addCategory(made, kWeeklyLog);
    return made;
  }
  void add(json::Value made) { drafts_.push_back({std::move(made), ""}); }

  void addOfTen(Kind kind, std::string_view name, const std::optional<Decimal>& value) {
    if (!value) return;
    json::Value made = start(kind, textConcept(name));
    made.set("valueQuantity", quantity(*value, "of 10", "{score}"));
    add(std::move(made));
  }
  void addAmount(Kind kind, json::Value code, const std::optional<Decimal>& value, std::string_view unit,
                 std::string_view ucum) {
    if (!value) return;
    json::Value made = start(kind, std::move(code));
    made.set("valueQuantity", quantity(*value, unit, ucum));
    add(std::move(made));
  }
  void addText(Kind kind, std::string_view name, const std::string& text) {
    if (text.empty()) return;
    json::Value made = start(kind, textConcept(name));
    made.set("valueString", text);
    add(std::move(made));
  }

  Status addSymptom(const SymptomEntry& symptom) {
    BATON_TRY(const std::string name, words(symptom.name, "symptom", Need::Required));
    BATON_TRY(const std::string frequency, words(symptom.frequency, "how often", Need::Optional));
    BATON_TRY(const auto severity, numberIn(symptom.severity, 0, 10, "severity"));
    json::Value made = start(Kind::Symptom, textConcept(name));
    setSeverity(made, severity);
    if (!frequency.empty()) made.set("component", json::Value::array({component("How often", frequency)}));
    add(std::move(made));
    return {};
  }

  Status addSideEffect(const SideEffectEntry& effect) {
    BATON_TRY(const std::string name, words(effect.name, "side effect", Need::Required));
    BATON_TRY(const std::string line, words(effect.line, "medicine", Need::Optional));
    BATON_TRY(const std::string onset, pastDateTime(context_, effect.onset, "onset"));
    BATON_TRY(const auto severity, numberIn(effect.severity, 0, 10, "severity"));
    json::Value made = start(Kind::Symptom, textConcept("Side effect: " + name));
    addCategory(made, "side-effect");
    setSeverity(made, severity);
    json::Value parts = json::Value::array();
    if (!line.empty()) {
      const Medicine medicine = medicineOf(line, context_);
      if (!medicine.key.empty()) setFocus(made, medicine.key, medicine.name);
      parts.push(component("Maybe from", medicine.name));
      made.set("note", notes("Maybe from " + medicine.name + (onset.empty() ? "" : ", since " + onset)));
    }
    if (!onset.empty()) {
      json::Value since = json::Value::object();
      since.set("code", textConcept("Since"));
      since.set("valueDateTime", onset);
      parts.push(std::move(since));
    }
    made.setIfAny("component", std::move(parts));
    add(std::move(made));
    return {};
  }

  Status addMissedDose(const MissedDoseEntry& missed) {
    BATON_TRY(const std::string line, words(missed.line, "medicine", Need::Required));
    BATON_TRY(const std::string reason, words(missed.reason, "reason", Need::Optional));
    BATON_TRY(const auto count, numberIn(missed.count, 1, 100, "missed doses"));
    const Medicine medicine = medicineOf(line, context_);
    json::Value made = start(Kind::Survey, textConcept(kMissedDose));
    addCategory(made, "missed-dose");
    if (!medicine.key.empty()) setFocus(made, medicine.key, medicine.name);
    const std::string times = count && count->plain() != "1" ? ", " + count->plain() + " doses" : "";
    made.set("valueString", medicine.name + times);
    json::Value parts = json::Value::array();
    if (count) {
      json::Value doses = json::Value::object();
      doses.set("code", textConcept("Doses"));
      doses.set("valueQuantity", quantity(*count, "doses"));
      parts.push(std::move(doses));
    }
    if (!reason.empty()) parts.push(component("Reason", reason));
    made.setIfAny("component", std::move(parts));
    made.setIfAny("note", notes(reason));
    add(std::move(made));
    return {};
  }

  Status addTakenDose(const std::string& taken) {
    BATON_TRY(const std::string line, words(taken, "medicine", Need::Required));
    const Medicine medicine = medicineOf(line, context_);
    json::Value made = start(Kind::Survey, textConcept(kTakenDose));
    addCategory(made, "dose-taken");
    if (!medicine.key.empty()) setFocus(made, medicine.key, medicine.name);
    made.set("valueString", medicine.name);
    add(std::move(made));
    return {};
  }

  void setNote(const std::string& note) {
    if (note.empty()) return;
    if (drafts_.empty()) return addText(Kind::Survey, "Note of the day", note);
    json::Value& first = drafts_.front().resource;
    if (!first.has("note"))
      first.set("note", notes(note));
    else
      first.findMutable("note")->push(json::Value::object({{"text", note}}));
  }

  Drafts take() { return std::move(drafts_); }

 private:
  static void setSeverity(json::Value& made, const std::optional<Decimal>& severity) {
    if (severity)
      made.set("valueQuantity", quantity(*severity, "of 10", "{score}"));
    else
      made.set("valueBoolean", true);
  }

  const Context& context_;
  std::string on_;
  bool is_week_ = false;
  Drafts drafts_;
};

Status addNumbers(const DailyLogForm& form, Log& log) {
  BATON_TRY(const auto mood, numberIn(form.mood, 0, 10, "mood"));
  BATON_TRY(const auto sleep, numberIn(form.sleep_hours, 0, 24, "sleep"));
  BATON_TRY(const auto quality, numberIn(form.sleep_quality, 0, 10, "sleep quality"));
  BATON_TRY(const auto drinks, numberIn(form.drinks, 0, 100, "drinks"));
  BATON_TRY(const auto cigarettes, numberIn(form.cigarettes, 0, 200, "cigarettes"));
  BATON_TRY(const auto meals, numberIn(form.skipped_meals, 0, 10, "skipped meals"));
  BATON_TRY(const auto irritability, numberIn(form.irritability, 0, 10, "irritability"));
  log.addOfTen(Kind::Survey, kMood, mood);
  log.addAmount(Kind::Activity, loinc("93832-4", "Sleep duration", "Sleep"), sleep, "h", "h");
  log.addOfTen(Kind::Survey, kSleepQuality, quality);
  log.addAmount(Kind::SocialHistory, loinc("74013-4", "Alcoholic drinks per day", "Alcoholic drinks that day"), drinks,
                "drinks", "{drinks}/d");
  log.addAmount(Kind::SocialHistory,
                loinc("64218-1", "How many cigarettes do you smoke per day now [PhenX]", "Cigarettes that day"),
                cigarettes, "cigarettes", "{cigarettes}/d");
  log.addAmount(Kind::Survey, textConcept(kSkippedMeals), meals, "meals", "");
  log.addOfTen(Kind::Survey, kIrritability, irritability);
  BATON_TRY(const auto nights, numberIn(form.nights_up, 0, 7, "nights up"));
  BATON_TRY(const auto days_off, numberIn(form.days_off, 0, 7, "days off"));
  log.addAmount(Kind::Survey, textConcept(record::kNightsUp), nights, "nights", "");
  log.addAmount(Kind::Survey, textConcept(record::kDaysOff), days_off, "days", "");
  return {};
}

Status addWords(const DailyLogForm& form, Log& log) {
  BATON_TRY(const std::string cannabis, words(form.cannabis, "cannabis", Need::Optional));
  BATON_TRY(const std::string spending, words(form.spending, "spending", Need::Optional));
  BATON_TRY(const std::string triggers, words(form.triggers, "triggers", Need::Optional));
  log.addText(Kind::Survey, kTriggers, triggers);
  if (!form.as_meant.empty()) {
    if (form.as_meant != "all" && form.as_meant != "some" && form.as_meant != "unknown") {
      return wrong("as_meant", "Medicines were taken as meant: all, some or unknown.");
    }
    log.addText(Kind::Survey, kAsMeant, form.as_meant);
  }
  log.addText(Kind::SocialHistory, kCannabis, cannabis);
  log.addText(Kind::Survey, kSpending, spending);
  if (form.is_sleep_reversed) {
    json::Value made = log.start(Kind::Survey, textConcept(kSleepReversal));
    made.set("valueBoolean", true);
    log.add(std::move(made));
  }
  return {};
}

}  // namespace

Result<Drafts> make(const DailyLogForm& form, const Context& context) {
  BATON_TRY(const std::string on, dateTimeOrNow(context, form.on, "on"));
  BATON_TRY(const std::string note, words(form.note, "note", Need::Optional, kLongestText));
  if (std::max({form.symptoms.size(), form.side_effects.size(), form.missed_doses.size(), form.taken_doses.size()}) >
      kMostOfAKind) {
    return fail(ErrorCode::TooLarge, "A day's log holds at most 50 entries of a kind.", "field: symptom");
  }
  Log log(context, on, form.is_week);
  BATON_CHECK(addNumbers(form, log));
  BATON_CHECK(addWords(form, log));
  for (const SymptomEntry& symptom : form.symptoms) BATON_CHECK(log.addSymptom(symptom));
  for (const SideEffectEntry& effect : form.side_effects) BATON_CHECK(log.addSideEffect(effect));
  for (const MissedDoseEntry& missed : form.missed_doses) BATON_CHECK(log.addMissedDose(missed));
  for (const std::string& taken : form.taken_doses) BATON_CHECK(log.addTakenDose(taken));
  log.setNote(note);
  Drafts drafts = log.take();
  if (drafts.empty()) return wrong("mood", "There is nothing to save yet. One number or one line is enough.");
  return drafts;
}

}  // namespace baton::sources::forms
