#include "sources/reconcile.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "sources/reconcile/kinds.h"

namespace baton::sources {
namespace {

using record::Facts;
using record::ObservationFact;

// A medication that refers to a Medication resource takes over what that one says.
void fillMedicationCodes(Facts& facts) {
  std::unordered_map<std::string_view, const Facts::MedicationCode*> codes;
  for (const Facts::MedicationCode& code : facts.medication_codes) codes.emplace(code.about.key, &code);
  for (record::MedicationFact& fact : facts.medications) {
    const auto found = codes.find(fact.medication.key);
    if (fact.medication.key.empty() || found == codes.end()) continue;
    const Facts::MedicationCode& code = *found->second;
    if (fact.what.codings.empty() && !code.what.empty()) fact.what = code.what;
    if (fact.contents.empty()) fact.contents = code.contents;
    if (fact.form.empty()) fact.form = code.form;
  }
}

// By when it was measured, else when it was written down or learned.
Instant momentOf(const ObservationFact& fact) {
  if (!fact.effective.empty()) return fact.effective.first();
  return fact.about.source.asserted.empty() ? fact.about.source.recorded : fact.about.source.asserted.first();
}

// Sorts places, then moves each observation once and in place: they are large.
void sortNewestFirst(std::vector<ObservationFact>& observations) {
  std::vector<std::pair<Instant, std::size_t>> places;
  places.reserve(observations.size());
  for (std::size_t i = 0; i < observations.size(); ++i) places.emplace_back(momentOf(observations[i]), i);
  std::sort(places.begin(), places.end(), [&](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first > b.first;
    return observations[a.second].about.key < observations[b.second].about.key;
  });
  // places[i].second is where the i-th of the new order stands now: each cycle is moved along with one spare.
  for (std::size_t start = 0; start < places.size(); ++start) {
    if (places[start].second == start) continue;
    ObservationFact spare = std::move(observations[start]);
    std::size_t to = start;
    while (places[to].second != start) {
      const std::size_t from = places[to].second;
      observations[to] = std::move(observations[from]);
      places[to].second = to;
      to = from;
    }
    observations[to] = std::move(spare);
    places[to].second = to;
  }
}

}  // namespace

record::Chart buildChart(const record::PersonId& person, Facts facts, Instant at) {
  record::Chart chart;
  chart.id = person;
  chart.at = at;
  chart.facts = std::move(facts);
  fillMedicationCodes(chart.facts);
  sortNewestFirst(chart.facts.observations);
  chart.facts.forEach([&](const auto& fact) { chart.sequence = std::max(chart.sequence, fact.about.sequence); });

  const reconcile::Decisions decisions(chart.facts.decisions);
  const reconcile::People people(chart.facts);
  reconcile::putPersonTogether(chart);
  chart.medications = reconcile::medicationLines(chart.facts, decisions, people, at);
  chart.allergies = reconcile::allergyLines(chart.facts, decisions);
  chart.conditions = reconcile::conditionLines(chart.facts, decisions);
  chart.care_team = reconcile::careTeamLines(chart.facts, decisions, people, at);
  chart.goals = reconcile::goalLines(chart.facts, decisions);
  chart.lists = reconcile::listLines(chart.facts, people);
  return chart;
}

record::Chart chartAt(const record::PersonId& person, const record::History& history, Instant at) {
  Facts facts = record::factsAt(history, at);
  record::resolveReferences(facts);
  record::Chart chart = buildChart(person, std::move(facts), at);
  chart.sequence = history.sequence;
  return chart;
}

}  // namespace baton::sources
