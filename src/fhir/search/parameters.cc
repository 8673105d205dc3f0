#include "fhir/search/parameters.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"

namespace baton::fhir {
namespace {

constexpr SearchParameter kParameters[] = {
#define BATON_FHIR_SEARCH_PARAMETERS
#include "fhir/search/parameters_r4.inc"
#undef BATON_FHIR_SEARCH_PARAMETERS
};

constexpr SummaryElements kSummaries[] = {
#define BATON_FHIR_SUMMARIES
#include "fhir/search/parameters_r4.inc"
#undef BATON_FHIR_SUMMARIES
};

}  // namespace

bool SearchParameter::mayTarget(std::string_view wanted) const {
  if (targets.empty()) return true;
  const auto names = split(targets, ',');
  return std::find(names.begin(), names.end(), wanted) != names.end();
}

std::string_view nameOf(ParameterKind kind) {
  switch (kind) {
    case ParameterKind::Token:
      return "token";
    case ParameterKind::Date:
      return "date";
    case ParameterKind::Reference:
      return "reference";
    case ParameterKind::String:
      return "string";
    case ParameterKind::Quantity:
      return "quantity";
    case ParameterKind::Number:
      return "number";
    case ParameterKind::Uri:
      return "uri";
  }
  return "";
}

std::span<const SearchParameter> parametersOf(std::string_view type) {
  const auto [first, last] = std::ranges::equal_range(kParameters, type, {}, &SearchParameter::type);
  return {first, last};
}

std::span<const SearchParameter> commonParameters() { return parametersOf("Resource"); }

const SearchParameter* findParameter(std::string_view type, std::string_view code) {
  for (const auto rows : {parametersOf(type), commonParameters()}) {
    const auto found = std::ranges::find(rows, code, &SearchParameter::code);
    if (found != rows.end()) return &*found;
  }
  return nullptr;
}

const SummaryElements* summaryElementsOf(std::string_view type) {
  const auto* found = std::ranges::lower_bound(kSummaries, type, {}, &SummaryElements::type);
  return found == std::end(kSummaries) || found->type != type ? nullptr : found;
}

}  // namespace baton::fhir
