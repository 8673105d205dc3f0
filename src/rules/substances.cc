#include "rules/substances.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "base/text.h"
#include "knowledge/substance_text.h"
#include "rules/observations.h"
#include "rules/taken.h"
#include "rules/taken_amounts.h"

namespace baton::rules {
namespace {

using knowledge::UseStatus;
using record::ObservationFact;

struct CodedSubstance {
  std::string_view loinc;
  std::string_view substance;
  bool is_of_one_day;  // an amount of one day: above zero is use, zero says nothing
};
constexpr std::array<CodedSubstance, 5> kCodes = {{{"72166-2", "tobacco", false},
                                                   {"11331-6", "alcohol", false},
                                                   {"74013-4", "alcohol", true},
                                                   {"64218-1", "tobacco", true},
                                                   {"75626-2", "alcohol", false}}};

struct SmokingStatus {
  std::string_view snomed;
  UseStatus status;
};
// US Core "Smoking Status" value set.
constexpr std::array<SmokingStatus, 9> kSmoking = {{{"449868002", UseStatus::Current},
                                                    {"428041000124106", UseStatus::Current},
                                                    {"428071000124103", UseStatus::Current},
                                                    {"428061000124105", UseStatus::Current},
                                                    {"77176002", UseStatus::Current},
                                                    {"65568007", UseStatus::Current},
                                                    {"8517006", UseStatus::Former},
                                                    {"266919005", UseStatus::None},
                                                    {"266927001", UseStatus::NotSaid}}};

// AUDIT-C: a total of 2 is at most "2 to 4 times a month, 1 or 2 drinks"; 3 (women) and 4 (men) are positive screens
// (Bush 1998, Arch Intern Med 158:1789; Bradley 2007, Alcohol Clin Exp Res 31:1208).
constexpr std::string_view kAuditC = "75626-2";
constexpr double kRareAuditC = 2;

struct Statement {
  std::string substance;
  UseStatus status = UseStatus::NotSaid;
  std::optional<bool> is_regular;
  bool is_rare = false;
  Instant on;
  bool is_of_one_day = false;
  record::Evidence evidence;
};

bool beginsWithAny(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return startsWithNoCase(text, word); });
}

UseStatus statusOfWords(std::string_view value) {
  if (beginsWithAny(value, {"none", "no ", "never", "denies", "does not", "doesn't", "nothing", "ninguno", "nunca"})) {
    return UseStatus::None;
  }
  if (toLowerAscii(value) == "no") return UseStatus::None;
  if (beginsWithAny(value, {"ex-", "ex ", "former", "quit", "stopped"})) return UseStatus::Former;
  return UseStatus::Current;
}

UseStatus statusOf(const ObservationFact& fact, const std::string& value, const knowledge::SubstanceText& words) {
  if (fact.quantity) return fact.quantity->value.value() > 0 ? UseStatus::Current : UseStatus::None;
  const std::string code = fact.value_concept.codeIn(record::kSnomed);
  for (const SmokingStatus& one : kSmoking) {
    if (one.snomed == code) return one.status;
  }
  if (words.status == UseStatus::None || words.status == UseStatus::Former) return words.status;
  return statusOfWords(value);
}

bool isSocial(const ObservationFact& fact) {
  return std::find(fact.categories.begin(), fact.categories.end(), "social-history") != fact.categories.end() ||
         labelOf(fact.what) == "Cannabis use";
}

// A record asks the same at each visit and is answered the same: each text is read once.
class Texts {
 public:
  explicit Texts(const knowledge::Knowledge& knowledge) : knowledge_(knowledge) {}
  const knowledge::SubstanceText& read(const std::string& text) {
    const auto [known, is_new] = read_.try_emplace(text);
    if (is_new) known->second = knowledge::readSubstanceText(knowledge_, text);
    return known->second;
  }

 private:
  const knowledge::Knowledge& knowledge_;
  std::unordered_map<std::string, knowledge::SubstanceText> read_;
};

