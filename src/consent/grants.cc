#include "consent/grants.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace baton::consent {
namespace {

using knowledge::ClassSet;
using knowledge::DataClass;
using record::ConsentFact;
using Provision = ConsentFact::Provision;

using record::kAccountReader;
using record::kAudienceSystem;
using record::kBreakGlass;
using record::kDataClassSystem;
using record::kEmergencyMs;
using record::kResourceTypes;

constexpr std::array<std::string_view, 9> kRoles = {"therapist",      "psychiatrist", "primary-care",
                                                    "telepsychiatry", "caregiver",    "pharmacy",
                                                    "emergency",      "other",        "manager"};

// Consents about something else than who may know: research, advance care directives, treatment itself.
bool isAboutPrivacy(const ConsentFact& fact) {
  if (fact.scope.codings.empty()) return true;
  return std::any_of(fact.scope.codings.begin(), fact.scope.codings.end(), [](const record::Coding& coding) {
    return coding.code == "patient-privacy" ||
           (coding.code != "research" && coding.code != "adr" && coding.code != "treatment");
  });
}

bool isOptOut(const ConsentFact& fact) {
  return std::any_of(fact.policies.begin(), fact.policies.end(), [](const record::Concept& policy) {
    return std::any_of(policy.codings.begin(), policy.codings.end(), [](const record::Coding& coding) {
      return coding.code == "OPTOUT" || coding.code == "OPTOUTE";
    });
  });
}

// One provision on its way to a grant.
struct Draft {
  Grant grant;
  bool is_whole = true;  // every part was understood
};

void readReaders(Draft& draft, const std::vector<ConsentFact::Actor>& actors) {
  for (const ConsentFact::Actor& actor : actors) {
    Grant::Reader reader;
    reader.role = actor.role.codeIn(kAudienceSystem);
    if (!reader.role.empty() && !isReaderRole(reader.role)) draft.is_whole = false;
    reader.key = actor.who.target.starts_with(kAccountReader) ? actor.who.target : actor.who.key;
    reader.name = actor.who.display;
    if (reader.role.empty() && reader.key.empty()) draft.is_whole = false;
    draft.grant.readers.push_back(std::move(reader));
  }
}

void readClasses(Draft& draft, const std::vector<record::Coding>& labels) {
  bool has_unknown = false;
  const knowledge::DataClasses& known = knowledge::dataClasses();
  for (const record::Coding& label : labels) {
    if (label.system == kDataClassSystem) {
      const auto id = known.named(label.code);
      if (id) draft.grant.classes.add(*id);
      has_unknown = has_unknown || !id;
      continue;
    }
    const auto found = known.ofLabel(label.system, label.code);
    if (found) draft.grant.classes.add(found->id);
    if (!found && (label.code == "N" || label.code == "L" || label.code == "M" || label.code == "U")) {
      draft.grant.classes.add(DataClass::General);
    } else if (!found) {
      has_unknown = true;
    }
  }
  if (!has_unknown) return;
  draft.is_whole = false;
  if (draft.grant.is_denial) draft.grant.classes = {};
}

void readTypes(Draft& draft, const std::vector<record::Coding>& classes) {
  for (const record::Coding& one : classes) {
    if (one.system == kResourceTypes) {
      draft.grant.types.push_back(one.code);
    } else {
      draft.is_whole = false;
    }
  }
  if (!draft.is_whole && draft.grant.is_denial) draft.grant.types.clear();
}

void readData(Draft& draft, const std::vector<record::Reference>& data) {
  for (const record::Reference& one : data) {
    const std::string& key = one.key.empty() ? one.target : one.key;
    if (key.find('/') == std::string::npos) draft.is_whole = false;
    draft.grant.facts.push_back(key);
  }
}

// An action that lets nothing out ("collect", "correct") is no permit to read.
bool letsOut(const Provision& provision) {
  if (provision.actions.empty()) return true;
  return std::any_of(provision.actions.begin(), provision.actions.end(), [](const record::Concept& action) {
    return std::any_of(action.codings.begin(), action.codings.end(), [](const record::Coding& coding) {
      return coding.code == "disclose" || coding.code == "access" || coding.code == "use";
    });
  });
}

Draft draftOf(const ConsentFact& fact, const Provision& provision, bool is_denial) {
  Draft draft;
  draft.grant.key = fact.about.key;
  draft.grant.is_denial = is_denial;
  draft.grant.period = provision.period;
  readReaders(draft, provision.actors);
  readTypes(draft, provision.classes);
  readData(draft, provision.data);
  readClasses(draft, provision.labels);
  for (const record::Coding& purpose : provision.purposes) draft.grant.purposes.push_back(purpose.code);
  // Limits that Baton does not weigh: they would narrow, so a permit with them is not understood, a denial is wider.
  if (!provision.codes.empty() || !provision.data_period.empty()) draft.is_whole = false;
  draft.grant.is_emergency = !is_denial && std::find(draft.grant.purposes.begin(), draft.grant.purposes.end(),
                                                     kBreakGlass) != draft.grant.purposes.end();
  return draft;
}

bool endsInTime(const record::Period& period) {
  if (period.start.empty() || period.end.empty()) return false;
  return period.end.precision() >= Precision::Minute && period.end.first().ms - period.start.first().ms <= kEmergencyMs;
}

// An exception without a type turns the rule around that it stands in.
bool isDenialWithin(const Provision& exception, bool is_root_denial) {
  return exception.type == "deny" || (exception.type.empty() && !is_root_denial);
}

std::string whyNotReliedOn(const ConsentFact& fact, const Draft& draft) {
  if (fact.status != "active") return "It is not in force.";
  if (fact.about.source.format != "form") return "It came with a file, and has not been confirmed here.";
  const bool are_denials = std::all_of(fact.exceptions.begin(), fact.exceptions.end(),
                                       [](const Provision& one) { return isDenialWithin(one, false); });
  if (fact.is_deeper || !are_denials || fact.about.is_not_interpreted || !draft.is_whole) {
    return "Baton does not understand all of it.";
  }
  if (draft.grant.readers.empty()) return "It does not say who may know.";
  if (draft.grant.is_emergency && !endsInTime(draft.grant.period)) return "Emergency access ends within four hours.";
  for (const knowledge::DataClassRow& row : knowledge::dataClasses().all()) {
    if (row.stands_alone && draft.grant.classes.has(row.id) && draft.grant.classes != ClassSet{row.id}) {
      return "Notes that a therapist or counselor keeps apart need a permission of their own.";
    }
  }
  return "";
}

void addDenial(std::vector<Grant>& grants, const ConsentFact& fact, const Provision& provision) {
  Draft draft = draftOf(fact, provision, true);
  if (fact.status != "active") draft.grant.not_relied_on = "It is not in force.";
  grants.push_back(std::move(draft.grant));
}

void addPermit(std::vector<Grant>& grants, const ConsentFact& fact, const Provision& provision) {
  Draft draft = draftOf(fact, provision, false);
  draft.grant.not_relied_on = whyNotReliedOn(fact, draft);
  if (draft.grant.not_relied_on.empty() && !letsOut(provision)) {
    draft.grant.not_relied_on = "It lets them tell, not read.";
  }
  grants.push_back(std::move(draft.grant));
}

// An exception is one to the rule that it stands in: what it does not say again, it takes from there.
Provision within(const Provision& root, const Provision& exception) {
  Provision whole = exception;
  if (whole.actors.empty()) whole.actors = root.actors;
  if (whole.period.empty()) whole.period = root.period;
  if (whole.labels.empty()) whole.labels = root.labels;
  if (whole.classes.empty()) whole.classes = root.classes;
  if (whole.data.empty()) whole.data = root.data;
  if (whole.purposes.empty()) whole.purposes = root.purposes;
  return whole;
}

bool isSameReader(const record::Facts& facts, std::string_view left, std::string_view right) {
  if (left.empty() || right.empty()) return false;
  if (left == right) return true;
  return std::any_of(facts.helpers.begin(), facts.helpers.end(), [&](const record::HelperFact& helper) {
    if (helper.kind != record::HelperFact::Kind::Role) return false;
    const std::string_view role = helper.about.key;
    const std::string_view person = helper.practitioner.key;
    return (role == left && person == right) || (role == right && person == left);
  });
}

bool isMember(const record::Facts& facts, std::string_view reader, std::string_view organization) {
  return std::any_of(facts.helpers.begin(), facts.helpers.end(), [&](const record::HelperFact& helper) {
    return helper.kind == record::HelperFact::Kind::Role && helper.organization.key == organization &&
           (helper.about.key == reader || helper.practitioner.key == reader);
  });
}

// Could an unnamed reader of this role be the one whom a denial names? Not when the care team says that they have
// another role; an organization is not somebody who reads.
bool couldBe(const record::Chart& chart, std::string_view role, std::string_view key) {
  if (key.starts_with("Organization/")) return false;
  for (const record::CareTeamLine& line : chart.care_team) {
    for (const record::Source& source : line.sources) {
      if (isSameReader(chart.facts, source.key, key)) return line.role == role;
    }
  }
  return true;
}

// What a reader of this role reads for. v3-ActReason.
bool readsFor(std::string_view role, std::string_view purpose) {
  if (role == "emergency" && (purpose == "ETREAT" || purpose == kBreakGlass)) return true;
  if (purpose == kBreakGlass) return true;  // emergency access is given to somebody by name
  if (role == "caregiver" || role == "other" || role == "manager") {
    return purpose == "FAMRQT" || purpose == "PATRQT" || purpose == "SUPNWK" || purpose == "CAREMGT" ||
           purpose == "PWATRNY" || purpose == "TREAT" || purpose == "COC";
  }
  return purpose == "TREAT" || purpose == "CAREMGT" || purpose == "COC" || purpose == "PATRQT" || purpose == "CLINTRCH";
}

// Purposes that no reader of Baton has: a denial for them alone leaves treatment untouched.
bool isElsewhere(std::string_view purpose) {
  constexpr std::array<std::string_view, 10> kElsewhere = {"HMARKT", "HRESCH", "HPAYMT",  "HOPERAT",  "CLINTRCH",
                                                           "FRAUD",  "LEGAL",  "PUBHLTH", "COVERAGE", "DISASTER"};
  return std::find(kElsewhere.begin(), kElsewhere.end(), purpose) != kElsewhere.end();
}

bool purposeFits(const Grant& grant, const record::Audience& audience) {
  if (grant.purposes.empty()) return true;
  if (grant.is_denial) return !std::all_of(grant.purposes.begin(), grant.purposes.end(), isElsewhere);
  return std::any_of(grant.purposes.begin(), grant.purposes.end(),
                     [&](const std::string& purpose) { return readsFor(audience.role, purpose); });
}

}  // namespace

