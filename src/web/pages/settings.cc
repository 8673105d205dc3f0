// Settings of one person's record and of this device: looks, leaving quickly, taking everything out, backups, deleting.
#include "app/accounts/settings.h"

#include <algorithm>

#include "app/crisis.h"
#include "web/frame/appearance.h"
#include "web/frame/components.h"
#include "web/frame/crisis_bar.h"
#include "web/frame/layout.h"
#include "web/pages/backup_shown.h"
#include "web/pages/country_names.h"
#include "web/pages/keeping_pages.h"
#include "web/pages/keeping_parts.h"
#include "web/pages/pages.h"
#include "web/pages/zone_field.h"

namespace baton::web {
namespace {

using namespace keeping;

std::string hoursNow(const Page& page) {
  const auto found = page.request.cookies.find("hours");
  return found == page.request.cookies.end() ? "language" : found->second;
}

Html looks(const Page& page) {
  const Language language = page.language;
  const Appearance now = appearanceOf(page);
  Html inside = selectField(
      {.name = "language", .label = say(language, "Language"), .value = std::string(languageCode(language))},
      {{"en", "English", ""}, {"es", "Español", ""}});
  inside += selectField({.name = "theme", .label = say(language, "Colors"), .value = std::string(now.theme)},
                        {{"auto", say(language, "As this device is set"), ""},
                         {"light", say(language, "Light"), ""},
                         {"dark", say(language, "Dark"), ""}});
  inside += selectField(
      {.name = "size", .label = say(language, "Size of the text"), .value = now.is_large ? "large" : "normal"},
      {{"normal", say(language, "Normal"), ""}, {"large", say(language, "Large"), ""}});
  inside += selectField(
      {.name = "contrast", .label = say(language, "Contrast"), .value = now.has_more_contrast ? "more" : "normal"},
      {{"normal", say(language, "Normal"), ""}, {"more", say(language, "Stronger"), ""}});
  inside += selectField({.name = "hours", .label = say(language, "Time of day"), .value = hoursNow(page)},
                        {{"language", say(language, "As usual in this language"), ""},
                         {"12", sayf(language, "{} pm", "2:05"), ""},
                         {"24", "14:05", ""}});
  inside += zoneField(page, page.home.clock().now());
  std::vector<Choice> countries;
  for (const std::string_view code : app::crisisCountries()) {
    countries.push_back({std::string(code), countryName(language, code), ""});
  }
  inside += selectField({.name = "country",
                         .label = say(language, "Country of the crisis numbers"),
                         .value = countryOf(page),
                         .hint = say(language, "These numbers are at the end of every page.")},
                        countries);
  inside += selectField({.name = "name",
                         .label = say(language, "Name and icon"),
                         .value = now.is_neutral ? "neutral" : "baton",
                         .hint = say(language, "With \"Notes\" nobody sees from the title or icon what this is.")},
                        {{"baton", "Baton", ""}, {"neutral", say(language, "Notes"), ""}});
  inside += button(say(language, "Save"));
  return form(page, page.about("/settings"), inside);
}

Html leaving(const Page& page) {
  const Language language = page.language;
  Html html = paragraph(
      say(language, "\"Leave this page\" at the top opens a page about the weather at once and signs you out."));
  html += paragraph(say(language, "On a keyboard, press Shift three times."));
  html += muted(say(language,
                    "The back button cannot show what was open. The list of visited pages of your browser still names "
                    "this address."));
  return html;
}

Html takingOut(const Page& page) {
  const Language language = page.language;
  Html html = paragraph(say(language, "Your record is yours. Take all of it with you at any time."));
  Html buttons = linkButton(page.about("/export.zip"), say(language, "Everything as a ZIP file"), Look::Secondary);
  buttons += linkButton(page.about("/export.json"), say(language, "Only the data (FHIR)"), Look::Secondary);
  html += Html::element("div", {{"class", "buttons"}}, buttons);
  html += muted(say(language, "These files are not locked. Keep them where you keep other private papers."));
  return html;
}

Html backups(Page& page) {
  const Language language = page.language;
  Html html = summaryList(backupRows(page));
  html += page.visitor.is_admin
              ? link("/server", say(language, "Make a backup or test one"))
              : muted(say(language,
                          "The person who runs this server makes the backups. Ask them when the last one is old."));
  return html;
}

Html whereItLies(const Page& page) {
  const Language language = page.language;
  Html html = paragraph(
      say(language,
          "Your record is kept on the machine that runs Baton, and nowhere else. It is locked with a key of its own."));
  html += paragraph(
      say(language, "Baton sends nothing out by itself. You decide what you send, share, print or give away."));
  return html;
}

Html deleting(const Page& page) {
  const Language language = page.language;
  Html html = paragraph(say(language, "This removes the whole record from this server. It cannot be undone."));
  html += linkButton(page.about("/delete"), say(language, "Delete this record"), Look::Quiet);
  return html;
}

}  // namespace

Response settingsPage(Page& page) {
  const Language language = page.language;
  Html account = link("/account", say(language, "Password, devices and signing in"));
  account = bulletList({account, link("/household", say(language, "People, and who may help"))});
  Html content = section("looks", say(language, "On this device"), looks(page));
  content += section("leaving", say(language, "Leaving quickly"), leaving(page));
  content += section("account", say(language, "Account and helpers"), account);
  if (isOwner(page)) content += section("out", say(language, "Take everything out"), takingOut(page));
  content += section("backups", say(language, "Backups"), backups(page));
  content += section("where", say(language, "Where your data is kept"), whereItLies(page));
  if (isOwner(page)) content += section("delete", say(language, "Delete"), deleting(page));
  LayoutOptions options;
  options.place = Place::More;
  options.back = page.about("/more");
  return layout(page, say(language, "Settings"), content, options);
}

// On this device by cookies, as /look does it; language, colors and zone also for the account, so that a new device has
// them.
Response settingsSend(Page& page) {
  const Response look = changeLook(page);
  if (auto settings = app::settingsOf(page.home, page.visitor.account)) {
    settings->language = page.request.field("language");
    settings->theme = page.request.field("theme");
    if (const std::string zone = page.request.field("zone"); !zone.empty()) settings->zone = zone;
    const Status kept = app::putSettings(page.home, page.visitor.account, *settings);
    if (!kept && kept.error().code != ErrorCode::BadInput) return trouble(page, kept.error());
  }
  Response response = goTo(page, page.about("/settings"), Flash{Done::Saved, page.home.clock().now(), ""});
  for (const auto& [name, value] : look.headers) {
    if (name == "Set-Cookie") response.headers.emplace_back(name, value);
  }
  return response;
}

}  // namespace baton::web