// Of a coded observation, or of a social one.
std::vector<std::string> subjectsOf(Texts& texts, const ObservationFact& fact, const CodedSubstance* coded) {
  if (coded != nullptr) return {std::string(coded->substance)};
  std::string label(labelOf(fact.what));
  if (const std::size_t at = toLowerAscii(label).rfind(" use"); at != std::string::npos) label.resize(at);
  return texts.read(label).substances;
}

bool isRareUse(const ObservationFact& fact, std::string_view loinc, std::string_view value) {
  if (loinc == kAuditC) return fact.quantity && fact.quantity->value.value() <= kRareAuditC;
  for (const std::string_view word :
       {"a month", "monthly", "per month", "rare", "tried", "a year", "special occasion", "al mes"}) {
    if (containsNoCase(value, word)) return true;
  }
  return false;
}

void addStatements(Texts& texts, const ObservationFact& fact, std::vector<Statement>& all) {
  if (fact.about.is_entered_in_error || fact.about.is_not_interpreted || fact.status == "cancelled") return;
  const std::string_view loinc = codeIn(fact.what, record::kLoinc);
  const auto* const coded =
      std::find_if(kCodes.begin(), kCodes.end(), [&](const CodedSubstance& one) { return one.loinc == loinc; });
  if (coded == kCodes.end() && !isSocial(fact)) return;  // most observations
  const std::vector<std::string> subjects = subjectsOf(texts, fact, coded == kCodes.end() ? nullptr : &*coded);
  const std::string value = fact.shown();
  if (subjects.empty() || value.empty() || fact.effective.empty()) return;
  const knowledge::SubstanceText& words = texts.read(value);
  const UseStatus status = statusOf(fact, value, words);
  if (status == UseStatus::NotSaid) return;
  for (const std::string& subject : subjects) {
    Statement one{subject, status, isRegular(words.timing), isRareUse(fact, loinc, value), fact.effective.first(),
                  false,   {}};
    one.is_of_one_day = coded != kCodes.end() ? coded->is_of_one_day
                                              : labelOf(fact.what) == "Cannabis use" && loinc.empty() &&
                                                    std::find(fact.categories.begin(), fact.categories.end(),
                                                              "daily-log") != fact.categories.end();
    if (!one.is_regular && words.timing.empty()) {
      knowledge::Timing said;
      said.text = value;
      one.is_regular = isRegular(said);
    }
    one.evidence = {fact.about.key, fact.what.label() + ": " + value + ", " + fact.effective.dateText()};
    all.push_back(std::move(one));
  }
}

// What the statements about one substance, newest first, come to.
std::optional<SubstanceUse> settle(const std::vector<const Statement*>& newest, Instant at) {
  const Statement* first_denial = nullptr;  // the oldest one since the last use
  for (const Statement* one : newest) {
    const int days = static_cast<int>((at.ms - one->on.ms) / kDayMs);
    if (one->is_of_one_day && (one->status != UseStatus::Current || days > kLogDays)) continue;
    if (one->status != UseStatus::Current) {
      first_denial = one;
      continue;
    }
    if (first_denial == nullptr)
      return SubstanceUse{one->substance, std::nullopt, one->is_regular, one->is_rare, {one->evidence}};
    const int since = static_cast<int>((at.ms - first_denial->on.ms) / kDayMs);
    if (since >= kGoneDays) return std::nullopt;
    return SubstanceUse{one->substance, since, one->is_regular, one->is_rare, {first_denial->evidence, one->evidence}};
  }
  return std::nullopt;
}

}  // namespace

std::vector<SubstanceUse> substancesOf(const knowledge::Knowledge& knowledge, const record::Chart& chart) {
  std::vector<Statement> all;
  Texts texts(knowledge);
  for (const ObservationFact& fact : chart.facts.observations) addStatements(texts, fact, all);
  std::stable_sort(all.begin(), all.end(), [](const Statement& a, const Statement& b) { return a.on > b.on; });
  std::map<std::string, std::vector<const Statement*>> by_substance;
  for (const Statement& one : all) by_substance[one.substance].push_back(&one);
  std::vector<SubstanceUse> uses;
  for (const auto& [substance, statements] : by_substance) {
    if (auto use = settle(statements, chart.at)) uses.push_back(std::move(*use));
  }
  return uses;
}

}  // namespace baton::rules
