#include "crypto/password.h"

#include <array>

#include "crypto/sodium_ready.h"

namespace baton::crypto {
namespace {

constexpr std::size_t kHashBytes = 32;
constexpr std::size_t kKiB = 1024;

template <std::size_t N>
std::string base64(const std::array<unsigned char, N>& bytes) {
  std::string text(sodium_base64_ENCODED_LEN(N, sodium_base64_VARIANT_ORIGINAL_NO_PADDING), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), N, sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
  text.resize(text.find('\0'));
  return text;
}

using Salt = std::array<unsigned char, crypto_pwhash_SALTBYTES>;
using Hash = std::array<unsigned char, kHashBytes>;

std::string text(const PasswordCost& cost, const Salt& salt, const Hash& hash) {
  return "$argon2id$v=19$m=" + std::to_string(cost.memory_bytes / kKiB) + ",t=" + std::to_string(cost.passes) +
         ",p=1$" + base64(salt) + "$" + base64(hash);
}

}  // namespace

// libsodium's own crypto_pwhash_str takes its salt from the system; here chance comes in from outside.
Result<std::string> hashPassword(std::string_view password, const PasswordCost& cost, Random& random) {
  makeSodiumReady();
  Salt salt{};
  random.fill(salt);
  Hash hash{};
  const int failed = crypto_pwhash(hash.data(), hash.size(), password.data(), password.size(), salt.data(), cost.passes,
                                   cost.memory_bytes, crypto_pwhash_ALG_ARGON2ID13);
  if (failed != 0) {
    return fail(ErrorCode::TooLarge, "There is not enough free memory right now. Please try again in a minute.");
  }
  return text(cost, salt, hash);
}

std::string hashOfNobody(const PasswordCost& cost) { return text(cost, {}, {}); }

bool isPassword(std::string_view password, const std::string& hash) {
  makeSodiumReady();
  std::array<char, crypto_pwhash_STRBYTES> text{};  // libsodium wants the rest filled with zeros
  if (hash.empty() || hash.size() >= text.size()) return false;
  hash.copy(text.data(), hash.size());
  return crypto_pwhash_str_verify(text.data(), password.data(), password.size()) == 0;
}

}  // namespace baton::crypto
