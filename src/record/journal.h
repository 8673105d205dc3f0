// Entry: one row of a person's journal, and the identifiers around it.
//
// A record is a journal of facts (architecture.md, decisions 1 and 2). One entry is one version of one FHIR R4
// resource, kept to the letter, with who said it, from which source, when Baton learned it and why it was written.
// Entries are never changed; a correction, "entered in error" or a person's decision is one more entry.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/instant.h"

namespace baton::record {

struct PersonTag {};
using PersonId = Id<PersonTag>;

// Positions in a person's journal start at 1; 0 is the head of an empty journal.
using Sequence = std::uint64_t;

// Where a resource came from. Empty fields mean that the source does not say.
struct Origin {
  std::string format;        // "fhir-bundle", "ccda-r2.1", "form" ...
  std::string file;          // the file's name as the person knows it, without its folders
  std::string digest;        // BLAKE2b-256 of the file, hex
  std::string organisation;  // the clinic or system that made the file
  std::string where;         // place in the file: "Bundle.entry[3]", an XPath-like place for C-CDA
  std::string full_url;      // Bundle.entry.fullUrl to the letter: references by urn:uuid or URL resolve through it
  bool operator==(const Origin&) const = default;
};

struct Entry {
  Sequence sequence = 0;      // given by the store at append
  std::string type;           // FHIR resource type
  std::string id;             // FHIR logical id in this record
  std::uint32_t version = 1;  // 1, 2, 3 ... per (type, id)
  Instant recorded;           // when Baton learned it
  std::string author;         // who wrote it: "import", or the account's id
  std::string reason;         // why, when somebody said so
  Origin origin;
  std::string content;  // the resource as compact JSON, letters of numbers and order of members kept
  bool operator==(const Entry&) const = default;
};

// "Type/id": how entries name each other inside one person's record.
std::string key(const std::string& type, const std::string& id);

}  // namespace baton::record
