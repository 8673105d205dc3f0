#include "web/pages/summary_request.h"

#include <algorithm>
#include <array>

#include "app/accounts/protected.h"
#include "web/frame/crisis_bar.h"
#include "web/pages/keeping_parts.h"

namespace baton::web::keeping {
namespace {

constexpr std::array<std::string_view, 8> kRoles = {"self",           "therapist", "psychiatrist", "primary-care",
                                                    "telepsychiatry", "caregiver", "pharmacy",     "emergency"};

bool isLetterCountry(const std::string& country) { return country == "US" || country == "CA" || country == "MX"; }

}  // namespace

app::SummaryRequest summaryRequest(const Page& page, app::SummaryFormat format) {
  app::SummaryRequest request;
  request.format = format;
  const std::string language = page.request.parameter("language");
  request.language = language.empty() ? languageCode(page.language) : languageCode(languageFrom(language));
  const std::string paper = page.request.parameter("paper");
  const bool is_letter = paper.empty() ? isLetterCountry(countryOf(page)) : paper != "a4";
  request.paper = is_letter ? outbound::Paper::Letter : outbound::Paper::A4;
  const std::string role = page.request.parameter("for");
  const bool is_known = std::find(kRoles.begin(), kRoles.end(), role) != kRoles.end();
  // Clinicians may be shown more than a caregiver: nobody gets around the gate by asking for another's page.
  request.role = !isOwner(page) ? "caregiver" : (is_known ? role : "self");
  if (request.role == "self" && !app::seesProtected(*page.person)) request.role = "manager";
  return request;
}

std::string roleShown(Language language, std::string_view role) {
  if (role == "therapist") return say(language, "My therapist");
  if (role == "psychiatrist") return say(language, "My psychiatrist");
  if (role == "primary-care") return say(language, "My family doctor");
  if (role == "telepsychiatry") return say(language, "An online clinic");
  if (role == "caregiver") return say(language, "Somebody who helps me");
  if (role == "pharmacy") return say(language, "My pharmacy");
  if (role == "manager") return say(language, "Myself, as parent or guardian");
  if (role == "emergency") return say(language, "An emergency room");
  return say(language, "Myself: everything");
}

std::vector<Choice> roleChoices(const Page& page) {
  std::vector<Choice> choices;
  for (const std::string_view role : kRoles) choices.push_back({std::string(role), roleShown(page.language, role), ""});
  return choices;
}

std::string summaryQuery(const app::SummaryRequest& request) {
  return "?language=" + request.language + "&for=" + request.role +
         "&paper=" + (request.paper == outbound::Paper::A4 ? "a4" : "letter");
}

}  // namespace baton::web::keeping
