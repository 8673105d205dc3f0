// Consents: who may know what of a record, seen and changed by the person (capability TRUST-1).
//
// What is written is a FHIR Consent in the record's own journal (docs/formats/consent.md); the gate reads it at the
// next request. Every grant and end is on the access log before it counts. Ending one tells nobody.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/enter.h"
#include "outbound/summary.h"
#include "record/disclosure.h"

namespace baton::app {

// Somebody who can be named as a reader.
struct ReaderChoice {
  std::string key;  // "PractitionerRole/...", "Practitioner/..." or "RelatedPerson/..."
  std::string name;
  std::string role;  // of the contract
};
// The care team and relatives of the record, each once, in the order of the chart.
Result<std::vector<ReaderChoice>> readersOf(Home& home, const record::PersonId& person);
// `to`: a role of the contract, or the name (whole, or a part that fits one only) of somebody of the record.
// Errors: NotFound, BadUsage when several fit.
struct Reader {
  std::string role;  // "" when one person is meant
  std::string key;
  std::string name;
};
Result<Reader> findReader(Home& home, const record::PersonId& person, const std::string& to);

// One Consent as the person is shown it.
struct ConsentShown {
  std::string key;
  std::vector<std::string> readers;  // names; roles by their word
  std::string role;                  // of a grant to a whole role
  std::string reader;                // key of the first reader: "PractitionerRole/...", "account:..."
  bool is_denial = false;
  bool is_emergency = false;
  std::vector<std::string> classes;  // names of knowledge/consent/classes.tsv
  std::vector<std::string> types;
  std::vector<std::string> facts;
  std::vector<std::string> purposes;   // v3-ActReason codes
  std::vector<std::string> direction;  // "to", "from"
  std::string condition;               // or the reason of emergency access
  PartialDate given;
  record::Period period;
  enum class State { InForce, NotYet, Over, Ended, NotCounted } state = State::InForce;
  std::string not_counted;  // why, when NotCounted
  bool can_be_confirmed = false;
  std::string source;  // organisation or file of an imported one; "" for the person's own
};
// Newest first. Errors: what loading a record may answer.
Result<std::vector<ConsentShown>> listConsents(Home& home, const record::PersonId& person);
// The same of a view that is there already; of others than the person it lists nothing, for they see no Consent.
std::vector<ConsentShown> consentsIn(const record::Disclosure& own);

inline constexpr std::int64_t kGrantDays = 90;  // of a grant without a last day (trust.md, T2)

// Who does it, for the access log: account id and name; both "" on the command line.
struct Doer {
  std::string account;
  std::string name;
};
Result<Saved> grantConsent(Home& home, const EnterRequest& request, const Doer& doer, forms::GrantForm form);
Result<Saved> endConsent(Home& home, const EnterRequest& request, const Doer& doer, const std::string& key);
Result<Saved> confirmConsent(Home& home, const EnterRequest& request, const Doer& doer, const std::string& key);
// Break the glass. On the log as a grant "emergency access"; the person is told on their next page.
Result<Saved> giveEmergencyAccess(Home& home, const EnterRequest& request, const Doer& doer,
                                  const forms::EmergencyForm& form);

// Who may be talked to in an emergency: permissions in force of relatives and of others who do not treat by themselves,
// without those who are forbidden anything. A name is told only where `shown` names that person too.
std::vector<outbound::TalkConsent> talkConsents(const record::Disclosure& own, const record::Disclosure& shown);

// Emergency access of the last 30 days, newest first: what the person is told of, on Today and beside what they share.
std::vector<ConsentShown> emergencyAccessIn(const record::Disclosure& own);

// CARE-2, COM-2: may anything be said to this role? NotAllowed with the reason and what to do; nothing otherwise.
// `seen` is what the gate lets this role see.
Status mayTell(Home& home, const record::PersonId& person, const record::Disclosure& seen);
// The same for a page that the person makes themselves (a summary): NotAllowed when it would say nothing of their
// health.
Status mayShow(const record::Disclosure& seen);

// Names of the classes for people, in the order of the table: for pages and the command line.
struct ClassChoice {
  std::string name, shown, holds;
  bool stands_alone = false;
};
std::vector<ClassChoice> classChoices(bool is_spanish);

}  // namespace baton::app
