#include "store/vault.h"

#include "crypto/aead.h"

namespace baton::store {
namespace {

void putNumber(std::string& out, std::uint64_t value) {
  for (int i = 0; i < 8; ++i) {
    out += static_cast<char>(value & 255U);
    value >>= 8U;
  }
}

// Fixed-width numbers first and the person last: no two places give the same bytes.
std::string bytesOf(const Place& place, std::uint8_t dictionary) {
  std::string bytes = "baton1";
  bytes += static_cast<char>(place.kind);
  bytes += static_cast<char>(dictionary);
  putNumber(bytes, place.first);
  putNumber(bytes, place.last);
  putNumber(bytes, static_cast<std::uint64_t>(place.recorded_ms));
  bytes += place.person;
  return bytes;
}

constexpr std::string_view kCheckText = "this key opens this store";

}  // namespace

Vault::Vault(const StoreKey& key, Random& random) : random_(random) {
  const crypto::Key root(key.bytes());
  chain_root_ = crypto::deriveKey(root, "chain");
  wrapping_ = crypto::deriveKey(root, "wrap");
  check_ = crypto::deriveKey(root, "check");
}

JournalKeys Vault::newJournalKeys(const std::string& person) {
  return {person, crypto::generateKey(random_), crypto::deriveKey(chain_root_, "journal", person)};
}

std::string Vault::wrap(const JournalKeys& keys) {
  return crypto::wrapKey(wrapping_, random_, keys.data, bytesOf({Kind::DataKey, keys.person}, 0));
}

Result<JournalKeys> Vault::unwrap(const std::string& person, std::string_view wrapped) const {
  BATON_TRY(const crypto::Key data, crypto::unwrapKey(wrapping_, wrapped, bytesOf({Kind::DataKey, person}, 0)));
  return JournalKeys{person, data, crypto::deriveKey(chain_root_, "journal", person)};
}

std::string Vault::sealContent(const crypto::Key& key, const Place& place, std::string_view plain) {
  std::string content(1, static_cast<char>(kNewestDictionary));
  content += crypto::seal(key, random_, compressor_.compress(plain), bytesOf(place, kNewestDictionary));
  return content;
}

Result<std::string_view> Vault::openContent(const crypto::Key& key, const Place& place, std::string_view sealed) {
  if (sealed.empty()) return fail(ErrorCode::Damaged, "Content in the store is missing.");
  const auto dictionary = static_cast<std::uint8_t>(sealed.front());
  BATON_TRY(const std::string compressed, crypto::open(key, sealed.substr(1), bytesOf(place, dictionary)));
  return compressor_.decompress(dictionary, compressed);
}

std::string Vault::keyCheck() { return crypto::seal(check_, random_, kCheckText, bytesOf({Kind::KeyCheck, {}}, 0)); }

bool Vault::opensKeyCheck(std::string_view sealed) const {
  const auto text = crypto::open(check_, sealed, bytesOf({Kind::KeyCheck, {}}, 0));
  return text && *text == kCheckText;
}

Chain chainStart(const JournalKeys& keys) { return crypto::macOf(keys.chain, {"start", keys.person}); }

Chain chainNext(const JournalKeys& keys, const Chain& before, const Place& place, std::string_view sealed) {
  return crypto::macOf(keys.chain, {"link", crypto::bytesOf(before), bytesOf(place, 0), sealed});
}

Chain headMac(const JournalKeys& keys, record::Sequence head, const Chain& chain) {
  std::string number;
  putNumber(number, head);
  return crypto::macOf(keys.chain, {"head", keys.person, number, crypto::bytesOf(chain)});
}

}  // namespace baton::store
