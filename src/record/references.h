// Index: from the ways in which a resource is named to its key "Type/id" in this record.
//
// Why: exports name the same resource by urn:uuid, by absolute URL or as "Type/id" (R4, references:
// http://hl7.org/fhir/R4/references.html; in Bundles: http://hl7.org/fhir/R4/bundle.html#references). A full URL wins;
// else the target itself when it is a key; else the last two parts of an absolute URL, when no full URL claims it.
// A version at the end ("/_history/3") is passed over: a reference means the resource as it is now.
// Cost: one hash per fact to build, one or two per reference. The index looks into `facts`, which must not change.
#pragma once

#include <string_view>
#include <unordered_map>

#include "record/facts.h"

namespace baton::record {

class ReferenceIndex {
 public:
  explicit ReferenceIndex(const Facts& facts);
  // "" when nothing in the record is named so.
  std::string_view find(std::string_view target) const;

 private:
  std::unordered_map<std::string_view, std::string_view> keys_;
};

}  // namespace baton::record
