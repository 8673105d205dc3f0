// A field that takes one of a few words.
#pragma once

#include <initializer_list>
#include <optional>

#include "base/decimal.h"
#include "sources/forms/form.h"

namespace baton::sources::forms {

// Errors: BadUsage that lists what there is to choose.
Status oneOf(std::string_view value, std::initializer_list<std::string_view> choices, std::string_view field);

// A whole or decimal number as typed ("6.5") within a range, as FHIR writes it. "" stays nullopt.
Result<std::optional<Decimal>> numberIn(std::string_view typed, double low, double high, std::string_view field);

}  // namespace baton::sources::forms
