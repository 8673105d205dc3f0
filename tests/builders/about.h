// Builders: the smallest valid value of each noun, for tests of any room. One function per noun with what a case is
// about as arguments, the rest by `with...` or by setting fields. Keys are "Type/id".
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "base/assert.h"
#include "record/facts.h"

namespace baton::build {

inline Instant at(std::string_view text) {
  const auto instant = parseInstant(text);
  BATON_ASSERT(instant);
  return *instant;
}

// "" is no date.
inline PartialDate date(std::string_view text) {
  if (text.empty()) return {};
  const auto parsed = PartialDate::parse(text);
  BATON_ASSERT(parsed);
  return *parsed;
}

inline record::Concept words(std::string text) { return {{}, std::move(text)}; }
inline record::Concept coded(std::string_view system, std::string code, std::string display = {}) {
  return {{{std::string(system), std::move(code), std::move(display)}}, ""};
}

inline record::Reference reference(std::string key) { return {key, "", key}; }
inline record::Reference named(std::string display) { return {"", std::move(display), ""}; }

inline Quantity quantity(std::string_view value, std::string unit) {
  const auto decimal = Decimal::parse(value);
  BATON_ASSERT(decimal);
  return {*decimal, "", unit, unit, "http://unitsofmeasure.org"};
}

// Said by `organisation`, learned at `recorded`.
inline record::About about(std::string key, std::string organisation = "Riverside Clinic",
                           std::string_view recorded = "2026-03-01") {
  record::About about;
  about.key = std::move(key);
  about.digest = about.key;
  about.source = {about.key, std::move(organisation), "export.json", "fhir-bundle", "import", at(recorded), {}};
  return about;
}

// The same fact as its next version, learned later.
template <class Fact>
Fact nextVersion(Fact fact, std::string_view recorded) {
  ++fact.about.version;
  ++fact.about.sequence;
  fact.about.source.recorded = at(recorded);
  return fact;
}

template <class Fact>
Fact learned(Fact fact, std::string_view recorded) {
  fact.about.source.recorded = at(recorded);
  return fact;
}

}  // namespace baton::build
