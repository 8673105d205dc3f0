// What a person allows or forbids → Consent (docs/formats/consent.md): a grant, a denial, its end, emergency access,
// and "yes, I signed that" of a Consent that came with a file.
//
// One reader, or one role, a Consent. Notes that stand alone (classes.tsv, column alone) are refused together with
// other classes: 45 CFR 164.508(b)(3)(ii), 42 CFR 2.31(b). A grant always ends. Ending it is the next version with
// status inactive. Source: http://hl7.org/fhir/R4/consent.html (invariant ppc-1: a policyRule).
#pragma once

#include "sources/forms/form.h"

namespace baton::sources::forms {

struct GrantForm {
  std::string role;    // of the contract; "" when one reader is meant
  std::string reader;  // "PractitionerRole/..." or "RelatedPerson/..." of this record, or "account:..." of a helper
  std::string name;    // of the reader, as shown
  bool is_denial = false;
  std::vector<std::string>
      classes;                     // names of knowledge/consent/classes.tsv; none = what the role sees without a grant
  std::vector<std::string> types;  // FHIR resource types; none = as the role
  std::vector<std::string> facts;  // keys of this record; none = all
  std::string purpose;             // treatment, family, coordination, request; "" = none said
  std::string direction = "to";    // "to" (they may read), "from" (they may tell), "both"
  std::string since;               // "" = now
  std::string until;               // of a permit required
  std::string condition;           // in the person's words; kept and shown, not weighed
};

// Break the glass: four hours, everything but notes kept apart. `reason` is kept and shown to the person.
struct EmergencyForm {
  std::string role;
  std::string reader;
  std::string name;
  std::string reason;
};

struct EndGrantForm {
  std::string consent;  // "Consent/..."
};

struct ConfirmConsentForm {
  std::string consent;
};

Result<Drafts> make(const GrantForm& form, const Context& context);
Result<Drafts> make(const EmergencyForm& form, const Context& context);
Result<Drafts> make(const EndGrantForm& form, const Context& context);
Result<Drafts> make(const ConfirmConsentForm& form, const Context& context);

}  // namespace baton::sources::forms
