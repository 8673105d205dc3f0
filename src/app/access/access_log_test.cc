// The access log: lines land once and in order, survive, can be checked, and go with the person.
#include "app/access/access_log.h"

#include <doctest/doctest.h>

#include <thread>

#include "app/access/audit_event.h"
#include "app/accounts/grants.h"
#include "app/accounts/invitations.h"
#include "app/accounts/testing.h"
#include "app/erase_person.h"
#include "app/people.h"
#include "fhir/validate.h"
#include "store/database.h"

namespace baton::app {
namespace {

using record::PersonId;
using testing::TestHome;

AccessLine lineOf(Home& home, Act act, std::string what, std::string whom = "") {
  return {home.clock().now(), act, "a1", "Jo Park", "caregiver", std::move(what), std::move(whom)};
}

TEST_CASE("a line is read back as it was written, the newest first") {
  TestHome home;
  const PersonId ana = addPerson(*home, "Ana Ruiz", "1990-05-31", "").value();
  CHECK(readAccessLog(*home, ana, 10)->empty());
  std::vector<AccessLine> written;
  for (const Act act : {Act::Look, Act::Change, Act::Disclose, Act::Export, Act::Grant, Act::Withdraw}) {
    written.push_back(lineOf(*home, act, "record", act == Act::Grant || act == Act::Withdraw ? "María Núñez" : ""));
    home.clock.pass(1000);
    REQUIRE(logAccess(*home, ana, written.back()));
  }
  written.push_back({home.clock.now(), Act::Disclose, "", "", "therapist", "summary", ""});  // the command line
  REQUIRE(logAccess(*home, ana, written.back()));
  auto read = readAccessLog(*home, ana, 100).value();
  std::reverse(read.begin(), read.end());
  CHECK(read == written);
  CHECK(readAccessLog(*home, ana, 2)->size() == 2);
  CHECK(readAccessLog(*home, ana, 1)->front() == written.back());
}

TEST_CASE("every kind of line is an AuditEvent that the validator finds no fault with") {
  TestHome home;
  for (const Act act : {Act::Look, Act::Change, Act::Disclose, Act::Export, Act::Grant, Act::Withdraw}) {
    const json::Value event = toAuditEvent(lineOf(*home, act, "record", "Ben"), PersonId{"p1"}, "0a");
    for (const auto& finding : fhir::validate(event)) {
      CAPTURE(finding.expression);
      CAPTURE(finding.text);
      CHECK(finding.severity != fhir::Severity::Error);
    }
  }
  CHECK_FALSE(fromAuditEvent(json::parse(R"({"resourceType":"AuditEvent","action":"X"})").value()));
}

TEST_CASE("the log is nobody's record: not listed, not counted, gone with the person") {
  TestHome home;
  const PersonId ana = addPerson(*home, "Ana Ruiz", "", "").value();
  REQUIRE(logAccess(*home, ana, lineOf(*home, Act::Look, "record")));
  CHECK(listPersons(*home)->size() == 1);
  const auto nobody = logAccess(*home, PersonId{"p0"}, lineOf(*home, Act::Look, "record"));
  REQUIRE_FALSE(nobody);
  CHECK(nobody.error().code == ErrorCode::NotFound);
  REQUIRE(erasePerson(*home, ana));
  CHECK(home->store().persons()->empty());
  CHECK(home->store().verify(home->readAnchors().value())->ok());
}

TEST_CASE("lines written at the same moment all land") {
  TestHome home;
  const PersonId ana = addPerson(*home, "Ana Ruiz", "", "").value();
  constexpr int kEach = 20;
  std::vector<std::thread> writers;
  std::vector<Home> homes;
  for (int i = 0; i < 4; ++i) homes.push_back(home.another());
  for (Home& one : homes) {
    writers.emplace_back([&one, ana] {
      for (int i = 0; i < kEach; ++i) CHECK(logAccess(one, ana, lineOf(one, Act::Look, std::to_string(i))));
    });
  }
  for (std::thread& writer : writers) writer.join();
  CHECK(readAccessLog(*home, ana, 1000)->size() == 4 * kEach);
  const auto check = verifyAccessLog(*home, ana).value();
  CHECK(check.lines == 4 * kEach);
  CHECK(check.problems.empty());
}

TEST_CASE("a log whose end was cut off, or that was taken away, is found out") {
  TestHome home;
  const PersonId ana = addPerson(*home, "Ana Ruiz", "", "").value();
  for (int i = 0; i < 5; ++i) REQUIRE(logAccess(*home, ana, lineOf(*home, Act::Look, std::to_string(i))));
  const auto anchored = home->readAnchors().value();
  // Whoever has the key and the program can write a shorter log; the anchor outside the data folder tells.
  REQUIRE(home->store().erase(accessLogOf(ana)));
  CHECK_FALSE(verifyAccessLog(*home, ana)->problems.empty());
  REQUIRE(home->store().addPerson(accessLogOf(ana), ""));
  CHECK_FALSE(verifyAccessLog(*home, ana)->problems.empty());
}

TEST_CASE("letting somebody in, changing it, stopping it and leaving are on the log of the record") {
  TestHome home;
  home.setUpAna();
  const Visitor ana = home.signedIn("ana");
  const PersonId record = ana.people.at(0).person;
  const std::string code = inviteCaregiver(*home, ana, {record, {"read", "log"}, kGrantDays}).value();
  const NewMember ben{"ben", "Ben Ode", testing::kPassword, "", ""};
  const std::string account = joinByInvitation(*home, ben, code, "192.0.2.9", testing::kQuick).value();
  REQUIRE(changeGrant(*home, ana, {record, account, {"read"}, 7}));
  REQUIRE(withdrawGrant(*home, ana, record, account));
  const auto lines = readAccessLog(*home, record, 10).value();
  REQUIRE(lines.size() == 3);
  CHECK(lines[2].act == Act::Grant);
  CHECK(lines[2].whom == "Ben Ode");
  CHECK(lines[2].what == "read, log");
  CHECK(lines[1].act == Act::Grant);
  CHECK(lines[1].name == "Ana Ruiz");
  CHECK(lines[1].what == "read");
  CHECK(lines[0].act == Act::Withdraw);
  CHECK(lines[0].whom == "Ben Ode");
}

}  // namespace
}  // namespace baton::app
