// The gate: the one place that decides what an audience may know, and the only maker of a Disclosure.
//
// The person sees their whole record. Everybody else sees a resource when (1) its FHIR type has a rule that lets this
// role see it (policy.h), (2) each class of its content (classify.h) is open to the role by
// knowledge/consent/defaults.tsv and (3) no Consent of the person forbids it. A grant of the person (grants.h) opens
// types, classes or single facts to a role or to one reader by name, while its time is; a denial closes them. Who is
// told by grants alone (caregivers without an account, others) and has grants of single types or facts only, sees these
// and nothing beside them but who the person is. What is withheld leaves no trace: references to it and the names of
// those who belong to it are taken out of what passes. Who manages a small child's record sees as the child; once the
// child is of the age at which the region keeps what is protected to the young person, the manager is an audience of
// its own ("manager"), held back like everybody else. Why it is so: docs/adr/0005-consent-classes.md. Sources: 42 CFR
// part 2 (2024 rule); 45 CFR 164.501, .506, .508, .510(b), .522; HL7 Healthcare Privacy and Security Classification
// System; FHIR R4 security labels (http://hl7.org/fhir/R4/security-labels.html).
#pragma once

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "consent/classify.h"
#include "consent/grants.h"
#include "record/disclosure.h"

namespace baton::consent {

// What the person allows and forbids at the moment of the telling, also when the chart shows an earlier one: what was
// withdrawn since opens nothing that lies before.
struct Standing {
  std::vector<record::ConsentFact> consents;
  Instant now;
  bool is_part2_record = false;  // hasPart2Label() of the record as it is now
};

class Gate {
 public:
  // Makes a chart of the facts that passed. Given by app, because only sources/ can reconcile.
  using Rebuild = std::function<record::Chart(record::Facts)>;

  // Pure. `standing` absent: the chart's own Consents at the chart's moment. Cost: classify() and decide(), and for
  // others than the person one copy of the facts and one rebuild.
  static record::Disclosure disclose(std::shared_ptr<const record::Chart> chart, const record::Audience& audience,
                                     const Rebuild& rebuild, const Standing* standing = nullptr);

  // Which facts pass, in the order of Facts::forEach. `chart` tells who is who. Cost: a few ns a fact.
  static std::vector<bool> decide(const record::Facts& facts, const std::vector<FactClasses>& classes,
                                  const record::Audience& audience, const record::Chart& chart,
                                  const Standing& standing);

  // May one stored version go to the person, also one that is no longer in the chart (older, entered in error)?
  // False for every other audience: their versions go through decide().
  static bool mayRelease(const record::About& about, const record::Audience& audience);
};

// Has the person let this audience know anything by a grant of their own? Updates to caregivers and to others rest on
// one; those who treat are told without (45 CFR 164.506).
bool hasGrant(const record::Chart& chart, const record::Audience& audience, const Standing& standing);
bool needsGrant(const record::Audience& audience);
// Would an ordinary resource of this type pass to whom the disclosure is for: by role, or by a grant, and by no denial?
// "Nothing was looked for" and "nothing is there" are told apart by it.
bool seesType(const record::Disclosure& disclosure, std::string_view type);
// Does anything pass, be it only who the person is? An empty record says that much to those who may know.
bool saysSomething(const record::Disclosure& disclosure);

}  // namespace baton::consent
