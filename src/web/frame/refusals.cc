#include "web/frame/refusals.h"

#include "web/frame/components.h"
#include "web/frame/layout.h"

namespace baton::web {
namespace {

bool isUnreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         c == '.' || c == '~';
}

std::string encoded(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (isUnreserved(c)) {
      out += c;
      continue;
    }
    out += '%';
    out += kHex[static_cast<unsigned char>(c) >> 4U];
    out += kHex[static_cast<unsigned char>(c) & 15U];
  }
  return out;
}

}  // namespace

std::string withNext(std::string_view to, std::string_view path, const Request& request) {
  std::string here(path);
  char mark = '?';
  for (const auto& [name, value] : request.query) {
    here += mark + encoded(name) + "=" + encoded(value);
    mark = '&';
  }
  return std::string(to) + "?next=" + encoded(isLocalPath(here) ? here : "/");
}

Response askToSignIn(const Page& page, const std::string& back) {
  return goTo(page, withNext("/sign-in", back, page.request));
}

Response askToConfirm(const Page& page, const std::string& back) {
  return goTo(page, withNext("/confirm", back, page.request));
}

Response forged(Page& page) {
  const Language language = page.language;
  Html content = paragraph(say(language, "This form was open for a long time, or it did not come from this page."));
  content += paragraph(
      say(language, "To keep you safe, nothing was changed. Go back, load the page again, and send it once more."));
  return layout(page, say(language, "Please send this again"), content, {.status = 403});
}

Response wrongHost(Page& page) {
  const Language language = page.language;
  return layout(page, say(language, "This address is not set up"),
                paragraph(say(language, "The person who runs this computer can add this name to the settings.")),
                {.status = 421});
}

Response wrongMethod(Page& page, const std::string& allowed) {
  Response response = notFound(page);
  response.status = 405;
  response.headers.emplace_back("Allow", allowed);
  return response;
}

}  // namespace baton::web
