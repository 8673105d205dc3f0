#include "app/consents.h"

#include <algorithm>

#include "app/access/access_log.h"
#include "app/histories.h"
#include "app/views.h"
#include "base/text.h"
#include "consent/gate.h"
#include "knowledge/data_classes.h"
#include "record/consent_terms.h"
#include "record/members.h"

namespace baton::app {
namespace {

using consent::Grant;
using record::ConsentFact;
using State = ConsentShown::State;

constexpr std::int64_t kToldDays = 30;

Result<record::Disclosure> own(Home& home, const record::PersonId& person) {
  return viewRecord(home, person, "self", "");
}

std::string nameOf(const record::Chart& chart, const Grant::Reader& reader) {
  if (!reader.name.empty()) return reader.name;
  for (const record::CareTeamLine& line : chart.care_team) {
    for (const record::Source& source : line.sources) {
      if (source.key == reader.key) return line.text;
    }
  }
  return reader.role.empty() ? reader.key : reader.role;
}

State stateOf(const Grant& grant, const ConsentFact& fact, Instant now) {
  if (fact.status == "inactive") return State::Ended;
  if (!grant.not_relied_on.empty()) return State::NotCounted;
  if (consent::isInTime(grant.period, now)) return State::InForce;
  return !grant.period.start.empty() && grant.period.start.first() > now ? State::NotYet : State::Over;
}

void readDirection(ConsentShown& shown, const ConsentFact& fact) {
  for (const record::Concept& action : fact.provision.actions) {
    const std::string code = action.codings.empty() ? "" : action.codings.front().code;
    shown.direction.emplace_back(code == "collect" ? "from" : "to");
  }
  if (shown.direction.empty()) shown.direction.emplace_back("to");
}

ConsentShown shownOf(const record::Chart& chart, const ConsentFact& fact, const Grant& grant) {
  ConsentShown shown;
  shown.key = grant.key;
  for (const Grant::Reader& reader : grant.readers) {
    shown.readers.push_back(nameOf(chart, reader));
    if (reader.key.empty()) shown.role = reader.role;
    if (shown.reader.empty()) shown.reader = reader.key;
  }
  shown.is_denial = grant.is_denial;
  shown.is_emergency = grant.is_emergency;
  for (const knowledge::DataClassRow& row : knowledge::dataClasses().all()) {
    if (grant.classes.has(row.id)) shown.classes.emplace_back(row.name);
  }
  shown.types = grant.types;
  shown.facts = grant.facts;
  shown.purposes = grant.purposes;
  readDirection(shown, fact);
  for (const record::Concept& policy : fact.policies) {
    if (shown.condition.empty()) shown.condition = policy.text;
  }
  shown.given = fact.given;
  shown.period = grant.period;
  shown.state = stateOf(grant, fact, chart.at);
  shown.not_counted = grant.not_relied_on;
  const bool is_own = fact.about.source.format == "form";
  shown.can_be_confirmed = !is_own && !grant.is_denial && fact.status == "active";
  if (!is_own)
    shown.source = fact.about.source.organisation.empty() ? fact.about.source.file : fact.about.source.organisation;
  return shown;
}

Result<std::string> whomOf(Home& home, const record::PersonId& person, const std::string& key) {
  BATON_TRY(const auto list, listConsents(home, person));
  for (const ConsentShown& one : list) {
    if (one.key == key) return join(one.readers, ", ");
  }
  return fail(ErrorCode::NotFound, "There is no " + key + " in this record. `baton consent list` shows what there is.");
}

std::string readerName(const record::Audience& audience) { return audience.who.empty() ? audience.role : audience.who; }

Status logIt(Home& home, const record::PersonId& person, const Doer& doer, Act act, const std::string& what,
             const std::string& whom) {
  return logAccess(home, person, {home.clock().now(), act, doer.account, doer.name, "self", what, whom});
}

}  // namespace

Result<std::vector<ReaderChoice>> readersOf(Home& home, const record::PersonId& person) {
  BATON_TRY(const auto seen, own(home, person));
  std::vector<ReaderChoice> readers;
  for (const record::Member& member : record::membersOf(seen.chart())) {
    if (!member.key.empty()) readers.push_back({member.key, member.name, member.role});
  }
  return readers;
}

Result<Reader> findReader(Home& home, const record::PersonId& person, const std::string& to) {
  if (consent::isReaderRole(to) && to != "manager") return Reader{to, "", ""};
  BATON_TRY(const auto seen, own(home, person));
  BATON_TRY(const record::Who who, record::whoIs(seen.chart(), to));
  if (who.isSelf()) return fail(ErrorCode::BadUsage, "The person sees everything.", "field: to");
  if (who.key.empty()) {
    return fail(ErrorCode::BadUsage, "The record has only the name of " + to + ". Add them first: baton add member.",
                "field: to");
  }
  return Reader{"", who.key, who.name};
}

Result<std::vector<ConsentShown>> listConsents(Home& home, const record::PersonId& person) {
  BATON_TRY(const auto seen, own(home, person));
  return consentsIn(seen);
}

std::vector<ConsentShown> consentsIn(const record::Disclosure& own) {
  const record::Chart& chart = own.chart();
  std::vector<ConsentShown> list;
  for (const ConsentFact& fact : chart.facts.consents) {
    for (const Grant& grant : consent::readGrants({fact})) list.push_back(shownOf(chart, fact, grant));
  }
  std::stable_sort(list.begin(), list.end(), [](const ConsentShown& left, const ConsentShown& right) {
    return left.given.first() > right.given.first();
  });
  return list;
}

std::vector<outbound::TalkConsent> talkConsents(const record::Disclosure& own, const record::Disclosure& shown) {
  const record::Chart& chart = own.chart();
  const std::vector<Grant> grants = consent::grantsInForce(chart.facts.consents, chart.at);
  const auto isForbidden = [&](const Grant::Reader& reader) {
    return std::ranges::any_of(grants, [&](const Grant& grant) {
      if (!grant.is_denial) return false;
      return grant.readers.empty() || std::ranges::any_of(grant.readers, [&](const Grant::Reader& other) {
               return (!other.key.empty() && other.key == reader.key) ||
                      (!other.role.empty() && other.role == reader.role);
             });
    });
  };
  std::vector<outbound::TalkConsent> talk;
  const std::vector<record::Member> members = record::membersOf(shown.chart());
  for (const Grant& grant : grants) {
    if (grant.is_denial || grant.is_emergency) continue;
    for (const Grant::Reader& reader : grant.readers) {
      if (isForbidden(reader)) continue;
      const bool is_limited = !grant.facts.empty() || !grant.types.empty();
      outbound::TalkConsent one{"", reader.role, is_limited, grant.period.end};
      if (!reader.key.empty()) {
        const auto same = [&](const record::Member& member) {
          return std::ranges::find(member.keys, reader.key) != member.keys.end();
        };
        const auto known = std::ranges::find_if(members, same);
        if (known == members.end()) continue;
        one.name = known->name;
      } else if (reader.role != "caregiver" && reader.role != "other") {
        continue;  // who treats is told without a permission (45 CFR 164.506)
      }
      const auto told = [&](const outbound::TalkConsent& other) {
        return other.name == one.name && other.role == one.role;
      };
      const auto before = std::ranges::find_if(talk, told);
      if (before == talk.end()) {
        talk.push_back(std::move(one));
      } else {
        before->is_limited = before->is_limited && one.is_limited;
        if (one.until.empty() || (!before->until.empty() && one.until.last() > before->until.last()))
          before->until = one.until;
      }
    }
  }
  return talk;
}

Result<Saved> grantConsent(Home& home, const EnterRequest& request, const Doer& doer, forms::GrantForm form) {
  if (form.until.empty() && !form.is_denial) {
    const PartialDate start = PartialDate::parse(form.since).value_or(PartialDate());
    const Instant from = start.empty() ? home.clock().now() : start.first();
    form.until = toIsoDate(Instant{from.ms + kGrantDays * kDayMs});
  }
  const std::string whom = form.name.empty() ? form.role + form.reader : form.name;
  const std::string what = std::string(form.is_denial ? "refusal" : "permission") +
                           (form.classes.empty() ? "" : ": " + join(form.classes, ", "));
  BATON_TRY(Saved saved, enter(home, request, form));
  if (!saved.was_saved_before) {
    BATON_CHECK(logIt(home, request.person, doer, form.is_denial ? Act::Withdraw : Act::Grant, what, whom));
  }
  return saved;
}

Result<Saved> endConsent(Home& home, const EnterRequest& request, const Doer& doer, const std::string& key) {
  BATON_TRY(const std::string whom, whomOf(home, request.person, key));
  BATON_TRY(Saved saved, enter(home, request, forms::EndGrantForm{key}));
  if (!saved.was_saved_before) BATON_CHECK(logIt(home, request.person, doer, Act::Withdraw, "permission", whom));
  return saved;
}

Result<Saved> confirmConsent(Home& home, const EnterRequest& request, const Doer& doer, const std::string& key) {
  BATON_TRY(const std::string whom, whomOf(home, request.person, key));
  BATON_TRY(Saved saved, enter(home, request, forms::ConfirmConsentForm{key}));
  if (!saved.was_saved_before) BATON_CHECK(logIt(home, request.person, doer, Act::Grant, "permission", whom));
  return saved;
}

Result<Saved> giveEmergencyAccess(Home& home, const EnterRequest& request, const Doer& doer,
                                  const forms::EmergencyForm& form) {
  const std::string whom = form.name.empty() ? form.role + form.reader : form.name;
  // Before it counts: what cannot be logged is not opened.
  if (form.reason.empty()) return fail(ErrorCode::BadUsage, "Say why: --reason. The person is told.", "field: reason");
  BATON_CHECK(logIt(home, request.person, doer, Act::Grant, "emergency access", whom));
  return enter(home, request, form);
}

std::vector<ConsentShown> emergencyAccessIn(const record::Disclosure& own) {
  std::vector<ConsentShown> list = consentsIn(own);
  const Instant since{own.chart().at.ms - kToldDays * kDayMs};
  std::erase_if(list, [&](const ConsentShown& one) {
    return !one.is_emergency || one.state == State::NotCounted || one.given.first() < since;
  });
  return list;
}

Status mayTell(Home& home, const record::PersonId& person, const record::Disclosure& seen) {
  const record::Audience& audience = seen.audience();
  if (audience.isSelf()) return {};
  const std::string to = readerName(audience);
  if (consent::needsGrant(audience)) {
    BATON_TRY(const auto mine, own(home, person));
    const consent::Standing standing{mine.chart().facts.consents, home.clock().now(), false};
    if (!consent::hasGrant(mine.chart(), audience, standing)) {
      return fail(ErrorCode::NotAllowed, "Nothing may be said to this reader (" + to +
                                             ") without the person's permission, and there is none now. To give one: "
                                             "baton consent grant --to " +
                                             to + ".");
    }
  }
  return mayShow(seen);
}

Status mayShow(const record::Disclosure& seen) {
  if (seen.audience().isSelf() || consent::saysSomething(seen)) return {};
  return fail(ErrorCode::NotAllowed, "The person shares nothing with this reader (" + readerName(seen.audience()) +
                                         ") now, so there is nothing to say. To see who may know what: baton consent "
                                         "list.");
}

std::vector<ClassChoice> classChoices(bool is_spanish) {
  std::vector<ClassChoice> choices;
  for (const knowledge::DataClassRow& row : knowledge::dataClasses().all()) {
    choices.push_back({std::string(row.name), std::string(is_spanish ? row.name_es : row.name_en),
                       std::string(is_spanish ? row.holds_es : row.holds_en), row.stands_alone});
  }
  return choices;
}

}  // namespace baton::app
