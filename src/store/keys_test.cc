#include "store/keys.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <sys/stat.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "base/digest.h"
#include "base/text.h"
#include "crypto/system_random.h"
#include "store/files.h"
#include "store/test_folder.h"
#include "store/words.h"

namespace baton::store {
namespace {

StoreKey fixedKey() {
  std::array<std::uint8_t, StoreKey::kBytes> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(i * 7 + 3);
  return StoreKey(bytes);
}

std::vector<std::string> wordsOf(const StoreKey& key) {
  std::istringstream text(key.words());
  std::vector<std::string> words;
  for (std::string word; text >> word;) words.push_back(word);
  return words;
}

TEST_CASE("the list holds 2,048 sorted words of 3 to 8 letters, each known by its first four") {
  std::set<std::string> beginnings;
  for (std::size_t i = 0; i < kWordCount; ++i) {
    const auto word = wordAt(i);
    CAPTURE(word);
    CHECK(word.size() >= 3);
    CHECK(word.size() <= 8);
    CHECK(std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; }));
    CHECK(beginnings.insert(std::string(word.substr(0, 4))).second);
    if (i > 0) CHECK(wordAt(i - 1) < word);
    CHECK(indexOfWord(word) == i);
    if (word.size() > 4) CHECK(indexOfWord(word.substr(0, 4)) == i);
  }
  CHECK_FALSE(indexOfWord("zzzz"));
  CHECK_FALSE(indexOfWord(""));
  CHECK_FALSE(indexOfWord("abc"));
}

TEST_CASE("the list never changes: kits on paper must stay readable") {
  std::string all;
  for (std::size_t i = 0; i < kWordCount; ++i) all += std::string(wordAt(i)) + "\n";
  CHECK(digestHex(all) == "f3f03e54ba23573e923d728eeb367b87ff4dd13a4a010bcb6cfcd3d90a4c0792");
}

TEST_CASE("every key comes back from its 24 words") {
  crypto::SystemRandom random;
  for (int i = 0; i < 200; ++i) {
    const StoreKey key = StoreKey::generate(random);
    CHECK(wordsOf(key).size() == 24);
    CHECK(StoreKey::fromWords(key.words()).value().bytes() == key.bytes());
  }
}

TEST_CASE("words are read with capitals, numbers, points, line breaks and four letters only") {
  const StoreKey key = fixedKey();
  std::string list;
  std::string capitals;
  std::string short_words;
  int number = 0;
  for (const auto& word : wordsOf(key)) {
    list += std::to_string(++number) + ". " + word + "\r\n";
    capitals += word + ", ";
    short_words += word.substr(0, 4) + "\t";
  }
  std::transform(capitals.begin(), capitals.end(), capitals.begin(),
                 [](char c) { return static_cast<char>(std::toupper(c)); });
  for (const auto& text : {list, capitals, short_words})
    CHECK(StoreKey::fromWords(text).value().bytes() == key.bytes());
}

TEST_CASE("a word that is not in the list is named by its place, never by itself") {
  auto words = wordsOf(fixedKey());
  words[6] = "xylograph";
  const auto error = StoreKey::fromWords(join(words, " ")).error();
  CHECK(error.code == ErrorCode::BadInput);
  CHECK(error.message == "Word 7 is not in the list.");
  words.pop_back();
  CHECK(StoreKey::fromWords(join(words, " ")).error().message == "The kit has 24 words; 23 were given.");
  CHECK_FALSE(StoreKey::fromWords(""));
}

TEST_CASE("the checksum sees nearly every other word and every exchange of two neighbours") {
  const auto words = wordsOf(fixedKey());
  int tried = 0;
  int unseen = 0;
  for (std::size_t place = 0; place < words.size(); ++place) {
    for (std::size_t other = 0; other < kWordCount; other += 41) {
      auto changed = words;
      changed[place] = wordAt(other);
      if (changed == words) continue;
      ++tried;
      const auto key = StoreKey::fromWords(join(changed, " "));
      if (key) ++unseen;
      if (!key) CHECK(key.error().code == ErrorCode::BadInput);
    }
  }
  CHECK(unseen * 100 < tried);  // 8 bits: one in 256
}

TEST_CASE("a key's public name is short, fixed and its own") {
  crypto::SystemRandom random;
  CHECK(fixedKey().keyId() == fixedKey().keyId());
  CHECK(fixedKey().keyId().size() == 12);
  CHECK(StoreKey::generate(random).keyId() != StoreKey::generate(random).keyId());
}

TEST_CASE("the words and the name of one key, to the letter") {
  CHECK(fixedKey().keyId() == "78309fbdd026");
  CHECK(fixedKey().words() ==
        "again field enact draft green nougat tube errand fiddle recycle normal spark deer duty capital variety olive "
        "cereal trunk january aunt till freedom myth");
}

TEST_CASE("a key file is private, is never overwritten and gives the key back") {
  const TestFolder folder;
  const std::string path = folder.path("new/folder/baton.key");
  CHECK(writeKeyFile(path, fixedKey()));
  CHECK(readKeyFile(path).value().bytes() == fixedKey().bytes());
  struct stat about{};
  REQUIRE(::stat(path.c_str(), &about) == 0);
  CHECK((about.st_mode & 0777U) == 0600);
  crypto::SystemRandom random;
  CHECK(writeKeyFile(path, StoreKey::generate(random)).error().code == ErrorCode::Storage);
  CHECK(readKeyFile(path).value().bytes() == fixedKey().bytes());
  CHECK_FALSE(fileExists(path + ".part"));
}

TEST_CASE("a key file that others may read, that is missing or is something else") {
  const TestFolder folder;
  const std::string path = folder.path("baton.key");
  CHECK(readKeyFile(path).error().code == ErrorCode::NotFound);
  CHECK(writeKeyFile(path, fixedKey()));
  for (const unsigned mode : {0640U, 0604U, 0610U}) {
    CHECK(::chmod(path.c_str(), mode) == 0);
    CHECK(readKeyFile(path).error().code == ErrorCode::NotAllowed);
  }
  const std::string good = "baton key 1\nid " + fixedKey().keyId() + "\nkey " +
                           toHex({reinterpret_cast<const char*>(fixedKey().bytes().data()), 32}) + "\n";
  int name = 0;
  for (const auto& text : {std::string(), std::string("hello"), good.substr(0, 60), "x" + good,
                           std::string(good).replace(40, 1, "z"), std::string(good).replace(17, 1, "-")}) {
    const std::string odd = folder.path(std::to_string(++name));
    CHECK(writePrivateFile(odd, text));
    CHECK(readKeyFile(odd).error().code == ErrorCode::BadInput);
  }
}

TEST_CASE("a passphrase and its salt give the same key again") {
  const std::array<std::uint8_t, 16> salt{9, 9, 9};
  CHECK(StoreKey::fromPassphrase("blue boat under the oak", salt).value().keyId() ==
        StoreKey::fromPassphrase("blue boat under the oak", salt).value().keyId());
  CHECK_FALSE(StoreKey::fromPassphrase("", salt));
}

}  // namespace
}  // namespace baton::store
