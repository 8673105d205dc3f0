#include "app/chart_cache.h"

#include <doctest/doctest.h>
#include <malloc.h>

#include <atomic>
#include <memory>
#include <thread>

#include "app/histories.h"
#include "app/import.h"
#include "app/people.h"
#include "app/system.h"
#include "store/test_folder.h"

#ifndef __has_feature
#define __has_feature(feature) 0
#endif

namespace baton::app {
namespace {

// A clock that can be moved.
class HandClock final : public Clock {
 public:
  Instant now() override { return now_; }
  void move(std::int64_t ms) { now_.ms += ms; }

 private:
  Instant now_{1'772'355'600'000};
};

struct Place {
  Place() : places{folder.path("data"), folder.path("config"), folder.path("store.key"), folder.path()} {}
  Home open() {
    auto home = Home::open(places, clock, random);
    REQUIRE(home);
    return std::move(*home);
  }
  store::TestFolder folder;
  HandClock clock;
  SystemRandom random;
  Places places;
};

void append(Home& home, const record::PersonId& person, const std::string& id) {
  record::Entry entry;
  entry.type = "Condition";
  entry.id = id;
  entry.version = 1;
  entry.recorded = home.clock().now();
  entry.content = R"({"resourceType":"Condition","id":")" + id +
                  R"(","clinicalStatus":{"coding":[{"code":"active"}]},"code":{"text":"Low mood )" + id + R"("}})";
  const auto head = home.store().head(person);
  REQUIRE(head);
  REQUIRE(home.store().append(person, *head, std::span(&entry, 1)));
}

}  // namespace

TEST_CASE("a history is kept while the head stays, and brought up to date when it moves") {
  Place place;
  auto made = Home::create(place.places, place.clock, place.random);
  REQUIRE(made);
  Home writer = place.open();
  Home reader = place.open();
  const auto person = addPerson(writer, "Ana Ruiz", "1990-05-31", "female");
  REQUIRE(person);
  Charts charts;
  const auto first = charts.history(reader, *person);
  REQUIRE(first);
  CHECK(charts.history(reader, *person)->get() == first->get());
  append(writer, *person, "a");
  const auto second = charts.history(reader, *person);
  REQUIRE(second);
  CHECK((*second)->versions.conditions.size() == 1);
  CHECK((*first)->versions.conditions.empty());  // who holds the older one keeps it
  append(reader, *person, "b");
  const auto third = charts.history(writer, *person);
  REQUIRE(third);
  const auto whole = loadHistory(reader, *person);
  REQUIRE(whole);
  CHECK(record::serialize(**third) == record::serialize(*whole));
  CHECK(charts.keptPersons() == 1);
}

