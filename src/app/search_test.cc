#include "app/search.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>

#include "app/enter.h"
#include "app/import.h"
#include "app/people.h"
#include "app/views.h"
#include "crypto/system_random.h"
#include "store/test_folder.h"

namespace baton::app {
namespace {

using record::SearchHit;
using record::SearchKind;

struct Household {
  explicit Household(const std::vector<std::string>& files)
      : home(Home::create({folder.path("d"), folder.path("c"), folder.path("k")}, clock, random).value()) {
    ImportRequest request;
    for (const std::string& file : files) {
      request.files.push_back(std::string(BATON_SOURCE_DIR) + "/tests/household/" + file);
    }
    person = importFiles(home, request, [](const std::string&) {}).value().person;
  }
  std::vector<SearchHit> find(const std::string& query, const std::string& role = "self") {
    return search(home, person, role, query).value();
  }
  store::TestFolder folder;
  FixedClock clock{*parseInstant("2026-11-15T15:00:00Z")};
  crypto::SystemRandom random;
  Home home;
  record::PersonId person;
};

bool has(const std::vector<SearchHit>& hits, SearchKind kind, const std::string& text) {
  return std::any_of(hits.begin(), hits.end(), [&](const SearchHit& hit) {
    return hit.kind == kind && hit.text.find(text) != std::string::npos;
  });
}

TEST_CASE("brands, typing mistakes, beginnings and accents find what is meant") {
  Household test({"lithium/riverside-portal.json", "lithium/harbor-mind-ccd.xml"});
  CHECK(has(test.find("lithium"), SearchKind::Medication, "lithium"));
  CHECK(has(test.find("Lithobid"), SearchKind::Medication, "lithium"));
  CHECK(has(test.find("litium"), SearchKind::Medication, "lithium"));
  CHECK(has(test.find("lihtium"), SearchKind::Medication, "lithium"));
  CHECK(has(test.find("lith"), SearchKind::Medication, "lithium"));
  CHECK(has(test.find("benavidez"), SearchKind::CareTeam, "Benavídez"));
  CHECK(has(test.find("BENAVÍDEZ"), SearchKind::CareTeam, "Benavídez"));
  CHECK(test.find("lithium").front().kind == SearchKind::Medication);
  CHECK(test.find("zzzz").empty());
  CHECK(test.find("").empty());
  CHECK(test.find("a").empty());
  CHECK(test.find("lithium zzzz").empty());  // every word must match
  CHECK(has(test.find("lithium level"), SearchKind::Result, "ithium"));
}

TEST_CASE("kinds stay together, and a query never breaks anything") {
  Household test({"lithium/riverside-portal.json"});
  const auto hits = test.find("li");
  std::vector<SearchKind> kinds;
  for (const SearchHit& hit : hits) {
    if (kinds.empty() || kinds.back() != hit.kind) kinds.push_back(hit.kind);
  }
  std::sort(kinds.begin(), kinds.end());
  CHECK(std::adjacent_find(kinds.begin(), kinds.end()) == kinds.end());
  CHECK(hits.size() <= kMostHits);
  for (const char* odd : {"\xFF\xFE", "%s%n", "' OR 1=1", "<b>", "((((", "\xF0\x9F\x98\x80"}) test.find(odd);
  test.find(std::string(100'000, 'x'));
}

TEST_CASE("what an audience may not see is not found and changes nothing") {
  Household test({"ptsd-part2/cedar-valley-portal.json", "ptsd-part2/stillwater-program.json"});
  std::size_t hidden = 0;
  for (const char* query : {"opioid", "suboxone", "buprenorphine", "audit", "stillwater", "therapy note"}) {
    const auto own = test.find(query);
    const auto caregiver = test.find(query, "caregiver");
    for (const SearchHit& hit : own) {
      const bool is_seen =
          std::any_of(caregiver.begin(), caregiver.end(), [&](const SearchHit& other) { return other.id == hit.id; });
      if (is_seen) continue;
      ++hidden;
      for (const std::string& word : {hit.text, hit.id, hit.detail}) {
        for (const SearchHit& found : test.find(word, "caregiver")) CHECK(found.id != hit.id);
      }
    }
  }
  CHECK(hidden > 3);
  CHECK(test.find("suboxone", "caregiver").empty());
  CHECK_FALSE(test.find("suboxone").empty());
  CHECK(search(test.home, test.person, "neighbour", "x").error().code == ErrorCode::BadUsage);
}

TEST_CASE("a record of thousands of entries is searched in about a millisecond") {
  Household test({"lithium/riverside-portal.json", "lithium/harbor-mind-ccd.xml"});
  for (int day = 0; day < 40; ++day) {
    forms::DailyLogForm log;
    log.mood = std::to_string(day % 11);
    log.sleep_hours = "7";
    for (int i = 0; i < 40; ++i) log.symptoms.push_back({"symptom number " + std::to_string(i), "3", ""});
    REQUIRE(enter(test.home, {test.person, {}, "", "", ""}, log).has_value());
  }
  const auto seen = viewRecord(test.home, test.person, "self", "").value();
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  const record::SearchIndex index(seen);
  const auto built = Clock::now();
  constexpr int kQueries = 200;
  std::size_t found = 0;
  for (int i = 0; i < kQueries; ++i) found += index.find("lihtium", kMostHits).size();
  const auto done = Clock::now();
  const auto us = [](auto span) { return std::chrono::duration<double, std::micro>(span).count(); };
  MESSAGE(index.size() << " entries: index " << us(built - start) / 1000 << " ms, query " << us(done - built) / kQueries
                       << " us");
  CHECK(found > 0);
  CHECK(us(done - built) / kQueries < 20'000);
}

}  // namespace
}  // namespace baton::app
