#include "knowledge/start.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "base/text.h"
#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kPlaces = "start/places.tsv";
constexpr std::string_view kChoices = "start/choices.tsv";
constexpr std::string_view kQuestions = "start/questions.tsv";
constexpr std::string_view kTelehealth = "start/telehealth.tsv";

constexpr std::array<std::string_view, 7> kDanger = {"suicide",  "self-harm", "hallucinations", "mania", "cannot-care",
                                                     "reaction", "none"};
constexpr std::array<std::string_view, 3> kSeverity = {"mild", "moderate", "severe"};
constexpr std::array<std::string_view, 4> kWants = {"skills", "medication", "both", "unsure"};
constexpr std::array<std::string_view, 7> kComplex = {
    "bipolar", "psychosis", "failed-medicines", "many-medicines", "safety", "unclear", "none"};
constexpr std::array<std::string_view, 6> kAbout = {"anxiety",      "depression", "trauma",
                                                    "relationship", "grief",      "sleep"};
constexpr std::array<std::string_view, 2> kYesNo = {"yes", "no"};
constexpr std::array<std::string_view, 4> kAccess = {"fine", "travel", "none-near", "long-wait"};
constexpr std::array<std::string_view, 4> kHas = {"therapy", "psychiatry", "primary-care", "telepsychiatry"};

// In the order in which a person is asked: danger first.
constexpr std::array<StartKey, 8> kKeys = {{
    {"danger", kDanger, true, {"Is there danger now?", "¿Hay peligro ahora?"}},
    {"severity",
     kSeverity,
     false,
     {"How much does it get in the way of your days?", "¿Cuánto le estorba en el día a día?"}},
    {"wants", kWants, false, {"What would you like to try?", "¿Qué le gustaría probar?"}},
    {"about", kAbout, true, {"What is it about?", "¿De qué se trata?"}},
    {"complex", kComplex, true, {"Is any of this known?", "¿Se sabe algo de esto?"}},
    {"body",
     kYesNo,
     false,
     {"Is there a change in the body, another illness or a new medicine?",
      "¿Hay un cambio en el cuerpo, otra enfermedad o un medicamento nuevo?"}},
    {"access", kAccess, false, {"How hard is it to see a psychiatrist?", "¿Qué tan difícil es ver a psiquiatría?"}},
    {"helper", kYesNo, false, {"Is there somebody close who may help?", "¿Hay alguien cercano que pueda ayudar?"}},
}};
// What is there already changes the words, never the choice.
constexpr StartKey kHasKey = {"has", kHas, true, {"Whom do you see already?", "¿A quién ve ya?"}};
constexpr auto kAllKeys = [] {
  std::array<StartKey, kKeys.size() + 1> all{};
  std::copy(kKeys.begin(), kKeys.end(), all.begin());
  all.back() = kHasKey;
  return all;
}();

bool isAnswer(std::string_view key, std::string_view value) {
  const auto* const found =
      std::find_if(kAllKeys.begin(), kAllKeys.end(), [&](const StartKey& one) { return one.key == key; });
  return found != kAllKeys.end() && std::find(found->values.begin(), found->values.end(), value) != found->values.end();
}

bool isKnownBy(std::string_view test) {
  if (test == "consent" || test == "contact" || test == "address") return true;
  for (const std::string_view prefix : {"member:", "observation:", "words:"}) {
    if (test.starts_with(prefix) && test.size() > prefix.size()) return true;
  }
  return false;
}

bool hasBoth(const Both& both) { return !both.english.empty() && !both.spanish.empty(); }

}  // namespace

std::span<const StartKey> startKeys() { return kAllKeys; }

const StartPlace* Start::place(std::string_view id) const {
  const auto found = std::find_if(places_.begin(), places_.end(), [&](const StartPlace& one) { return one.id == id; });
  return found == places_.end() ? nullptr : &*found;
}

Status Start::addPlaces(std::string_view text) {
  static constexpr std::array<std::string_view, 12> kColumns = {"place",     "name",       "name_es",       "focus",
                                                                "focus_es",  "best_for",   "best_for_es",   "limits",
                                                                "limits_es", "coordinate", "coordinate_es", "source"};
  return forEachRow(text, kPlaces, kColumns, [&](const TableRow& row) -> Status {
    if (place(row[0]) != nullptr) return tableFault(kPlaces, row.line, "said twice.");
    StartPlace built{row[0],           {row[1], row[2]},  {row[3], row[4]}, {row[5], row[6]},
                     {row[7], row[8]}, {row[9], row[10]}, row[11]};
    for (const Both* both : {&built.name, &built.focus, &built.best_for, &built.limits, &built.coordinate}) {
      if (!hasBoth(*both)) return tableFault(kPlaces, row.line, "a text is missing.");
    }
    if (built.source.empty()) return tableFault(kPlaces, row.line, "no source.");
    places_.push_back(built);
    return {};
  });
}

