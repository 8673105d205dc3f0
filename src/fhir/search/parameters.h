// Search parameters of FHIR R4 and US Core, as a table of simple paths: what can be asked for, and where it stands.
//
// The rows live in parameters_r4.inc, made from HL7's published definitions by
// tools/fhir_definitions/make_search_table.mjs. A path names elements as JSON has them ("component.valueQuantity"),
// alternatives are joined by "|", "[system=phone]" keeps the objects with that member, ">Patient" keeps references to
// that type. What the table does not have, the server does not know, and its CapabilityStatement does not claim.
// Constant tables: no start-up cost, any number of threads.
// Source: http://hl7.org/fhir/R4/searchparameter-registry.html; US Core 7.0.0.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace baton::fhir {

enum class ParameterKind : std::uint8_t { Token, Date, Reference, String, Quantity, Number, Uri };

struct SearchParameter {
  std::string_view type;  // resource type; "Resource" = every type
  std::string_view code;  // as asked for: "code", "_lastUpdated"
  ParameterKind kind;
  std::string_view path;
  std::string_view targets;  // of a reference, joined by ","; "" = any

  bool mayTarget(std::string_view wanted) const;
};

std::string_view nameOf(ParameterKind kind);  // "token"

// Rows of one type only, without those of every type; in the order of their codes.
std::span<const SearchParameter> parametersOf(std::string_view type);
std::span<const SearchParameter> commonParameters();
const SearchParameter* findParameter(std::string_view type, std::string_view code);  // own or common, or nullptr

// Top-level elements ("effective[x]") joined by ",": those of the summary, and those that must be there.
struct SummaryElements {
  std::string_view type;
  std::string_view summary;
  std::string_view mandatory;
};
const SummaryElements* summaryElementsOf(std::string_view type);

}  // namespace baton::fhir
