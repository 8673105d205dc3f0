#include "rules/reported_effects.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/text.h"
#include "knowledge/whole_words.h"

namespace baton::rules {
namespace {

using knowledge::ChangeKind;
using record::ObservationFact;

constexpr std::string_view kSideEffect = "side effect: ";
constexpr std::string_view kSideEffectEs = "efecto secundario: ";
// Days by which memory and paper may be wrong.
constexpr int kSlackDays = 3;

bool isToTheDay(const PartialDate& date) { return !date.empty() && date.precision() >= Precision::Day; }

bool hasCategory(const ObservationFact& fact, std::string_view wanted) {
  return std::any_of(fact.categories.begin(), fact.categories.end(),
                     [&](const std::string& one) { return one == wanted; });
}

bool saysNo(const ObservationFact& fact) {
  static constexpr std::array<std::string_view, 9> kNo = {"no",      "none", "not",     "absent",  "gone",
                                                          "ninguno", "nada", "ninguna", "resolved"};
  if (fact.quantity) return fact.quantity->value.value() == 0;
  const std::string value =
      foldForMatching(fact.value_text.empty() ? fact.value_concept.label() : std::string(fact.value_text));
  const std::string first = value.substr(0, value.find_first_of(" ,.;"));
  return std::find(kNo.begin(), kNo.end(), first) != kNo.end();
}

std::string shownReport(const ObservationFact& fact) {
  std::string text = fact.what.label();
  if (const std::string value = fact.shown(); !value.empty() && value != "yes") text += ", " + value;
  if (!fact.effective.empty()) text += ", " + fact.effective.dateText();
  return text;
}

// Everything in which a medicine may be named.
std::string allWords(const ObservationFact& fact) {
  std::string text = fact.note + " " + fact.value_text;
  for (const auto& component : fact.components) text += " " + component.value_text;
  return foldForMatching(text);
}

class Reports {
 public:
  explicit Reports(const Asked& asked) : asked_(asked), newest_(asked.knowledge.effects().all().size()) {}

  void readObservations() {
    for (const ObservationFact& fact : asked_.chart.facts.observations) {
      const bool counts = fact.status != "entered-in-error" && fact.status != "cancelled" &&
                          !fact.about.is_entered_in_error && !fact.about.is_not_interpreted;
      if (!counts || !isToTheDay(fact.effective)) continue;
      const int days = daysFromTo(fact.effective, asked_.now);
      if (days > kReportDays || days < 0) continue;
      readOne(fact);
    }
  }

  void readConditions() {
    for (const record::ConditionLine& line : asked_.chart.conditions) {
      if (line.status != "active" || line.is_not_interpreted || !isToTheDay(line.since)) continue;
      const int days = daysFromTo(line.since, asked_.now);
      if (days > kRecentReportDays || days < 0) continue;
      std::vector<std::uint16_t> effects = asked_.knowledge.effects().read(line.text);
      for (const record::Coding& coding : line.codes) {
        if (coding.system != record::kIcd10Cm) continue;
        for (const std::uint16_t one : asked_.knowledge.effects().readIcd10(coding.code)) effects.push_back(one);
      }
      ReportedEffect report;
      report.told = report.began = line.since;
      report.is_begin_known = true;
      report.words = line.text;
      report.text = foldForMatching(line.text);
      report.evidence = {line.sources.empty() ? "" : line.sources.front().key,
                         line.text + ", since " + line.since.dateText()};
      for (const std::uint16_t effect : effects) keep(effect, report, false);
    }
  }

  std::vector<LinkedEffect> take() {
    std::vector<LinkedEffect> found;
    for (auto& one : newest_) {
      if (one && !one->is_denied) found.push_back({std::move(one->report), {}, false, one->times});
    }
    return found;
  }

 private:
  struct Newest {
    ReportedEffect report;
    bool is_denied = false;
    std::size_t times = 1;
  };

  void readOne(const ObservationFact& fact) {
    const std::string label = fact.what.label();
    const bool is_side_effect = startsWithNoCase(label, kSideEffect) || startsWithNoCase(label, kSideEffectEs) ||
                                hasCategory(fact, "side-effect");
    if (!is_side_effect && !hasCategory(fact, "symptom")) return;
    ReportedEffect report;
    const std::size_t colon = is_side_effect ? label.find(": ") : std::string::npos;
    report.words = colon == std::string::npos ? label : label.substr(colon + 2);
    report.told = report.began = fact.effective;
    for (const auto& component : fact.components) {
      const auto since = PartialDate::parse(component.value_text);
      if (component.what.label() != "Since" || !since || !isToTheDay(*since)) continue;
      report.began = *since;
      report.is_begin_known = true;
    }
    if (fact.quantity) report.severity = fact.quantity->value.value();
    report.text = allWords(fact);
    report.is_said_to_be_one = is_side_effect;
    report.evidence = {fact.about.key, shownReport(fact)};
    for (const std::uint16_t effect : asked_.knowledge.effects().read(report.words)) keep(effect, report, saysNo(fact));
  }

