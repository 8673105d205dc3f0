#include "app/fhir_api/apps.h"

#include <algorithm>

#include "app/access/access_log.h"
#include "app/accounts/access.h"
#include "app/views.h"
#include "base/digest.h"
#include "base/text.h"
#include "crypto/token.h"
#include "format/json.h"

namespace baton::app {
namespace {

using store::ItemKind;

constexpr std::size_t kLongestName = 80;
constexpr std::size_t kIdBytes = 6;
constexpr std::int64_t kMinuteMs = 60'000;

// Whose the rows are: not an account's, whose ids hold no blank.
std::string ownerOf(const record::PersonId& person) { return "app " + person.value; }

std::string encode(const App& app) {
  json::Value value;
  value.set("id", app.id);
  value.set("person", app.person.value);
  value.set("account", app.account);
  value.set("name", app.name);
  value.set("scopes", app.scopes.text());
  value.set("role", app.role);
  value.set("made", std::to_string(app.made.ms));
  value.set("used", std::to_string(app.used.ms));
  return json::write(value);
}

Result<App> decode(const store::Item& item) {
  const auto value = json::parse(item.content);
  if (!value) return fail(ErrorCode::Damaged, "An app in the store is damaged.");
  const auto scopes = fhir::Scopes::read((*value)["scopes"].text());
  if (!scopes) return fail(ErrorCode::Damaged, "An app in the store is damaged.");
  App app;
  app.id = (*value)["id"].text();
  app.person.value = (*value)["person"].text();
  app.account = (*value)["account"].text();
  app.name = (*value)["name"].text();
  app.scopes = *scopes;
  app.role = (*value)["role"].text();
  app.made.ms = std::stoll("0" + (*value)["made"].text());
  app.used.ms = std::stoll("0" + (*value)["used"].text());
  app.until = item.until;
  return app;
}

bool isToken(const std::string& token) {
  const auto bytes = crypto::fromBase64Url(token);
  return bytes && bytes->size() == 32;
}

// May who let it in still open the record? A manager of a minor who came of age may not.
Result<bool> isStillLetIn(Home& home, App& app) {
  if (app.account.empty()) return true;
  BATON_TRY(const auto grant, home.store().accounts().grant(app.person, app.account));
  if (!grant) return false;
  if (grant->relation == relationText(Relation::Self)) return grant->until > home.clock().now();
  BATON_TRY(const auto people, accessOf(home, app.account));
  for (const PersonAccess& access : people) {
    if (access.person != app.person || access.relation != Relation::Manager) continue;
    if (app.isOwn() && !access.has(kProtectedScope)) app.role = kAppRole;
    return true;
  }
  return false;
}

}  // namespace

Result<std::string> addApp(Home& home, App& app) {
  app.name = collapseSpaces(app.name);
  if (app.name.empty()) return fail(ErrorCode::BadUsage, "Give the app a name.");
  app.name = shorten(app.name, kLongestName);
  if (app.role != kAppRole) BATON_CHECK(checkRole(app.role));
  BATON_CHECK(home.store().head(app.person));
  app.id = toHex(crypto::randomBytes(home.random(), kIdBytes));
  app.made = home.clock().now();
  if (app.until.ms == 0) app.until.ms = app.made.ms + kAppDays * kDayMs;
  BATON_CHECK(logAccess(home, app.person, {app.made, Act::Grant, app.account, "", "", app.scopes.text(), app.name}));
  std::string token = crypto::randomToken(home.random());
  BATON_CHECK(home.store().accounts().putItem(ItemKind::App, token, {ownerOf(app.person), app.until, encode(app), ""}));
  return token;
}

Result<std::optional<App>> appOf(Home& home, const std::string& token) {
  if (!isToken(token)) return std::optional<App>();
  BATON_TRY(const auto item, home.store().accounts().item(ItemKind::App, token));
  if (!item || item->until <= home.clock().now()) return std::optional<App>();
  BATON_TRY(App app, decode(*item));
  BATON_TRY(const bool is_let_in, isStillLetIn(home, app));
  return is_let_in ? std::optional(std::move(app)) : std::nullopt;
}

Status noteAppUse(Home& home, const std::string& token, Instant now) {
  store::AccountStore& accounts = home.store().accounts();
  return accounts.atomically([&]() -> Status {
    BATON_TRY(const auto item, accounts.item(ItemKind::App, token));
    if (!item) return {};  // stopped meanwhile: it must not come back
    BATON_TRY(App app, decode(*item));
    if (now.ms - app.used.ms < kMinuteMs) return {};
    app.used = now;
    return accounts.putItem(ItemKind::App, token, {item->account, item->until, encode(app), ""});
  });
}

Result<std::vector<App>> appsOf(Home& home, const record::PersonId& person) {
  BATON_TRY(const auto items, home.store().accounts().items(ItemKind::App, ownerOf(person)));
  std::vector<App> apps;
  for (const store::Item& item : items) {
    if (item.until <= home.clock().now()) continue;
    BATON_TRY(App app, decode(item));
    apps.push_back(std::move(app));
  }
  std::ranges::sort(apps,
                    [](const App& a, const App& b) { return a.made > b.made || (a.made == b.made && a.id < b.id); });
  return apps;
}

Result<bool> stopApp(Home& home, const record::PersonId& person, const std::string& id) {
  BATON_TRY(const auto items, home.store().accounts().items(ItemKind::App, ownerOf(person)));
  for (const store::Item& item : items) {
    BATON_TRY(const App app, decode(item));
    if (app.id != id) continue;
    BATON_TRY(const bool was_there, home.store().accounts().dropItemById(ItemKind::App, ownerOf(person), item.id));
    BATON_CHECK(logAccess(home, person, {home.clock().now(), Act::Withdraw, "", "", "", "", app.name}));
    return was_there;
  }
  return false;
}

Status dropApps(Home& home, const record::PersonId& person) {
  return home.store().accounts().dropItems(ItemKind::App, ownerOf(person));
}

}  // namespace baton::app
