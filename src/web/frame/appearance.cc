#include "web/frame/appearance.h"

namespace baton::web {
namespace {

std::string_view cookie(const Page& page, const std::string& name) {
  const auto found = page.request.cookies.find(name);
  return found == page.request.cookies.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view themeFrom(std::string_view text) {
  if (text == "light") return "light";
  if (text == "dark") return "dark";
  return "auto";
}

}  // namespace

Appearance appearanceOf(const Page& page) {
  const std::string_view theme = cookie(page, "theme");
  return Appearance{themeFrom(theme.empty() ? std::string_view(page.visitor.theme) : theme),
                    cookie(page, "size") == "large", cookie(page, "contrast") == "more",
                    cookie(page, "name") == "neutral"};
}

std::string appearanceClasses(const Appearance& appearance) {
  std::string classes = "theme-" + std::string(appearance.theme);
  if (appearance.is_large) classes += " size-large";
  if (appearance.has_more_contrast) classes += " contrast-more";
  return classes;
}

std::string productName(const Page& page, const Appearance& appearance) {
  return appearance.is_neutral ? say(page.language, "Notes") : "Baton";
}

Manner mannerOf(const Page& page) {
  const std::string_view hours = cookie(page, "hours");
  return Manner{page.language, page.zone,
                hours == "12"   ? Hours::Twelve
                : hours == "24" ? Hours::TwentyFour
                                : Hours::ByLanguage};
}

}  // namespace baton::web
