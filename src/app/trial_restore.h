// trial_restore: is a backup worth anything? Makes one, restores it into a folder of its own, compares every record's
// canonical export to the letter, and takes the folder away again. The outcome is kept beside the key.
//
// The folder lies beside the key file, never in the data folder: it holds a copy of the key while the test runs.
#pragma once

#include <cstdint>
#include <optional>

#include "app/home.h"

namespace baton::app {

struct RestoreTest {
  Instant at;
  bool is_good = false;
  std::uint64_t records = 0;  // persons compared
  std::uint64_t backup_bytes = 0;
};

// Errors: Storage and its kin when the test could not be made; a test that ends badly is an answer with is_good false.
// Cost: a backup, a restore, and every record read twice.
Result<RestoreTest> testRestore(Home& home);
std::optional<RestoreTest> lastRestoreTest(const Home& home);

// A new backup as bytes, for a browser to keep; noted as the last one. Errors: TooLarge beyond 512 MiB (then
// `baton backup` is the way), Storage.
Result<std::string> backupBytes(Home& home);

}  // namespace baton::app
