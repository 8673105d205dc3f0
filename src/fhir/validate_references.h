// References: what a Reference may point at, and whether it does, as far as the resource and its Bundle can tell.
//
// A "#id" must be a contained resource; a relative reference must read Type/id; the type must be one the element
// allows; in a Bundle a urn:uuid or urn:oid must be the fullUrl of an entry. What lies outside is not looked up.
// Source: FHIR R4 http://hl7.org/fhir/R4/references.html (ref-1, dom-3), http://hl7.org/fhir/R4/bundle.html#references.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "fhir/validate_report.h"

namespace baton::fhir {

// The entries of a Bundle by fullUrl.
class BundleIndex {
 public:
  explicit BundleIndex(const json::Value& bundle);
  const json::Value* find(std::string_view full_url) const;
  bool isDocument() const { return is_document_; }

 private:
  struct Row {
    std::string_view full_url;
    const json::Value* resource;
  };
  std::vector<Row> rows_;  // sorted by fullUrl
  bool is_document_ = false;
};

// What references inside one resource (and its contained ones) can be resolved against. Allocates only when something
// is contained.
class Scope {
 public:
  Scope(const json::Value& resource, const BundleIndex* bundle);
  // "#id" was seen in a reference or uri. Gives the contained resource, if any.
  const json::Value* use(std::string_view fragment);
  // "#", the container, was seen: the contained resource being walked has its reason.
  void useContainer();
  void enter(int place) { inside_ = place; }
  void leave() { inside_ = Frame::kNoIndex; }
  bool isInside() const { return inside_ != Frame::kNoIndex; }
  const BundleIndex* bundle() const { return bundle_; }
  const std::vector<bool>& isUsed() const { return is_used_; }  // by place in `contained`

 private:
  struct Row {
    std::string_view id;
    std::size_t place;
  };
  const json::Value* contained_ = nullptr;  // the array, or nullptr
  std::vector<Row> rows_;                   // sorted by id
  std::vector<bool> is_used_;
  int inside_ = Frame::kNoIndex;  // place of the contained resource being walked
  const BundleIndex* bundle_ = nullptr;
};

// `reference` is a value of type Reference, `targets` what its element allows.
void checkReference(const json::Value& reference, std::uint16_t targets, const Frame& frame, Scope& scope,
                    Report& report);

// dom-3: every contained resource is used.
void checkContainedUse(const Scope& scope, const Frame& resource, Report& report);

// "Patient" of "Patient/1", "http://a/b/Patient/1/_history/2" and "Patient?identifier=x"; nullptr when it is none of
// these.
const Type* typeInReference(std::string_view reference);

}  // namespace baton::fhir
