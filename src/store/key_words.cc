// The store's key as 24 words and back (docs/formats/store.md, "Words").
#include <cctype>
#include <vector>

#include "base/text.h"
#include "crypto/mac.h"
#include "store/keys.h"
#include "store/words.h"

namespace baton::store {
namespace {

constexpr std::size_t kWordsInKit = 24;
constexpr unsigned kBitsPerWord = 11;

std::uint8_t checksumOf(const std::array<std::uint8_t, StoreKey::kBytes>& bytes) {
  return crypto::macOf(crypto::Key(bytes), {"baton key words"})[0];
}

// 32 bytes of key and 1 byte of checksum, seen as 264 bits, first bit first.
using Bits = crypto::SecretBytes<StoreKey::kBytes + 1>;

bool bitAt(const Bits& bits, std::size_t at) { return ((bits.view()[at / 8] >> (7 - at % 8)) & 1U) != 0; }

void setBit(Bits& bits, std::size_t at) {
  bits.mutableView()[at / 8] = static_cast<std::uint8_t>(bits.view()[at / 8] | (1U << (7 - at % 8)));
}

// Letters make words; everything else (numbers of a list, points, line breaks) lies between them.
std::vector<std::string> lettersOf(std::string_view text) {
  std::vector<std::string> words;
  bool inside = false;
  for (const char c : text) {
    const bool letter = std::isalpha(static_cast<unsigned char>(c)) != 0;
    if (letter && !inside) words.emplace_back();
    if (letter) words.back() += c;
    inside = letter;
  }
  for (auto& word : words) word = toLowerAscii(word);
  return words;
}

Result<Bits> bitsOf(const std::vector<std::string>& words) {
  Bits bits;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto index = indexOfWord(words[i]);
    if (!index) return fail(ErrorCode::BadInput, "Word " + std::to_string(i + 1) + " is not in the list.");
    for (unsigned bit = 0; bit < kBitsPerWord; ++bit) {
      if (((*index >> (kBitsPerWord - 1 - bit)) & 1U) != 0) setBit(bits, i * kBitsPerWord + bit);
    }
  }
  return bits;
}

}  // namespace

std::string StoreKey::words() const {
  Bits bits;
  std::copy_n(bytes_.begin(), kBytes, bits.mutableView().begin());
  bits.mutableView()[kBytes] = checksumOf(bytes_);
  std::string text;
  for (std::size_t i = 0; i < kWordsInKit; ++i) {
    std::size_t index = 0;
    for (unsigned bit = 0; bit < kBitsPerWord; ++bit) index = index * 2 + (bitAt(bits, i * kBitsPerWord + bit) ? 1 : 0);
    if (i > 0) text += ' ';
    text += wordAt(index);
  }
  return text;
}

Result<StoreKey> StoreKey::fromWords(std::string_view text) {
  auto words = lettersOf(text);
  if (words.size() != kWordsInKit) {
    return fail(ErrorCode::BadInput, "The kit has 24 words; " + std::to_string(words.size()) + " were given.");
  }
  BATON_TRY(const Bits bits, bitsOf(words));
  for (auto& word : words) crypto::wipe(word);
  std::array<std::uint8_t, kBytes> bytes{};
  std::copy_n(bits.view().begin(), kBytes, bytes.begin());
  StoreKey key(bytes);
  crypto::wipe(bytes);
  if (checksumOf(key.bytes()) == bits.view()[kBytes]) return key;
  return fail(ErrorCode::BadInput,
              "Every word is in the list, but together they are not a key. One of them is another "
              "word than on the paper, or two have changed places.");
}

}  // namespace baton::store