  void keep(std::uint16_t effect, ReportedEffect report, bool is_denied) {
    report.effect = effect;
    std::optional<Newest>& newest = newest_[effect];
    const std::size_t times = newest ? newest->times + 1 : 1;
    if (newest && daysFromTo(newest->report.told, report.told) <= 0) {
      newest->times = times;
      return;
    }
    newest = Newest{std::move(report), is_denied, times};
  }

  const Asked& asked_;
  std::vector<std::optional<Newest>> newest_;
};

bool isNamed(const ReportedEffect& report, const TakenItem& item) {
  return knowledge::findWholeWords(report.text, foldForMatching(item.taken.ingredient)).has_value() ||
         (!item.shown.empty() && knowledge::findWholeWords(report.text, foldForMatching(item.shown)).has_value());
}

bool isStartOrRise(const MedicineChange& change) {
  return change.kind == ChangeKind::Start || change.kind == ChangeKind::Raise;
}

class Linker {
 public:
  Linker(const Asked& asked, const std::vector<MedicineChange>& changes) : asked_(asked), changes_(changes) {}

  void link(LinkedEffect& effect) const {
    for (const TakenItem& item : asked_.taken.items) {
      if (item.line.empty() || item.taken.route == knowledge::TakenRoute::Local) continue;
      if (auto cause = causeOf(effect.report, item)) effect.causes.push_back(*cause);
    }
    std::stable_sort(effect.causes.begin(), effect.causes.end(),
                     [](const EffectCause& left, const EffectCause& right) { return rankOf(left) < rankOf(right); });
    effect.is_past = daysFromTo(effect.report.told, asked_.now) > kRecentReportDays;
    if (!effect.is_past) return;
    std::erase_if(effect.causes, [&](const EffectCause& cause) {
      const MedicineChange* const again = newestChange(changes_, cause.item->line, asked_.now);
      return again == nullptr || !isStartOrRise(*again) || daysFromTo(effect.report.told, again->on) <= 0;
    });
  }

 private:
  // Named first, then with a change that fits, then how common it is, then the shorter time.
  static std::tuple<bool, bool, int, int> rankOf(const EffectCause& cause) {
    return {!cause.is_named, cause.change == nullptr, cause.grade == nullptr ? 0 : -cause.grade->grade, cause.days};
  }

  std::optional<EffectCause> causeOf(const ReportedEffect& report, const TakenItem& item) const {
    EffectCause cause;
    cause.item = &item;
    cause.is_named = isNamed(report, item);
    cause.grade =
        asked_.knowledge.effects().grade(asked_.knowledge.psychotropics(), item.taken.ingredient, report.effect);
    if (cause.grade != nullptr && cause.grade->grade == 0) cause.grade = nullptr;
    if (cause.grade == nullptr && !cause.is_named) return std::nullopt;
    if (isOver(report.effect, item, cause)) return std::nullopt;
    const knowledge::Effect& effect = asked_.knowledge.effects().all()[report.effect];
    const int from = cause.grade == nullptr ? effect.onset_from : cause.grade->onset_from;
    const int to = cause.grade == nullptr ? effect.onset_to : cause.grade->onset_to;
    for (const MedicineChange& change : changes_) {
      if (change.line->id != item.line || !isStartOrRise(change)) continue;
      const int days = daysFromTo(change.on, report.began);
      if (days < 0 || days < from - kSlackDays || days > to + kSlackDays) continue;
      cause.change = &change;  // the last one before it
      cause.days = days;
    }
    if (cause.change == nullptr && !cause.is_named) return std::nullopt;
    return cause;
  }

  // No longer taken, and long enough that it should be over: nothing to tell of any more.
  bool isOver(std::uint16_t effect, const TakenItem& item, const EffectCause& cause) const {
    if (item.taken.state != knowledge::TakenState::Stopped) return false;
    const int offset =
        cause.grade == nullptr ? asked_.knowledge.effects().all()[effect].offset_days : cause.grade->offset_days;
    return item.taken.days_since_stop > offset;
  }

  const Asked& asked_;
  const std::vector<MedicineChange>& changes_;
};

}  // namespace

const MedicineChange* newestChange(const std::vector<MedicineChange>& changes, std::string_view line, Instant now) {
  const MedicineChange* newest = nullptr;
  for (const MedicineChange& change : changes) {
    if (change.line->id != line || change.daysAgo(now) > kNewDays) continue;
    if (newest == nullptr || daysFromTo(newest->on, change.on) >= 0) newest = &change;
  }
  return newest;
}

std::vector<LinkedEffect> linkedEffects(const Asked& asked, const std::vector<MedicineChange>& changes) {
  Reports reports(asked);
  reports.readObservations();
  reports.readConditions();
  std::vector<LinkedEffect> effects = reports.take();
  const Linker linker(asked, changes);
  for (LinkedEffect& effect : effects) linker.link(effect);
  return effects;
}

}  // namespace baton::rules
