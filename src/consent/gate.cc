#include "consent/gate.h"

#include <algorithm>
#include <unordered_set>

#include "consent/policy.h"
#include "consent/traces.h"

namespace baton::consent {
namespace {

using knowledge::ClassSet;
using knowledge::DataClass;
using record::About;
using record::Audience;
using record::Chart;
using record::Facts;

bool isIn(const std::vector<std::string>& list, std::string_view wanted) {
  return std::find(list.begin(), list.end(), wanted) != list.end();
}

ClassSet standingAlone() {
  ClassSet alone;
  for (const knowledge::DataClassRow& row : knowledge::dataClasses().all()) {
    if (row.stands_alone) alone.add(row.id);
  }
  return alone;
}

// Types that a grant without types opens: those of the role; to somebody without a role here, those of a caregiver.
std::string_view reachRole(std::string_view role) { return role == "other" ? "caregiver" : role; }

// Everything that is the same for all facts of one disclosure.
class Deciding {
 public:
  Deciding(const Audience& audience, const Chart& chart, const Standing& standing)
      : role_(audience.role),
        is_reader_(isReaderRole(audience.role)),
        open_(knowledge::dataClasses().openTo(audience.role)),
        role_classes_(knowledge::dataClasses().openTo(reachRole(audience.role)).suggested),
        alone_(standingAlone()) {
    for (Grant& grant : grantsInForce(standing.consents, standing.now)) {
      if (!concerns(grant, audience, chart)) continue;
      (grant.is_denial ? denials_ : permits_).push_back(std::move(grant));
    }
    // Who is told by the person's grants alone is told no more than these name. An account has been let in already.
    const bool rests_on_grants = needsGrant(audience) && !audience.key.starts_with(record::kAccountReader);
    is_narrow_ = rests_on_grants && !permits_.empty() &&
                 std::all_of(permits_.begin(), permits_.end(),
                             [](const Grant& permit) { return !permit.types.empty() || !permit.facts.empty(); });
  }

  bool passes(const About& about, FactClasses classes) {
    const std::string_view type = typeOf(about);
    if (type != type_) {
      type_ = type;
      reach_ = reachOf(type);
    }
    if (!reach_ || !is_reader_) return false;
    for (const Grant& denial : denials_) {
      if (isDenied(denial, about, classes)) return false;
    }
    bool is_type_open = roleIsWithin(role_, *reach_) && (!is_narrow_ || type_ == "Patient");
    ClassSet missing = classes.labelled;
    missing.remove(open_.labelled);
    ClassSet also = classes.suggested;
    also.remove(open_.suggested);
    missing.add(also);
    for (const Grant& permit : permits_) {
      if (is_type_open && missing.empty()) break;
      if (!coversPlace(permit, about)) continue;
      is_type_open = true;
      missing.remove(openedBy(permit, classes.all()));
    }
    return is_type_open && missing.empty();
  }

  const std::vector<Grant>& permits() const { return permits_; }

 private:
  bool isDenied(const Grant& denial, const About& about, FactClasses classes) const {
    if (!denial.facts.empty() && !isIn(denial.facts, about.key)) return false;
    if (!denial.types.empty() && !isIn(denial.types, type_)) return false;
    return denial.classes.empty() || denial.classes.meets(classes.all());
  }

  bool coversPlace(const Grant& permit, const About& about) const {
    if (!permit.facts.empty()) return isIn(permit.facts, about.key);
    if (!permit.types.empty()) return isIn(permit.types, type_);
    return roleIsWithin(permit.is_emergency ? "emergency" : reachRole(role_), *reach_);
  }

  ClassSet openedBy(const Grant& permit, ClassSet of_fact) const {
    if (!permit.classes.empty()) return permit.classes;
    if (permit.facts.empty() && !permit.is_emergency) return role_classes_;
    of_fact.remove(alone_);  // notes kept apart are opened by their own name only
    return of_fact;
  }