bool isReaderRole(std::string_view role) { return std::find(kRoles.begin(), kRoles.end(), role) != kRoles.end(); }

std::vector<Grant> readGrants(const std::vector<ConsentFact>& consents) {
  std::vector<Grant> grants;
  for (const ConsentFact& fact : consents) {
    if (!isAboutPrivacy(fact) || fact.about.is_entered_in_error) continue;
    const Provision& root = fact.provision;
    const bool is_denial = root.type == "deny" || (root.type.empty() && isOptOut(fact));
    if (is_denial) addDenial(grants, fact, root);
    if (!is_denial) addPermit(grants, fact, root);
    for (const Provision& exception : fact.exceptions) {
      // An exception to a denial would be a permit: not relied on (whyNotReliedOn), so it is not even listed.
      if (isDenialWithin(exception, is_denial)) addDenial(grants, fact, within(root, exception));
    }
  }
  return grants;
}

bool isInTime(const record::Period& period, Instant now) {
  if (!period.start.empty() && period.start.first() > now) return false;
  return period.end.empty() || now <= period.end.last();
}

std::vector<Grant> grantsInForce(const std::vector<ConsentFact>& consents, Instant now) {
  std::vector<Grant> grants = readGrants(consents);
  std::erase_if(grants,
                [&](const Grant& grant) { return !grant.not_relied_on.empty() || !isInTime(grant.period, now); });
  return grants;
}

bool concerns(const Grant& grant, const record::Audience& audience, const record::Chart& chart) {
  if (audience.isSelf() || !purposeFits(grant, audience)) return false;
  if (grant.readers.empty()) return grant.is_denial;
  return std::any_of(grant.readers.begin(), grant.readers.end(), [&](const Grant::Reader& reader) {
    if (!reader.role.empty() && reader.key.empty()) return reader.role == audience.role;
    if (isSameReader(chart.facts, reader.key, audience.key)) return true;
    if (!grant.is_denial) return false;
    const bool is_named = !audience.who.empty();
    if (is_named && !reader.name.empty() && foldForMatching(reader.name) == foldForMatching(audience.who)) return true;
    if (isMember(chart.facts, audience.key, reader.key)) return true;
    return audience.key.empty() && !is_named && couldBe(chart, audience.role, reader.key);
  });
}

}  // namespace baton::consent
