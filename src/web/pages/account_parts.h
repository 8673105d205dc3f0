// What the pages about accounts share: cookies, the visitor behind a request, errors in the reader's language.
#pragma once

#include <string>

#include "app/accounts/cookies.h"
#include "app/accounts/passkeys.h"
#include "app/accounts/sign_in.h"
#include "web/frame/components.h"
#include "web/frame/layout.h"

namespace baton::web {

// The router's VisitorOf: out of the session cookie and nothing else; signed out when the store cannot say.
app::Visitor visitorOf(app::Home& home, const Request& request);

app::Cookies cookiesOf(const Request& request);
app::Transport transportOf(const Request& request);
app::Site siteOf(const Page& page);

// Cookies of an answer: after signing in, after confirming (same end, new token), after signing out.
void setSignedIn(Response& response, const Page& page, const app::SignInAnswer& answer);
Status setRenewed(Response& response, const Page& page, const std::string& token);
void setSignedOut(Response& response, const Page& page);

// Where to go afterwards: the field or query value "next" when it is a path of ours, else "/".
std::string nextOf(const Page& page);
// `path` with the query "next".
std::string withNextPath(std::string_view path, const std::string& next);
Response jsonAnswer(const std::string& text, int status = 200);
// {"next": path}, for passkey.js.
Response jsonNext(const std::string& path);
Response jsonTrouble(const Page& page, const Error& error);

// An error of app/accounts in the reader's language.
std::string said(const Page& page, const Error& error);
// True for what the person can mend by answering otherwise; everything else is trouble().
bool isForTheForm(const Error& error);

Html passwordField(std::string_view name, std::string_view label, std::string_view error, std::string_view autocomplete,
                   std::string_view hint = "");
// The script for passkeys and a button that shows itself when the browser can do them. `ceremony` is "get" or "create".
struct PasskeyButton {
  std::string text;
  std::string ceremony;
  std::string options;  // local path that answers the challenge
  std::string answer;   // local path that takes the browser's answer
  std::string next;
};
Html passkeyButton(const Page& page, const PasskeyButton& button);
// account_language.cc. OrBrowser offers "as the browser says" too.
enum class Chosen : std::uint8_t { Always, OrBrowser };
Html accountLanguageField(const Page& page, const std::string& value, Chosen chosen);
std::string chosenLanguage(const Page& page);  // what was sent, else the page's own
// The field "language" becomes the account's, and this device's. Errors: BadInput, Storage.
Status setAccountLanguage(Response& response, const Page& page, const std::string& account);
// The same for an account just made: a language that cannot be kept must not keep anybody out.
void setFirstLanguage(Response& response, const Page& page, const std::string& account);
std::string shownDayOf(const Page& page, Instant at);

}  // namespace baton::web