  std::string_view role_;
  bool is_reader_;
  knowledge::DataClasses::Open open_;
  ClassSet role_classes_;
  ClassSet alone_;
  bool is_narrow_ = false;  // only single lists or entries are allowed
  std::vector<Grant> permits_;
  std::vector<Grant> denials_;
  std::string type_;  // of the fact asked for last; facts come type by type
  std::optional<Reach> reach_;
};

// Self: every type that has a rule.
std::vector<bool> decideForSelf(const Facts& facts) {
  std::vector<bool> passes;
  passes.reserve(facts.size());
  facts.forEach([&](const auto& fact) { passes.push_back(reachOf(typeOf(fact.about)).has_value()); });
  return passes;
}

std::vector<std::string> keysOf(const Facts& facts) {
  std::vector<std::string> keys;
  keys.reserve(facts.size());
  facts.forEach([&](const auto& fact) { keys.push_back(fact.about.key); });
  std::sort(keys.begin(), keys.end());
  return keys;
}

Facts onlyPassing(const Facts& facts, const std::vector<bool>& passes) {
  Facts kept;
  std::size_t place = 0;
  Facts::eachPair(facts, kept, [&](const auto& from, auto& to) {
    for (const auto& fact : from) {
      if (passes[place++]) to.push_back(fact);
    }
  });
  return kept;
}

// Beside the keys of what passed, the names of the types that are open as a whole: seesType() asks for them. No key is
// a name of a type, for every key has a "/".
void addOpenTypes(std::vector<std::string>& keys, Deciding& deciding) {
  const FactClasses ordinary{{}, {DataClass::General}};
  for (const std::string_view type : typesWithRule()) {
    About about;
    about.key = std::string(type) + "/";
    if (deciding.passes(about, ordinary)) keys.emplace_back(type);
  }
  std::sort(keys.begin(), keys.end());
}

Standing standingOf(const Chart& chart) { return {chart.facts.consents, chart.at, false}; }

}  // namespace

std::vector<bool> Gate::decide(const Facts& facts, const std::vector<FactClasses>& classes, const Audience& audience,
                               const Chart& chart, const Standing& standing) {
  if (audience.isSelf()) return decideForSelf(facts);
  Deciding deciding(audience, chart, standing);
  std::vector<bool> passes;
  passes.reserve(classes.size());
  facts.forEach([&](const auto& fact) { passes.push_back(deciding.passes(fact.about, classes[passes.size()])); });
  return passes;
}

record::Disclosure Gate::disclose(std::shared_ptr<const Chart> chart, const Audience& audience, const Rebuild& rebuild,
                                  const Standing* standing) {
  if (audience.isSelf()) {
    const std::vector<bool> passes = decideForSelf(chart->facts);
    if (std::find(passes.begin(), passes.end(), false) == passes.end()) {
      std::vector<std::string> keys = keysOf(chart->facts);
      return {std::move(chart), audience, false, std::move(keys)};
    }
    Facts kept = onlyPassing(chart->facts, passes);
    std::vector<std::string> keys = keysOf(kept);
    return {std::make_shared<Chart>(rebuild(std::move(kept))), audience, true, std::move(keys)};
  }
  const Standing at_chart = standing == nullptr ? standingOf(*chart) : Standing();
  const Standing& stands = standing == nullptr ? at_chart : *standing;
  const std::vector<FactClasses> classes = classify(chart->facts, stands.is_part2_record);
  const std::vector<bool> passes = decide(chart->facts, classes, audience, *chart, stands);
  Facts kept = onlyPassing(chart->facts, passes);
  Deciding deciding(audience, *chart, stands);
  for (record::PersonFact& person : kept.persons) {
    const FactClasses where{{}, {DataClass::Location}};
    if (!deciding.passes(person.about, where)) person.addresses.clear();
  }
  removeTraces(kept, chart->facts, classes, passes);
  std::vector<std::string> keys = keysOf(kept);
  addOpenTypes(keys, deciding);
  auto narrowed = std::make_shared<Chart>(rebuild(std::move(kept)));
  // For everybody but the person the disclosure is always called a part of the record: the label must not tell
  // whether something was held back.
  return {std::move(narrowed), audience, true, std::move(keys)};
}

bool Gate::mayRelease(const About& about, const Audience& audience) {
  return audience.isSelf() && reachOf(typeOf(about)).has_value();
}

bool seesType(const record::Disclosure& disclosure, std::string_view type) {
  if (disclosure.audience().isSelf()) return true;
  About about;
  about.key = type;
  return disclosure.permits(about);
}

bool needsGrant(const Audience& audience) { return audience.role == "caregiver" || audience.role == "other"; }

bool hasGrant(const Chart& chart, const Audience& audience, const Standing& standing) {
  return !Deciding(audience, chart, standing).permits().empty();
}

bool saysSomething(const record::Disclosure& disclosure) { return disclosure.chart().facts.size() > 0; }

}  // namespace baton::consent
