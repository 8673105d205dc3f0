// A stored resource as the API serves it: our id and version, references that can be followed, no trace of what the
// reader may not know.
//
// The journal keeps what came to the letter; this is a view of it. References by urn:uuid or by the address of another
// server become "Type/id" when the record has what they mean. For others than the person a reference to something
// withheld goes with its words, and with it the narrative, which may say the same (consent/traces.h does this for
// facts).
#pragma once

#include <string>
#include <unordered_set>

#include "consent/names_in_text.h"
#include "format/json.h"
#include "record/journal.h"
#include "record/references.h"

namespace baton::app {

struct Served {
  const record::ReferenceIndex& references;
  bool is_own = true;                                     // the person: nothing is withheld
  std::unordered_set<std::string> withheld = {};          // "Type/id"
  consent::NamesInText names = consent::NamesInText({});  // that would tell of it
  bool shows_addresses = true;                            // of the Patient
};

// `resource` is the content of `entry`. Compact JSON.
std::string servedText(json::Value resource, const record::Entry& entry, const Served& how);

}  // namespace baton::app
