#include "crypto/aead.h"

#include <algorithm>

#include "crypto/sodium_ready.h"

namespace baton::crypto {
namespace {

constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(kNonceBytes + kTagBytes == kSealOverhead);

unsigned char* raw(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }
const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

tl::unexpected<Error> notOpened() {
  return fail(ErrorCode::Damaged, "An encrypted part of the store is damaged or was made with another key.");
}

}  // namespace

std::string seal(const Key& key, Random& random, std::string_view plain, std::string_view associated) {
  makeSodiumReady();
  std::string sealed(plain.size() + kSealOverhead, '\0');
  random.fill({raw(sealed), kNonceBytes});
  unsigned long long written = 0;
  crypto_aead_xchacha20poly1305_ietf_encrypt(raw(sealed) + kNonceBytes, &written, raw(plain), plain.size(),
                                             raw(associated), associated.size(), nullptr, raw(sealed),
                                             key.view().data());
  BATON_ASSERT(written == plain.size() + kTagBytes);
  return sealed;
}

Result<std::string> open(const Key& key, std::string_view sealed, std::string_view associated) {
  makeSodiumReady();
  if (sealed.size() < kSealOverhead) return notOpened();
  std::string plain(sealed.size() - kSealOverhead, '\0');
  const std::string_view body = sealed.substr(kNonceBytes);
  const int failed =
      crypto_aead_xchacha20poly1305_ietf_decrypt(raw(plain), nullptr, nullptr, raw(body), body.size(), raw(associated),
                                                 associated.size(), raw(sealed), key.view().data());
  if (failed != 0) return notOpened();
  return plain;
}

std::string wrapKey(const Key& wrapping, Random& random, const Key& key, std::string_view associated) {
  const auto bytes = key.view();
  return seal(wrapping, random, {reinterpret_cast<const char*>(bytes.data()), bytes.size()}, associated);
}

Result<Key> unwrapKey(const Key& wrapping, std::string_view wrapped, std::string_view associated) {
  BATON_TRY(std::string plain, open(wrapping, wrapped, associated));
  if (plain.size() != Key::kBytes) return notOpened();
  Key key;
  std::copy_n(raw(std::string_view(plain)), Key::kBytes, key.mutableView().begin());
  wipe(plain);
  return key;
}

Key generateKey(Random& random) {
  Key key;
  random.fill(key.mutableView());
  return key;
}

}  // namespace baton::crypto
