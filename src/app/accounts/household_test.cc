// Grants, invitations and the limits of managing a young person's record; attempts to get more, all refused.
#include <doctest/doctest.h>

#include <algorithm>

#include "app/accounts/access.h"
#include "app/accounts/grants.h"
#include "app/accounts/invitations.h"
#include "app/accounts/testing.h"

namespace baton::app {
namespace {

using record::PersonId;
using testing::kDay;
using testing::kPassword;
using testing::kQuick;
using testing::TestHome;

struct Household {
  TestHome home;
  Visitor ana;

  Household() {
    home.setUpAna();
    ana = home.signedIn("ana");
  }
  PersonId anasRecord() const { return ana.people.at(0).person; }

  // An account with a record of its own, or a caregiver of Ana's.
  Visitor join(const std::string& login, const std::string& code) {
    const NewMember member{login, "Name of " + login, kPassword, "1980-01-02", ""};
    CHECK(joinByInvitation(*home, member, code, "192.0.2.9", kQuick));
    return home.signedIn(login);
  }
  Visitor member(const std::string& login) { return join(login, inviteMember(*home, ana).value()); }
  Visitor caregiver(const std::string& login, std::vector<std::string> scopes = {"read"}) {
    return join(login, inviteCaregiver(*home, ana, {anasRecord(), std::move(scopes), kGrantDays}).value());
  }
  Visitor again(const Visitor& visitor) {  // as the next request sees them
    Visitor next = visitor;
    next.people = accessOf(*home, visitor.account).value();
    return next;
  }
};

TEST_CASE("a caregiver sees what the grant says, until it ends") {
  Household house;
  const Visitor ben = house.caregiver("ben", {"log", "read"});
  REQUIRE(ben.people.size() == 1);
  CHECK(ben.people[0].relation == Relation::Caregiver);
  CHECK(ben.people[0].scopes == std::vector<std::string>{"read", "log"});
  CHECK_FALSE(ben.is_admin);
  house.home.clock.pass(kGrantDays * kDay);
  CHECK(house.again(ben).people.empty());
}

TEST_CASE("running the server shows no record") {
  Household house;
  const Visitor ben = house.member("ben");
  CHECK(house.again(house.ana).people.size() == 1);
  CHECK(house.again(house.ana).access(ben.people[0].person) == nullptr);
}

TEST_CASE("access taken away is gone at the next request, without a trace") {
  Household house;
  const Visitor ben = house.caregiver("ben");
  const Visitor cy = house.member("cy");
  CHECK(withdrawGrant(*house.home, house.ana, house.anasRecord(), ben.account));
  const Visitor after = house.again(ben);
  CHECK(after.people.empty());
  // What Ben may find out now is what somebody may who never had access.
  for (const Visitor& one : {after, cy}) {
    CHECK(listHelpers(*house.home, one, house.anasRecord()).error().message ==
          listHelpers(*house.home, one, PersonId{"nobody"}).error().message);
  }
}

TEST_CASE("whoever has access is listed to the person only") {
  Household house;
  const Visitor ben = house.caregiver("ben");
  const auto helpers = listHelpers(*house.home, house.ana, house.anasRecord()).value();
  CHECK(helpers.size() == 2);
  CHECK(listHelpers(*house.home, ben, house.anasRecord()).error().code == ErrorCode::NotFound);
}

TEST_CASE("a grantee cannot widen, lengthen, pass on or take away anything") {
  Household house;
  const Visitor ben = house.caregiver("ben");
  const Visitor cy = house.caregiver("cy");
  const PersonId record = house.anasRecord();
  int refused = 0;
  const auto refuse = [&](const auto& result) {
    REQUIRE_FALSE(result.has_value());
    ++refused;
  };
  for (const Visitor& thief : {ben, cy, house.member("dora")}) {
    for (const std::string& account : {ben.account, cy.account, house.ana.account, std::string("a0"), std::string()}) {
      for (const auto& scopes : {std::vector<std::string>{"read", "log", "add"}, {"read", kProtectedScope}, {}}) {
        for (const std::int64_t days : {1, 90, 365, 100000}) {
          refuse(changeGrant(*house.home, thief, {record, account, scopes, days}));
        }
        refuse(inviteCaregiver(*house.home, thief, {record, scopes, 90}));
      }
      refuse(withdrawGrant(*house.home, thief, record, account));
    }
    refuse(inviteToOwnRecord(*house.home, thief, record));
  }
  CHECK(refused >= 200);
  CHECK(house.again(ben).people[0].scopes == std::vector<std::string>{"read"});
  CHECK(house.again(house.ana).people[0].relation == Relation::Self);
}

TEST_CASE("one who only helps cannot make accounts") {
  Household house;
  const Visitor ben = house.caregiver("ben");
  CHECK(inviteMember(*house.home, ben).error().code == ErrorCode::NotAllowed);
}

TEST_CASE("the person cannot make her own grant a lesser one, nor lose it") {
  Household house;
  const PersonId record = house.anasRecord();
  CHECK_FALSE(changeGrant(*house.home, house.ana, {record, house.ana.account, {"read"}, 1}));
  CHECK_FALSE(withdrawGrant(*house.home, house.ana, record, house.ana.account));
  CHECK_FALSE(leaveGrant(*house.home, house.ana, record));
  const std::string code = inviteCaregiver(*house.home, house.ana, {record, {"read"}, 90}).value();
  CHECK(acceptInvitation(*house.home, house.ana, code, "x").error().code == ErrorCode::Conflict);
  CHECK(house.again(house.ana).people[0].relation == Relation::Self);
}

TEST_CASE("sharing wants a fresh confirmation, stopping does not") {
  Household house;
  const Visitor ben = house.caregiver("ben");
  const PersonId record = house.anasRecord();
  Visitor stale = house.ana;
  stale.is_stepped_up = false;
  CHECK(inviteCaregiver(*house.home, stale, {record, {"read"}, 90}).error().code == ErrorCode::NotAllowed);
  CHECK(changeGrant(*house.home, stale, {record, ben.account, {"read"}, 90}).error().code == ErrorCode::NotAllowed);
  CHECK(inviteMember(*house.home, stale).error().code == ErrorCode::NotAllowed);
  CHECK(addChild(*house.home, stale, {"Kim", "2020-01-01", ""}).error().code == ErrorCode::NotAllowed);
  CHECK(withdrawGrant(*house.home, stale, record, ben.account));
}

TEST_CASE("a grant is changed and renewed by the person") {
  Household house;
  const Visitor ben = house.caregiver("ben");
  house.home.clock.pass(80 * kDay);
  CHECK(changeGrant(*house.home, house.ana, {house.anasRecord(), ben.account, {"read", "add"}, 90}));
  house.home.clock.pass(80 * kDay);
  CHECK(house.again(ben).people.at(0).scopes == std::vector<std::string>{"read", "add"});
  CHECK(leaveGrant(*house.home, house.again(ben), house.anasRecord()));
  CHECK(house.again(ben).people.empty());
}

TEST_CASE("an invitation works once, for a week, and only while its maker may give it") {
  Household house;
  const PersonId record = house.anasRecord();
  const Visitor ben = house.member("ben");
  const auto invite = [&] { return inviteCaregiver(*house.home, house.ana, {record, {"read"}, 90}).value(); };
  const std::string used = invite();
  CHECK(acceptInvitation(*house.home, ben, used, "x"));
  CHECK(acceptInvitation(*house.home, ben, used, "x").error().code == ErrorCode::NotFound);
  const std::string old = invite();
  house.home.clock.pass(7 * kDay);
  CHECK(acceptInvitation(*house.home, ben, old, "x").error().code == ErrorCode::NotFound);
  const std::string orphan = invite();
  CHECK(setActivity(*house.home, house.ana.account, Activity::Disabled));
  CHECK(acceptInvitation(*house.home, ben, orphan, "x").error().code == ErrorCode::NotFound);
  CHECK(acceptInvitation(*house.home, ben, "0000000000000000", "x").error().message ==
        acceptInvitation(*house.home, ben, orphan, "x").error().message);
}

TEST_CASE("a wrong code makes no account and no record") {
  Household house;
  const NewMember member{"eve", "Eve", kPassword, "", ""};
  for (int i = 0; i < 15; ++i) {
    CHECK_FALSE(joinByInvitation(*house.home, member, "CODE" + std::to_string(i), "192.0.2.66", kQuick));
  }
  CHECK(joinByInvitation(*house.home, member, inviteMember(*house.home, house.ana).value(), "192.0.2.66", kQuick)
            .error()
            .code == ErrorCode::Conflict);  // too many tries from there
  CHECK(listAccounts(*house.home).value().size() == 1);
  CHECK(house.home->store().persons().value().size() == 1);
}

TEST_CASE("a taken sign-in name uses up no code and leaves no record") {
  Household house;
  const std::string code = inviteMember(*house.home, house.ana).value();
  CHECK(joinByInvitation(*house.home, {"Ana", "Other", kPassword, "", ""}, code, "x", kQuick).error().code ==
        ErrorCode::Conflict);
  CHECK(house.home->store().persons().value().size() == 1);
  CHECK(joinByInvitation(*house.home, {"other", "Other", kPassword, "", ""}, code, "x", kQuick));
}

std::string bornYearsAgo(TestHome& home, int years, int days = 0) {
  const Civil today = civilFromDays(home.clock.now().ms / kDayMs);
  const std::int64_t day = daysFromCivil(today.year - years, today.month, today.day) + days;
  return toIsoDate(Instant{day * kDayMs});
}

TEST_CASE("a minor's record is managed: all of it, then without what is protected, then not at all") {
  Household house;
  const auto child = addChild(*house.home, house.ana, {"Kim", bornYearsAgo(house.home, 12, 1), ""}).value();
  REQUIRE(house.again(house.ana).access(child) != nullptr);
  CHECK(house.again(house.ana).access(child)->relation == Relation::Manager);
  CHECK(house.again(house.ana).access(child)->has(kProtectedScope));
  house.home.clock.pass(2 * kDay);  // twelve
  CHECK(house.again(house.ana).access(child)->has("add"));
  CHECK_FALSE(house.again(house.ana).access(child)->has(kProtectedScope));
  house.home.clock.pass(6 * 366 * kDay);  // eighteen
  CHECK(house.again(house.ana).access(child) == nullptr);
}

TEST_CASE("the ages are those of the region") {
  Household house;
  const auto child = addChild(*house.home, house.ana, {"Kim", bornYearsAgo(house.home, 17), ""}).value();
  house.home.clock.pass(400 * kDay);
  CHECK(house.again(house.ana).access(child) == nullptr);
  CHECK(setRegion(*house.home, "US-AL"));
  CHECK(house.again(house.ana).access(child) != nullptr);
  CHECK(setRegion(*house.home, "US-XX").error().code == ErrorCode::BadUsage);
}

TEST_CASE("an adult's record cannot be managed, nor one without a birth date") {
  Household house;
  for (const std::string& born : {bornYearsAgo(house.home, 18), std::string(), std::string("1990"), std::string("soon"),
                                  std::string("2090-01-01")}) {
    CAPTURE(born);
    CHECK(addChild(*house.home, house.ana, {"Kim", born, ""}).error().code == ErrorCode::BadInput);
  }
  const store::Grant manager{PersonId{"p"}, "a", "manager", {}, {}, store::kNever, "a"};
  CHECK(accessBy(manager, "", {}, Instant{}).relation == Relation::None);
}

TEST_CASE("a young person gets an account beside the manager, who cannot take it back") {
  Household house;
  const auto child = addChild(*house.home, house.ana, {"Kim", bornYearsAgo(house.home, 15), ""}).value();
  house.ana = house.again(house.ana);
  const Visitor kim = house.join("kim", inviteToOwnRecord(*house.home, house.ana, child).value());
  CHECK(kim.access(child)->relation == Relation::Self);
  CHECK(kim.access(child)->has(kProtectedScope));
  CHECK_FALSE(withdrawGrant(*house.home, house.ana, child, kim.account));
  CHECK_FALSE(changeGrant(*house.home, house.ana, {child, kim.account, {"read"}, 1}));
}

}  // namespace
}  // namespace baton::app
