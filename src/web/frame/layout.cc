#include "web/frame/layout.h"

#include "web/frame/appearance.h"
#include "web/frame/components.h"
#include "web/frame/crisis_bar.h"
#include "web/frame/flash.h"
#include "web/frame/header.h"
#include "web/frame/help_first.h"
#include "web/frame/news.h"
#include "web/server/static_files.h"

namespace baton::web {
namespace {

using format::Attributes;

Html meta(std::string_view name, std::string_view content) {
  return Html::lone("meta", {{"name", name}, {"content", content}});
}

Html script(const Page& page, std::string_view name) {
  return Html::element("script", Attributes{{"src", staticPath(name)}, {"nonce", page.nonce}}.flag("defer"), {});
}

// htmx: no eval, no inline style, no history in storage; every attribute of it needs this page's nonce (hx-csp).
constexpr std::string_view kHtmxSettings =
    "extensions:\"hx-csp,hx-sse\", includeIndicatorCSS:false, implicitInheritance:false, mode:\"same-origin\"";

Html head(const Page& page, std::string_view title, const LayoutOptions& options) {
  const Appearance appearance = appearanceOf(page);
  const std::string name = productName(page, appearance);
  std::string shown = appearance.is_neutral ? name : std::string(title) + " - " + name;
  if (options.has_errors) shown = sayf(page.language, "Error: {}", shown);
  Html html =
      format::Markup("<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
  html += Html::element("title", Html::text(shown));
  html += meta("color-scheme", appearance.theme == "auto" ? "light dark" : appearance.theme);
  html += Html("<meta name=\"robots\" content=\"noindex\"><meta name=\"format-detection\" content=\"telephone=no\">");
  html += meta("htmx-config", kHtmxSettings);
  if (page.visitor.isSignedIn() && !options.is_offline) {
    html += meta("csrf", page.visitor.csrf);
    html += meta("account", page.visitor.account);
  }
  html += Html::lone("link", {{"rel", "stylesheet"}, {"href", staticPath("app.css")}});
  html += Html::lone("link", {{"rel", "icon"},
                              {"type", "image/svg+xml"},
                              {"href", staticPath(appearance.is_neutral ? "plain.svg" : "icon.svg")}});
  html += Html::lone("link", {{"rel", "apple-touch-icon"},
                              {"href", staticPath(appearance.is_neutral ? "plain-192.png" : "icon-192.png")}});
  html += Html::lone(
      "link", {{"rel", "manifest"}, {"href", appearance.is_neutral ? "/plain.webmanifest" : "/baton.webmanifest"}});
  if (options.refresh_seconds > 0) {
    const std::string seconds = std::to_string(options.refresh_seconds);
    html += Html::element("noscript", Html::lone("meta", {{"http-equiv", "refresh"}, {"content", seconds}}));
  }
  html += script(page, "htmx.js");
  html += script(page, "app.js");
  return html;
}

// Where the news of the account stand.
enum class News : std::uint8_t { First, Last };

Html mainPart(Page& page, std::string_view title, const Html& content, const LayoutOptions& options, News news) {
  Html inside;
  if (!options.back.empty()) inside += backLink(options.back, say(page.language, "Back"));
  if (!options.is_offline && news == News::First) inside += newsNotice(page);
  if (!options.is_offline) inside += flashNotice(page);
  if (options.heading == Heading::Title) inside += Html::element("h1", Html::text(title));
  inside += content;
  if (!options.is_offline && news == News::Last) inside += newsNotice(page);
  return Html::element(
      "main", {{"id", "main"}, {"class", options.width == Width::Wide ? "wide" : ""}, {"tabindex", "-1"}}, inside);
}

Response whole(Page& page, std::string_view title, const Html& content, const LayoutOptions& options, News news) {
  const Language language = page.language;
  Html body =
      Html::element("a", {{"class", "skip"}, {"href", "#main"}}, Html::text(say(language, "Skip to the content")));
  body += pageHeader(page, options);
  body += mainPart(page, title, content, options, news);
  body += pageFooter(page, options);
  body += crisisBar(page);
  const std::string lang(languageCode(language));
  const std::string classes = appearanceClasses(appearanceOf(page));
  Html document = Html::element("head", head(page, title, options));
  document += Html::element("body", body);
  Response response;
  response.status = options.status;
  response.body = "<!doctype html>" + Html::element("html", {{"lang", lang}, {"class", classes}}, document).bytes();
  response.nonce = page.nonce;
  if (!options.is_offline) forgetFlash(page, response);
  return response;
}

}  // namespace

Response layout(Page& page, std::string_view title, const Html& content, const LayoutOptions& options) {
  return whole(page, title, content, options, News::First);
}

Response layoutHelpFirst(Page& page, std::string_view title, const Html& content, const LayoutOptions& options) {
  return whole(page, title, content, options, News::Last);
}

Response fragment(Page& page, const Html& content, int status) {
  Response response;
  response.status = status;
  response.body = content.bytes();
  response.nonce = page.nonce;
  return response;
}

bool wantsFragment(const Page& page) { return page.request.header("hx-request") == "true"; }

}  // namespace baton::web
