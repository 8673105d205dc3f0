#include "app/reminders/settings.h"

#include <algorithm>

#include "crypto/token.h"
#include "format/json.h"
#include "format/mail.h"
#include "net/curl.h"

namespace baton::app {
namespace {

using store::ItemKind;

constexpr int kDayMinutes = 24 * 60;
constexpr std::string_view kServer = "server";  // the name of the server's own item: no account is called so
constexpr std::size_t kLongestEndpoint = 2'000;

std::string decoded(const std::string& text) { return crypto::fromBase64Url(text).value_or(""); }

struct ServerKeys {
  std::string private_key;
  std::vector<std::string> allowed;
};

tl::unexpected<Error> wrongField(std::string_view field, std::string message) {
  return fail(ErrorCode::BadUsage, std::move(message), "field: " + std::string(field));
}

Result<ServerKeys> serverKeys(Home& home) {
  BATON_TRY(const auto item, home.store().accounts().item(ItemKind::PushSubscription, kServer));
  ServerKeys keys;
  if (!item) return keys;
  const auto value = json::parse(item->content);
  if (!value) return fail(ErrorCode::Damaged, "The key for messages to browsers is damaged.");
  keys.private_key = decoded((*value)["private"].text());
  const json::Value& allowed = (*value)["allowed"];
  for (const json::Value& one : allowed.items()) keys.allowed.push_back(one.text());
  return keys;
}

Status putServerKeys(Home& home, const ServerKeys& keys) {
  json::Value allowed = json::Value::array();
  for (const std::string& one : keys.allowed) allowed.push(one);
  json::Value value;
  value.set("private", crypto::toBase64Url(keys.private_key));
  value.set("allowed", std::move(allowed));
  return home.store().accounts().putItem(ItemKind::PushSubscription, kServer,
                                         {"", store::kNever, json::write(value), ""});
}

std::string originOf(const std::string& url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string::npos) return "";
  return url.substr(0, url.find('/', scheme + 3));
}

bool isKnownService(const std::string& endpoint, const std::vector<std::string>& allowed) {
  const std::string origin = originOf(endpoint);
  if (std::ranges::find(allowed, origin) != allowed.end()) return true;
  if (!origin.starts_with("https://")) return false;
  const std::string host = origin.substr(8);
  for (const std::string& service : pushServices()) {
    if (service.front() == '.' ? host.ends_with(service) : host == service) return true;
  }
  return false;
}

}  // namespace

std::vector<std::string> pushServices() {
  return {"fcm.googleapis.com", "updates.push.services.mozilla.com", "web.push.apple.com", ".notify.windows.com"};
}

std::optional<int> minutesFrom(std::string_view time) {
  const auto digit = [&](std::size_t at) { return time[at] >= '0' && time[at] <= '9' ? time[at] - '0' : -1000; };
  if (time.size() != 5 || time[2] != ':') return std::nullopt;
  const int hours = digit(0) * 10 + digit(1);
  const int minutes = digit(3) * 10 + digit(4);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
  return hours * 60 + minutes;
}

std::string timeText(int minutes) {
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return two(minutes / 60) + ":" + two(minutes % 60);
}

Result<ReminderSettings> reminderSettings(Home& home, const std::string& account) {
  BATON_TRY(const auto item, home.store().accounts().item(ItemKind::ReminderSetting, account));
  ReminderSettings settings;
  if (!item) return settings;
  const auto value = json::parse(item->content);
  if (!value) return fail(ErrorCode::Damaged, "The settings of reminders are damaged.");
  settings.mails = (*value)["mails"].truth();
  settings.email = (*value)["email"].text();
  settings.email_is_private = (*value)["private"].truth();
  settings.visits = (*value)["visits"].truth();
  settings.other_days = (*value)["other_days"].truth();
  settings.quiet_from = minutesFrom((*value)["quiet_from"].text()).value_or(settings.quiet_from);
  settings.quiet_until = minutesFrom((*value)["quiet_until"].text()).value_or(settings.quiet_until);
  settings.trouble = (*value)["trouble"].text();
  return settings;
}

Status putReminderSettings(Home& home, const std::string& account, const ReminderSettings& settings) {
  if (settings.mails) {
    if (!format::isMailAddress(settings.email)) return wrongField("email", "Please give an e-mail address.");
    if (!settings.email_is_private) {
      return wrongField("email_is_private", "Please say first that nobody else reads this mail.");
    }
  }
  const auto isTime = [](int minutes) { return minutes >= 0 && minutes < kDayMinutes; };
  if (!isTime(settings.quiet_from)) return wrongField("quiet_from", "This is no time of the day.");
  if (!isTime(settings.quiet_until)) return wrongField("quiet_until", "This is no time of the day.");
  json::Value value;
  value.set("mails", settings.mails);
  value.set("email", settings.email);
  value.set("private", settings.email_is_private);
  value.set("visits", settings.visits);
  value.set("other_days", settings.other_days);
  value.set("quiet_from", timeText(settings.quiet_from));
  value.set("quiet_until", timeText(settings.quiet_until));
  value.setIfAny("trouble", settings.trouble);
  return home.store().accounts().putItem(ItemKind::ReminderSetting, account,
                                         {account, store::kNever, json::write(value), ""});
}

