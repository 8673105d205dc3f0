// Export: a record's entries as one FHIR R4 Bundle, and the way back, so that a person can leave and lose nothing.
//
// Shape: a Bundle of type `collection`. First every entry's resource, as stored and in the order given; each has the
// fullUrl that it came with, so that references go on resolving. One that came without, or whose fullUrl is taken in
// this Bundle already, gets kExportBase + "Type/id", or for a further version a urn:uuid made of type, id and version.
// Then one Provenance for each group of entries that have the same origin, moment, author and reason: who (agent), from
// which file (entity) and, in an extension of each target, what only concerns that entry: its version, its place in the
// file, and its fullUrl where the Bundle had to give it another.
// Deterministic: the same entries and moment give the same bytes.
// Source: FHIR R4 Bundle (bdl-7, bdl-8), Provenance; docs/formats/export.md.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "format/json.h"
#include "record/journal.h"

namespace baton::fhir {

// Never resolves to anything (RFC 2606): a fullUrl must be absolute, and a person's record has no public address.
inline constexpr std::string_view kExportBase = "https://baton.invalid/fhir/";

// `entries` need content and origin; a content that is no JSON is a bug of the caller (the store checks what it keeps).
// `beside`: resources that stand beside the journal (crisis_card.h); they come last and have no Provenance.
json::Value exportBundle(std::span<const record::Entry> entries, Instant now, std::span<const json::Value> beside = {});

// What one of these Provenances says of its targets.
struct RestoredOrigin {
  record::Origin origin;  // format, file, digest, organisation; where and full_url are each target's own
  std::string author;
  Instant recorded;
  std::string reason;
  struct Target {
    std::string reference;  // the fullUrl in the exported Bundle
    std::uint32_t version = 1;
    std::string where;
    std::string full_url;  // as it was before the export, "" when there was none
  };
  std::vector<Target> targets;
};

// Nothing for any other resource, also for a Provenance that another system wrote.
std::optional<RestoredOrigin> readBatonProvenance(const json::Value& resource);

// The Provenances of a file that Baton exported, for giving the entries their origins back.
class RestoredOrigins {
 public:
  void add(const json::Value& resource);
  // Such a Provenance itself; it is not a fact of the record but the letter around one.
  bool isBatonProvenance(const json::Value& resource) const;
  // Gives the entry back its origin, version, moment, author and reason, when one of the Provenances targets the
  // fullUrl that it has in origin.full_url. Any other entry stays as it is.
  void apply(record::Entry& entry) const;

 private:
  struct Place {
    std::size_t origin = 0;
    std::size_t target = 0;
  };
  std::vector<RestoredOrigin> origins_;
  std::unordered_map<std::string, Place> targets_;  // by reference
};

// Of a range of things that hold a resource each (sources::ParsedEntry).
template <class Entries>
RestoredOrigins originsFromProvenance(const Entries& entries) {
  RestoredOrigins restored;
  for (const auto& entry : entries) restored.add(entry.resource);
  return restored;
}

}  // namespace baton::fhir
