#include "app/accounts/sessions.h"

#include <algorithm>
#include <array>

#include "app/accounts/access.h"
#include "app/accounts/news.h"
#include "app/accounts/settings.h"
#include "base/digest.h"
#include "crypto/mac.h"
#include "crypto/token.h"

namespace baton::app {
namespace {

using store::Item;
using store::ItemKind;

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kOrdinaryMs = std::int64_t{12} * 60 * kMinuteMs;
constexpr std::int64_t kWaitingMs = 10 * kMinuteMs;
constexpr std::int64_t kSeenEveryMs = 30'000;  // one write in this time, not one for every page

bool isIdle(const SessionRow& row, Instant now) { return row.idle_ms > 0 && now.ms - row.seen.ms > row.idle_ms; }

// Bound to the session and made anew with it; nothing has to be kept.
std::string csrfOf(Home& home, const std::string& token) {
  const crypto::Key key = crypto::deriveKey(crypto::Key(home.key().bytes()), "csrf");
  return crypto::toBase64Url(crypto::bytesOf(crypto::macOf(key, {token})));
}

// A disk that cannot be written must not keep anybody from reading: the session is then idle a little early.
void markSeen(Home& home, const std::string& token, const FoundSession& found, Instant now) {
  if (now.ms - found.row.seen.ms < kSeenEveryMs) return;
  store::AccountStore& accounts = home.store().accounts();
  (void)accounts.atomically([&]() -> Status {
    BATON_TRY(const auto item, accounts.item(ItemKind::Session, token));
    if (!item) return {};  // signed out meanwhile: it must not come back
    SessionRow row = found.row;
    row.seen = now;
    return accounts.putItem(ItemKind::Session, token, {found.account, found.until, encode(row), ""});
  });
}

}  // namespace

Result<std::optional<FoundSession>> findSession(Home& home, const std::string& token) {
  if (token.empty()) return std::optional<FoundSession>();
  BATON_TRY(const auto item, home.store().accounts().item(ItemKind::Session, token));
  const Instant now = home.clock().now();
  if (!item || item->until <= now) return std::optional<FoundSession>();
  BATON_TRY(const SessionRow row, decodeSession(item->content));
  if (isIdle(row, now)) return std::optional<FoundSession>();
  return std::optional(FoundSession{item->account, item->until, row});
}

Result<Visitor> visitorFor(Home& home, const std::string& session_token) {
  Visitor visitor;
  BATON_TRY(const auto found, findSession(home, session_token));
  if (!found) return visitor;
  visitor.csrf = csrfOf(home, session_token);
  if (found->row.waits_for_code) return visitor;
  BATON_TRY(const auto account, home.store().accounts().account(found->account));
  if (!account || account->is_disabled) return Visitor();
  BATON_TRY(const SettingsRow settings, settingsOf(home, account->id));
  const Instant now = home.clock().now();
  visitor.account = account->id;
  visitor.name = account->name;
  visitor.language = settings.language;
  visitor.theme = settings.theme;
  visitor.is_admin = account->is_admin;
  visitor.is_stepped_up = now.ms - found->row.confirmed.ms < kStepUpMs;
  BATON_TRY(visitor.people, accessOf(home, account->id));
  BATON_TRY(visitor.news, newsOf(home, account->id));
  // Who has just signed in knows of it.
  std::erase_if(visitor.news, [&](const SignInNews& news) { return news.at == found->row.created; });
  markSeen(home, session_token, *found, now);
  return visitor;
}

Result<std::string> openSession(Home& home, const NewSession& session, const std::string& old_token) {
  store::AccountStore& accounts = home.store().accounts();
  const Instant now = home.clock().now();
  BATON_TRY(const SettingsRow settings, settingsOf(home, session.account));
  SessionRow row{now,
                 now,
                 settings.idle_minutes * kMinuteMs,
                 now,
                 session.waits_for_code,
                 session.keeps_me,
                 deviceName(session.user_agent)};
  Instant until{now.ms + kOrdinaryMs};
  if (session.keeps_me) {
    row.idle_ms = 0;
    until.ms = now.ms + kKeptSeconds * 1000;
  }
  if (session.waits_for_code) until.ms = now.ms + kWaitingMs;
  std::string token = crypto::randomToken(home.random());
  BATON_CHECK(accounts.atomically([&]() -> Status {
    BATON_CHECK(accounts.dropExpired(ItemKind::Session, now));
    if (!old_token.empty()) BATON_CHECK(accounts.dropItem(ItemKind::Session, old_token));
    return accounts.putItem(ItemKind::Session, token, {session.account, until, encode(row), ""});
  }));
  return token;
}

Result<std::string> confirmSession(Home& home, const std::string& token) {
  store::AccountStore& accounts = home.store().accounts();
  std::string renewed = crypto::randomToken(home.random());
  BATON_CHECK(accounts.atomically([&]() -> Status {
    BATON_TRY(const auto found, findSession(home, token));
    if (!found || found->row.waits_for_code) return fail(ErrorCode::NotAllowed, "Please sign in again.");
    SessionRow row = found->row;
    row.seen = row.confirmed = home.clock().now();
    BATON_CHECK(accounts.dropItem(ItemKind::Session, token));
    return accounts.putItem(ItemKind::Session, renewed, {found->account, found->until, encode(row), ""});
  }));
  return renewed;
}

Result<std::vector<DeviceSession>> listSessions(Home& home, const Visitor& visitor, const std::string& token) {
  store::AccountStore& accounts = home.store().accounts();
  BATON_TRY(const auto ours, accounts.item(ItemKind::Session, token));
  BATON_TRY(const auto items, accounts.items(ItemKind::Session, visitor.account));
  std::vector<DeviceSession> sessions;
  const Instant now = home.clock().now();
  for (const Item& item : items) {
    BATON_TRY(const SessionRow row, decodeSession(item.content));
    if (item.until <= now || isIdle(row, now) || row.waits_for_code) continue;
    sessions.push_back({item.id, row.device, row.created, row.seen, ours && ours->id == item.id});
  }
  std::sort(sessions.begin(), sessions.end(),
            [](const DeviceSession& left, const DeviceSession& right) { return left.seen > right.seen; });
  return sessions;
}

Status signOut(Home& home, const std::string& token) {
  BATON_CHECK(home.store().accounts().dropItem(ItemKind::Session, token));
  return {};
}

Status signOutDevice(Home& home, const Visitor& visitor, const std::string& id) {
  BATON_TRY(const bool dropped, home.store().accounts().dropItemById(ItemKind::Session, visitor.account, id));
  if (!dropped) return fail(ErrorCode::NotFound, "This device is signed out already.");
  return {};
}

Status signOutOthers(Home& home, const Visitor& visitor, const std::string& token) {
  store::AccountStore& accounts = home.store().accounts();
  return accounts.atomically([&]() -> Status {
    BATON_TRY(const auto ours, accounts.item(ItemKind::Session, token));
    BATON_CHECK(accounts.dropItems(ItemKind::Session, visitor.account));
    if (!ours || ours->account != visitor.account) return {};
    return accounts.putItem(ItemKind::Session, token, *ours);
  });
}

std::string deviceName(std::string_view user_agent) {
  using Names = std::array<std::pair<std::string_view, std::string_view>, 6>;
  // In the order of asking: most browsers name others too.
  static constexpr Names kBrowsers = {{{"Firefox/", "Firefox"},
                                       {"Edg/", "Edge"},
                                       {"OPR/", "Opera"},
                                       {"Chrome/", "Chrome"},
                                       {"CriOS/", "Chrome"},
                                       {"Safari/", "Safari"}}};
  static constexpr Names kSystems = {{{"Android", "Android"},
                                      {"iPhone", "iPhone"},
                                      {"iPad", "iPad"},
                                      {"Windows", "Windows"},
                                      {"Mac OS X", "Mac"},
                                      {"Linux", "Linux"}}};
  const auto find = [&](const Names& names) -> std::string_view {
    for (const auto& [mark, name] : names) {
      if (user_agent.find(mark) != std::string_view::npos) return name;
    }
    return {};
  };
  const std::string_view browser = find(kBrowsers);
  const std::string_view system = find(kSystems);
  if (browser.empty()) return system.empty() ? "" : std::string(system);
  return system.empty() ? std::string(browser) : std::string(browser) + " · " + std::string(system);
}

}  // namespace baton::app
