#include "app/help_now.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace baton::app {

outbound::HelpNow helpNow(const Help& help, std::vector<CallWords> calls, std::string_view language) {
  outbound::HelpNow now{help.is_crisis_first, {}, {}};
  for (const CrisisLine& line : help.lines) {
    now.lines.push_back({std::string(language == "es" ? line.name_es : line.name), std::string(line.call),
                         std::string(line.press), std::string(line.text), std::string(line.keyword),
                         line.kind == CrisisKind::Emergency});
  }
  for (CallWords& call : calls) {
    now.calls.push_back({std::move(call.flag), std::move(call.situation), std::move(call.say), std::move(call.bring),
                         std::move(call.until), std::move(call.source)});
  }
  return now;
}

Result<Shown> crisisHelp(const CrisisHelpRequest& request) {
  if (request.language != "en" && request.language != "es") {
    return fail(ErrorCode::BadUsage, "The language is en or es.");
  }
  const auto countries = crisisCountries();
  if (!request.country.empty() && std::ranges::find(countries, request.country) == countries.end()) {
    return fail(
        ErrorCode::BadUsage,
        "There are lines for: " + join(std::vector<std::string>(countries.begin(), countries.end()), ", ") + ".");
  }
  const std::string country = crisisCountry(request.country);
  std::vector<CallWords> calls = callWords(request.language);
  std::vector<std::string> known;
  for (const CallWords& call : calls) known.push_back(call.flag);
  Help help;
  if (request.situation.empty()) {
    help = {true, crisisLines(country)};
  } else {
    if (std::ranges::find(known, request.situation) == known.end()) {
      return fail(ErrorCode::BadUsage, "The situation is one of: " + join(known, ", ") + ".");
    }
    const std::array<std::string_view, 1> flags = {request.situation};
    help = helpForFlags(flags, country, request.language);
    calls = request.situation == "any" ? callWordsForFlags({}, request.language)
                                       : callWordsForFlags(flags, request.language);
  }
  const outbound::HelpNow now = helpNow(help, std::move(calls), request.language);
  const auto language = request.language == "es" ? outbound::Language::Spanish : outbound::Language::English;
  return Shown{outbound::helpJson(now), outbound::helpText(now, language)};
}

}  // namespace baton::app
