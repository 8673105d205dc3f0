// reminders: one pass now, who gets some, and which push services this server may speak to.
#include <iostream>
#include <iterator>

#include "app/accounts/members.h"
#include "app/reminders/remind.h"
#include "app/reminders/settings.h"
#include "cli/commands.h"

namespace baton::cli {
namespace {

Result<int> run(const Arguments& arguments, Console& console, app::Home& home) {
  BATON_TRY(const auto delivery, app::readDeliverySettings(console.places));
  std::unique_ptr<net::MailTransport> mail;
  if (delivery.canMail()) {
    BATON_TRY(mail, net::makeMailTransport(delivery.mail));
  }
  const auto push = net::makePushTransport();
  BATON_TRY(const auto done, app::remindAll(home, delivery, {mail.get(), push.get()}));
  if (arguments.is_json) {
    json::Value value;
    value.set("mailed", static_cast<long long>(done.mailed));
    value.set("pushed", static_cast<long long>(done.pushed));
    value.set("later", static_cast<long long>(done.later));
    value.set("failed", static_cast<long long>(done.failed));
    value.set("gone", static_cast<long long>(done.gone));
    answer(console, value);
  } else {
    console.out << done.mailed << " mailed, " << done.pushed << " pushed, " << done.later << " to be tried again, "
                << done.failed << " not sent, " << done.gone << " devices gone\n";
  }
  return kDone;
}

Result<int> set(const Arguments& arguments, Console& console, app::Home& home) {
  if (arguments.words.size() != 2) return fail(ErrorCode::BadUsage, "Whose reminders? baton reminders set ACCOUNT");
  BATON_TRY(const auto found, app::findAccount(home, arguments.words[1]));
  const std::string& account = found.id;
  BATON_TRY(auto settings, app::reminderSettings(home, account));
  if (arguments.has("--off")) settings.mails = false;
  if (arguments.has("--email")) {
    settings.mails = true;
    settings.email = arguments.option("--email");
    settings.email_is_private = arguments.has("--private");
  }
  if (arguments.has("--quiet")) {
    const std::string quiet = arguments.option("--quiet");
    const std::size_t dash = quiet.find('-');
    const auto from = app::minutesFrom(quiet.substr(0, dash));
    const auto until = app::minutesFrom(dash == std::string::npos ? "" : quiet.substr(dash + 1));
    if (!from || !until) return fail(ErrorCode::BadUsage, "--quiet is written like 22:00-08:00.");
    settings.quiet_from = *from;
    settings.quiet_until = *until;
  }
  BATON_CHECK(app::putReminderSettings(home, account, settings));
  BATON_TRY(const auto devices, app::pushSubscriptions(home, account));
  if (arguments.is_json) {
    json::Value value;
    value.set("mails", settings.mails);
    value.setIfAny("email", settings.email);
    value.set("quiet_from", app::timeText(settings.quiet_from));
    value.set("quiet_until", app::timeText(settings.quiet_until));
    value.set("devices", static_cast<long long>(devices.size()));
    answer(console, value);
  } else {
    console.out << (settings.mails ? "E-mail to " + settings.email : std::string("No e-mail")) << ", " << devices.size()
                << " devices, quiet from " << app::timeText(settings.quiet_from) << " until "
                << app::timeText(settings.quiet_until) << "\n";
  }
  return kDone;
}

}  // namespace

Result<int> runReminders(const Arguments& arguments, Console& console) {
  BATON_TRY(auto home, app::Home::open(console.places, console.clock, console.random));
  const std::string act = arguments.words.empty() ? "" : arguments.words[0];
  if (act == "run") return run(arguments, console, home);
  if (act == "set") return set(arguments, console, home);
  if (act == "subscribe" && arguments.words.size() == 2) {
    BATON_TRY(const auto account, app::findAccount(home, arguments.words[1]));
    const std::string text{std::istreambuf_iterator<char>(console.in), std::istreambuf_iterator<char>()};
    app::PushSubscription browser = app::pushSubscriptionFrom(text);
    browser.device = "command line";
    BATON_CHECK(app::addPushSubscription(home, account.id, browser));
    console.out << "This browser will be reminded.\n";
    return kDone;
  }
  if (act == "key") {
    BATON_TRY(const std::string key, app::applicationServerKey(home));
    console.out << key << "\n";
    return kDone;
  }
  if (act == "allow" && arguments.words.size() == 2) {
    BATON_CHECK(app::allowPushService(home, arguments.words[1]));
    console.out << "Browsers of " << arguments.words[1] << " may be reminded.\n";
    return kDone;
  }
  return fail(ErrorCode::BadUsage, "baton reminders run | set ACCOUNT | subscribe ACCOUNT | key | allow ORIGIN");
}

}  // namespace baton::cli
