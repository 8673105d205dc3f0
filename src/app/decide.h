// A person's decision about possible duplicates: one more fact in the journal (a FHIR Linkage;
// docs/formats/decisions.md).
#pragma once

#include <string>
#include <vector>

#include "app/home.h"

namespace baton::app {

struct Decision {
  bool is_same = true;
  std::vector<std::string> ids;  // line ids ("medication/sertraline") or resource keys ("Condition/12"), two or more
  std::string reason;
  std::string author = "self";  // account
};

// Durable when it answers; gives the Linkage's key. Errors: NotFound for an id that is not in the record.
Result<std::string> decide(Home& home, const record::PersonId& person, const Decision& decision);

}  // namespace baton::app
