// The store's key: 32 random bytes outside the data folder and its backups (architecture.md, decision 3).
//
// Kept in a file of mode 0600 (`BATON_KEY_FILE`, else ~/.config/baton/<store id>.key), on paper in the emergency kit,
// or derived from a passphrase (Argon2id). Everything in the store is encrypted under keys that this one wraps.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/outside.h"
#include "base/result.h"

namespace baton::store {

// Cannot be copied into a log by accident: no formatter, no conversion to text. Wiped when it dies.
class StoreKey {
 public:
  static constexpr std::size_t kBytes = 32;
  explicit StoreKey(const std::array<std::uint8_t, kBytes>& bytes);
  StoreKey(const StoreKey&) = default;
  StoreKey& operator=(const StoreKey&) = default;
  ~StoreKey();
  static StoreKey generate(Random& random);
  // Argon2id; takes about a second. The salt is no secret and is kept where the store can be found without the key.
  // Errors: BadInput for an empty passphrase, TooLarge when there is not enough memory.
  static Result<StoreKey> fromPassphrase(std::string_view passphrase, const std::array<std::uint8_t, 16>& salt);

  // For the emergency kit only. 24 words of 11 bits (256 bits and 8 bits of checksum), from our own list of 2,048 plain
  // English words in store/words.inc; and the same as one line for a QR code.
  std::string words() const;
  // Tolerates case, line breaks, numbering and words cut after four letters. Errors: BadInput, naming the word's place
  // ("Word 7 is not in the list.") but never the word.
  static Result<StoreKey> fromWords(std::string_view words);

  // Short public name of the key (12 hex digits): which key opens which store. Says nothing about the key.
  std::string keyId() const;

  const std::array<std::uint8_t, kBytes>& bytes() const { return bytes_; }

 private:
  std::array<std::uint8_t, kBytes> bytes_;
};

// Writes with mode 0600 through a temporary file and fsync; makes the folder (0700) when it is missing. Refuses to
// overwrite. Errors: Storage (also for a file that is there already), StorageFull.
Status writeKeyFile(const std::string& path, const StoreKey& key);
// Errors: NotFound, NotAllowed when others may read the file, BadInput when it is not a key file.
Result<StoreKey> readKeyFile(const std::string& path);

}  // namespace baton::store