Status Start::addChoices(std::string_view text) {
  static constexpr std::array<std::string_view, 7> kColumns = {"id",  "when",   "place", "rank",
                                                               "why", "why_es", "source"};
  return forEachRow(text, kChoices, kColumns, [&](const TableRow& row) -> Status {
    StartChoice built{row[0], {}, row[2], 0, {row[4], row[5]}, row[6]};
    const auto [end, error] = std::from_chars(row[3].data(), row[3].data() + row[3].size(), built.rank);
    if (error != std::errc{} || end != row[3].data() + row[3].size()) {
      return tableFault(kChoices, row.line, "a rank is a whole number.");
    }
    if (place(row[2]) == nullptr) return tableFault(kChoices, row.line, "no such place.");
    if (!hasBoth(built.why) || built.source.empty()) return tableFault(kChoices, row.line, "a text is missing.");
    const auto said = [&](const StartChoice& one) { return one.id == row[0]; };
    if (std::any_of(choices_.begin(), choices_.end(), said)) return tableFault(kChoices, row.line, "said twice.");
    for (const std::string_view part : splitList(row[1] == "always" ? "" : row[1])) {
      const std::size_t equals = part.find('=');
      if (equals == std::string_view::npos) return tableFault(kChoices, row.line, "an answer is KEY=VALUE.");
      const StartAnswer answer{part.substr(0, equals), part.substr(equals + 1)};
      const bool is_earlier =
          answer.first == "place" &&
          std::any_of(choices_.begin(), choices_.end(), [&](const auto& one) { return one.place == answer.second; });
      if (!is_earlier && !isAnswer(answer.first, answer.second)) {
        return tableFault(kChoices, row.line, "no such answer: \"" + std::string(part) + "\".");
      }
      built.when.push_back(answer);
    }
    if (built.when.empty() && row[1] != "always") return tableFault(kChoices, row.line, "no answers; write always.");
    choices_.push_back(std::move(built));
    return {};
  });
}

Status Start::addQuestions(std::string_view text) {
  static constexpr std::array<std::string_view, 6> kColumns = {"id",     "question",  "question_es",
                                                               "answer", "answer_es", "source"};
  return forEachRow(text, kQuestions, kColumns, [&](const TableRow& row) -> Status {
    const StartQuestion built{row[0], {row[1], row[2]}, {row[3], row[4]}, row[5]};
    if (!hasBoth(built.question) || !hasBoth(built.answer) || built.source.empty()) {
      return tableFault(kQuestions, row.line, "a text is missing.");
    }
    const auto said = [&](const StartQuestion& one) { return one.id == row[0]; };
    if (std::any_of(questions_.begin(), questions_.end(), said)) return tableFault(kQuestions, row.line, "said twice.");
    questions_.push_back(built);
    return {};
  });
}

Status Start::addTelehealth(std::string_view text) {
  static constexpr std::array<std::string_view, 8> kColumns = {"item",     "known_by", "severity", "plain",
                                                               "plain_es", "clinical", "source",   "checked_on"};
  return forEachRow(text, kTelehealth, kColumns, [&](const TableRow& row) -> Status {
    const auto severity = severityOf(row[2]);
    TelehealthItem built{row[0], splitList(row[1]), severity.value_or(Severity::Low), {row[3], row[4]}, row[5], row[6],
                         row[7]};
    if (!severity || *severity <= Severity::High) {
      return tableFault(kTelehealth, row.line, "a checklist blocks nothing: moderate or low.");
    }
    if (!hasBoth(built.plain) || built.clinical.empty() || built.source.empty()) {
      return tableFault(kTelehealth, row.line, "a text is missing.");
    }
    if (built.known_by.empty() || !std::all_of(built.known_by.begin(), built.known_by.end(), isKnownBy)) {
      return tableFault(kTelehealth, row.line, "no such test in known_by.");
    }
    telehealth_.push_back(std::move(built));
    return {};
  });
}

Result<Start> Start::build(const Texts& texts) {
  Start built;
  BATON_CHECK(built.addPlaces(texts.places));
  BATON_CHECK(built.addChoices(texts.choices));
  BATON_CHECK(built.addQuestions(texts.questions));
  BATON_CHECK(built.addTelehealth(texts.telehealth));
  return built;
}

}  // namespace baton::knowledge
