// A UCUM unit as people write it: "m[IU]/L" → "mIU/L", "10*3/uL" → "10³/µL", "mm[Hg]" → "mmHg", "kg/m2" → "kg/m²",
// "mL/min/{1.73_m2}" → "mL/min/1.73 m²"; what is none of these stays as it is.
//
// For reading only (toText of a Quantity does it); resources and codes in JSON keep the unit. Pure.
// Source: UCUM, version 2.1, tables 1 to 4 (https://ucum.org/ucum).
#pragma once

#include <string>
#include <string_view>

namespace baton {

std::string shownUnit(std::string_view unit);

}  // namespace baton
