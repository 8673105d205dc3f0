// The language of an account: chosen at sign-up and on the account's page. A device may still speak another one, until
// its person chooses here: the last choice counts.
#include "app/accounts/settings.h"
#include "web/pages/account_pages.h"
#include "web/pages/account_parts.h"

namespace baton::web {

Html accountLanguageField(const Page& page, const std::string& value, Chosen chosen) {
  const Language language = page.language;
  std::vector<Choice> choices = {{"en", "English", ""}, {"es", "Español", ""}};
  if (chosen == Chosen::OrBrowser) choices.insert(choices.begin(), {"", say(language, "As the browser says"), ""});
  return selectField({.name = "language", .label = say(language, "Language"), .value = value}, choices);
}

Status setAccountLanguage(Response& response, const Page& page, const std::string& account) {
  const std::string language = page.request.field("language");
  BATON_TRY(auto settings, app::settingsOf(page.home, account));
  settings.language = language;
  BATON_CHECK(app::putSettings(page.home, account, settings));
  response.headers.emplace_back("Set-Cookie",
                                "language=" + language + "; Path=/; Max-Age=" + (language.empty() ? "0" : "31536000") +
                                    "; HttpOnly; SameSite=Lax" + (page.request.is_secure ? "; Secure" : ""));
  return {};
}

std::string chosenLanguage(const Page& page) {
  const std::string sent = page.request.field("language");
  return sent.empty() ? std::string(languageCode(page.language)) : sent;
}

void setFirstLanguage(Response& response, const Page& page, const std::string& account) {
  if (!page.request.field("language").empty()) (void)setAccountLanguage(response, page, account);
}

Response accountLanguageSend(Page& page) {
  Response response = goTo(page, "/account", Flash{Done::Saved, page.home.clock().now(), ""});
  const Status done = setAccountLanguage(response, page, page.visitor.account);
  if (!done) return trouble(page, {done.error().code, said(page, done.error()), ""});
  return response;
}

}  // namespace baton::web
