#include "app/questionnaires.h"

#include <algorithm>
#include <cmath>

#include "knowledge/knowledge.h"

namespace baton::app {
namespace {

using record::ObservationFact;

bool isTotal(const ObservationFact& fact, const Instrument& instrument) {
  if (instrument.loinc_total.empty()) return fact.what.label() == instrument.total_name;
  return fact.what.codeIn(record::kLoinc) == instrument.loinc_total;
}

bool isSafetyItem(const ObservationFact& fact, const Instrument& instrument) {
  return std::ranges::any_of(instrument.items, [&](const InstrumentItem& item) {
    return item.role == ItemRole::Safety && !item.loinc.empty() && fact.what.codeIn(record::kLoinc) == item.loinc;
  });
}

std::optional<int> wholeNumber(const ObservationFact& fact, const Instrument& instrument) {
  if (!fact.quantity || !fact.quantity->comparator.empty()) return std::nullopt;
  const double value = fact.quantity->value.value();
  if (value != std::floor(value) || value < instrument.low || value > instrument.high) return std::nullopt;
  return static_cast<int>(value);
}

std::string entryOf(const record::About& about) {
  if (about.source.format != "form" || about.file_hash == 0) return "";
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string text;
  for (int shift = 60; shift >= 0; shift -= 4) text += kHex[(about.file_hash >> static_cast<unsigned>(shift)) & 15U];
  return text;
}

bool hasEntry(const std::vector<Taken>& all, const std::string& entry) {
  return std::ranges::any_of(all, [&](const Taken& one) { return one.entry == entry; });
}

}  // namespace

const std::vector<Instrument>& instruments() { return knowledge::builtIn().instruments().all(); }

const Instrument* findInstrument(std::string_view id) { return knowledge::builtIn().instruments().find(id); }

Meaning meaningOf(const Instrument& instrument, int total, std::string_view gender) {
  Meaning meaning;
  if (!instrument.loinc_total.empty()) {
    const auto* band = knowledge::builtIn().changes().severity(instrument.loinc_total, Decimal::fromInt(total));
    if (band != nullptr) meaning.severity = band->text;
  }
  if (const auto* cutoff = knowledge::Instruments::cutoffFor(instrument, gender)) {
    meaning.is_positive = total >= cutoff->from;
    meaning.cutoff_text = cutoff->text;
  }
  return meaning;
}

std::vector<Taken> taken(const record::Disclosure& seen, const Instrument& instrument) {
  const record::Facts& facts = seen.chart().facts;
  std::vector<Taken> all;
  for (const ObservationFact& fact : facts.observations) {
    if (fact.about.is_not_interpreted || !isTotal(fact, instrument)) continue;
    if (const auto total = wholeNumber(fact, instrument)) {
      all.push_back({entryOf(fact.about), fact.effective, total, false, fact.about});
    }
  }
  // Filled in here with a question left open: there is a response, but no total.
  for (const record::OtherFact& fact : facts.other) {
    const std::string entry = entryOf(fact.about);
    if (fact.type != "QuestionnaireResponse" || entry.empty() || hasEntry(all, entry)) continue;
    if (fact.label != instrument.id) continue;
    all.push_back({entry, fact.date, std::nullopt, false, fact.about});
  }
  for (const ObservationFact& fact : facts.observations) {
    if (!isSafetyItem(fact, instrument) || !fact.quantity || fact.quantity->value.value() <= 0) continue;
    const std::string entry = entryOf(fact.about);
    for (Taken& one : all) one.is_safety = one.is_safety || (!entry.empty() && one.entry == entry);
  }
  std::ranges::sort(all, [](const Taken& a, const Taken& b) {
    return a.on.first() != b.on.first() ? a.on.first() > b.on.first() : a.about.sequence > b.about.sequence;
  });
  return all;
}

}  // namespace baton::app
