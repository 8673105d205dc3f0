// Settings of an account: language, look, and how long a page may lie unused.
#pragma once

#include <string>

#include "app/accounts/rows.h"
#include "app/home.h"

namespace baton::app {

Result<SettingsRow> settingsOf(Home& home, const std::string& account);  // defaults when nothing was set
// Errors: BadInput for a language, theme, zone or idle time that there is not. Idle: 5, 15, 30 or 60 minutes, from the
// next sign-in on.
Status putSettings(Home& home, const std::string& account, const SettingsRow& settings);
// The zone that the browser names at a sign-in, for an account that has none yet. Once there is one, only the person
// changes it. A name that is not known here changes nothing.
Status putFirstZone(Home& home, const std::string& account, const std::string& zone);

}  // namespace baton::app
