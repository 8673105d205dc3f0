// Disclosure: what one audience may see of a record, and the only thing that may leave Baton.
//
// Only consent::Gate can make one (the constructor is private and the gate its only friend; after the idea of
// AK/Badge). outbound/, pages and the API take a Disclosure and never a Chart. The person's own view is one too
// (audience: self).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "record/chart.h"

namespace baton::consent {
class Gate;
}

namespace baton::record {

// Who is to see it. `role` is one of the interface's roles: self, therapist, psychiatrist, primary-care,
// telepsychiatry, caregiver, pharmacy, emergency, other.
struct Audience {
  std::string role = "self";
  std::string who;  // name of the one person, when known
  // "Practitioner/..." or "RelatedPerson/..." of that person in this record, when known: grants name it.
  std::string key = {};
  bool isSelf() const { return role == "self"; }
};

class Disclosure {
 public:
  const Chart& chart() const { return *chart_; }
  const Audience& audience() const { return audience_; }
  // True when something was left out: a document must then be labelled as not the whole record. What was left out, and
  // how many, is never said.
  bool isRedacted() const { return is_redacted_; }
  // May this resource's content be given out?
  bool permits(const About& about) const;

 private:
  friend class consent::Gate;
  Disclosure(std::shared_ptr<const Chart> chart, Audience audience, bool is_redacted, std::vector<std::string> keys)
      : chart_(std::move(chart)),
        audience_(std::move(audience)),
        is_redacted_(is_redacted),
        permitted_keys_(std::move(keys)) {}

  std::shared_ptr<const Chart> chart_;
  Audience audience_;
  bool is_redacted_;
  std::vector<std::string> permitted_keys_;  // sorted; every resource that passed the gate
};

}  // namespace baton::record
