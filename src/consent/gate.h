// The gate: the one place that decides what an audience may know, and the only maker of a Disclosure.
//
// Policy today: the person sees their whole record. Everybody else sees a resource when (1) its FHIR type has a rule
// (policy.h), (2) no label on it restricts it beyond "normal" (confidentiality R or V, 42 CFR Part 2 and other DS4P
// sensitivity labels) and (3) it is not a psychotherapy note. Grants that open more come with sharing (capability
// ROLE-2). Who manages a small child's record sees as the child; once the child is of the age at which the region keeps
// what is protected to the young person, the manager is an audience of its own ("manager"), held back like everybody
// else. Sources: 42 CFR Part 2 (2024 final rule); 45 CFR 164.501, .508(a)(2) psychotherapy notes; HL7 Healthcare
// Privacy and Security Classification System; FHIR R4 security labels (http://hl7.org/fhir/R4/security-labels.html).
#pragma once

#include <functional>
#include <memory>

#include "record/disclosure.h"

namespace baton::consent {

class Gate {
 public:
  // Makes a chart of the facts that passed. Given by app, because only sources/ can reconcile.
  using Rebuild = std::function<record::Chart(record::Facts)>;

  // Pure. Cost: one pass over the facts; for others than the person also one rebuild.
  static record::Disclosure disclose(std::shared_ptr<const record::Chart> chart, const record::Audience& audience,
                                     const Rebuild& rebuild);

  // May one stored version go to this audience, also one that is no longer in the chart (older, entered in error)?
  static bool mayRelease(const record::About& about, const record::Audience& audience);
};

}  // namespace baton::consent
