// People who help: a clinician or pharmacy → PractitionerRole; family, caregiver, emergency contact → RelatedPerson.
//
// Ways to reach them are ContactPoints; `rank` 1 marks the best one, and a number for evenings and weekends carries the
// extension kAfterHours. Names are references with a display only: nobody's address book is copied.
// Source: http://hl7.org/fhir/R4/practitionerrole.html, relatedperson.html.
#pragma once

#include "sources/forms/form.h"

namespace baton::sources::forms {

inline constexpr std::string_view kAfterHours = "https://baton.health/fhir/StructureDefinition/after-hours";

struct Reach {
  std::string phone;
  std::string fax;
  std::string email;
  std::string after_hours_phone;
  std::string best_way;  // "", phone, fax, email, after-hours
};

struct TeamMemberForm {
  std::string name;
  std::string role;  // "psychiatrist", "terapeuta" ...
  std::string organization;
  Reach reach;
  std::string since;
  std::string until;  // they no longer help
};

struct PharmacyForm {
  std::string name;
  std::string address;
  Reach reach;
};

struct ContactForm {
  std::string name;
  std::string relationship;  // "sister"
  Reach reach;
  bool is_emergency_contact = false;
};

Result<Drafts> make(const TeamMemberForm& form, const Context& context);
Result<Drafts> make(const PharmacyForm& form, const Context& context);
Result<Drafts> make(const ContactForm& form, const Context& context);

}  // namespace baton::sources::forms
