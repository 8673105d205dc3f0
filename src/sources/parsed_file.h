// ParsedFile: what a reader made of one foreign file: R4 resources, and an account of everything else in it.
//
// Every resource or entry that the file holds is either in `entries`, in `rejected`, or counted in `merged`; so that
// `found() == entries.size() + rejected.size() + merged` always holds (capability REC-1: nothing is lost silently).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/instant.h"
#include "format/json.h"

namespace baton::sources {

// Trouble inside imported data (style.md §3): never an error of ours, and the import goes on.
enum class IssueSeverity { Error, Warning, Information };
struct ImportIssue {
  IssueSeverity severity = IssueSeverity::Error;
  std::string where;   // FHIRPath-like or XPath-like place in the file: "Bundle.entry[3].resource.birthDate"
  std::string reason;  // one sentence that a person understands
};

struct ParsedEntry {
  json::Value resource;  // one R4 resource with resourceType; `id` may be missing and is then given at import
  std::string full_url;  // Bundle.entry.fullUrl to the letter, or ""
  std::string where;     // place in the file
};

struct ParsedFile {
  std::string format;        // "fhir-resource", "fhir-bundle", "fhir-ndjson", "ccda-r2.1", "ccda-r1.1", "c32", "cda"
  std::string organisation;  // who made the file (custodian, author, meta.source), "" when it does not say
  PartialDate made_on;       // when the file was made, as far as it says
  std::vector<ParsedEntry> entries;
  std::vector<ImportIssue> rejected;  // each one resource or entry that was not taken
  std::vector<ImportIssue> notes;     // what was taken but not fully understood
  std::size_t merged = 0;             // entries that only repeat another entry of the same file

  std::size_t found() const { return entries.size() + rejected.size() + merged; }
};

}  // namespace baton::sources
