#include "app/server_facts.h"

#include <algorithm>
#include <filesystem>

#include "app/access/access_log.h"
#include "app/accounts/members.h"
#include "app/health.h"

namespace baton::app {
namespace {

namespace fs = std::filesystem;

std::uint64_t bytesIn(const std::string& folder) {
  std::error_code trouble;
  std::uint64_t bytes = 0;
  fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, trouble);
  for (; !trouble && entry != fs::recursive_directory_iterator(); entry.increment(trouble)) {
    std::error_code gone;  // a temporary file may go while we look
    if (entry->is_regular_file(gone)) {
      const std::uintmax_t size = entry->file_size(gone);
      bytes += gone ? 0 : size;
    }
  }
  return bytes;
}

}  // namespace

Result<ServerFacts> serverFacts(Home& home) {
  ServerFacts facts;
  facts.version = kVersion;
  facts.data_dir = fs::absolute(home.places().data_dir).string();
  facts.key_file = fs::absolute(home.keyFile()).string();
  facts.key_id = home.key().keyId();
  facts.stored_bytes = bytesIn(home.places().data_dir);
  facts.free_bytes = freeBytes(home.places().data_dir);
  BATON_TRY(const auto persons, home.store().persons());
  BATON_TRY(const auto accounts, listAccounts(home));
  facts.records =
      static_cast<std::size_t>(std::ranges::count_if(persons, [](const auto& one) { return !isAccessLog(one.first); }));
  facts.accounts = accounts.size();
  return facts;
}

}  // namespace baton::app
