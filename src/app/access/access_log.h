// The access log: who but the person looked at a record, what was made for somebody else, who was let in and shut out.
//
// One journal a person beside the record's own, of FHIR R4 AuditEvents: encrypted, chained by MAC and anchored like
// every journal (store/store.h), in every backup, erased with the person. Not in the record's journal: a look must not
// change the record. Only added to; the person reads it ("Who looked", `baton access-log`), nobody else does.
// Promise (trust.md, 4): a line is durable before what it tells of is shown; when it cannot be written, nothing is.
// Cost: one append and one anchor, 2 ms; none for what the person themselves reads.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/home.h"
#include "app/visitor.h"
#include "base/instant.h"

namespace baton::app {

// What was done. As FHIR: an AuditEvent.subtype of ISO 21089-2017 record lifecycle events, and AuditEvent.action.
enum class Act : std::uint8_t {
  Look,      // access, R: a page was opened
  Change,    // amend, U: a page took something in
  Disclose,  // disclose, R: something was made for somebody else, to print or hand over
  Export,    // extract, R: the record was taken out as a file
  Grant,     // security roles changed (DICOM 110136), C: somebody was let in
  Withdraw,  // the same, D: somebody was shut out
};

struct AccessLine {
  Instant at;
  Act act = Act::Look;
  std::string account;  // of who did it; "" = none: the command line, or somebody without an account
  std::string name;     // of who did it, as it was then
  std::string role;     // "self", "caregiver", "manager"; for Disclose whom it was made for: "therapist"
  std::string
      what;  // which part: the page ("record", "timeline") or format ("pdf"); never an id, never words of a person
  std::string whom;  // Grant, Withdraw: who was let in or shut out, scopes in `what`; Disclose: for whom by name
  bool operator==(const AccessLine&) const = default;
};

// The journal that holds the log of this person, and whether a journal is one.
record::PersonId accessLogOf(const record::PersonId& person);
bool isAccessLog(const record::PersonId& journal);

// Errors: NotFound for no such person, Storage, StorageFull. Several at once may write; each line lands once.
Status logAccess(Home& home, const record::PersonId& person, const AccessLine& line);

// The newest first, at most `most`. A log that was never written to is empty. Errors: NotFound, Damaged, Storage.
Result<std::vector<AccessLine>> readAccessLog(Home& home, const record::PersonId& person, std::size_t most);

// What this visitor does to the record of `access`, now.
AccessLine lineBy(Home& home, const Visitor& visitor, const PersonAccess& access, Act act, std::string what);

// Every row of the log against its MAC, the chain and the anchors beside the key: an edited, deleted, moved or cut off
// line is a problem, said in a sentence. Cost: the whole store is read (script/bench).
struct AccessCheck {
  std::uint64_t lines = 0;
  std::vector<std::string> problems;
};
Result<AccessCheck> verifyAccessLog(Home& home, const record::PersonId& person);

// Part of erasing a person.
Status dropAccessLog(Home& home, const record::PersonId& person);

}  // namespace baton::app
