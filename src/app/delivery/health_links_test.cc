// SMART Health Links: what each kind shows and to whom, and every way in which one ends.
#include "app/delivery/health_links.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "app/access/access_log.h"
#include "app/delivery/health_link_files.h"
#include "app/delivery/testing.h"
#include "app/erase_person.h"
#include "crypto/testing_jwe.h"
#include "format/json.h"
#include "outbound/health_link.h"

namespace baton::app {
namespace {

using testing::kDay;
using testing::kMinute;
using testing::TestHome;

struct Made {
  TestHome home;
  record::PersonId ana = testing::personWithTeam(*home);
  Author author{"a1", Author::Kind::Person, "Ana Ruiz", ""};

  HealthLinkRequest request(const char* to = "psychiatrist") const {
    HealthLinkRequest request;
    request.person = ana;
    request.author = author;
    request.site = "https://baton.example";
    request.to = to;
    return request;
  }
  MadeHealthLink make(const HealthLinkRequest& request) {
    auto made = makeHealthLink(*home, request);
    REQUIRE(made.has_value());
    return *made;
  }
  HealthLinkAnswer open(const MadeHealthLink& made, std::optional<std::string> passcode,
                        HealthLinkDoor door = HealthLinkDoor::Manifest) {
    return openHealthLink(*home, made.token, door, "Clinic", passcode).value();
  }
  HealthLink listed() { return healthLinksOf(*home, ana).value().at(0); }
  // The Bundle that a scanner reads.
  json::Value bundleOf(const HealthLink& link) {
    const auto file = healthLinkFile(*home, link).value();
    REQUIRE(file.has_value());
    crypto::Key key;
    std::ranges::copy(crypto::fromBase64Url(link.key).value(), key.mutableView().begin());
    return json::parse(crypto::testing::openJwe(key, file->jwe).value()).value();
  }
};

json::Value payloadOf(const std::string& uri) {
  return json::parse(crypto::fromBase64Url(std::string_view(uri).substr(8)).value()).value();
}

TEST_CASE("a link for the psychiatrist: passcode, manifest, Bundle; the opening is counted and on the log") {
  Made all;
  const MadeHealthLink made = all.make(all.request());
  const json::Value payload = payloadOf(made.uri);
  CHECK(payload["url"].text() == made.url);
  CHECK(made.url.size() <= 128);
  CHECK(payload["key"].text().size() == 43);
  CHECK(payload["flag"].text() == "P");
  CHECK(payload["label"].text() == "Health summary");
  CHECK(std::stoll(payload["exp"].text()) == (all.home.clock.now().ms + kHealthLinkDays * kDay) / 1000);
  const HealthLinkAnswer answer = all.open(made, made.link.passcode.substr(0, 3) + " " + made.link.passcode.substr(3));
  REQUIRE(answer.end == HealthLinkEnd::Open);
  const json::Value bundle = all.bundleOf(answer.link);
  CHECK(bundle["type"].text() == "document");
  CHECK(json::write(bundle).find("sertraline") != std::string::npos);
  CHECK(all.listed().openings == 1);
  CHECK(all.listed().last.at(0).recipient == "Clinic");
  const auto log = readAccessLog(*all.home, all.ana, 9).value();
  REQUIRE(log.size() == 2);
  CHECK(log[0].act == Act::Look);
  CHECK(log[0].name == "Clinic");
  CHECK(log[0].role == "psychiatrist");
  CHECK(log[1].act == Act::Disclose);
  CHECK(log[1].what.starts_with("health-link: general"));
}

TEST_CASE(
    "embedded where that fits, else at an address that works once, for a quarter of an hour, while the link does") {
  Made all;
  HealthLinkRequest request = all.request();
  request.has_passcode = false;
  const MadeHealthLink made = all.make(request);
  const HealthLink link = all.open(made, {}).link;
  const auto manifest = [&](std::optional<std::uint64_t> most) {
    const auto text = healthLinkManifest(*all.home, link, most, "https://baton.example/shl/file/").value();
    return json::parse(text.value()).value()["files"][0];
  };
  const std::size_t length = manifest({})["embedded"].text().size();
  CHECK(length > 1'000);
  CHECK(manifest(length)["embedded"].text().size() == length);
  const json::Value file = manifest(length - 1);
  CHECK(file["embedded"].text().empty());
  CHECK(file["contentType"].text() == "application/fhir+json");
  CHECK(file["lastUpdated"].isString());
  const std::string token = file["location"].text().substr(std::string_view("https://baton.example/shl/file/").size());
  CHECK_FALSE(takeHealthLinkFile(*all.home, std::string(43, 'A')).value());
  CHECK(takeHealthLinkFile(*all.home, token).value());
  CHECK_FALSE(takeHealthLinkFile(*all.home, token).value());
  const std::string late = makeHealthLinkFile(*all.home, link).value();
  all.home.clock.pass(16 * kMinute);
  CHECK_FALSE(takeHealthLinkFile(*all.home, late).value());
  const std::string stopped = makeHealthLinkFile(*all.home, link).value();
  CHECK(endHealthLink(*all.home, all.ana, all.author, link.id).value());
  CHECK_FALSE(takeHealthLinkFile(*all.home, stopped).value());
}

TEST_CASE("a link ends: by its day, its count, a stop, and each looks the same from outside") {
  Made all;
  HealthLinkRequest request = all.request();
  request.has_passcode = false;
  request.most_openings = 1;
  const MadeHealthLink once = all.make(request);
  CHECK(all.open(once, {}).end == HealthLinkEnd::Open);
  CHECK(all.open(once, {}).end == HealthLinkEnd::Gone);
  CHECK(all.listed().stateAt(all.home.clock.now()) == HealthLink::State::UsedUp);
  request.most_openings = 0;
  const MadeHealthLink stopped = all.make(request);
  CHECK(endHealthLink(*all.home, all.ana, all.author, stopped.link.id).value());
  CHECK_FALSE(endHealthLink(*all.home, all.ana, all.author, stopped.link.id).value());
  CHECK(all.open(stopped, {}).end == HealthLinkEnd::Gone);
  const MadeHealthLink week = all.make(request);
  all.home.clock.pass(7 * kDay - kMinute);
  CHECK(all.open(week, {}).end == HealthLinkEnd::Open);
  all.home.clock.pass(kMinute);
  CHECK(all.open(week, {}).end == HealthLinkEnd::Gone);
  CHECK(healthLinksOf(*all.home, all.ana)->size() == 2);  // still told of
  all.home.clock.pass(40 * kDay);
  CHECK(healthLinksOf(*all.home, all.ana)->empty());
  for (const char* token : {"", "x", "../../etc/passwd"}) {
    CHECK(openHealthLink(*all.home, token, HealthLinkDoor::Manifest, "Clinic", {})->end == HealthLinkEnd::Gone);
  }
}

TEST_CASE("a single file has no passcode and no manifest; a long-term link shows what is new") {
  Made all;
  HealthLinkRequest request = all.request();
  request.is_single_file = true;
  CHECK(makeHealthLink(*all.home, request).error().detail == "field: passcode");
  request.has_passcode = false;
  request.is_long_term = true;
  const MadeHealthLink made = all.make(request);
  CHECK(payloadOf(made.uri)["flag"].text() == "LU");
  CHECK(all.open(made, {}).end == HealthLinkEnd::Gone);
  const HealthLink link = all.open(made, {}, HealthLinkDoor::SingleFile).link;
  CHECK(json::write(all.bundleOf(link)).find("lithium") == std::string::npos);
  forms::MedicationForm medicine;
  medicine.text = "lithium 300 mg twice a day";
  EnterRequest entered;
  entered.person = all.ana;
  entered.author = all.author;
  REQUIRE(enter(*all.home, entered, medicine));
  CHECK(json::write(all.bundleOf(link)).find("lithium") != std::string::npos);
  all.home.clock.pass(80 * kDay);
  CHECK(all.open(made, {}, HealthLinkDoor::SingleFile).end == HealthLinkEnd::Open);
}

TEST_CASE("what nobody may be told is in no file: a refusal and a seat that was left end what a link shows") {
  Made all;
  HealthLinkRequest request = all.request();
  request.has_passcode = false;
  const HealthLink link = all.open(all.make(request), {}).link;
  CHECK(healthLinkFile(*all.home, link).value());
  forms::GrantForm form;
  form.role = "psychiatrist";
  form.is_denial = true;
  EnterRequest entered;
  entered.person = all.ana;
  entered.author = all.author;
  REQUIRE(enter(*all.home, entered, form));
  CHECK_FALSE(healthLinkFile(*all.home, link).value());
  CHECK_FALSE(healthLinkManifest(*all.home, link, {}, "https://x/").value());
  CHECK(makeHealthLink(*all.home, request).error().code == ErrorCode::NotAllowed);
  CHECK(makeHealthLink(*all.home, all.request("other")).error().code == ErrorCode::NotAllowed);
  CHECK(makeHealthLink(*all.home, all.request("self")).error().detail == "field: to");
  CHECK(makeHealthLink(*all.home, all.request("Dr. Nobody")).error().code == ErrorCode::NotFound);
  CHECK_FALSE(all.make(all.request("emergency")).token.empty());  // of nobody in particular
}

TEST_CASE("a wrong day, count and address are said") {
  Made all;
  HealthLinkRequest request = all.request();
  request.until = "2020-01-01";
  CHECK(makeHealthLink(*all.home, request).error().detail == "field: until");
  request.until = "2999-01-01";
  CHECK(makeHealthLink(*all.home, request).error().detail == "field: until");
  request.until = "";
  request.most_openings = -1;
  CHECK(makeHealthLink(*all.home, request).error().detail == "field: opens");
  request.most_openings = 0;
  request.site = "https://" + std::string(100, 'a') + ".example";
  CHECK(makeHealthLink(*all.home, request).error().detail == "field: site");
  CHECK(healthLinksOf(*all.home, all.ana)->empty());
  CHECK(readAccessLog(*all.home, all.ana, 9)->empty());
}

TEST_CASE("200 wrong passcodes at once are ten tries, and then the right one opens nothing") {
  Made all;
  const MadeHealthLink made = all.make(all.request());
  CHECK(all.open(made, {}).end == HealthLinkEnd::NeedsPasscode);
  CHECK(all.listed().tries_left == kTries);  // saying nothing is no try
  std::atomic<int> wrong = 0;
  std::atomic<int> opened = 0;
  std::atomic<int> left = 0;
  std::vector<std::thread> guessers;
  constexpr int kThreads = 20;
  for (int thread = 0; thread < kThreads; ++thread) {
    guessers.emplace_back([&] {
      Home mine = all.home.another();
      for (int i = 0; i < 200 / kThreads; ++i) {
        const auto answer = openHealthLink(mine, made.token, HealthLinkDoor::Manifest, "x", "wrong");
        if (!answer) continue;
        if (answer->end == HealthLinkEnd::WrongPasscode) {
          ++wrong;
          left += answer->tries_left;
        }
        if (answer->end == HealthLinkEnd::Open) ++opened;
      }
    });
  }
  for (std::thread& guesser : guessers) guesser.join();
  CHECK(wrong == kTries);
  CHECK(left == kTries * (kTries - 1) / 2);  // 9, 8 ... 0, each once
  CHECK(opened == 0);
  CHECK(all.open(made, made.link.passcode).end == HealthLinkEnd::Gone);
  CHECK(all.listed().stateAt(all.home.clock.now()) == HealthLink::State::Locked);
}

TEST_CASE("a single-use link opens for one of many at once") {
  Made all;
  HealthLinkRequest request = all.request();
  request.has_passcode = false;
  request.most_openings = 1;
  const MadeHealthLink made = all.make(request);
  std::atomic<int> opened = 0;
  std::vector<std::thread> readers;
  for (int thread = 0; thread < 10; ++thread) {
    readers.emplace_back([&] {
      Home mine = all.home.another();
      const auto answer = openHealthLink(mine, made.token, HealthLinkDoor::Manifest, "x", {});
      if (answer && answer->end == HealthLinkEnd::Open) ++opened;
    });
  }
  for (std::thread& reader : readers) reader.join();
  CHECK(opened == 1);
}

TEST_CASE("who erases their record erases its links") {
  Made all;
  HealthLinkRequest request = all.request();
  request.has_passcode = false;
  const MadeHealthLink made = all.make(request);
  const std::string file = makeHealthLinkFile(*all.home, made.link).value();
  REQUIRE(erasePerson(*all.home, all.ana));
  CHECK(all.open(made, {}).end == HealthLinkEnd::Gone);
  CHECK_FALSE(takeHealthLinkFile(*all.home, file).value());
  CHECK_FALSE(healthLinkFile(*all.home, made.link).value());
}

}  // namespace
}  // namespace baton::app
