#include "web/frame/news.h"

#include "web/frame/appearance.h"
#include "web/frame/components.h"

namespace baton::web {
namespace {

std::string sentence(const Page& page, const app::SignInNews& news) {
  const std::string when = shownMoment(mannerOf(page, news.at), news.at);
  if (news.device.empty()) return sayf(page.language, "New sign-in: {}.", when);
  return sayf(page.language, "New sign-in on {0}: {1}.", news.device, when);
}

}  // namespace

// The words name no health matter: others may look at this screen.
format::Html newsNotice(const Page& page) {
  if (!page.visitor.isSignedIn() || page.visitor.news.empty()) return {};
  const Language language = page.language;
  Html inside;
  for (const app::SignInNews& news : page.visitor.news) inside += paragraph(sentence(page, news));
  inside +=
      paragraph(say(language, "If this was you, all is well. If not, sign that device out and change your password."));
  Html buttons = hidden("next", page.request.method == "GET" ? page.request.path : "/");
  buttons += button(say(language, "This was me"), Look::Secondary);
  Html actions = form(page, "/account/news", buttons);
  actions += link("/account", say(language, "See my devices"));
  inside += Html::element("div", {{"class", "buttons"}}, actions);
  return notice(say(language, "Your account"), inside, Tone::Info);
}

}  // namespace baton::web
