// Grants: what the person has allowed and forbidden, read from the Consents of their record at one moment.
//
// Shape of the Consents that Baton writes: docs/formats/consent.md. What counts:
//   * a permit only when Baton wrote it (the person, through a form), it is active, its time is now, and every part of
//     it is understood; a Consent of an import counts once the person has confirmed it, which is a version of Baton's;
//   * a denial always, wherever it comes from; what of it is not understood makes it wider, never narrower;
//   * nothing of a Consent about research, advance directives or treatment as such.
// Psychotherapy notes and counseling notes are opened only by a grant that names their class and no other
// (45 CFR 164.508(b)(3)(ii), 42 CFR 2.31(b)). Emergency access is a permit with the purpose BTG that ends within four
// hours of its beginning. Sources: http://hl7.org/fhir/R4/consent.html; HL7 v3 ActReason, consentaction, consentscope.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "knowledge/data_classes.h"
#include "record/consent_terms.h"
#include "record/disclosure.h"

namespace baton::consent {

// A role of the contract but "self", or "manager". Any other sees nothing, whatever is granted.
bool isReaderRole(std::string_view role);

struct Grant {
  std::string key;  // of the Consent
  bool is_denial = false;
  bool is_emergency = false;
  struct Reader {
    std::string role;  // of the contract, when a whole role is meant
    std::string key;   // of one person or organization of this record
    std::string name;  // as written
  };
  std::vector<Reader> readers;        // empty: everybody (of a denial only)
  knowledge::ClassSet classes;        // empty: all that this role sees without a grant
  std::vector<std::string> types;     // FHIR resource types; empty: as the role
  std::vector<std::string> facts;     // "Type/id"; empty: all
  std::vector<std::string> purposes;  // v3-ActReason; empty: any
  record::Period period;
  std::string not_relied_on;  // why a permit does not count; "" = it counts while its time is
};

// Every grant and denial that the Consents say, those that do not count too, with the reason.
std::vector<Grant> readGrants(const std::vector<record::ConsentFact>& consents);
// Only those in force at `now`.
std::vector<Grant> grantsInForce(const std::vector<record::ConsentFact>& consents, Instant now);
// Is its time now? Start and end days count whole.
bool isInTime(const record::Period& period, Instant now);

// Is this audience among the readers, and the purpose one that this role reads for? The chart tells which
// PractitionerRole is which Practitioner, and who has another role. A denial that names one person counts for an
// unnamed reader too who could be that person.
bool concerns(const Grant& grant, const record::Audience& audience, const record::Chart& chart);

}  // namespace baton::consent
