#include "web/pages/log_form.h"

#include <algorithm>

#include "base/text.h"
#include "web/pages/medication_choice.h"
#include "web/pages/phrases.h"

namespace baton::web::entry {
namespace {

using format::Attributes;

constexpr int kSymptomRows = 6;
constexpr std::size_t kKnownSymptoms = 4;
constexpr int kEffectRows = 2;
constexpr std::string_view kWhy = "why:";

std::string numbered(std::string_view name, int number, std::string_view tail = "") {
  return std::string(name) + "_" + std::to_string(number) + std::string(tail);
}

std::vector<std::string> sentAll(const Page& page, std::string_view name) {
  std::vector<std::string> values;
  for (const auto& [field, value] : page.request.form) {
    if (field == name) values.push_back(value);
  }
  return values;
}

std::vector<Choice> ofTen(Language language) {
  std::vector<Choice> choices{{"", say(language, "Not said"), ""}};
  for (int i = 0; i <= 10; ++i) choices.push_back({std::to_string(i), std::to_string(i), ""});
  return choices;
}

bool hasAny(const Draft& draft, std::initializer_list<std::string_view> beginnings) {
  return std::ranges::any_of(draft.values, [&](const auto& one) {
    return !one.second.empty() &&
           std::ranges::any_of(beginnings, [&](std::string_view begin) { return one.first.starts_with(begin); });
  });
}

// One medicine: a box to tick, and why, which shows once it is ticked (app.css, .reveal).
Html notTakenRow(const Page& page, const Draft& draft, const record::MedicationLine& line, int number, bool is_on) {
  const std::string id = numbered("not_taken", number);
  Html choice = Html::lone(
      "input",
      Attributes{{"type", "checkbox"}, {"id", id}, {"name", "not_taken"}, {"value", line.id}}.flag("checked", is_on));
  choice += Html::element("label", {{"for", id}}, foreignWords(page, line.name, line.sources));
  Html inside = Html::element("div", {{"class", "choice"}}, choice);
  inside += textField(draft.field(std::string(kWhy) + line.id, say(page.language, "Want to note why?"),
                                  say(page.language, "Like: felt sick, ran out, slept, did not want to.")));
  return Html::element("div", {{"class", "reveal"}}, inside);
}

Html notTaken(const Page& page, const record::Chart& chart, const Draft& draft) {
  const std::vector<std::string> ticked = sentAll(page, "not_taken");
  Html rows;
  int number = 0;
  for (const record::MedicationLine& line : chart.medications) {
    if (!isTaken(line)) continue;
    rows += notTakenRow(page, draft, line, ++number, std::ranges::find(ticked, line.id) != ticked.end());
  }
  if (rows.empty()) return {};
  Html inside = Html::element("legend", Html::text(say(page.language, "Which one? It happens to most people.")));
  inside += rows;
  return details(say(page.language, "A medicine was not taken"), Html::element("fieldset", inside), !ticked.empty());
}

// For the emergency packet: when the last dose was.
Html taken(const Page& page, const record::Chart& chart) {
  const std::vector<std::string> ticked = sentAll(page, "taken");
  Html rows;
  int number = 0;
  for (const record::MedicationLine& line : chart.medications) {
    if (!isTaken(line)) continue;
    const std::string id = numbered("taken", ++number);
    Html choice =
        Html::lone("input", Attributes{{"type", "checkbox"}, {"id", id}, {"name", "taken"}, {"value", line.id}}.flag(
                                "checked", std::ranges::find(ticked, line.id) != ticked.end()));
    choice += Html::element("label", {{"for", id}}, foreignWords(page, line.name, line.sources));
    rows += Html::element("div", {{"class", "choice"}}, choice);
  }
  if (rows.empty()) return {};
  Html inside = Html::element(
      "legend", Html::text(say(page.language, "Which one? The emergency packet then says when the last dose was.")));
  inside += rows;
  return details(say(page.language, "A medicine was just taken"), Html::element("fieldset", inside), !ticked.empty());
}

// The names used on earlier days, newest first, so that today's number is enough.
std::vector<std::string> knownSymptoms(const record::Chart& chart) {
  std::vector<std::string> names;
  for (const record::ObservationFact& fact : chart.facts.observations) {
    const auto has = [&](std::string_view category) {
      return std::ranges::find(fact.categories, category) != fact.categories.end();
    };
    if (!has("daily-log") || !has("symptom") || has("side-effect")) continue;
    const std::string name = fact.what.label();
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    if (names.size() == kKnownSymptoms) break;
  }
  return names;
}

Html symptoms(const Page& page, const record::Chart& chart, const Draft& draft) {
  const Language language = page.language;
  const std::vector<std::string> known = knownSymptoms(chart);
  Html inside;
  for (int number = 1; number <= static_cast<int>(known.size()); ++number) {
    const std::string& name = known[static_cast<std::size_t>(number) - 1];
    inside += hidden(numbered("known", number), name);
    inside += selectField(
        draft.field(numbered("known", number, "_severity"), sayf(language, "{}: how strong, 0 to 10?", name)),
        ofTen(language));
  }
  for (int number = 1; number <= 2; ++number) {
    inside += textField(draft.field(numbered("symptom", number),
                                    known.empty() ? say(language, "What was it?") : say(language, "Anything else?"),
                                    number == 1 ? say(language, "Like worry, pain, or no energy.") : ""));
    inside += selectField(draft.field(numbered("symptom", number, "_severity"), say(language, "How strong, 0 to 10?")),
                          ofTen(language));
    inside += textField(draft.field(numbered("symptom", number, "_often"), say(language, "How often?")));
  }
  return details(say(language, "Symptoms"), inside, hasAny(draft, {"symptom_"}));
}

Html sideEffects(const Page& page, const record::Chart& chart, const Draft& draft) {
  const Language language = page.language;
  std::vector<Choice> medicines{{"", say(language, "I do not know"), ""}};
  for (const record::MedicationLine& line : chart.medications) {
    if (isTaken(line)) medicines.push_back({line.id, line.name, "", foreignLanguage(page, line.sources)});
  }
  Html inside;
  for (int number = 1; number <= kEffectRows; ++number) {
    inside += textField(draft.field(numbered("effect", number), say(language, "What do you notice?"),
                                    number == 1 ? say(language, "Like shaky hands, dry mouth, or more weight.") : ""));
    inside += selectField(draft.field(numbered("effect", number, "_line"), say(language, "Maybe from which medicine?")),
                          medicines);
    inside += selectField(draft.field(numbered("effect", number, "_severity"), say(language, "How strong, 0 to 10?")),
                          ofTen(language));
    inside += sinceField(page, draft, numbered("effect", number, "_onset"), say(language, "Since when, if you know?"));
  }
  return details(say(language, "Side effects"), inside, hasAny(draft, {"effect_"}));
}

Html substances(const Page& page, const Draft& draft) {
  const Language language = page.language;
  Html inside = numberField(draft.field("drinks", say(language, "Drinks with alcohol"),
                                        say(language, "One drink is a small beer, a glass of wine, or one shot.")));
  inside += textField(draft.field("cannabis", say(language, "Cannabis"), say(language, "Like one edible, 10 mg.")));
  inside += numberField(draft.field("cigarettes", say(language, "Cigarettes")));
  return details(say(language, "Alcohol, cannabis, cigarettes"), inside,
                 hasAny(draft, {"drinks", "cannabis", "cigarettes"}));
}

Html otherDay(const Page& page, const Draft& draft) {
  const Language language = page.language;
  Html inside = scale(draft.field("sleep_quality", say(language, "How good was the sleep?"),
                                  say(language, "0 is the worst, 10 is the best.")),
                      10);
  inside += dateField(draft.field("on", say(language, "Which day? Empty means now.")));
  return details(say(language, "Quality of sleep, another day"), inside, hasAny(draft, {"sleep_quality", "on"}));
}

// What somebody else sees: patterns that the person may not notice.
Html seenByOthers(const Page& page, const Draft& draft) {
  const Language language = page.language;
  Html inside = numberField(draft.field("skipped_meals", say(language, "Meals left out")));
  inside += scale(draft.field("irritability", say(language, "On edge or quick to anger"),
                              say(language, "0 is not at all, 10 is as much as can be.")),
                  10);
  inside += checkbox(draft.field("awake_at_night", say(language, "Awake at night, asleep by day")));
  inside += textField(
      draft.field("spending", say(language, "More spending than usual"), say(language, "A few words are enough.")));
  return section("what-you-see", say(language, "What you see"), inside);
}

}  // namespace

Html logFields(const Page& page, const record::Chart& chart, const Draft& draft) {
  const Language language = page.language;
  const bool is_own = page.person->relation == app::Relation::Self;
  Html html = scale(draft.field("mood", is_own ? say(language, "Mood") : say(language, "Mood, as it seems to you"),
                                say(language, "0 is the worst, 10 is the best.")),
                    10);
  html += numberField(draft.field("sleep_hours", say(language, "Hours of sleep last night")), say(language, "hours"));
  if (!is_own) html += seenByOthers(page, draft);
  html += notTaken(page, chart, draft);
  html += taken(page, chart);
  html += symptoms(page, chart, draft);
  html += sideEffects(page, chart, draft);
  html += substances(page, draft);
  html += otherDay(page, draft);
  html += textArea(draft.field("note", say(language, "A note, if you like")), 3);
  return html;
}

app::forms::DailyLogForm logFrom(const Page& page) {
  const auto sent = [&](const std::string& name) { return page.request.field(name); };
  app::forms::DailyLogForm form;
  form.on = sent("on");
  form.mood = sent("mood");
  form.sleep_hours = sent("sleep_hours");
  form.sleep_quality = sent("sleep_quality");
  for (int i = 1; i <= kSymptomRows; ++i) {
    const std::string severity = sent(numbered("known", i, "_severity"));
    if (!severity.empty()) form.symptoms.push_back({sent(numbered("known", i)), severity, ""});
    const std::string name(trim(sent(numbered("symptom", i))));
    if (!name.empty()) {
      form.symptoms.push_back(
          {name, sent(numbered("symptom", i, "_severity")), sent(numbered("symptom", i, "_often"))});
    }
  }
  for (int i = 1; i <= kEffectRows; ++i) {
    const std::string name(trim(sent(numbered("effect", i))));
    if (name.empty()) continue;
    form.side_effects.push_back({name, sent(numbered("effect", i, "_line")), sent(numbered("effect", i, "_onset")),
                                 sent(numbered("effect", i, "_severity"))});
  }
  for (const std::string& line : sentAll(page, "not_taken")) {
    form.missed_doses.push_back({line, sent(std::string(kWhy) + line), ""});
  }
  for (const std::string& line : sentAll(page, "taken")) form.taken_doses.push_back(line);
  form.drinks = sent("drinks");
  form.cannabis = sent("cannabis");
  form.cigarettes = sent("cigarettes");
  form.skipped_meals = sent("skipped_meals");
  form.irritability = sent("irritability");
  form.spending = sent("spending");
  form.is_sleep_reversed = sent("awake_at_night") == "yes";
  form.triggers = sent("triggers");
  form.as_meant = sent("as_meant");
  form.is_week = sent("week") == "yes";
  form.nights_up = sent("nights_up");
  form.days_off = sent("days_off");
  form.note = sent("note");
  return form;
}

std::optional<app::forms::DailyLogForm> asNote(const Page& page) {
  std::string words;
  for (const auto& [name, value] : page.request.form) {
    const bool is_question = name.starts_with("known_") && !name.ends_with("_severity");
    if (name == "key" || name == "csrf" || name == "on" || is_question || value.empty()) continue;
    if (!words.empty()) words += "; ";
    words += name;
    words += ": ";
    words += value;
  }
  if (words.empty()) return std::nullopt;
  if (const std::string on = page.request.field("on"); !on.empty()) words += "; " + on;
  app::forms::DailyLogForm form;
  form.note = sayf(page.language, "Written offline, kept as it was typed. {}", words);
  return form;
}

FieldError logError(const Page& page, const Error& error) {
  FieldError shown = fieldError(page, error);
  if (shown.field == "sleep") shown.field = "sleep_hours";
  if (shown.field == "onset") shown.field = "effect_1_onset";
  if (shown.field == "severity") shown.field = "symptom_1_severity";
  if (shown.field == "reason" || shown.field == "medicine" || shown.field == "missed_doses")
    shown.field = "not_taken_1";
  if (shown.field == "symptom") shown.field = "symptom_1";
  if (shown.field == "how_often") shown.field = "symptom_1_often";
  if (shown.field == "side_effect") shown.field = "effect_1";
  return shown;
}

}  // namespace baton::web::entry
