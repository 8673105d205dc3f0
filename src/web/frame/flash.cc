#include "web/frame/flash.h"

#include "web/frame/appearance.h"
#include "web/frame/components/forms.h"

namespace baton::web {
namespace {

std::string words(const Page& page, const Flash& flash) {
  const Language language = page.language;
  const std::string time = shownTime(mannerOf(page), flash.at);
  switch (flash.done) {
    case Done::Saved:
      return sayf(language, "Saved at {}.", time);
    case Done::Added:
      return sayf(language, "Added at {}.", time);
    case Done::Removed:
      return sayf(language, "Taken out at {}. It stays in the history.", time);
    case Done::Undone:
      return sayf(language, "Undone at {}.", time);
    case Done::Sent:
      return sayf(language, "Sent at {}.", time);
    case Done::Erased:
      return sayf(language, "The record was deleted at {}.", time);
    case Done::SignedOut:
      return say(language, "You are signed out.");
  }
  return "";
}

std::optional<Flash> flashOf(const Page& page) {
  const auto found = page.request.cookies.find("flash");
  return found == page.request.cookies.end() ? std::nullopt : parseFlash(found->second);
}

}  // namespace

format::Html flashNotice(const Page& page) {
  const auto flash = flashOf(page);
  if (!flash) return {};
  Html inside = Html::element("p", Html::text(words(page, *flash)));
  if (!flash->undo.empty()) inside += buttonForm(page, flash->undo, say(page.language, "Undo"), Look::Quiet);
  return Html::element("div", {{"class", "flash"}, {"role", "status"}}, inside);
}

void forgetFlash(const Page& page, Response& response) {
  if (!page.request.cookies.contains("flash")) return;
  response.headers.emplace_back("Set-Cookie", "flash=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict");
}

}  // namespace baton::web
