#include "web/frame/news.h"

#include <algorithm>

#include "app/accounts/news.h"
#include "web/frame/appearance.h"
#include "web/frame/components.h"

namespace baton::web {
namespace {

// The sign-ins of one device: how many, and the last of them.
struct Told {
  std::string device;
  Instant last;
  std::int64_t count = 0;
};

// In the order of the last sign-in, newest first, as the news themselves are.
std::vector<Told> byDevice(const std::vector<app::SignInNews>& all) {
  std::vector<Told> told;
  for (const app::SignInNews& news : all) {
    auto found = std::ranges::find(told, news.device, &Told::device);
    if (found == told.end()) found = told.insert(told.end(), {news.device, news.at, 0});
    found->last = std::max(found->last, news.at);
    ++found->count;
  }
  return told;
}

std::string sentence(const Page& page, const Told& told) {
  const Language language = page.language;
  const std::string when = shownMoment(mannerOf(page), told.last);
  if (told.count > 1) {
    return told.device.empty()
               ? sayf(language, "{0} new sign-ins. The last one: {1}.", told.count, when)
               : sayf(language, "{0} new sign-ins on {1}. The last one: {2}.", told.count, told.device, when);
  }
  if (told.device.empty()) return sayf(language, "New sign-in: {}.", when);
  return sayf(language, "New sign-in on {0}: {1}.", told.device, when);
}

}  // namespace

// The words name no health matter: others may look at this screen.
format::Html newsNotice(const Page& page) {
  if (!page.visitor.isSignedIn() || page.visitor.news.empty()) return {};
  const Language language = page.language;
  Html inside;
  for (const Told& told : byDevice(page.visitor.news)) inside += paragraph(sentence(page, told));
  if (page.visitor.news.size() >= app::kMostNews - 1) {
    inside += muted(sayf(language, "Baton keeps the last {} of these.", app::kMostNews));
  }
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
