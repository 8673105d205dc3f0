// Load files, putting sources together, and the index: what goes in comes out, damage is seen.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "directory/testing.h"

using namespace baton;
using namespace baton::directory;
using namespace baton::directory::testing;

TEST_CASE("statement: bytes and back") {
  Statement one = at(1234567893U, "Ana Lima", "02139");
  one.credential = "MD";
  one.gender = Gender::Other;
  one.wait_days = 0;
  one.free_day = kToday + 3;
  one.telehealth = Said::No;
  one.licences = 1ULL << 61U;
  one.insurers = {"A", "B"};
  std::string bytes;
  append(bytes, one);
  Statement back;
  REQUIRE(parse(bytes, back));
  CHECK(back == one);
  for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_FALSE(parse(bytes.substr(0, size), back));
}

TEST_CASE("load file: sorted by key, gone on with after an interruption") {
  std::string bytes;
  const auto sink = [&bytes](std::string_view more) -> Status {
    bytes += more;
    return {};
  };
  LoadWriter first(sink);
  REQUIRE(first.begin().has_value());
  first.add(at(3, "C", "02139"));
  REQUIRE(first.flush().has_value());
  LoadWriter second(sink);
  REQUIRE(second.resume(std::string(bytes)).has_value());
  second.add(at(1, "A", "02139"));
  REQUIRE(second.finish("about", 7).has_value());
  const auto file = LoadFile::open(bytes);
  REQUIRE(file.has_value());
  REQUIRE(file->count() == 2);
  CHECK(file->keyAt(0) == 1);
  CHECK(file->about() == "about");
  CHECK(file->termsNumber() == 7);
  Statement one;
  REQUIRE(file->statementAt(1, one));
  CHECK(one.name == "C");
  CHECK_FALSE(LoadFile::open(std::string_view(bytes).substr(0, bytes.size() - 1)).has_value());
}

TEST_CASE("fold: the newest word counts, sets are put together, the register may take a number back") {
  const std::vector<Source> sources = {{"NPPES", true}, {"Clinic", false}, {"Plan", false}};
  Statement registered = at(1, "Register Name", "02139");
  registered.day = kToday - 900;
  Statement clinic = at(1, "Ana Lima", "02139");
  clinic.wait_days = 10;
  clinic.expertise = 1;
  Statement plan = at(1, "Ana Lima", "02446");
  plan.day = kToday - 5;
  plan.wait_days = 60;
  plan.accepting = Said::No;
  plan.expertise = 2;
  std::vector<Heard> heard = {{registered, 0, 0}, {clinic, 1, 1}, {plan, 2, 2}};
  Provider provider;
  REQUIRE(fold(sources, heard, provider));
  CHECK(provider.all.name == "Ana Lima");
  CHECK(provider.all.wait_days == 10);
  CHECK(provider.of_wait == Witness{1, kToday});
  CHECK(provider.all.accepting == Said::No);
  CHECK(provider.all.expertise == 3);
  CHECK(provider.all.sites.size() == 2);
  CHECK(provider.witnesses.size() == 3);

  Statement later = clinic;  // of one source only the newest load counts
  later.wait_days = -1;
  later.expertise = 4;
  heard = {{clinic, 1, 1}, {later, 1, 5}};
  REQUIRE(fold(sources, heard, provider));
  CHECK(provider.all.wait_days == -1);
  CHECK(provider.all.expertise == 4);

  Statement slots;  // a schedule knows the place, not the person
  slots.key = 1;
  slots.day = kToday + 1;
  slots.name = "Riverside";
  slots.is_organization = true;
  slots.free_day = kToday + 4;
  heard = {{clinic, 1, 1}, {slots, 2, 8}};
  REQUIRE(fold(sources, heard, provider));
  CHECK(provider.all.name == "Ana Lima");
  CHECK_FALSE(provider.all.is_organization);
  CHECK(provider.all.free_day == kToday + 4);

  Statement gone;
  gone.key = 1;
  gone.is_gone = true;
  heard = {{clinic, 1, 1}, {gone, 0, 7}};
  CHECK_FALSE(fold(sources, heard, provider));
  heard = {{registered, 0, 0}, {gone, 1, 7}};
  CHECK(fold(sources, heard, provider));
}

TEST_CASE("index: what goes in comes out") {
  Statement two = at(2000000004U, "Two Places", "02139");
  two.sites.push_back(at(9, "", "10001").sites.front());
  two.sites.front().city = "Cambridge";
  two.insurers = {"Blue Plan"};
  const Made made({{"A", false, {at(1234567893U, "One", "94110"), two}}});
  CHECK(made.index.providers() == 2);
  CHECK(made.index.columns().size() == 3);
  const auto number = made.index.find(2000000004U);
  REQUIRE(number);
  const auto detail = made.index.detailOf(*number);
  REQUIRE(detail);
  CHECK(detail->provider.all.name == "Two Places");
  CHECK(detail->provider.all.sites.size() == 2);
  CHECK(detail->provider.witnesses == std::vector<Witness>{{0, kToday}});
  const auto cities = made.index.citiesNamed("  CAMBRIDGE ");
  REQUIRE(cities.size() == 1);
  CHECK(cities.front().name == "Cambridge");
  CHECK(made.index.insurers().size() == 1);
  CHECK_FALSE(made.index.find(5));
  CHECK_FALSE(made.index.detailOf(99));
}

TEST_CASE("index: a damaged frame is refused, never followed") {
  const std::string good = indexBytes({{"A", false, {at(1234567893U, "One", "94110")}}});
  for (std::size_t size = 0; size < good.size(); size += 97) {
    CHECK_FALSE(Index::open(Aligned(good.substr(0, size)).view()).has_value());
  }
  for (std::size_t i = 0; i < good.size(); i += 13) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 0x5A);
    const Aligned bytes(bad);
    const auto index = Index::open(bytes.view());
    if (!index) continue;  // what is not of the frame may pass: then it must be harmless
    (void)index->detailOf(0);
    (void)index->citiesNamed("x");
  }
}
