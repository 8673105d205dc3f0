#include "app/versions.h"

#include <algorithm>

#include "app/submission.h"
#include "consent/gate.h"
#include "format/json.h"
#include "sources/changes/events.h"
#include "sources/reconcile.h"
#include "sources/reconcile/line_parts.h"

namespace baton::app {
namespace {

using record::About;

std::string with(std::string text, std::string_view more, std::string_view before = ", ") {
  if (!more.empty()) text += (text.empty() ? std::string() : std::string(before)) + std::string(more);
  return text;
}

// The pieces of what a version states; the page puts them together in the reader's language.
struct Said {
  std::string text;
  std::string value = {};
  PartialDate on = {};
  std::string status = {};
};

struct Saying {
  Said operator()(const record::MedicationFact& fact) const {
    return {fact.what.label(), fact.dosages.empty() ? "" : fact.dosages.front().text, {}, fact.status};
  }
  Said operator()(const record::AllergyFact& fact) const {
    std::string reactions;
    std::string severity;
    for (const auto& reaction : fact.reactions) {
      for (const record::Concept& one : reaction.manifestations) reactions = with(reactions, one.label());
      severity = reaction.severity;
    }
    return {with(fact.what.label(), reactions),
            severity,
            {},
            fact.clinical_status.empty() ? fact.verification_status : fact.clinical_status};
  }
  Said operator()(const record::ConditionFact& fact) const {
    return {fact.what.label(), "", fact.onset, fact.clinical_status};
  }
  Said operator()(const record::ObservationFact& fact) const {
    return {fact.what.label(), fact.shown(), {}, fact.status};
  }
  Said operator()(const record::EncounterFact& fact) const {
    return {sources::changes::visitName(fact), "", fact.period.start, fact.status};
  }
  Said operator()(const record::ProcedureFact& fact) const { return {fact.what.label(), "", {}, fact.status}; }
  Said operator()(const record::ImmunizationFact& fact) const { return {fact.what.label(), "", {}, fact.status}; }
  Said operator()(const record::GoalFact& fact) const {
    return {fact.description.label(), fact.achievement.label(), {}, fact.lifecycle_status};
  }
  Said operator()(const record::PlanFact& fact) const {
    return {fact.description.empty() ? fact.what.label() : fact.description, "", fact.period.start, fact.status};
  }
  Said operator()(const record::TaskFact& fact) const {
    return {with(fact.description.empty() ? fact.what.label() : fact.description, fact.owner.display), "",
            fact.modified, fact.status};
  }
  Said operator()(const record::ConsentFact& fact) const { return {fact.scope.label(), "", fact.given, fact.status}; }
  Said operator()(const record::CommunicationFact& fact) const {
    return {fact.topic.label(), "", fact.sent, fact.status};
  }
  Said operator()(const record::DocumentFact& fact) const {
    return {fact.title.empty() ? fact.type.label() : fact.title, "", {}, fact.status};
  }
  Said operator()(const record::CoverageFact& fact) const { return {with(fact.payor, fact.plan), "", {}, fact.status}; }
  Said operator()(const record::ListFact& fact) const { return {fact.title, "", fact.confirmed, fact.status}; }
  Said operator()(const record::HelperFact& fact) const { return {fact.name}; }
  Said operator()(const record::Contact& fact) const { return {with(fact.name, fact.relationship.label())}; }
  Said operator()(const record::CareTeamFact& fact) const { return {fact.name, "", {}, fact.status}; }
  Said operator()(const record::OtherFact& fact) const { return {fact.label, "", {}, fact.status}; }
  Said operator()(const record::FamilyHistoryFact& fact) const {
    std::string text = fact.relationship.label();
    for (const record::Concept& one : fact.conditions) text = with(text, one.label());
    return {text};
  }
  Said operator()(const record::PersonFact& fact) const {
    return {fact.names.empty() ? "" : fact.names.front().text, "", fact.born};
  }
  Said operator()(const record::DecisionFact&) const { return {}; }
  Said operator()(const record::AcknowledgementFact& fact) const { return {fact.by, "", fact.on}; }
  Said operator()(const record::Facts::MedicationCode& fact) const { return {fact.what.label()}; }
};

// The versions of these resources that the audience may see now; an older one may be of another class than the newest.
record::Facts releasable(const record::History& history, const record::Disclosure& disclosure,
                         const std::vector<std::string>& keys, Instant now) {
  record::Facts wanted;
  record::Facts::eachPair(history.versions, wanted, [&](const auto& from, auto& to) {
    for (const auto& fact : from) {
      const bool is_asked = std::find(keys.begin(), keys.end(), fact.about.key) != keys.end();
      if (is_asked && disclosure.permits(fact.about)) to.push_back(fact);
    }
  });
  if (disclosure.audience().isSelf()) return wanted;
  record::Chart present = sources::chartAt(disclosure.chart().id, history, now);
  const consent::Standing standing{present.facts.consents, now, false};
  const auto classes = consent::classify(wanted, consent::hasPart2Label(present.facts));
  const std::vector<bool> passes = consent::Gate::decide(wanted, classes, disclosure.audience(), present, standing);
  record::Facts kept;
  std::size_t place = 0;
  record::Facts::eachPair(wanted, kept, [&](auto& from, auto& to) {
    for (auto& fact : from) {
      if (passes[place++]) to.push_back(std::move(fact));
    }
  });
  return kept;
}

std::string accountName(Home& home, const std::string& author) {
  const auto account = home.store().accounts().account(author);
  return account && *account ? (*account)->name : "";
}

}  // namespace

Result<std::vector<EntryVersion>> versionsOf(Home& home, Charts& charts, const record::Disclosure& disclosure,
                                             const std::vector<std::string>& keys, std::size_t most) {
  BATON_TRY(const auto history, charts.history(home, disclosure.chart().id));
  std::vector<std::pair<record::Sequence, EntryVersion>> found;
  const record::Facts seen = releasable(*history, disclosure, keys, home.clock().now());
  seen.forEach([&](const auto& fact) {
    const About& about = fact.about;
    if (!consent::Gate::mayRelease(about, record::Audience{})) return;
    EntryVersion version;
    version.key = about.key;
    version.version = about.version;
    Said said = Saying()(fact);
    version.says = std::move(said.text);
    version.value = std::move(said.value);
    version.on = said.on;
    version.status = std::move(said.status);
    version.source = about.source;
    version.is_entered_in_error = about.is_entered_in_error;
    found.emplace_back(about.sequence, std::move(version));
  });
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  if (found.size() > most) found.resize(most);
  std::vector<EntryVersion> versions;
  for (auto& [sequence, version] : found) {
    BATON_TRY(const record::Entry entry, entryAt(home, disclosure.chart().id, sequence));
    version.is_import = entry.author == "import";
    version.author = version.is_import ? "" : accountName(home, entry.author);
    version.reason = entry.reason;
    // The resource to the letter may name what is withheld: it is the person's own to look at.
    if (!disclosure.audience().isSelf()) {
      versions.push_back(std::move(version));
      continue;
    }
    const auto resource = json::parse(entry.content);
    version.content = resource ? json::writePretty(*resource) : entry.content;
    versions.push_back(std::move(version));
  }
  return versions;
}

}  // namespace baton::app
