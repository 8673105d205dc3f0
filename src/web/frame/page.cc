#include "web/frame/page.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "web/frame/components.h"
#include "web/frame/layout.h"

namespace baton::web {
namespace {

constexpr std::size_t kMostPath = 512;
constexpr std::array<std::pair<Done, std::string_view>, 7> kDoneNames = {{{Done::Saved, "saved"},
                                                                          {Done::Added, "added"},
                                                                          {Done::Removed, "removed"},
                                                                          {Done::Undone, "undone"},
                                                                          {Done::Sent, "sent"},
                                                                          {Done::SignedOut, "signed-out"},
                                                                          {Done::Erased, "erased"}}};

// What a cookie can carry without quoting, and all that our paths consist of.
bool isPlainPath(std::string_view path) {
  return isLocalPath(path) && std::ranges::all_of(path, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '-' ||
                  c == '_' || c == '.';
         });
}

int statusOf(ErrorCode code) {
  switch (code) {
    case ErrorCode::NotFound:
    case ErrorCode::NotAllowed:
      return 404;
    case ErrorCode::BadUsage:
    case ErrorCode::BadInput:
      return 400;
    case ErrorCode::TooLarge:
      return 413;
    case ErrorCode::Conflict:
      return 409;
    case ErrorCode::StorageFull:
      return 507;
    case ErrorCode::Damaged:
    case ErrorCode::Storage:
    case ErrorCode::Network:
      return 500;
  }
  return 500;
}

// What went wrong by its code, where the message itself is in another language than the page.
std::string troubleText(Language language, ErrorCode code) {
  switch (code) {
    case ErrorCode::NotFound:
    case ErrorCode::NotAllowed:
      return say(language, "This page may have moved, or it may not be shared with you.");
    case ErrorCode::BadUsage:
    case ErrorCode::BadInput:
      return say(language, "Something in what was sent could not be read.");
    case ErrorCode::TooLarge:
      return say(language, "What was sent is larger than Baton can take.");
    case ErrorCode::Conflict:
      return say(language, "Somebody else changed the same thing at the same moment.");
    case ErrorCode::Damaged:
      return say(language, "Stored data did not pass its check. Please tell the person who runs this computer.");
    case ErrorCode::StorageFull:
      return say(language,
                 "The disk is full. Nothing was saved by this step; what was saved before is safe. Free some space "
                 "and try again.");
    case ErrorCode::Storage:
      return say(language, "The disk could not be read or written.");
    case ErrorCode::Network:
      return say(language, "The other computer could not be reached.");
  }
  return "";
}

}  // namespace

std::string Page::about(std::string_view tail) const {
  if (person == nullptr) return "/";
  return "/people/" + person->person.value + std::string(tail);
}

bool isLocalPath(std::string_view path) {
  if (path.empty() || path.size() > kMostPath || path.front() != '/') return false;
  if (path.size() > 1 && (path[1] == '/' || path[1] == '\\')) return false;
  return std::ranges::none_of(path,
                              [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F || c == '\\'; });
}

std::string flashText(const Flash& flash) {
  const auto found = std::ranges::find(kDoneNames, flash.done, &std::pair<Done, std::string_view>::first);
  return std::string(found->second) + '.' + std::to_string(flash.at.ms) + '.' +
         (isPlainPath(flash.undo) ? flash.undo : "");
}

std::optional<Flash> parseFlash(std::string_view text) {
  const std::size_t first = text.find('.');
  const std::size_t second = first == std::string_view::npos ? first : text.find('.', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const auto found = std::ranges::find(kDoneNames, text.substr(0, first), &std::pair<Done, std::string_view>::second);
  Flash flash;
  const char* end = text.data() + second;
  const auto [stop, problem] = std::from_chars(text.data() + first + 1, end, flash.at.ms);
  if (found == kDoneNames.end() || problem != std::errc() || stop != end) return std::nullopt;
  flash.done = found->first;
  flash.undo = std::string(text.substr(second + 1));
  if (!flash.undo.empty() && !isPlainPath(flash.undo)) return std::nullopt;
  return flash;
}

Response goTo(const Page& page, std::string_view path, const std::optional<Flash>& flash) {
  Response response;
  response.status = 303;
  const std::string target = isLocalPath(path) ? std::string(path) : "/";
  // htmx follows a redirect by swapping what comes back; a whole page must replace the page.
  if (wantsFragment(page)) {
    response.status = 200;
    response.headers.emplace_back("HX-Redirect", target);
  } else {
    response.headers.emplace_back("Location", target);
  }
  if (flash) {
    response.headers.emplace_back("Set-Cookie", "flash=" + flashText(*flash) +
                                                    "; Path=/; Max-Age=120; HttpOnly; SameSite=Strict" +
                                                    (page.request.is_secure ? "; Secure" : ""));
  }
  return response;
}

Response notFound(Page& page) {
  const Language language = page.language;
  Html content = paragraph(say(language, "This page may have moved, or it may not be shared with you."));
  content += paragraph(say(language, "Nothing you saved is lost."));
  content += linkButton("/", say(language, "Go to the start"), Look::Secondary);
  return layout(page, say(language, "We could not find this page"), content, {.status = 404});
}

Response trouble(Page& page, const Error& error) {
  if (statusOf(error.code) == 404) return notFound(page);
  const Language language = page.language;
  Html content = paragraph(language == Language::English ? error.message : troubleText(language, error.code));
  content += paragraph(say(language, "You can go back and try again. What was saved before is still there."));
  content += linkButton("/", say(language, "Go to the start"), Look::Secondary);
  return layout(page, say(language, "That did not work"), content, {.status = statusOf(error.code)});
}

}  // namespace baton::web
