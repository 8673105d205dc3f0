#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "knowledge/medication_text.h"
#include "knowledge/substance_text.h"
#include "rules/class_items.h"
#include "rules/substances.h"
#include "rules/taken.h"
#include "rules/taken_amounts.h"
#include "rules/wording.h"

namespace baton::rules {
namespace {

using knowledge::Taken;
using knowledge::TakenState;
using record::Chart;
using record::MedicationFact;
using record::MedicationLine;

constexpr Phrase kNotInterpreted = {"the entry says something about it that Baton cannot read",
                                    "el historial dice algo de esto que Baton no puede leer"};

using FactsByKey = std::unordered_map<std::string_view, const MedicationFact*>;

int daysBetween(Instant from, Instant to) { return static_cast<int>((to.ms - from.ms) / kDayMs); }

bool isStopped(const MedicationLine& line) { return line.status == "stopped" || line.status == "completed"; }

// A stop without a date: a source that calls it stopped was written after the stop.
int daysSinceFirstToldStopped(const MedicationLine& line, Instant at) {
  int days = 0;
  for (const record::Source& source : line.sources) {
    if (!source.asserted.empty()) days = std::max(days, daysBetween(source.asserted.last(), at));
    if (days > 0) break;  // newest first: older ones may tell of the time when it was still taken
  }
  return days;
}

// Nullopt: this line is not taken and no longer acts.
std::optional<Taken> courseOf(const MedicationLine& line, Instant at) {
  Taken taken;
  if (isStopped(line)) {
    taken.state = TakenState::Stopped;
    taken.days_since_stop =
        line.ended.empty() ? daysSinceFirstToldStopped(line, at) : std::max(0, daysBetween(line.ended.last(), at));
    if (taken.days_since_stop >= kGoneDays) return std::nullopt;
  } else if (line.status == "on-hold") {
    taken.state = TakenState::Stopped;
  } else if (line.status == "planned" || (!line.since.empty() && daysBetween(line.since.first(), at) < kNewDays)) {
    taken.state = TakenState::Starting;
  }
  return taken;
}

void setAmounts(const MedicationLine& line, const FactsByKey& facts, Taken& taken) {
  if (line.ingredients.size() == 1 && line.daily_amount) {
    taken.daily_dose_mg = inMilligrams(*line.daily_amount, line.daily_unit);
  }
  taken.route = routeOf("", line.form);
  for (const record::Source& source : line.sources) {
    const auto found = facts.find(source.key);
    if (found == facts.end() || found->second->dosages.empty()) continue;
    const record::Concept& route = found->second->dosages.front().route;
    if (route.empty()) continue;
    taken.route = routeOf(route.label(), line.form);
    break;
  }
  if (taken.route == knowledge::TakenRoute::NotSaid) taken.route = routeOf(line.sig, line.name);
  if (line.is_as_needed)
    taken.is_regular = false;
  else if (line.daily_amount)
    taken.is_regular = true;
}

std::string evidenceOf(const MedicationLine& line) {
  if (line.ingredients.empty()) return line.name;  // in its own words, which say how much
  std::string text =
      line.name + (line.dose.empty() ? (line.strength.empty() ? "" : " " + line.strength) : " " + line.dose);
  if (line.status != "active") text += " (" + line.status + ")";
  if (!line.ended.empty()) {
    text += ", until " + line.ended.dateText();
  } else if (!line.since.empty()) {
    text += ", since " + line.since.dateText();
  }
  if (!line.prescriber.empty()) text += ", " + line.prescriber;
  return text;
}

class ChartReader {
 public:
  ChartReader(const knowledge::Knowledge& knowledge, const Chart& chart, Language language)
      : knowledge_(knowledge), chart_(chart), language_(language) {
    for (const MedicationFact& fact : chart.facts.medications) facts_.emplace(fact.about.key, &fact);
  }

  TakenList read() {
    if (!chart_.born.empty()) list_.age_years = ageInYears(chart_.born, chart_.at);
    for (const MedicationLine& line : chart_.medications) {
      if (!line.is_statement_of_none) addLine(line);
    }
    for (const SubstanceUse& use : substancesOf(knowledge_, chart_)) addUse(use);
    return std::move(list_);
  }

 private:
  void addLine(const MedicationLine& line) {
    std::optional<Taken> taken = courseOf(line, chart_.at);
    if (!taken) return;
    const bool is_gone = taken->state == TakenState::Stopped;
    if (line.is_not_interpreted) {
      if (!is_gone) list_.not_checked.push_back({line.text, kNotInterpreted.in(language_)});
      return;
    }
    if (line.ingredients.empty()) return addUnread(line, *taken);
    setAmounts(line, facts_, *taken);
    // "XL", "ER": where the name or the form says it.
    taken->release = knowledge::readMedicationText(knowledge_, line.text + " " + line.form).release;
    taken->product = list_.products++;
    for (const std::string& ingredient : line.ingredients) addIngredient(line, ingredient, *taken, is_gone);
  }

  // "Energy drinks, 2 cans a day" stands in a medication list, and is something to drink.
  void addUnread(const MedicationLine& line, Taken taken) {
    const knowledge::SubstanceText words = knowledge::readSubstanceText(knowledge_, line.name);
    if (!words.substances.empty()) {
      taken.product = list_.products++;
      taken.is_regular = line.is_as_needed ? std::optional(false) : isRegular(words.timing);
      for (const std::string& substance : words.substances) {
        addIngredient(line, substance, taken, taken.state == TakenState::Stopped);
      }
    } else if (const knowledge::ClassWord* const word = knowledge::classWords().findIn(line.name);
               word != nullptr && !word->subject.empty()) {
      addClass(line, *word, taken);
    } else if (taken.state != TakenState::Stopped) {
      list_.not_checked.push_back({line.text, kUnknownProduct.in(language_)});
    }
  }

