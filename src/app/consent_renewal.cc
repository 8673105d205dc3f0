#include "app/consent_renewal.h"

#include <algorithm>

#include "app/access/access_log.h"
#include "app/views.h"
#include "consent/grants.h"
#include "knowledge/data_classes.h"
#include "record/consent_terms.h"

namespace baton::app {
namespace {

using consent::Grant;
using record::ConsentFact;

std::string directionOf(const ConsentFact& fact) {
  bool may_read = fact.provision.actions.empty();
  bool may_tell = false;
  for (const record::Concept& action : fact.provision.actions) {
    const bool is_collect = !action.codings.empty() && action.codings.front().code == "collect";
    (is_collect ? may_tell : may_read) = true;
  }
  return may_read && may_tell ? "both" : may_tell ? "from" : "to";
}

// The form that would write this Consent again.
Result<forms::GrantForm> formOf(const ConsentFact& fact, const Grant& grant, Instant now) {
  forms::GrantForm form;
  form.role = grant.readers.front().key.empty() ? grant.readers.front().role : "";
  form.reader = grant.readers.front().key;
  form.name = grant.readers.front().name;
  for (const knowledge::DataClassRow& row : knowledge::dataClasses().all()) {
    if (grant.classes.has(row.id)) form.classes.emplace_back(row.name);
  }
  form.types = grant.types;
  form.facts = grant.facts;
  for (const record::Purpose& purpose : record::kPurposes) {
    const bool is_said = !grant.purposes.empty() && grant.purposes.front() == purpose.code;
    if (is_said) form.purpose = purpose.word;
  }
  form.direction = directionOf(fact);
  for (const record::Concept& policy : fact.policies) {
    if (form.condition.empty()) form.condition = policy.text;
  }
  const bool is_over = !grant.period.end.empty() && grant.period.end.last() < now;
  if (!is_over) form.since = grant.period.start.text();
  return form;
}

tl::unexpected<Error> notRenewed(const std::string& why) {
  return fail(ErrorCode::BadUsage, why + " Give a new permission instead: baton consent grant.");
}

}  // namespace

std::vector<ConsentShown> endingConsents(const record::Disclosure& own) {
  const Instant now = own.chart().at;
  std::vector<ConsentShown> ending;
  for (ConsentShown& one : consentsIn(own)) {
    if (one.is_denial || one.is_emergency || one.state != ConsentShown::State::InForce) continue;
    if (one.period.end.empty()) continue;
    const Instant from{one.period.end.last().ms - kReminderDays * kDayMs};
    const auto fact = std::ranges::find_if(own.chart().facts.consents,
                                           [&](const ConsentFact& written) { return written.about.key == one.key; });
    if (now < from || fact->about.source.recorded >= from) continue;
    ending.push_back(std::move(one));
  }
  std::stable_sort(ending.begin(), ending.end(), [](const ConsentShown& left, const ConsentShown& right) {
    return left.period.end.last() < right.period.end.last();
  });
  return ending;
}

Result<Saved> renewConsent(Home& home, const EnterRequest& request, const Doer& doer, const std::string& key,
                           const std::string& until) {
  BATON_TRY(const auto own, viewRecord(home, request.person, "self", ""));
  const auto fact =
      std::ranges::find_if(own.chart().facts.consents, [&](const ConsentFact& one) { return one.about.key == key; });
  if (fact == own.chart().facts.consents.end()) {
    return fail(ErrorCode::NotFound, "There is no " + key + " in this record.");
  }
  const Instant now = home.clock().now();
  const std::vector<Grant> grants = consent::readGrants({*fact});
  if (fact->status != "active") return notRenewed("It was taken back.");
  const bool is_plain = grants.size() == 1 && !grants.front().is_denial && !grants.front().is_emergency &&
                        grants.front().readers.size() == 1 && grants.front().purposes.size() < 2;
  if (!is_plain) return notRenewed("Only a permission to one reader can be renewed.");
  if (!grants.front().not_relied_on.empty()) return notRenewed(grants.front().not_relied_on);
  BATON_TRY(forms::GrantForm form, formOf(*fact, grants.front(), now));
  form.until = until.empty() ? toIsoDate(Instant{now.ms + kGrantDays * kDayMs}) : until;
  BATON_TRY(Saved saved, correct(home, request, key, form));
  if (!saved.was_saved_before) {
    BATON_CHECK(logAccess(home, request.person,
                          {now, Act::Grant, doer.account, doer.name, "self", "permission, renewed",
                           form.name.empty() ? form.role : form.name}));
  }
  return saved;
}

Result<Saved> letConsentEnd(Home& home, const EnterRequest& request, const std::string& key) {
  return enter(home, request, forms::ConfirmConsentForm{key});
}

}  // namespace baton::app
