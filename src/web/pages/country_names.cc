#include "web/pages/country_names.h"

namespace baton::web {

std::string countryName(Language language, std::string_view code) {
  if (code == "US") return say(language, "United States");
  if (code == "CA") return say(language, "Canada");
  if (code == "GB") return say(language, "United Kingdom");
  if (code == "IE") return say(language, "Ireland");
  if (code == "EU") return say(language, "European Union");
  if (code == "AU") return say(language, "Australia");
  if (code == "MX") return say(language, "Mexico");
  return std::string(code);
}

}  // namespace baton::web
