// Files made to exhaust the reader: each is refused within a second and 64 MiB, with a reason (trust.md T8).
#include <doctest/doctest.h>

#include <ctime>
#include <fstream>

#include "sources/files.h"
#include "sources/files_testing.h"

namespace baton::sources {
namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kIsMeasured = false;  // sanitizers need their own memory
#elif defined(__has_feature)
constexpr bool kIsMeasured = !__has_feature(address_sanitizer);
#else
constexpr bool kIsMeasured = true;
#endif

long statusKib(const std::string& field) {
  std::ifstream status("/proc/self/status");
  for (std::string name; status >> name;) {
    long kib = 0;
    if (name == field && status >> kib) return kib;
  }
  return 0;
}

struct Outcome {
  Status status;
  std::vector<ImportIssue> rejected;
  std::size_t entries = 0;
};

// Reads the file, and checks what that took.
Outcome readBomb(const std::string& path, long most_mib = 64) {
  std::ofstream("/proc/self/clear_refs") << 5;  // forget the highest memory use so far
  const long before_kib = statusKib("VmRSS:");
  const std::clock_t start = std::clock();
  Outcome outcome;
  outcome.status = readFile(path, [&](FilePart&& part) {
    outcome.entries += part.content.entries.size();
    for (ImportIssue& issue : part.content.rejected) outcome.rejected.push_back(std::move(issue));
    return Status();
  });
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  MESSAGE(path.substr(path.rfind('/') + 1), ": ", seconds, " s of processor time");  // the figure is in script/bench
  if (kIsMeasured) CHECK(statusKib("VmHWM:") - before_kib < most_mib * 1024);
  return outcome;
}

void checkRefused(const std::string& path, ErrorCode code) {
  INFO(path);
  const Outcome outcome = readBomb(path);
  REQUIRE_FALSE(outcome.status.has_value());
  CHECK(outcome.status.error().code == code);
  CHECK_FALSE(outcome.status.error().message.empty());
}

std::string repeated(const std::string& text, std::size_t count) {
  std::string all;
  all.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

void little(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFFU);
}

// Fields that a local header and a directory entry share.
void common(std::string& out, std::size_t packed, std::size_t unpacked) {
  little(out, 20, 2), little(out, 0, 2), little(out, 8, 2), little(out, 0, 4), little(out, 0, 4);
  little(out, packed, 4), little(out, unpacked, 4), little(out, 6, 2), little(out, 0, 2);
}

// One packed file that `count` directory entries name: each would unpack to the same bytes again.
std::string overlapping(std::size_t count) {
  constexpr std::size_t kUnpacked = 8U << 20U;
  const std::string packed = testing::deflated("{\"a\":\"", kUnpacked, 'a', -15);
  std::string zip = "PK\x03\x04";
  common(zip, packed.size(), kUnpacked);
  zip += "a.json" + packed;
  const std::size_t directory_at = zip.size();
  for (std::size_t i = 0; i < count; ++i) {
    zip += "PK\x01\x02";
    little(zip, 20, 2);
    common(zip, packed.size(), kUnpacked);
    little(zip, 0, 2), little(zip, 0, 2), little(zip, 0, 2), little(zip, 0, 4), little(zip, 0, 4);
    zip += "a.json";
  }
  const std::size_t directory_size = zip.size() - directory_at;
  zip += "PK\x05\x06";
  little(zip, 0, 4), little(zip, count, 2), little(zip, count, 2);
  little(zip, directory_size, 4), little(zip, directory_at, 4), little(zip, 0, 2);
  return zip;
}

}  // namespace

TEST_CASE("a million levels of nesting") {
  const testing::Folder folder;
  checkRefused(folder.write("arrays.json", repeated("[", 1'000'000)), ErrorCode::TooLarge);
  checkRefused(folder.write("objects.json", repeated("{\"a\":", 1'000'000)), ErrorCode::TooLarge);
  checkRefused(folder.write("inside.json", R"({"resourceType":"Basic","x":)" + repeated("[", 1'000'000)),
               ErrorCode::TooLarge);
  const std::string good = R"({"resourceType":"Basic","code":{"text":"x"}})"
                           "\n";
  const Outcome lines = readBomb(folder.write("lines.ndjson", good + repeated("{\"a\":", 1'000'000) + "\n" + good));
  CHECK(lines.status.has_value());
  CHECK(lines.entries == 2);
  CHECK(lines.rejected.size() == 1);
}

