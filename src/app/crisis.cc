#include "app/crisis.h"

#include <algorithm>
#include <cstdlib>

#include "knowledge/knowledge.h"

namespace baton::app {
namespace {

bool isKnown(std::string_view country) {
  const auto countries = crisisCountries();
  return std::ranges::find(countries, country) != countries.end();
}

}  // namespace

std::string homeCountry() {
  const char* set = std::getenv("BATON_COUNTRY");
  return set != nullptr && isKnown(set) ? set : "US";
}

std::string crisisCountry(std::string_view wanted) {
  return !wanted.empty() && isKnown(wanted) ? std::string(wanted) : homeCountry();
}

std::vector<CrisisLine> crisisLines(std::string_view country) { return knowledge::builtIn().crisisLines().of(country); }

std::vector<std::string_view> crisisCountries() { return knowledge::builtIn().crisisLines().countries(); }

}  // namespace baton::app