TEST_CASE("the own view is kept for its minute and its head only") {
  Place place;
  auto home = Home::create(place.places, place.clock, place.random);
  REQUIRE(home);
  const auto person = addPerson(*home, "Ana Ruiz", "", "");
  REQUIRE(person);
  Charts charts;
  const auto own = [&] {
    auto disclosure = charts.disclosure(*home, *person, {}, home->clock().now());
    REQUIRE(disclosure);
    return *disclosure;
  };
  const record::Chart* first = &own().chart();
  CHECK(&own().chart() == first);
  const auto before = own();  // keeps the chart alive, so that addresses differ
  place.clock.move(60'000);
  CHECK(&own().chart() != first);
  const auto a_minute_later = own();
  append(*home, *person, "a");
  CHECK(own().chart().conditions.size() == 1);
  const auto therapist = charts.disclosure(*home, *person, {"therapist", ""}, home->clock().now());
  REQUIRE(therapist);
  CHECK(therapist->audience().role == "therapist");
  CHECK(own().audience().isSelf());
  const auto long_ago = charts.disclosure(*home, *person, {}, Instant{0});
  REQUIRE(long_ago);
  CHECK(long_ago->chart().at == Instant{0});
}

TEST_CASE("findings are kept for their head, minute and language, and never with something added") {
  Place place;
  auto home = Home::create(place.places, place.clock, place.random);
  REQUIRE(home);
  const auto person = addPerson(*home, "Ana Ruiz", "1990-05-31", "female");
  REQUIRE(person);
  Charts charts;
  const auto findings = [&](const std::string& language, const std::string& add = "") {
    auto made = charts.findings(*home, *person, {}, language, add);
    REQUIRE(made);
    return *made;
  };
  const auto english = findings("en");
  CHECK(findings("en") == english);
  const auto spanish = findings("es");
  CHECK(spanish != english);
  CHECK(findings("es") == spanish);
  CHECK(findings("en") == english);
  const auto added = findings("en", "lithium 900 mg; ibuprofen");
  CHECK(added != english);
  CHECK(added->findings.size() > english->findings.size());
  CHECK(findings("en") == english);
  place.clock.move(60'000);
  const auto later = findings("en");
  CHECK(later != english);
  append(*home, *person, "a");
  CHECK(findings("en") != later);
  const auto therapist = charts.findings(*home, *person, {"therapist", ""}, "en");
  const auto again = charts.findings(*home, *person, {"therapist", ""}, "en");
  REQUIRE(therapist);
  REQUIRE(again);
  CHECK(*therapist != *again);  // only the person's own are kept
}

TEST_CASE("the cache has a bound, and forgets who was erased") {
  Place place;
  auto home = Home::create(place.places, place.clock, place.random);
  REQUIRE(home);
  std::vector<record::PersonId> persons;
  for (const char* name : {"Ana", "Ben", "Cleo"}) {
    const auto person = addPerson(*home, name, "", "");
    REQUIRE(person);
    persons.push_back(*person);
  }
  Charts probe;
  REQUIRE(probe.history(*home, persons[0]));
  Charts charts(2 * probe.keptBytes() + 100);
  for (const auto& person : persons) REQUIRE(charts.history(*home, person));
  CHECK(charts.keptPersons() == 2);
  CHECK(charts.keptBytes() <= 2 * probe.keptBytes() + 100);
  const auto kept = charts.history(*home, persons[2]);
  CHECK(charts.history(*home, persons[2])->get() == kept->get());

  REQUIRE(home->store().erase(persons[2]));
  CHECK(charts.history(*home, persons[2]).error().code == ErrorCode::NotFound);
  CHECK(charts.keptPersons() == 1);
  charts.clear();
  CHECK(charts.keptBytes() == 0);
}

#if !defined(__SANITIZE_ADDRESS__) && !__has_feature(address_sanitizer)
TEST_CASE("the estimate of size is within a factor of two of what the allocator gives") {
  for (const char* file : {"first-ssri/riverside-portal.json", "clozapine/lakeshore-bulk.ndjson",
                           "lithium/harbor-mind-ccd.xml", "older-falls/meadowbrook-portal.json"}) {
    CAPTURE(file);
    Place place;
    auto home = Home::create(place.places, place.clock, place.random);
    REQUIRE(home);
    ImportRequest request;
    request.files = {std::string(BATON_SOURCE_DIR "/tests/household/") + file};
    request.person = "new";
    const auto report = importFiles(*home, request, [](const std::string&) {});
    REQUIRE(report);
    const auto history = loadHistory(*home, report->person);
    REQUIRE(history);
    const std::size_t before = mallinfo2().uordblks;
    const auto copy = std::make_unique<const record::History>(*history);
    const std::size_t taken = mallinfo2().uordblks - before;
    CAPTURE(taken);
    CAPTURE(estimatedBytes(*copy));
    CAPTURE(copy->versions.size());
    CHECK(estimatedBytes(*copy) >= taken / 2);
    CHECK(estimatedBytes(*copy) <= taken * 2);
  }
}
#endif

TEST_CASE("many threads, two homes writing: nobody ever sees less than was there before") {
  Place place;
  auto made = Home::create(place.places, place.clock, place.random);
  REQUIRE(made);
  const auto person = addPerson(*made, "Ana Ruiz", "", "");
  REQUIRE(person);
  Charts charts;
  std::atomic<bool> is_done = false;
  std::atomic<int> went_back = 0;
  std::vector<std::thread> readers;
  for (int i = 0; i < 2; ++i) {
    readers.emplace_back([&] {
      auto home = Home::open(place.places, place.clock, place.random);
      record::Sequence seen = 0;
      while (home && !is_done) {
        const auto history = charts.history(*home, *person);
        if (!history || (*history)->sequence < seen) ++went_back;
        if (history) seen = (*history)->sequence;
      }
    });
  }
  Home other = place.open();
  for (int i = 0; i < 20; ++i) append(i % 2 == 0 ? *made : other, *person, "c" + std::to_string(i));
  is_done = true;
  for (std::thread& reader : readers) reader.join();
  CHECK(went_back == 0);
  CHECK((*charts.history(other, *person))->versions.conditions.size() == 20);
}

}  // namespace baton::app
