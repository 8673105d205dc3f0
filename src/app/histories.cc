#include "app/histories.h"

#include "consent/gate.h"
#include "fhir/read.h"
#include "sources/reconcile.h"

namespace baton::app {

Status addToHistory(record::History& history, const record::Entry& entry) {
  const auto resource = json::parse(entry.content);
  if (!resource) {
    return fail(ErrorCode::Damaged, "Entry " + std::to_string(entry.sequence) + " of the journal cannot be read.");
  }
  fhir::readInto(history.versions, entry, *resource);
  history.sequence = entry.sequence;
  return {};
}

Result<record::History> loadHistory(Home& home, const record::PersonId& person) {
  record::History history;
  BATON_TRY(const auto snapshot, home.store().snapshot(person));
  if (snapshot) {
    // A snapshot of another version of Baton reads as an error: then the journal is read from its beginning.
    if (auto kept = record::deserialize(snapshot->content)) history = std::move(*kept);
  }
  BATON_CHECK(home.store().read(person, history.sequence, 0,
                                [&](record::Entry&& entry) { return addToHistory(history, entry); }));
  return history;
}

void keepSnapshot(Home& home, const record::PersonId& person, const record::History& history) {
  store::Snapshot snapshot;
  snapshot.sequence = history.sequence;
  snapshot.content = record::serialize(history);
  if (!home.store().putSnapshot(person, snapshot)) return;  // disposable: the journal has everything
}

record::Disclosure disclose(const record::PersonId& person, const record::History& history,
                            const record::Audience& audience, Instant at, Instant now) {
  auto chart = std::make_shared<const record::Chart>(sources::chartAt(person, history, at));
  const auto rebuild = [&](record::Facts facts) {
    record::Chart narrowed = sources::buildChart(person, std::move(facts), at);
    narrowed.sequence = history.sequence;
    return narrowed;
  };
  if (audience.isSelf() || at == now) return consent::Gate::disclose(chart, audience, rebuild);
  record::Chart present = sources::chartAt(person, history, now);
  const bool is_part2 = consent::hasPart2Label(present.facts);
  const consent::Standing standing{std::move(present.facts.consents), now, is_part2};
  return consent::Gate::disclose(chart, audience, rebuild, &standing);
}

record::Disclosure disclose(const record::PersonId& person, const record::History& history,
                            const record::Audience& audience, Instant at) {
  return disclose(person, history, audience, at, at);
}

}  // namespace baton::app
