#include "store/store_suite.h"

#include <doctest/doctest.h>

#include "store/store_test_entries.h"

namespace baton::store {
namespace {

const PersonId kAda{"ada"};
const PersonId kBen{"ben"};

void testPersons(Store& store) {
  CHECK(store.persons().value().empty());
  CHECK(store.addPerson(kBen, "{\"name\":\"Ben\"}"));
  CHECK(store.addPerson(kAda, ""));
  CHECK(store.addPerson(kAda, "again").error().code == ErrorCode::Conflict);
  CHECK(store.addPerson(PersonId{}, "nobody").error().code == ErrorCode::BadUsage);
  CHECK(store.setLabel(kAda, "Ada Ångström"));
  CHECK(store.setLabel(PersonId{"eve"}, "x").error().code == ErrorCode::NotFound);
  const auto persons = store.persons().value();
  REQUIRE(persons.size() == 2);
  CHECK(persons[0] == std::pair{kAda, std::string("Ada Ångström")});
  CHECK(persons[1].second == "{\"name\":\"Ben\"}");
}

void testNoSuchPerson(Store& store) {
  const auto entries = testEntries(0, 1);
  CHECK(store.head(kAda).error().code == ErrorCode::NotFound);
  CHECK(store.append(kAda, 0, entries).error().code == ErrorCode::NotFound);
  CHECK(store.appender(kAda, 0).error().code == ErrorCode::NotFound);
  CHECK(readAll(store, kAda).error().code == ErrorCode::NotFound);
  CHECK(store.snapshot(kAda).error().code == ErrorCode::NotFound);
  CHECK(store.putSnapshot(kAda, {}).error().code == ErrorCode::NotFound);
  CHECK(store.erase(kAda).error().code == ErrorCode::NotFound);
}

void testAppendAndRead(Store& store) {
  CHECK(store.addPerson(kAda, ""));
  CHECK(store.head(kAda).value() == 0);
  CHECK(readAll(store, kAda).value().empty());
  CHECK(store.append(kAda, 0, testEntries(0, 3)).value() == 3);
  CHECK(store.append(kAda, 3, testEntries(3, 1)).value() == 4);
  CHECK(store.head(kAda).value() == 4);
  CHECK(readAll(store, kAda).value() == testEntries(0, 4));
  CHECK(readAll(store, kAda, 1, 3).value() == testEntries(1, 2));
  CHECK(readAll(store, kAda, 3, 99).value() == testEntries(3, 1));
  CHECK(readAll(store, kAda, 4).value().empty());
  CHECK(readAll(store, kAda, 99).value().empty());
}

void testConflict(Store& store) {
  CHECK(store.addPerson(kAda, ""));
  CHECK(store.append(kAda, 0, testEntries(0, 2)));
  CHECK(store.append(kAda, 0, testEntries(0, 1)).error().code == ErrorCode::Conflict);
  CHECK(store.append(kAda, 3, testEntries(0, 1)).error().code == ErrorCode::Conflict);
  CHECK(store.append(kAda, 1, {}).error().code == ErrorCode::Conflict);
  CHECK(store.append(kAda, 2, {}).value() == 2);
  CHECK(store.appender(kAda, 1).error().code == ErrorCode::Conflict);
  CHECK(readAll(store, kAda).value() == testEntries(0, 2));
}

void testOddContent(Store& store) {
  CHECK(store.addPerson(kAda, std::string("nul\0inside", 10)));
  CHECK(store.persons().value()[0].second.size() == 10);
  Entry odd;
  odd.recorded.ms = -1;
  odd.version = 4'000'000'000;
  odd.content = std::string("\0\xff\x80 not text", 12);
  Entry large = testEntry(2, 3'000'000);
  CHECK(store.append(kAda, 0, std::vector{odd, large, Entry{}}).value() == 3);
  const auto entries = readAll(store, kAda).value();
  odd.sequence = 1;
  large.sequence = 2;
  CHECK(entries[0] == odd);
  CHECK(entries[1] == large);
  CHECK(entries[2].content.empty());
}

void testManyEntriesInOneAppend(Store& store) {
  CHECK(store.addPerson(kAda, ""));
  CHECK(store.append(kAda, 0, testEntries(0, 500, 900)).value() == 500);
  CHECK(readAll(store, kAda).value() == testEntries(0, 500, 900));
  for (const Sequence after : {1U, 63U, 64U, 65U, 128U, 499U}) {
    CHECK(readAll(store, kAda, after, after + 1).value() == testEntries(after, 1, 900));
  }
}

void testVisitStops(Store& store) {
  CHECK(store.addPerson(kAda, ""));
  CHECK(store.append(kAda, 0, testEntries(0, 100)));
  int seen = 0;
  const auto status = store.read(kAda, 0, 0, [&](Entry&&) -> Status {
    if (++seen == 70) return fail(ErrorCode::BadInput, "enough");
    return {};
  });
  CHECK(status.error().message == "enough");
  CHECK(seen == 70);
  CHECK(readAll(store, kAda).value().size() == 100);
}

void testAppender(Store& store) {
  CHECK(store.addPerson(kAda, ""));
  CHECK(store.append(kAda, 0, testEntries(0, 1)));
  {
    const auto dropped = store.appender(kAda, 1).value();
    CHECK(dropped->add(testEntries(1, 200)));
    CHECK(readAll(store, kAda).value().size() == 1);
    CHECK(store.append(kAda, 1, testEntries(1, 1)).error().code == ErrorCode::BadUsage);
    CHECK(store.putSnapshot(kAda, {}).error().code == ErrorCode::BadUsage);
  }
  CHECK(store.head(kAda).value() == 1);
  const auto appender = store.appender(kAda, 1).value();
  for (std::uint64_t at = 1; at < 400; at += 7) CHECK(appender->add(testEntries(at, 7)));
  CHECK(store.head(kAda).value() == 1);
  CHECK(appender->commit().value() == 400);
  CHECK(appender->commit().error().code == ErrorCode::BadUsage);
  CHECK(appender->add(testEntries(0, 70)).error().code == ErrorCode::BadUsage);
  CHECK(readAll(store, kAda).value() == testEntries(0, 400));
  CHECK(store.append(kAda, 400, testEntries(400, 1)).value() == 401);
}

void testPersonsAreApart(Store& store) {
  CHECK(store.addPerson(kAda, "a"));
  CHECK(store.addPerson(kBen, "b"));
  CHECK(store.append(kAda, 0, testEntries(0, 3)));
  CHECK(store.append(kBen, 0, testEntries(10, 2)));
  CHECK(store.append(kAda, 3, testEntries(3, 1)));
  CHECK(readAll(store, kAda).value() == testEntries(0, 4));
  CHECK(readAll(store, kBen).value()[1].id == "id-12");
}

void testSnapshot(Store& store) {
  CHECK(store.addPerson(kAda, ""));
  CHECK_FALSE(store.snapshot(kAda).value().has_value());
  CHECK(store.append(kAda, 0, testEntries(0, 5)));
  CHECK(store.putSnapshot(kAda, {6, "future"}).error().code == ErrorCode::BadUsage);
  CHECK(store.putSnapshot(kAda, {3, "three"}));
  CHECK(store.putSnapshot(kAda, {5, std::string(200'000, 'f')}));
  const auto snapshot = store.snapshot(kAda).value();
  REQUIRE(snapshot);
  CHECK(snapshot->sequence == 5);
  CHECK(snapshot->content == std::string(200'000, 'f'));
}

void testErase(Store& store) {
  CHECK(store.addPerson(kAda, "a"));
  CHECK(store.addPerson(kBen, "b"));
  CHECK(store.append(kAda, 0, testEntries(0, 100)));
  CHECK(store.append(kBen, 0, testEntries(0, 2)));
  CHECK(store.putSnapshot(kAda, {5, "five"}));
  CHECK(store.erase(kAda));
  CHECK(store.head(kAda).error().code == ErrorCode::NotFound);
  CHECK(store.persons().value().size() == 1);
  CHECK(store.verify({}).value().ok());
  CHECK(store.addPerson(kAda, "new"));
  CHECK(store.head(kAda).value() == 0);
  CHECK_FALSE(store.snapshot(kAda).value().has_value());
  CHECK(readAll(store, kBen).value() == testEntries(0, 2));
}

void testVerifyAndAnchors(Store& store) {
  CHECK(store.verify({}).value().ok());
  CHECK(store.addPerson(kAda, "a"));
  CHECK(store.addPerson(kBen, "b"));
  CHECK(store.append(kAda, 0, testEntries(0, 70)));
  const auto early = store.anchors().value();
  REQUIRE(early.size() == 2);
  CHECK(early[0].sequence == 70);
  CHECK(early[1].sequence == 0);
  CHECK(store.append(kAda, 70, testEntries(70, 5)));
  const auto report = store.verify(early).value();
  CHECK(report.entries == 75);
  CHECK(report.ok());
  Anchor later = store.anchors().value()[0];
  CHECK(later.chain != early[0].chain);
  later.sequence = 80;
  const auto cut = store.verify(std::vector{later, {PersonId{"eve"}, 1, "00"}}).value();
  REQUIRE(cut.problems.size() == 2);
  CHECK(cut.problems[0].person == kAda);
  CHECK(cut.problems[0].sequence == 80);
}

}  // namespace

void runStoreSuite(const MakeStore& make) {
  const std::pair<const char*, void (*)(Store&)> tests[] = {
      {"persons and their labels", testPersons},
      {"a person who is not here", testNoSuchPerson},
      {"append, then read all or a part", testAppendAndRead},
      {"another head than expected is a conflict and writes nothing", testConflict},
      {"empty, huge and binary content comes back to the letter", testOddContent},
      {"many entries in one append", testManyEntriesInOneAppend},
      {"a failing visitor stops the reading", testVisitStops},
      {"an appender writes everything at commit or nothing", testAppender},
      {"journals of two persons do not mix", testPersonsAreApart},
      {"the newest snapshot is kept", testSnapshot},
      {"an erased person is gone, the others stay", testErase},
      {"verify counts entries and compares anchors", testVerifyAndAnchors},
  };
  for (const auto& [name, test] : tests) {
    SUBCASE(name) {
      const auto store = make();
      test(*store);
    }
  }
}

}  // namespace baton::store
