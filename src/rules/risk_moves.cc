#include "rules/risk_moves.h"

#include <algorithm>
#include <cstdio>

#include "base/text.h"
#include "rules/red_flag_entries.h"

namespace baton::rules {
namespace {

using knowledge::RiskTrigger;
using record::ObservationFact;

constexpr std::string_view kMissedDose = "Missed dose";  // Observation.code.text (docs/formats/forms.md)
constexpr std::string_view kDrinksLoinc = "74013-4";
constexpr int kMissedDays = 14;
constexpr int kDrinkingDays = 14;  // compared with the kEarlierDrinkingDays before
constexpr int kEarlierDrinkingDays = 28;
constexpr std::size_t kMostOfATrigger = 3;
constexpr std::size_t kLongestQuote = 120;

constexpr Phrase kMissed = {"{a} doses missed in the last 14 days", "{a} dosis olvidadas en los últimos 14 días"};
constexpr Phrase kDrinks = {"{a} drinks a day in the last 14 days, {b} before",
                            "{a} bebidas al día en los últimos 14 días, antes {b}"};

bool counts(const ObservationFact& fact) {
  return !fact.about.is_entered_in_error && fact.status != "entered-in-error" && fact.status != "cancelled";
}

std::string oneDecimal(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

class Moves {
 public:
  explicit Moves(const Asked& asked) : asked_(asked), language_(languageFor(asked.reader, asked.language)) {}

  void look(const RiskTrigger& trigger) {
    trigger_ = &trigger;
    count_ = 0;
    switch (trigger.kind) {
      case RiskTrigger::Kind::Change:
        return lookAtChanges();
      case RiskTrigger::Kind::Emergency:
        return lookAtVisits();
      case RiskTrigger::Kind::Missed:
        return lookAtMissedDoses();
      case RiskTrigger::Kind::Drinking:
        return lookAtDrinking();
      case RiskTrigger::Kind::Stressor:
        return lookAtStressors();
    }
  }

  std::vector<RiskMove> take() {
    std::stable_sort(all_.begin(), all_.end(),
                     [](const RiskMove& left, const RiskMove& right) { return left.on.first() > right.on.first(); });
    return std::move(all_);
  }

 private:
  void add(const PartialDate& on, std::string resource, std::string text) {
    if (count_++ >= kMostOfATrigger) return;
    const std::string_view name = language_ == Language::Spanish ? trigger_->name_es : trigger_->name;
    all_.push_back({trigger_, std::string(name), on, {std::move(resource), std::move(text)}});
  }

  bool isForTheMind(const record::Change& change) const {
    return std::any_of(asked_.chart.medications.begin(), asked_.chart.medications.end(),
                       [&](const auto& line) { return line.id == change.line && line.is_psychotropic; });
  }

  void lookAtChanges() {
    for (const record::Change& change : asked_.changes) {
      const auto& keys = trigger_->keys;
      if (std::find(keys.begin(), keys.end(), change.kind) == keys.end()) continue;
      if (!isWithin(change.on, asked_.now, kMoveDays)) continue;
      if (trigger_->is_psychotropic && !isForTheMind(change)) continue;
      add(change.on, change.sources.empty() ? "" : change.sources.front().key, change.text);
    }
  }

  void lookAtVisits() {
    for (const record::EncounterFact& visit : asked_.chart.facts.encounters) {
      const bool is_so = !visit.about.is_entered_in_error && visit.status != "cancelled" &&
                         visit.status != "entered-in-error" && visit.status != "planned";
      if (visit.class_code != "EMER" || !is_so || !isWithin(visit.period.start, asked_.now, kMoveDays)) continue;
      const std::string where = visit.location.empty() ? visit.organization.display : visit.location;
      add(visit.period.start, visit.about.key, (where.empty() ? "" : where + ", ") + visit.period.start.dateText());
    }
  }

  void lookAtMissedDoses() {
    int doses = 0;
    const ObservationFact* newest = nullptr;
    for (const ObservationFact& fact : asked_.chart.facts.observations) {
      if (fact.what.text != kMissedDose || !counts(fact) || !isWithin(fact.effective, asked_.now, kMissedDays))
        continue;
      int here = 1;
      for (const ObservationFact::Component& part : fact.components) {
        if (part.quantity) here = std::max(1, static_cast<int>(part.quantity->value.value()));
      }
      doses += here;
      if (newest == nullptr) newest = &fact;
    }
    if (newest == nullptr || doses < trigger_->from) return;
    add(newest->effective, newest->about.key, fill(kMissed.in(language_), {std::to_string(doses), "", ""}, language_));
  }

  void lookAtDrinking() {
    double lately = 0;
    double before = 0;
    int lately_days = 0;
    int before_days = 0;
    const ObservationFact* newest = nullptr;
    const ObservationsOf observations(asked_);
    for (const Observations::Coded& one : observations->of(kDrinksLoinc)) {
      const ObservationFact& fact = *one.fact;
      if (!one.is_first || !fact.quantity || !counts(fact)) continue;
      if (isWithin(fact.effective, asked_.now, kDrinkingDays)) {
        lately += fact.quantity->value.value(), ++lately_days;
        if (newest == nullptr) newest = &fact;
      } else if (isWithin(fact.effective, asked_.now, kDrinkingDays + kEarlierDrinkingDays)) {
        before += fact.quantity->value.value(), ++before_days;
      }
    }
    if (newest == nullptr || before_days == 0) return;
    lately /= lately_days;
    before /= before_days;
    if (lately - before < trigger_->from) return;
    add(newest->effective, newest->about.key,
        fill(kDrinks.in(language_), {oneDecimal(lately), oneDecimal(before), ""}, language_));
  }

  void lookAtStressors() {
    const int year = civilFromDays(asked_.now.ms / kDayMs).year;
    for (const WrittenDay& day : writtenLately(asked_, kMoveDays)) {
      for (const WrittenDay::Piece& piece : day.pieces) {
        const std::string_view words = std::string_view(day.text).substr(piece.begin, piece.end - piece.begin);
        const knowledge::TextWords read = knowledge::textWords(words);
        const auto hits =
            phrasesThatHold(asked_.knowledge.redFlags(), asked_.knowledge.risks().stressors(), read, year);
        if (hits.empty()) continue;
        const auto on = PartialDate::parse(day.day);
        if (on) add(*on, piece.key, "\"" + shorten(collapseSpaces(words), kLongestQuote) + "\", " + day.day);
      }
    }
  }

  const Asked& asked_;
  Language language_;
  const RiskTrigger* trigger_ = nullptr;
  std::size_t count_ = 0;
  std::vector<RiskMove> all_;
};

}  // namespace

std::vector<RiskMove> riskMoves(const Asked& asked) {
  Moves moves(asked);
  for (const RiskTrigger& trigger : asked.knowledge.risks().triggers()) moves.look(trigger);
  return moves.take();
}

}  // namespace baton::rules
