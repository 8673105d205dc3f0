// Who is told what: every cell of the table against a matrix written apart from it, then owners and exceptions.
#include "coordination/routing.h"

#include <doctest/doctest.h>

#include <array>
#include <sstream>

#include "builders/handoff.h"

namespace baton::coordination {
namespace {

using record::Change;
using record::Member;

const Instant kNow = build::at("2026-11-15T15:00:00Z");

// y = told, n = not, i = only when it matters. By: 0 now, 2 and 7 days, c next contact, v next visit. In the order of
// the roles: therapist psychiatrist primary-care telepsychiatry caregiver pharmacy emergency other.
constexpr std::string_view kMatrix = R"(
medication-started        i7 y2 y7 y2 i7 i7 n iv
medication-stopped        i7 y2 y7 y2 i7 y7 n iv
medication-dose-changed   i7 y2 y7 y2 i7 y7 n iv
medication-status-changed i7 y2 y7 y2 i7 y7 n iv
condition-added           y7 y7 y7 y7 n  ic n iv
condition-resolved        yc yc yc yc n  n  n n
therapy-changed           yc y7 yc y7 n  n  n n
allergy-added             n  y2 y2 y2 y7 y2 n yv
allergy-removed           n  yc yc yc yc yc n n
result-abnormal           ic y2 y2 y2 n  ic n n
score-changed             y7 y7 yc y7 n  n  n n
admission                 y2 y0 y2 y0 y2 n  n n
discharge                 y2 y2 y2 y2 y2 y2 n yv
emergency-visit           y2 y2 y2 y2 y2 n  n n
encounter                 n  n  n  n  n  n  n n
clinician-added           yc yc yc yc yc n  n n
clinician-left            y7 y7 y7 y7 y7 n  n n
goal-added                yc yc yv yc n  n  n n
goal-progress             yc yc n  yc n  n  n n
procedure                 n  yc yc yc n  n  n n
immunization              n  n  yv n  n  n  n n
document-added            n  n  n  n  n  n  n n
)";

Change changeOf(std::string kind, std::vector<std::string> matters) {
  Change change;
  change.kind = std::move(kind);
  change.on = build::date("2026-11-14");
  change.matters_for = std::move(matters);
  if (change.kind == "emergency-visit") {
    change.kind = "encounter";
    change.matters_for = {"safety"};
  }
  return change;
}

std::vector<Routed> routed(const Change& change, const Member& member,
                           const std::vector<record::RoutingException>& exceptions = {},
                           const record::Chart& chart = {}) {
  const record::Responsibilities owners = record::responsibilitiesOf(chart);
  const std::array<Change, 1> changes = {change};
  const std::array<Member, 1> members = {member};
  std::vector<Routed> all = route({changes, members, owners, exceptions, kNow});
  for (Routed& one : all) one.change = nullptr, one.member = nullptr;  // they end here
  return all;
}

Member of(std::string_view role, std::string name = "Ana Lee") {
  Member member;
  member.role = role;
  member.name = std::move(name);
  return member;
}

std::string byOf(char code) {
  switch (code) {
    case '0':
      return "now";
    case '2':
      return "2026-11-16";
    case '7':
      return "2026-11-21";
    case 'c':
      return "next-contact";
    default:
      return "next-visit";
  }
}

TEST_CASE("every cell: told or not told, and by when") {
  std::istringstream lines{std::string(kMatrix)};
  std::size_t cells = 0;
  for (std::string kind; lines >> kind;) {
    for (const std::string_view role : knowledge::kRoutingRoles) {
      std::string wanted;
      REQUIRE((lines >> wanted));
      CAPTURE(kind);
      CAPTURE(role);
      ++cells;
      const auto& cell = knowledge::routingKind(kind)->cellFor(role);
      if (wanted == "n") {
        CHECK(routed(changeOf(kind, {"mood", "sleep", "concentration", "metabolism"}), of(role)).empty());
        // An encounter that matters for safety is an emergency visit.
        if (kind != "encounter") CHECK(routed(changeOf(kind, {"safety"}), of(role)).empty());
        continue;
      }
      // What it is told for, then something that it is not told for.
      const auto matched = routed(changeOf(kind, cell.matters), of(role));
      REQUIRE(matched.size() == 1);
      CHECK(matched.front().by == byOf(wanted[1]));
      CHECK_FALSE(matched.front().why.empty());
      CHECK_FALSE(matched.front().why_es.empty());
      if (wanted[0] != 'i') {
        CHECK(routed(changeOf(kind, {"appetite"}), of(role)).size() == 1);
        continue;
      }
      CHECK(routed(changeOf(kind, {"appetite"}), of(role)).empty());
      // Nobody knows what it matters for: at the next contact, rather than to nobody.
      const auto unknown = routed(changeOf(kind, {}), of(role));
      REQUIRE(unknown.size() == 1);
      CHECK(unknown.front().by == "next-contact");
      CHECK(unknown.front().because == RoutedBecause::Unknown);
    }
  }
  CHECK(cells == knowledge::routing().size() * knowledge::kRoutingRoles.size());
  MESSAGE("cells with a case: " << cells);
}

TEST_CASE("the owner of what a change belongs to hears of it, whatever their role") {
  record::Chart chart;
  chart.at = kNow;
  chart.care_team = {build::member("therapist", "Clara Ruiz"), build::member("pharmacy", "Corner Pharmacy")};
  chart.facts.tasks = {build::handoff("1", "lab-follow-up", "accepted", "Clara Ruiz", "2026-11-01")};
  const Change change = changeOf("result-abnormal", {"metabolism"});
  CHECK(routed(change, of("therapist", "Somebody Else"), {}, chart).empty());
  const auto all = routed(change, of("therapist", "Clara Ruiz"), {}, chart);
  REQUIRE(all.size() == 1);
  CHECK(all.front().because == RoutedBecause::Owner);
}

TEST_CASE("the person's own word wins, the newest first, for one or for a whole role") {
  record::RoutingException never;
  never.kind = "*";
  never.role = "psychiatrist";
  record::RoutingException but;
  but.kind = "admission";
  but.role = "psychiatrist";
  but.name = "Ana Lee";
  but.is_told = true;
  CHECK(routed(changeOf("admission", {}), of("psychiatrist"), {never}).empty());
  CHECK(routed(changeOf("admission", {}), of("psychiatrist"), {but, never}).size() == 1);
  CHECK(routed(changeOf("discharge", {}), of("psychiatrist"), {but, never}).empty());
  CHECK(routed(changeOf("admission", {}), of("psychiatrist", "Ben Cho"), {but, never}).empty());
  record::RoutingException tell;
  tell.kind = "immunization";
  tell.role = "caregiver";
  tell.is_told = true;
  const auto told = routed(changeOf("immunization", {}), of("caregiver"), {tell});
  REQUIRE(told.size() == 1);
  CHECK(told.front().because == RoutedBecause::Exception);
  CHECK(told.front().by == "2026-11-21");
}

TEST_CASE("a day that is over is late; a change nobody dated is counted from now; an unknown kind is told to nobody") {
  Change old = changeOf("allergy-added", {});
  old.on = build::date("2026-11-01");
  CHECK(routed(old, of("psychiatrist")).front().is_late);
  Change undated = changeOf("allergy-added", {});
  undated.on = {};
  CHECK(routed(undated, of("psychiatrist")).front().by == "2026-11-17");
  CHECK(routed(changeOf("party", {}), of("psychiatrist")).empty());
}

}  // namespace
}  // namespace baton::coordination
