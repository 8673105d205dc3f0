#include "app/accounts/settings.h"

#include <algorithm>
#include <array>

#include "app/zones.h"

namespace baton::app {
namespace {

using store::ItemKind;

bool isGood(const SettingsRow& settings) {
  static constexpr std::array<std::int64_t, 4> kIdle = {5, 15, 30, 60};
  const bool language = settings.language.empty() || settings.language == "en" || settings.language == "es";
  const bool theme = settings.theme == "auto" || settings.theme == "light" || settings.theme == "dark";
  const bool zone = settings.zone.empty() || settings.zone == kMachineZone || Zones::installed().knows(settings.zone);
  return language && theme && zone && std::find(kIdle.begin(), kIdle.end(), settings.idle_minutes) != kIdle.end();
}

}  // namespace

Result<SettingsRow> settingsOf(Home& home, const std::string& account) {
  BATON_TRY(const auto item, home.store().accounts().item(ItemKind::Setting, account));
  if (!item) return SettingsRow();
  return decodeSettings(item->content);
}

Status putSettings(Home& home, const std::string& account, const SettingsRow& settings) {
  if (!isGood(settings)) return fail(ErrorCode::BadInput, "Please choose one of the answers on the page.");
  return home.store().accounts().putItem(ItemKind::Setting, account, {account, store::kNever, encode(settings), ""});
}

Status putFirstZone(Home& home, const std::string& account, const std::string& zone) {
  if (!Zones::installed().knows(zone)) return {};
  BATON_TRY(SettingsRow settings, settingsOf(home, account));
  if (!settings.zone.empty()) return {};
  settings.zone = zone;
  return putSettings(home, account, settings);
}

}  // namespace baton::app
