// Crisis help for pages: the lines of a country, and which country that is.
//
// Works without a person, an account or a store: a crisis page must never wait for any of them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "knowledge/crisis_lines.h"

namespace baton::app {

using knowledge::CrisisKind;
using knowledge::CrisisLine;
using knowledge::needsCheck;

// The country this server is set up for: BATON_COUNTRY when there are lines for it, else "US".
std::string homeCountry();
// `wanted` (a person's own choice) when there are lines for it, else homeCountry().
std::string crisisCountry(std::string_view wanted);
std::vector<CrisisLine> crisisLines(std::string_view country);
std::vector<std::string_view> crisisCountries();

}  // namespace baton::app
