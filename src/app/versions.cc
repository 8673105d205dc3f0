#include "app/versions.h"

#include <algorithm>

#include "app/submission.h"
#include "consent/gate.h"
#include "format/json.h"
#include "sources/changes/events.h"
#include "sources/reconcile/line_parts.h"

namespace baton::app {
namespace {

using record::About;

std::string with(std::string text, std::string_view more, std::string_view before = ", ") {
  if (!more.empty()) text += (text.empty() ? std::string() : std::string(before)) + std::string(more);
  return text;
}

std::string withStatus(std::string text, std::string_view status) {
  if (!status.empty()) text += " (" + std::string(status) + ")";
  return text;
}

struct Saying {
  std::string operator()(const record::MedicationFact& fact) const {
    const std::string text = with(fact.what.label(), fact.dosages.empty() ? "" : fact.dosages.front().text);
    return withStatus(text, fact.status);
  }
  std::string operator()(const record::AllergyFact& fact) const {
    std::string text = fact.what.label();
    for (const auto& reaction : fact.reactions) {
      for (const record::Concept& one : reaction.manifestations) text = with(text, one.label());
      text = with(text, reaction.severity);
    }
    return withStatus(text, fact.clinical_status.empty() ? fact.verification_status : fact.clinical_status);
  }
  std::string operator()(const record::ConditionFact& fact) const {
    return withStatus(with(fact.what.label(), fact.onset.dateText()), fact.clinical_status);
  }
  std::string operator()(const record::ObservationFact& fact) const {
    return withStatus(with(fact.what.label(), fact.shown(), ": "), fact.status);
  }
  std::string operator()(const record::EncounterFact& fact) const {
    return withStatus(with(sources::changes::visitName(fact), fact.period.start.dateText()), fact.status);
  }
  std::string operator()(const record::ProcedureFact& fact) const { return withStatus(fact.what.label(), fact.status); }
  std::string operator()(const record::ImmunizationFact& fact) const {
    return withStatus(fact.what.label(), fact.status);
  }
  std::string operator()(const record::GoalFact& fact) const {
    return withStatus(with(fact.description.label(), fact.achievement.label()), fact.lifecycle_status);
  }
  std::string operator()(const record::PlanFact& fact) const {
    const std::string text = fact.description.empty() ? fact.what.label() : fact.description;
    return withStatus(with(text, fact.period.start.dateText()), fact.status);
  }
  std::string operator()(const record::DocumentFact& fact) const {
    return withStatus(fact.title.empty() ? fact.type.label() : fact.title, fact.status);
  }
  std::string operator()(const record::CoverageFact& fact) const {
    return withStatus(with(fact.payor, fact.plan), fact.status);
  }
  std::string operator()(const record::ListFact& fact) const {
    return withStatus(with(fact.title, fact.confirmed.dateText()), fact.status);
  }
  std::string operator()(const record::HelperFact& fact) const { return fact.name; }
  std::string operator()(const record::Contact& fact) const { return with(fact.name, fact.relationship.label()); }
  std::string operator()(const record::CareTeamFact& fact) const { return withStatus(fact.name, fact.status); }
  std::string operator()(const record::OtherFact& fact) const { return withStatus(fact.label, fact.status); }
  std::string operator()(const record::FamilyHistoryFact& fact) const {
    std::string text = fact.relationship.label();
    for (const record::Concept& one : fact.conditions) text = with(text, one.label());
    return text;
  }
  std::string operator()(const record::PersonFact& fact) const {
    return with(fact.names.empty() ? "" : fact.names.front().text, fact.born.text());
  }
  std::string operator()(const record::DecisionFact&) const { return ""; }
  std::string operator()(const record::AcknowledgementFact& fact) const { return with(fact.by, fact.on.dateText()); }
  std::string operator()(const record::Facts::MedicationCode& fact) const { return fact.what.label(); }
};

std::string accountName(Home& home, const std::string& author) {
  const auto account = home.store().accounts().account(author);
  return account && *account ? (*account)->name : "";
}

}  // namespace

Result<std::vector<EntryVersion>> versionsOf(Home& home, Charts& charts, const record::Disclosure& disclosure,
                                             const std::vector<std::string>& keys, std::size_t most) {
  BATON_TRY(const auto history, charts.history(home, disclosure.chart().id));
  std::vector<std::pair<record::Sequence, EntryVersion>> found;
  history->versions.forEach([&](const auto& fact) {
    const About& about = fact.about;
    if (std::find(keys.begin(), keys.end(), about.key) == keys.end()) return;
    if (!disclosure.permits(about) || !consent::Gate::mayRelease(about, disclosure.audience())) return;
    EntryVersion version;
    version.key = about.key;
    version.version = about.version;
    version.says = Saying()(fact);
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
    const auto resource = json::parse(entry.content);
    version.content = resource ? json::writePretty(*resource) : entry.content;
    versions.push_back(std::move(version));
  }
  return versions;
}

}  // namespace baton::app
