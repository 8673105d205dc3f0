// Reminders: off until somebody switches them on; by e-mail, and on this device by the browser; neutral words, and
// hours in which nothing comes.
#include "app/accounts/sessions.h"
#include "app/reminders/settings.h"
#include "web/frame/appearance.h"
#include "web/frame/components.h"
#include "web/frame/layout.h"
#include "web/frame/shown.h"
#include "web/pages/pages.h"
#include "web/pages/planning_pages.h"
#include "web/server/static_files.h"

namespace baton::web {
namespace {

constexpr std::string_view kPath = "/account/reminders";

Html settingsForm(const Page& page, const app::ReminderSettings& now, const FieldError& error) {
  const Language language = page.language;
  const auto field = [&](std::string name, std::string label, std::string value, std::string hint = "") {
    Field made{.name = std::move(name), .label = std::move(label), .value = std::move(value), .hint = std::move(hint)};
    if (made.name == error.field) made.error = error.text;
    return made;
  };
  Html inside = checkboxes(field("what", say(language, "What should we remind you of?"),
                                 std::string(now.visits ? "visits " : "") + (now.other_days ? "days" : "")),
                           {{"visits", say(language, "Visits, a day before"), ""},
                            {"days", say(language, "Tests, days to watch, and things to do"), ""}});
  inside += checkbox(field("mails", say(language, "Send me an e-mail"), now.mails ? "yes" : ""));
  Field email = field("email", say(language, "E-mail address"), now.email,
                      say(language, "The mail says only \"A reminder\". It names nobody and nothing."));
  email.autocomplete = "email";
  inside += textField(email, TextKind::Email);
  inside += checkbox(
      field("email_is_private", say(language, "Nobody else reads this mail"), now.email_is_private ? "yes" : ""));
  inside += textField(field("quiet_from", say(language, "Nothing comes from"), app::timeText(now.quiet_from)),
                      TextKind::Time, FieldWidth::Short);
  inside += textField(field("quiet_until", say(language, "Until"), app::timeText(now.quiet_until),
                            say(language, "The same time twice means: at any hour.")),
                      TextKind::Time, FieldWidth::Short);
  inside += button(say(language, "Save"));
  return form(page, kPath, inside);
}

Html devicesPart(Page& page, const std::vector<app::PushSubscription>& devices, const std::string& key) {
  const Language language = page.language;
  Html html = paragraph(say(language,
                            "This browser can show a reminder by itself, also when no page is open. It shows "
                            "only \"A reminder\". The company that makes the browser brings it here and "
                            "cannot read it."));
  Html box = Html::element("button",
                           format::Attributes{{"type", "button"},
                                              {"class", "button button-secondary"},
                                              {"data-push-key", key},
                                              {"data-push-path", "/account/reminders/device"}},
                           Html::text(say(language, "Remind me on this device")));
  box +=
      Html::element("p",
                    format::Attributes{{"role", "alert"},
                                       {"class", "error-message"},
                                       {"data-push-trouble", ""},
                                       {"data-refused", say(language,
                                                            "The browser does not allow it. Look in its "
                                                            "settings for notifications of this page.")},
                                       {"data-failed", say(language, "It did not work on this device. E-mail may.")}},
                    {});
  html += Html::element("div", format::Attributes{{"data-push-box", ""}}.flag("hidden"), box);
  html += Html::element("p", format::Attributes{{"class", "muted"}, {"data-push-none", ""}},
                        Html::text(say(language,
                                       "Here it works only with JavaScript, a safe connection (https), and a "
                                       "browser that can do it.")));
  html += Html::element("script",
                        format::Attributes{{"src", staticPath("push.js")}, {"nonce", page.nonce}}.flag("defer"), {});
  for (const app::PushSubscription& device : devices) {
    Html inside = hidden("id", device.id);
    inside += button(say(language, "Take this device off"), Look::Secondary);
    Html content = muted(sayf(language, "Since {}", shownDay(mannerOf(page), device.made)));
    content += form(page, "/account/reminders/device/end", inside);
    html += card({device.device.empty() ? say(language, "A device") : device.device, "", content, {}, ""});
  }
  return html;
}

Response show(Page& page, const app::ReminderSettings& settings, const FieldError& error) {
  const Language language = page.language;
  const auto devices = app::pushSubscriptions(page.home, page.visitor.account);
  if (!devices) return trouble(page, devices.error());
  const auto key = app::applicationServerKey(page.home);
  if (!key) return trouble(page, key.error());
  Html content = error.field.empty() ? Html() : errorSummary(page, {error});
  content += paragraph(say(language,
                           "Reminders are off until you switch them on. Each comes once. When a visit is "
                           "cancelled or a thing is done, nothing comes."));
  if (!settings.trouble.empty()) {
    content += notice(say(language, "The last e-mail did not go out"),
                      paragraph(say(language, "The address did not take it. Please check it.")), Tone::Caution);
  }
  content += section("mail", say(language, "What, how and when"), settingsForm(page, settings, error));
  content += section("devices", say(language, "On your devices"), devicesPart(page, *devices, *key));
  LayoutOptions options;
  options.status = error.field.empty() ? 200 : 422;
  options.has_errors = !error.field.empty();
  options.place = Place::More;
  options.back = "/account";
  return layout(page, say(language, "Reminders"), content, options);
}

std::string wrongText(Language language, const std::string& field) {
  if (field == "email") return say(language, "Please give an e-mail address.");
  if (field == "email_is_private") return say(language, "Please say first that nobody else reads this mail.");
  return say(language, "Please write a time like 22:00.");
}

bool hasTicked(const Request& request, std::string_view value) {
  for (const auto& [name, said] : request.form) {
    if (name == "what" && said == value) return true;
  }
  return false;
}

}  // namespace

Response remindersPage(Page& page) {
  const auto settings = app::reminderSettings(page.home, page.visitor.account);
  return settings ? show(page, *settings, {}) : trouble(page, settings.error());
}

Response remindersSend(Page& page) {
  app::ReminderSettings settings;
  settings.mails = page.request.field("mails") == "yes";
  settings.email = page.request.field("email");
  settings.email_is_private = page.request.field("email_is_private") == "yes";
  settings.visits = hasTicked(page.request, "visits");
  settings.other_days = hasTicked(page.request, "days");
  settings.quiet_from = app::minutesFrom(page.request.field("quiet_from")).value_or(-1);
  settings.quiet_until = app::minutesFrom(page.request.field("quiet_until")).value_or(-1);
  const Status kept = app::putReminderSettings(page.home, page.visitor.account, settings);
  if (!kept) {
    const std::string& detail = kept.error().detail;
    if (!detail.starts_with("field: ")) return trouble(page, kept.error());
    if (settings.quiet_from < 0) settings.quiet_from = 0;
    if (settings.quiet_until < 0) settings.quiet_until = 0;
    return show(page, settings, {detail.substr(7), wrongText(page.language, detail.substr(7))});
  }
  return goTo(page, kPath, Flash{Done::Saved, page.home.clock().now(), ""});
}

Response remindersDeviceAdd(Page& page) {
  Response response;
  response.content_type = "application/json";
  response.body = "{}\n";
  app::PushSubscription subscription = app::pushSubscriptionFrom(page.request.body);
  subscription.device = app::deviceName(page.request.header("user-agent"));
  const Status added = app::addPushSubscription(page.home, page.visitor.account, subscription);
  if (!added) {
    response.status = added.error().code == ErrorCode::Conflict ? 409 : 400;
    response.body = "{\"trouble\":true}\n";
  }
  return response;
}

Response remindersDeviceEnd(Page& page) {
  const auto dropped = app::dropPushSubscription(page.home, page.visitor.account, page.request.field("id"));
  if (!dropped) return trouble(page, dropped.error());
  return goTo(page, kPath, *dropped ? std::optional(Flash{Done::Removed, page.home.clock().now(), ""}) : std::nullopt);
}

}  // namespace baton::web
