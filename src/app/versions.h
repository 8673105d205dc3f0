// Versions: how one thing of the record came to be as it is: every stored version of the resources behind it, who wrote
// it, when and why (capability REC-4). Older versions pass the gate as the newest does: what may not be seen now, and a
// version that carried a label of its own, is left out.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/chart_cache.h"
#include "app/home.h"
#include "record/disclosure.h"

namespace baton::app {

struct EntryVersion {
  std::string key;  // "MedicationRequest/12"
  std::uint32_t version = 1;
  std::string says;         // what it is about, in the source's words: "sertraline 50 mg"
  std::string value = {};   // what it states of that: "1 tablet every morning", "13 of 27", "improving"
  PartialDate on = {};      // since when, or for when
  std::string status = {};  // FHIR's code: "active"
  std::string author;       // name of the account, as shown; "" when no account wrote it
  bool is_import = false;   // came in a file
  std::string reason;       // why it was written, when somebody said so
  record::Source source;    // organisation, file, when Baton learned it
  bool is_entered_in_error = false;
  std::string content;  // the resource as stored, indented for reading
};

// Newest first, at most `most`. `keys`: "Type/id" of resources. Errors: Storage, Damaged. Cost: one read of the journal
// for each version.
Result<std::vector<EntryVersion>> versionsOf(Home& home, Charts& charts, const record::Disclosure& disclosure,
                                             const std::vector<std::string>& keys, std::size_t most);

}  // namespace baton::app
