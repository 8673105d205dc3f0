// The store's key in a file of its own (docs/formats/store.md, "Key file").
#include <sys/stat.h>

#include <fstream>
#include <sstream>

#include "base/digest.h"
#include "base/text.h"
#include "crypto/secret.h"
#include "store/files.h"
#include "store/keys.h"

namespace baton::store {
namespace {

constexpr std::string_view kFirstLine = "baton key 1";
constexpr std::size_t kMaxFileBytes = 4096;

int valueOf(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  return -1;
}

bool readHex(std::string_view hex, std::array<std::uint8_t, StoreKey::kBytes>& bytes) {
  if (hex.size() != bytes.size() * 2) return false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const int high = valueOf(hex[2 * i]);
    const int low = valueOf(hex[2 * i + 1]);
    if (high < 0 || low < 0) return false;
    bytes[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return true;
}

// The rest of the line that begins with `name` and a blank.
std::string_view fieldOf(std::string_view text, std::string_view name) {
  for (const auto line : split(text, '\n')) {
    if (line.starts_with(name) && line.size() > name.size() && line[name.size()] == ' ') {
      return trim(line.substr(name.size() + 1));
    }
  }
  return {};
}

Result<StoreKey> keyIn(std::string_view text, const std::string& path) {
  std::array<std::uint8_t, StoreKey::kBytes> bytes{};
  const bool ours = text.starts_with(kFirstLine) && readHex(fieldOf(text, "key"), bytes);
  StoreKey key(bytes);
  crypto::wipe(bytes);
  if (ours && key.keyId() == fieldOf(text, "id")) return key;
  return fail(ErrorCode::BadInput, path + " is not a key file of Baton, or it is damaged.");
}

}  // namespace

Status writeKeyFile(const std::string& path, const StoreKey& key) {
  if (fileExists(path)) {
    return fail(ErrorCode::Storage, "There is a key file " + path +
                                        " already. It was left as it is, because a key "
                                        "that is lost cannot be made again.");
  }
  BATON_CHECK(makePrivateFolder(folderOf(path)));
  std::string text(kFirstLine);
  text += "\nid " + key.keyId() + "\nkey ";
  text += toHex({reinterpret_cast<const char*>(key.bytes().data()), StoreKey::kBytes}) + "\n";
  const std::string part = path + ".part";
  removeFile(part);
  auto status = writePrivateFile(part, text);
  crypto::wipe(text);
  if (status) status = renameDurably(part, path);
  return status;
}

Result<StoreKey> readKeyFile(const std::string& path) {
  struct stat about{};
  if (::stat(path.c_str(), &about) != 0) return fail(ErrorCode::NotFound, "There is no key file " + path + ".");
  if ((about.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return fail(ErrorCode::NotAllowed, "Other users of this computer may read the key file " + path +
                                           ". Please make it private: chmod 600 " + path);
  }
  std::string text(kMaxFileBytes, '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  auto key = keyIn(text, path);
  crypto::wipe(text);
  return key;
}

}  // namespace baton::store
