// Results that became abnormal, and scores or values that moved by a step that matters.
#include "sources/changes/results.h"

#include <algorithm>
#include <unordered_map>

#include "knowledge/knowledge.h"
#include "knowledge/test_names.h"
#include "sources/changes/parts.h"

namespace baton::sources::changes {
namespace {

using record::Change;
using record::ObservationFact;

std::string_view loincOf(const record::Concept& what) {
  for (const record::Coding& coding : what.codings) {
    if (coding.system == record::kLoinc) return coding.code;
  }
  return {};
}

// HL7 v3 ObservationInterpretation (http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation).
std::string wordFor(std::string_view interpretation) {
  for (const std::string_view code : {"H", "HH", "HU", "H>", ">"}) {
    if (interpretation == code) return "above";
  }
  for (const std::string_view code : {"L", "LL", "LU", "L<", "<"}) {
    if (interpretation == code) return "below";
  }
  return interpretation == "A" || interpretation == "AA" ? "abnormal" : "";
}

Instant momentOf(const ObservationFact& fact) {
  if (!fact.effective.empty()) return fact.effective.first();
  return fact.about.source.asserted.empty() ? fact.about.source.recorded : fact.about.source.asserted.first();
}

constexpr std::size_t kLongestLabel = 40;

// A score has no unit worth saying.
std::string shownOf(const Quantity& quantity) {
  const bool is_score = quantity.code.starts_with("{") || quantity.unit.starts_with("{") || quantity.unit == "score";
  if (is_score) return quantity.comparator + quantity.value.plain();
  return toText(quantity);
}

struct Pair {
  Measured before;
  Measured after;
};

// The newest value of each code that is new after the earlier moment, with the newest before it.
std::vector<Pair> newestPairs(const Between& between) {
  std::unordered_map<std::string_view, std::size_t> places;
  std::vector<Pair> pairs;
  std::unordered_map<std::string_view, bool> is_fresh;
  // Observations are newest first, so the first of a code is its newest; codes whose newest is old are not news.
  for (const ObservationFact& fact : between.later.facts.observations) {
    const bool is_late = momentOf(fact) > between.earlier.at;
    const bool is_learned = fact.about.source.recorded > between.earlier.at;
    if (!is_late && !is_learned) continue;
    if (!isUsable(fact) || !(mayBeNew(fact.about, between.earlier.at) || (is_learned && fact.about.version > 1))) {
      continue;
    }
    for (Measured& measured : measuredIn(fact)) {
      if (places.emplace(measured.loinc, pairs.size()).second) pairs.push_back({{}, std::move(measured)});
    }
  }
  std::size_t open = pairs.size();
  for (const ObservationFact& fact : between.earlier.facts.observations) {
    if (open == 0) break;
    if (!isUsable(fact)) continue;
    for (Measured& measured : measuredIn(fact)) {
      const auto found = places.find(measured.loinc);
      if (found == places.end() || pairs[found->second].before.fact) continue;
      pairs[found->second].before = std::move(measured);
      --open;
    }
  }
  // A correction of an older result is news only while that result is the newest.
  std::erase_if(pairs, [](const Pair& pair) {
    if (!pair.before.fact) return false;
    const bool is_same = pair.before.fact->about.key == pair.after.fact->about.key &&
                         pair.before.fact->about.version == pair.after.fact->about.version;
    return is_same || momentOf(*pair.after.fact) < momentOf(*pair.before.fact);
  });
  return pairs;
}

std::string valueOn(const Measured& measured) {
  const PartialDate& on = measured.fact->effective;
  return measured.shown + (on.empty() ? "" : " (" + on.dateText() + ")");
}

std::string rangeWords(const ObservationFact& fact) {
  if (fact.range_low && fact.range_high) return fact.range_low->plain() + " to " + fact.range_high->plain();
  if (fact.range_high) return "up to " + fact.range_high->plain();
  if (fact.range_low) return "from " + fact.range_low->plain();
  return fact.range_text;
}

std::string bandWords(const Measured& measured) {
  if (!measured.quantity) return "";
  const knowledge::SeverityBand* band =
      knowledge::builtIn().changes().severity(measured.loinc, measured.quantity->value);
  return band ? ", " + band->text : "";
}

Change changeOf(std::string kind, const Pair& pair) {
  Change change;
  change.kind = std::move(kind);
  change.about = pair.after.label;
  change.line = pair.after.fact->about.key;
  change.from = pair.before.shown;
  change.to = pair.after.shown;
  change.on = dateOr(pair.after.fact->effective, {pair.after.fact->about.source});
  change.sources.push_back(pair.after.fact->about.source);
  if (pair.before.fact) change.sources.push_back(pair.before.fact->about.source);
  return change;
}

void setConcerns(Change& change, const Measured& measured, const record::Chart& chart) {
  Concerns concerns;
  for (const knowledge::ChangeThreshold* threshold : knowledge::builtIn().changes().find(measured.loinc)) {
    concerns.add(threshold->matters_for, threshold->roles);
  }
  concern(change, concerns.roles.empty() ? concernsOfEveryone({}, chart) : concerns);
}

std::string_view senseWords(knowledge::ChangeSense sense) {
  switch (sense) {
    case knowledge::ChangeSense::Better:
      return " This is better by a step that matters.";
    case knowledge::ChangeSense::Worse:
      return " This is worse by a step that matters.";
    case knowledge::ChangeSense::Higher:
      return " This is higher by a step that matters.";
    case knowledge::ChangeSense::Lower:
      return " This is lower by a step that matters.";
    case knowledge::ChangeSense::Same:
      break;
  }
  return "";
}

void addAbnormal(const Pair& pair, const std::string& abnormal, const record::Chart& chart,
                 std::vector<Change>& changes) {
  Change change = changeOf("result-abnormal", pair);
  const std::string range = rangeWords(*pair.after.fact);
  change.text = pair.after.label + " was " + pair.after.shown + onDay(pair.after.fact->effective);
  if (abnormal == "abnormal") {
    change.text += ", which the source calls abnormal";
  } else {
    change.text += ", " + abnormal + " the normal range" + (range.empty() ? "" : " (" + range + ")");
  }
  change.text += ".";
  if (pair.before.fact) change.text += " Before, it was " + valueOn(pair.before) + ".";
  setConcerns(change, pair.after, chart);
  changes.push_back(std::move(change));
}

void addStep(const Pair& pair, const knowledge::Change& step, const record::Chart& chart,
             std::vector<Change>& changes) {
  Change change = changeOf("score-changed", pair);
  change.text = pair.after.label + " went from " + pair.before.shown + bandWords(pair.before) +
                (pair.before.fact->effective.empty() ? "" : " (" + pair.before.fact->effective.dateText() + ")") +
                " to " + pair.after.shown + bandWords(pair.after) +
                (pair.after.fact->effective.empty() ? "" : " (" + pair.after.fact->effective.dateText() + ")") + "." +
                std::string(senseWords(step.sense));
  Concerns concerns;
  concerns.add(step.threshold->matters_for, step.threshold->roles);
  concern(change, concerns.roles.empty() ? concernsOfEveryone(concerns.matters_for, chart) : concerns);
  changes.push_back(std::move(change));
}

}  // namespace

bool isUsable(const ObservationFact& fact) {
  if (fact.about.is_entered_in_error || fact.about.is_not_interpreted) return false;
  return fact.status.empty() || fact.status == "final" || fact.status == "amended" || fact.status == "corrected";
}

std::vector<Measured> measuredIn(const ObservationFact& fact) {
  std::vector<Measured> values;
  auto label_of = [](const record::Concept& what, std::string_view loinc) {
    const bool is_long = what.text.size() > kLongestLabel || what.text.find(" [") != std::string::npos;
    if (!what.text.empty() && !is_long) return what.text;
    // "Lithium level", "TSH" for LOINC's long names.
    const auto known = knowledge::builtIn().changes().find(loinc);
    if (!known.empty()) return known.front()->name;
    const knowledge::LabGroup* test = knowledge::testOf(record::kLoinc, loinc);
    return test == nullptr ? what.label() : capitalised(std::string(test->name_clinical));
  };
  auto add = [&](const record::Concept& what, const std::optional<Quantity>& quantity, const record::Concept& coded,
                 const std::string& text) {
    const std::string_view loinc = loincOf(what);
    if (loinc.empty() || (!quantity && coded.empty() && text.empty())) return;
    Measured measured{&fact, loinc, label_of(what, loinc), quantity ? &*quantity : nullptr, {}};
    measured.shown = quantity ? shownOf(*quantity) : coded.empty() ? text : coded.label();
    values.push_back(std::move(measured));
  };
  add(fact.what, fact.quantity, fact.value_concept, fact.value_text);
  for (const ObservationFact::Component& component : fact.components) {
    add(component.what, component.quantity, component.value_concept, component.value_text);
  }
  return values;
}

std::string abnormality(const Measured& measured) {
  const ObservationFact& fact = *measured.fact;
  const bool is_component = !fact.quantity || measured.quantity != &*fact.quantity;
  if (is_component && !fact.components.empty()) return "";  // interpretation and range speak of the whole
  if (!fact.interpretation.empty()) return wordFor(fact.interpretation);
  if (!measured.quantity || !measured.quantity->comparator.empty()) return "";
  if (fact.range_high && measured.quantity->value.value() > fact.range_high->value()) return "above";
  if (fact.range_low && measured.quantity->value.value() < fact.range_low->value()) return "below";
  return "";
}

void resultChanges(const Between& between, std::vector<Change>& changes) {
  const knowledge::Changes& table = knowledge::builtIn().changes();
  for (const Pair& pair : newestPairs(between)) {
    const std::string abnormal = abnormality(pair.after);
    const bool was_same = pair.before.fact && abnormality(pair.before) == abnormal;
    std::optional<knowledge::Change> step;
    if (pair.before.quantity && pair.after.quantity) {
      step = table.compare(pair.after.loinc, *pair.before.quantity, *pair.after.quantity);
    }
    if (!abnormal.empty() && !was_same) {
      addAbnormal(pair, abnormal, between.later, changes);
    } else if (step && step->is_meaningful && step->threshold) {
      addStep(pair, *step, between.later, changes);
    }
  }
}

}  // namespace baton::sources::changes