Status addPushSubscription(Home& home, const std::string& account, const PushSubscription& subscription) {
  BATON_TRY(const auto keys, serverKeys(home));
  if (subscription.endpoint.size() > kLongestEndpoint || !isKnownService(subscription.endpoint, keys.allowed)) {
    return fail(ErrorCode::BadUsage, "Baton does not know the push service of this browser.");
  }
  if (subscription.keys.p256dh.size() != 65 || subscription.keys.auth.size() != 16) {
    return fail(ErrorCode::BadUsage, "The browser gave no keys.");
  }
  BATON_TRY(const auto there, pushSubscriptions(home, account));
  const bool is_there =
      std::ranges::any_of(there, [&](const PushSubscription& one) { return one.endpoint == subscription.endpoint; });
  if (!is_there && there.size() >= kMostSubscriptions) {
    return fail(ErrorCode::Conflict, "There are ten devices already. Take one off first.");
  }
  json::Value value;
  value.set("endpoint", subscription.endpoint);
  value.set("p256dh", crypto::toBase64Url(subscription.keys.p256dh));
  value.set("auth", crypto::toBase64Url(subscription.keys.auth));
  value.set("device", subscription.device);
  value.set("made", toIso(home.clock().now()));
  return home.store().accounts().putItem(ItemKind::PushSubscription, subscription.endpoint,
                                         {account, store::kNever, json::write(value), ""});
}

PushSubscription pushSubscriptionFrom(std::string_view json_text) {
  constexpr std::size_t kMost = 8'000;
  PushSubscription subscription;
  const auto sent = json_text.size() > kMost ? json::parse("{}") : json::parse(json_text);
  if (!sent || !sent->isObject()) return subscription;
  subscription.endpoint = (*sent)["endpoint"].text();
  subscription.keys = {decoded((*sent)["keys"]["p256dh"].text()), decoded((*sent)["keys"]["auth"].text())};
  return subscription;
}

Result<std::string> applicationServerKey(Home& home) {
  BATON_TRY(const auto key, vapidKey(home));
  return crypto::toBase64Url(key.public_key);
}

Result<std::vector<PushSubscription>> pushSubscriptions(Home& home, const std::string& account) {
  BATON_TRY(const auto items, home.store().accounts().items(ItemKind::PushSubscription, account));
  std::vector<PushSubscription> all;
  for (const store::Item& item : items) {
    const auto value = json::parse(item.content);
    if (!value) return fail(ErrorCode::Damaged, "A device for reminders is damaged.");
    all.push_back({item.id,
                   (*value)["endpoint"].text(),
                   {decoded((*value)["p256dh"].text()), decoded((*value)["auth"].text())},
                   (*value)["device"].text(),
                   parseInstant((*value)["made"].text()).value_or(Instant{})});
  }
  return all;
}

Result<bool> dropPushSubscription(Home& home, const std::string& account, const std::string& id) {
  return home.store().accounts().dropItemById(ItemKind::PushSubscription, account, id);
}

Result<crypto::VapidKey> vapidKey(Home& home) {
  BATON_TRY(auto keys, serverKeys(home));
  if (!keys.private_key.empty()) return crypto::vapidKeyFrom(keys.private_key);
  crypto::VapidKey made;
  BATON_CHECK(home.store().accounts().atomically([&]() -> Status {
    BATON_TRY(keys, serverKeys(home));
    if (!keys.private_key.empty()) {
      BATON_TRY(made, crypto::vapidKeyFrom(keys.private_key));
      return {};
    }
    BATON_TRY(made, crypto::makeVapidKey(home.random()));
    keys.private_key = made.private_key;
    return putServerKeys(home, keys);
  }));
  return made;
}

Status allowPushService(Home& home, const std::string& origin) {
  BATON_CHECK(net::checkEndpoint(origin));
  if (originOf(origin) != origin)
    return fail(ErrorCode::BadUsage, "A push service is written like https://push.example.");
  BATON_CHECK(vapidKey(home));
  BATON_TRY(auto keys, serverKeys(home));
  if (std::ranges::find(keys.allowed, origin) != keys.allowed.end()) return {};
  keys.allowed.push_back(origin);
  return putServerKeys(home, keys);
}

Result<std::vector<std::string>> allowedPushServices(Home& home) {
  BATON_TRY(auto keys, serverKeys(home));
  return std::move(keys.allowed);
}

}  // namespace baton::app
