// BackupNote: when the last backup was made, kept beside the key (where the anchors are), so that a missing one is
// seen.
#pragma once

#include <optional>

#include "app/home.h"

namespace baton::app {

Status noteBackup(const Home& home, Instant at);
std::optional<Instant> lastBackup(const Home& home);

}  // namespace baton::app
