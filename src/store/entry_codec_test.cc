#include "store/entry_codec.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "store/store_test_entries.h"

namespace baton::store {
namespace {

Entry withoutSequence(Entry entry) {
  entry.sequence = 0;
  return entry;
}

TEST_CASE("any entries come back one by one") {
  CHECK(rc::check([](const std::vector<std::string>& texts, std::uint32_t version, std::int64_t recorded) {
    Entry entry;
    const auto text = [&](std::size_t i) { return i < texts.size() ? texts[i] : std::string(); };
    entry.type = text(0);
    entry.id = text(1);
    entry.version = version;
    entry.recorded.ms = recorded;
    entry.author = text(2);
    entry.reason = text(3);
    entry.origin = {text(4), text(5), text(6), text(7), text(8), text(9)};
    entry.content = text(10);
    std::string bytes;
    encodeEntry(entry, bytes);
    encodeEntry(testEntry(7), bytes);
    EntryReader reader(bytes);
    RC_ASSERT(reader.next().value() == entry);
    RC_ASSERT(reader.next().value() == withoutSequence(testEntry(7)));
    RC_ASSERT(reader.done());
  }));
}

TEST_CASE("entries cut anywhere, and numbers without an end, are damaged and never read beyond") {
  std::string bytes;
  encodeEntry(testEntry(1, 20), bytes);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const std::string cut = bytes.substr(0, size);
    CHECK(EntryReader(cut).next().error().code == ErrorCode::Damaged);
  }
  const std::string endless(30, '\xff');
  EntryReader reader(endless);
  CHECK_FALSE(reader.next());
  CHECK(reader.done());
}

TEST_CASE("any bytes give entries or damage, never a crash") {
  CHECK(rc::check([](const std::string& bytes) {
    EntryReader reader(bytes);
    while (!reader.done()) {
      if (!reader.next()) break;
    }
  }));
}

}  // namespace
}  // namespace baton::store