  // "SSRI, from another doctor": a kind of medicine, nobody wrote which.
  void addClass(const MedicationLine& line, const knowledge::ClassWord& word, Taken taken) {
    setAmounts(line, facts_, taken);
    taken.ingredient = word.subject;
    taken.product = list_.products++;
    if (taken.state != TakenState::Stopped) list_.checked.push_back(classItemName(word, language_));
    TakenItem& item = list_.items.emplace_back();
    item.taken = taken;
    item.shown = line.name;
    item.prescribers = prescribersOf(line);
    item.line = line.id;
    item.is_stop_undated = isStopped(line) && line.ended.empty();
    for (const record::Source& source : line.sources) item.about.push_back(source.key);
    item.evidence.push_back({item.about.empty() ? "" : item.about.front(), evidenceOf(line)});
  }

  void addIngredient(const MedicationLine& line, const std::string& ingredient, Taken taken, bool is_gone) {
    const auto drug = knowledge_.drugs().find(ingredient);
    if (!drug) {
      if (!is_gone) list_.not_checked.push_back({ingredient, kNotInTables.in(language_)});
      return;
    }
    if (!is_gone) list_.checked.push_back(checkedName(line, ingredient));
    taken.ingredient = knowledge_.drugs().drug(*drug).ingredient;
    TakenItem item{taken,
                   line.ingredients.size() == 1 ? line.name : ingredient + " (in " + line.name + ")",
                   {},
                   {},
                   prescribersOf(line),
                   line.id,
                   false,
                   isStopped(line) && line.ended.empty(),
                   calledOf(line, ingredient)};
    for (const record::Source& source : line.sources) item.about.push_back(source.key);
    item.evidence.push_back({item.about.empty() ? "" : item.about.front(), evidenceOf(line)});
    list_.items.push_back(std::move(item));
  }

  // sources/reconcile writes a household name as "birth control pill (ethinyl estradiol)".
  std::string calledOf(const MedicationLine& line, const std::string& ingredient) const {
    const std::string reading = " (" + ingredient + ")";
    if (line.ingredients.size() != 1 || !line.name.ends_with(reading)) return "";
    return calledBy(knowledge_, std::string_view(line.name).substr(0, line.name.size() - reading.size()), ingredient,
                    language_);
  }

  // English: as the line is called. Spanish: the name of the medicine, with the line's where that is another.
  std::string checkedName(const MedicationLine& line, const std::string& ingredient) const {
    std::string name = shownName(knowledge_, ingredient, language_);
    if (line.ingredients.size() != 1) return name;
    if (const std::string called = calledOf(line, ingredient); !called.empty()) return called;
    if (language_ == Language::English) return line.name;
    return containsNoCase(line.name, ingredient) ? name : name + " (" + line.name + ")";
  }

  // The names of all whose order is active; the line's own prescriber where no order names one.
  std::vector<std::string> prescribersOf(const MedicationLine& line) const {
    std::vector<std::string> names;
    std::vector<std::string> keys;
    const auto add = [&](const std::string& name) {
      const std::string key = foldForMatching(name.substr(0, name.find(',')));
      if (key.empty() || std::find(keys.begin(), keys.end(), key) != keys.end()) return;
      keys.push_back(key);
      names.push_back(name);
    };
    if (line.status != "active") return names;
    add(line.prescriber);
    for (const record::Source& source : line.sources) {
      const auto found = facts_.find(source.key);
      if (found == facts_.end()) continue;
      const MedicationFact& fact = *found->second;
      const bool is_order = fact.kind == MedicationFact::Kind::Request && fact.status == "active" && !fact.is_reported;
      if (is_order && fact.about.held_to.empty()) add(nameOf(fact.prescriber));
    }
    return names;
  }

  std::string nameOf(const record::Reference& reference) const {
    for (const record::HelperFact& helper : chart_.facts.helpers) {
      if (reference.key.empty() || helper.about.key != reference.key) continue;
      if (!helper.name.empty()) return helper.name;
      return helper.practitioner.key == reference.key ? reference.display : nameOf(helper.practitioner);
    }
    return reference.display;
  }

  void addUse(const SubstanceUse& use) {
    const auto drug = knowledge_.drugs().find(use.substance);
    if (!drug) return;
    Taken taken;
    taken.ingredient = knowledge_.drugs().drug(*drug).ingredient;
    taken.state = use.days_since_stop ? TakenState::Stopped : TakenState::Current;
    taken.days_since_stop = use.days_since_stop.value_or(0);
    taken.is_regular = use.is_regular;
    taken.product = list_.products++;
    const std::string name = shownName(knowledge_, use.substance, language_);
    list_.checked.push_back(use.days_since_stop ? name + kStopped.in(language_) : name);
    list_.items.push_back(
        {taken, use.substance, use.evidence, {use.evidence.front().resource}, {}, "", use.is_rare, false});
  }

  const knowledge::Knowledge& knowledge_;
  const Chart& chart_;
  Language language_;
  FactsByKey facts_;
  TakenList list_;
};

}  // namespace

TakenList takenFrom(const knowledge::Knowledge& knowledge, const Chart& chart, Language language) {
  return ChartReader(knowledge, chart, language).read();
}

}  // namespace baton::rules
