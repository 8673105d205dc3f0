#include "app/fhir_api/seen.h"

#include <algorithm>

#include "app/fhir_api/views.h"
#include "base/text.h"
#include "consent/gate.h"
#include "consent/traces.h"
#include "sources/reconcile.h"

namespace baton::app {
namespace {

using record::About;

bool isNewer(const About* left, const About* right) { return left->sequence > right->sequence; }

}  // namespace

bool isDeletion(const About& about) {
  return about.is_entered_in_error && (about.source.format == kDeletedFormat || about.source.format == "form");
}

Seen::Seen(const record::History& history, const record::Disclosure& disclosure, Instant now)
    : history_(history),
      disclosure_(disclosure),
      now_(now),
      references_(history.versions),
      served_{.references = references_, .is_own = disclosure.audience().isSelf()} {
  if (!served_.is_own) withhold();
}

void Seen::withhold() {
  history_.versions.forEach([&](const auto& fact) {
    if (!disclosure_.permits(fact.about)) served_.withheld.insert(fact.about.key);
  });
  const record::Chart present = sources::chartAt(disclosure_.chart().id, history_, now_);
  const bool is_part2 = consent::hasPart2Label(present.facts);
  const consent::Standing standing{present.facts.consents, now_, is_part2};
  const auto classes = consent::classify(present.facts, is_part2);
  const auto passes = consent::Gate::decide(present.facts, classes, disclosure_.audience(), present, standing);
  served_.names = consent::NamesInText(consent::withheldNames(present.facts, classes, passes));
  const auto& persons = disclosure_.chart().facts.persons;
  served_.shows_addresses =
      std::ranges::any_of(persons, [](const record::PersonFact& person) { return !person.addresses.empty(); });
}

// The gate's rules for single versions: of the person by mayRelease, of everybody else as facts of their own.
std::vector<const About*> Seen::passing(const std::vector<const About*>& wanted) const {
  std::vector<const About*> kept;
  if (served_.is_own) {
    for (const About* about : wanted) {
      if (consent::Gate::mayRelease(*about, disclosure_.audience())) kept.push_back(about);
    }
    return kept;
  }
  std::unordered_set<record::Sequence> sequences;
  for (const About* about : wanted) sequences.insert(about->sequence);
  record::Facts facts;
  std::vector<const About*> places;
  record::Facts::eachPair(history_.versions, facts, [&](const auto& from, auto& to) {
    for (const auto& fact : from) {
      if (!sequences.contains(fact.about.sequence)) continue;
      to.push_back(fact);
      places.push_back(&fact.about);
    }
  });
  const record::Chart present = sources::chartAt(disclosure_.chart().id, history_, now_);
  const bool is_part2 = consent::hasPart2Label(present.facts);
  const consent::Standing standing{present.facts.consents, now_, is_part2};
  const auto classes = consent::classify(facts, is_part2);
  const std::vector<bool> passes = consent::Gate::decide(facts, classes, disclosure_.audience(), present, standing);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (passes[i]) kept.push_back(places[i]);
  }
  std::ranges::sort(kept, isNewer);
  return kept;
}

std::vector<const About*> Seen::newest(record::Sequence head) const {
  std::unordered_map<std::string_view, const About*> newest;
  history_.versions.forEach([&](const auto& fact) {
    if (fact.about.sequence > head) return;
    const About*& kept = newest[fact.about.key];
    if (kept == nullptr || kept->version < fact.about.version) kept = &fact.about;
  });
  std::vector<const About*> seen;
  std::vector<const About*> others;  // not covered by the disclosure: in error, or of an earlier moment
  for (const auto& [key, about] : newest) {
    if (about->sequence <= head && disclosure_.permits(*about) && head >= history_.sequence &&
        !about->is_entered_in_error) {
      seen.push_back(about);
    } else if (served_.is_own || about->is_entered_in_error || disclosure_.permits(*about)) {
      others.push_back(about);
    }
  }
  if (!others.empty()) {
    const std::vector<const About*> passed = passing(others);
    seen.insert(seen.end(), passed.begin(), passed.end());
  }
  std::ranges::sort(seen, isNewer);
  return seen;
}

std::vector<const About*> Seen::versions(const std::string& type, const std::string& id, record::Sequence head) const {
  const std::string start = type.empty() ? "" : type + "/" + id;
  // Only of what stands in what this reader may see now; a deleted resource has its deletion as the newest.
  std::unordered_set<std::string_view> keys;
  for (const About* about : newest(head)) {
    const bool is_asked = id.empty() ? about->key.starts_with(start) : about->key == start;
    if (is_asked) keys.insert(about->key);
  }
  std::vector<const About*> wanted;
  history_.versions.forEach([&](const auto& fact) {
    if (fact.about.sequence <= head && keys.contains(fact.about.key)) wanted.push_back(&fact.about);
  });
  std::vector<const About*> kept = passing(wanted);
  std::ranges::sort(kept, isNewer);
  return kept;
}

std::vector<std::string> Seen::patients() const {
  std::vector<const About*> known;
  for (const record::PersonFact& fact : history_.versions.persons) known.push_back(&fact.about);
  std::ranges::sort(known, [](const About* a, const About* b) { return a->sequence < b->sequence; });
  std::vector<std::string> ids;
  for (const About* about : known) {
    std::string id = about->key.substr(about->key.find('/') + 1);
    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(std::move(id));
  }
  return ids;
}

}  // namespace baton::app
