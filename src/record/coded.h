// The small FHIR data types that all nouns share: Coding, Concept, Reference, Period, and where a fact came from.
// Source: FHIR R4 data types (http://hl7.org/fhir/R4/datatypes.html).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "record/journal.h"

namespace baton::record {

struct Coding {
  std::string system;  // URI
  std::string code;
  std::string display;
  bool operator==(const Coding&) const = default;
};

// CodeableConcept.
struct Concept {
  std::vector<Coding> codings;
  std::string text;
  bool empty() const { return codings.empty() && text.empty(); }
  // What a person reads: text, else the first display, else the first code.
  std::string label() const;
  // The first code of a system, or "".
  std::string codeIn(std::string_view system) const;
  bool operator==(const Concept&) const = default;
};

struct Reference {
  std::string target;   // to the letter: "Practitioner/1", "urn:uuid:...", "https://.../Patient/1", "#p1"
  std::string display;  // as the source wrote it, or of a contained resource
  std::string key;      // "Type/id" in this record once resolved (record/references.h), "" when it is not in the record
  bool empty() const { return target.empty() && display.empty(); }
  bool operator==(const Reference&) const = default;
};

struct Period {
  PartialDate start;
  PartialDate end;
  bool empty() const { return start.empty() && end.empty(); }
  bool operator==(const Period&) const = default;
};

// Where a fact came from, as the person is shown it.
struct Source {
  std::string key;           // "Type/id" of the resource that says so
  std::string organisation;  // clinic or system that made the file; "" when unknown
  std::string file;          // file name as the person knows it
  std::string format;        // Origin::format
  std::string author;        // Entry::author
  Instant recorded;          // when Baton learned it
  PartialDate asserted;      // when the source says it was written down, "" when it does not
  bool operator==(const Source&) const = default;
};

// What every noun knows about the resource version it was read from.
struct About {
  std::string key;  // "Type/id"
  std::uint32_t version = 1;
  Sequence sequence = 0;
  std::string digest;  // 16 bytes: contentDigest() of the resource, for finding unchanged resources at import
  Source source;
  std::string full_url;          // Origin::full_url
  Instant last_updated;          // meta.lastUpdated; 0 when the source does not say
  std::uint64_t file_hash = 0;   // first 8 bytes of Origin::digest: which file brought this version
  std::vector<Coding> security;  // meta.security
  // From when to when the fact itself held in the world, as far as the resource says: onset, start, effective, period.
  PartialDate held_from;
  PartialDate held_to;
  bool is_entered_in_error = false;
  // A modifierExtension, implicitRules or doNotPerform, or a modifier element (status ...) that is only said to be
  // absent: something that can turn the meaning around. Kept and given back, never shown as plain fact.
  bool is_not_interpreted = false;
  bool operator==(const About&) const = default;
};

// Systems that Baton compares codes in.
inline constexpr std::string_view kSnomed = "http://snomed.info/sct";
inline constexpr std::string_view kLoinc = "http://loinc.org";
inline constexpr std::string_view kRxNorm = "http://www.nlm.nih.gov/research/umls/rxnorm";
inline constexpr std::string_view kIcd10Cm = "http://hl7.org/fhir/sid/icd-10-cm";
inline constexpr std::string_view kIcd9Cm = "http://hl7.org/fhir/sid/icd-9-cm";
inline constexpr std::string_view kNdc = "http://hl7.org/fhir/sid/ndc";
inline constexpr std::string_view kCvx = "http://hl7.org/fhir/sid/cvx";
inline constexpr std::string_view kUnii = "http://fdasis.nlm.nih.gov";
inline constexpr std::string_view kNpi = "http://hl7.org/fhir/sid/us-npi";

// First 8 bytes of a hex digest as a number; 0 for anything shorter.
std::uint64_t hashOfDigest(std::string_view hex);

}  // namespace baton::record