TEST_CASE("a million keys, and millions of values") {
  const testing::Folder folder;
  std::string keys = R"({"resourceType":"Basic")";
  for (int i = 0; i < 1'000'000; ++i) keys += ",\"k" + std::to_string(i) + "\":1";
  checkRefused(folder.write("keys.json", keys + "}"), ErrorCode::TooLarge);
  keys.clear();
  keys.shrink_to_fit();
  checkRefused(folder.write("values.json", R"({"resourceType":"Basic","x":[)" + repeated("0,", 4'000'000) + "0]}"),
               ErrorCode::TooLarge);
  checkRefused(folder.write("empty.json", R"({"resourceType":"Basic","x":[)" + repeated("[],", 3'000'000) + "0]}"),
               ErrorCode::TooLarge);
}

TEST_CASE("a number of a gigabyte") {
  const testing::Folder folder;
  const std::string path = folder.write("number.json", R"({"resourceType":"Basic","x":)" + std::string(1U << 20U, '1'));
  checkRefused(path, ErrorCode::TooLarge);
  std::filesystem::resize_file(path, 1U << 30U);  // sparse
  checkRefused(path, ErrorCode::TooLarge);
  const std::string in_memory = R"({"resourceType":"Basic","x":)" + std::string(100U << 20U, '1') + "}";
  const auto read = readFhir(in_memory);
  REQUIRE_FALSE(read.has_value());
  CHECK(read.error().code == ErrorCode::TooLarge);
}

TEST_CASE("a line without an end is skipped, the others are read") {
  const testing::Folder folder;
  const std::string good = R"({"resourceType":"Basic","code":{"text":"x"}})"
                           "\n";
  const std::string path =
      folder.write("long.ndjson", good + R"({"resourceType":")" + std::string(70U << 20U, 'a') + "\"}\n" + good);
  const Outcome outcome = readBomb(path, 72);  // a line may be as long as 64 MiB, and has to be held to know
  CHECK(outcome.entries == 2);
  REQUIRE(outcome.rejected.size() == 1);
  CHECK(outcome.rejected[0].reason == "The line is longer than 64 MiB.");
}

TEST_CASE("gzip that unpacks a thousandfold") {
  const testing::Folder folder;
  constexpr std::size_t kLength = 64U << 20U;
  checkRefused(folder.write("bomb.json.gz", testing::gzip(R"({"resourceType":")", kLength, 'a')), ErrorCode::TooLarge);
  checkRefused(folder.write("bomb.ndjson.gz", testing::gzip("{}\n{}\n", kLength, '\n')), ErrorCode::TooLarge);
  checkRefused(folder.write("bomb.xml.gz", testing::gzip("<ClinicalDocument>", kLength, ' ')), ErrorCode::TooLarge);
}

TEST_CASE("zip that unpacks a thousandfold: the one file is rejected") {
  const testing::Folder folder;
  const std::string wide = R"({"resourceType":")" + std::string(64U << 20U, 'a');
  const std::string path =
      folder.zip("bomb.zip", {{"bomb.json", wide}, {"good.json", R"({"resourceType":"Basic","code":{"text":"x"}})"}});
  const Outcome outcome = readBomb(path);
  CHECK(outcome.status.has_value());
  CHECK(outcome.entries == 1);
  REQUIRE(outcome.rejected.size() == 1);
  CHECK(outcome.rejected[0].reason.find("200 times") != std::string::npos);
}

TEST_CASE("zip whose files share their bytes") {
  const testing::Folder folder;
  checkRefused(folder.write("overlap.zip", overlapping(9'000)), ErrorCode::BadInput);
  checkRefused(folder.write("two.zip", overlapping(2)), ErrorCode::BadInput);
  const Outcome one = readBomb(folder.write("one.zip", overlapping(1)));
  CHECK(one.rejected.size() == 1);  // the maker of the bomb is sound: one entry is a zip like any other
}

TEST_CASE("zip with too many files, or that lies about how many") {
  const testing::Folder folder;
  checkRefused(folder.write("many.zip", overlapping(60'000)), ErrorCode::TooLarge);
  std::string lying = overlapping(60'000);
  lying[lying.size() - 12] = 1, lying[lying.size() - 11] = 0;  // total entries: 1
  checkRefused(folder.write("lying.zip", lying), ErrorCode::BadInput);
}

TEST_CASE("zip inside zip is not opened") {
  const testing::Folder folder;
  std::ifstream inner(folder.zip("inner.zip", {{"a.json", "{}"}}), std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(inner), std::istreambuf_iterator<char>()};
  const Outcome outcome = readBomb(folder.zip("outer.zip", {{"inner.zip", bytes}, {"../../up.json", "{}"}}));
  CHECK(outcome.rejected.size() == 2);
}

}  // namespace baton::sources
