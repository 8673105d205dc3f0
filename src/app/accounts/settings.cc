#include "app/accounts/settings.h"

#include <algorithm>
#include <array>

namespace baton::app {
namespace {

using store::ItemKind;

bool isGood(const SettingsRow& settings) {
  static constexpr std::array<std::int64_t, 4> kIdle = {5, 15, 30, 60};
  const bool language = settings.language.empty() || settings.language == "en" || settings.language == "es";
  const bool theme = settings.theme == "auto" || settings.theme == "light" || settings.theme == "dark";
  return language && theme && std::find(kIdle.begin(), kIdle.end(), settings.idle_minutes) != kIdle.end();
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

}  // namespace baton::app
