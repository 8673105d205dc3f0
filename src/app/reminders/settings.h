// Reminders of an account: off until somebody switches them on, each way by itself, with hours in which nothing comes.
//
// Kept sealed with the account (store/accounts.h) and gone with it; a browser's subscription is an item of its own, by
// the hash of its endpoint. An address of e-mail works only with the word of the person that nobody else reads it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/home.h"
#include "crypto/web_push.h"

namespace baton::app {

struct ReminderSettings {
  bool mails = false;
  std::string email;
  bool email_is_private = false;  // said by the person: nobody else reads it
  bool visits = true;
  bool other_days = true;    // tests, days to watch, tasks
  int quiet_from = 22 * 60;  // minutes after midnight, by the account's clock
  int quiet_until = 8 * 60;  // the same as quiet_from: no quiet hours
  std::string trouble;       // why the last mail did not go out: "550"; "" = it did
};

Result<ReminderSettings> reminderSettings(Home& home, const std::string& account);
// Errors: BadUsage with "field: NAME" for an address that is none, or one without the person's word; for times that are
// none.
Status putReminderSettings(Home& home, const std::string& account, const ReminderSettings& settings);

struct PushSubscription {
  std::string id;  // names it in lists
  std::string endpoint;
  crypto::PushKeys keys;
  std::string device;  // "Firefox · Android"
  Instant made;
};
inline constexpr std::size_t kMostSubscriptions = 10;  // of an account

// `endpoint` must be of a push service that is known (pushServices()) or that the operator allowed. Errors: BadUsage,
// Conflict for too many.
Status addPushSubscription(Home& home, const std::string& account, const PushSubscription& subscription);
Result<std::vector<PushSubscription>> pushSubscriptions(Home& home, const std::string& account);
Result<bool> dropPushSubscription(Home& home, const std::string& account, const std::string& id);

// What a browser's PushSubscription says of itself as JSON (W3C Push API, toJSON):
// {"endpoint","keys":{"p256dh","auth"}}. Empty parts where it says none; addPushSubscription() refuses them.
PushSubscription pushSubscriptionFrom(std::string_view json_text);

// The public key as a browser takes it: base64url.
Result<std::string> applicationServerKey(Home& home);
// The key by which push services know this server; made at the first call, the same ever after.
Result<crypto::VapidKey> vapidKey(Home& home);

// Hosts of the push services of browsers, a leading "." for all below. Sources, checked on 2026-11-30: Chrome and Edge
// on other systems: fcm.googleapis.com (developer.chrome.com, web push); Firefox: updates.push.services.mozilla.com
// (mozilla-services.github.io/autopush-rs); Safari: web.push.apple.com (developer.apple.com, "Sending web push
// notifications"); Edge on Windows: *.notify.windows.com (learn.microsoft.com, WNS).
std::vector<std::string> pushServices();
// An origin like "https://push.example" that the operator adds. Errors: BadUsage.
Status allowPushService(Home& home, const std::string& origin);
Result<std::vector<std::string>> allowedPushServices(Home& home);

// "22:30" → minutes; nullopt for what is no time.
std::optional<int> minutesFrom(std::string_view time);
std::string timeText(int minutes);

}  // namespace baton::app
