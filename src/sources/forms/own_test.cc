// Who owns what, written: asked, accepted, handed over, handed back, away; and what does not fit what is so.
#include "sources/forms/own.h"

#include "record/responsibilities.h"
#include "sources/forms/testing.h"

namespace baton::sources::forms {
namespace {

using testing::Record;

struct Team : Record {
  Team() {
    save(TeamMemberForm{
        .name = "Dr. Ana Lee", .role = "psychiatrist", .organization = {}, .reach = {}, .since = {}, .until = {}});
    save(TeamMemberForm{
        .name = "Ben Park", .role = "therapist", .organization = {}, .reach = {}, .since = {}, .until = {}});
  }
  Drafts act(OwnAct act, std::string who, std::string away = {}, std::string until = {}) {
    return save(OwnForm{"refills", std::move(who), act, std::move(away), std::move(until), ""});
  }
  std::string refused(OwnAct act, std::string who, std::string away = {}, std::string until = {}) {
    const auto made = make(OwnForm{"refills", std::move(who), act, std::move(away), std::move(until), ""});
    return made ? "" : made.error().message;
  }
  record::Responsibility refills() const { return *record::find(record::responsibilitiesOf(chart()), "refills"); }
};

TEST_CASE("own: they said mine, and own it") {
  Team team;
  team.act(OwnAct::Own, "psychiatrist");
  REQUIRE(team.refills().owners.size() == 1);
  CHECK(team.refills().owners.front().name == "Dr. Ana Lee");
  CHECK(team.refills().owners.front().role == "psychiatrist");
  CHECK(team.refills().owners.front().since.dateText() == "2026-11-15");
  CHECK(team.refused(OwnAct::Own, "Ana Lee").find("theirs already") != std::string::npos);
}

TEST_CASE("own: asked, then accepted; the one who had it before has it no longer") {
  Team team;
  team.act(OwnAct::Own, "self");
  team.act(OwnAct::Propose, "Ben Park");
  CHECK(team.refills().owners.front().role == "self");
  CHECK(team.refills().proposed.size() == 1);
  CHECK(team.refused(OwnAct::Propose, "Ben Park").find("asked already") != std::string::npos);
  CHECK(team.act(OwnAct::Accept, "Ben Park").size() == 2);
  CHECK(team.refills().count() == 1);
  CHECK(team.refills().owners.front().name == "Ben Park");
  CHECK(team.refills().proposed.empty());
}

TEST_CASE("own: two who said mine are two, until one hands it back") {
  Team team;
  team.act(OwnAct::Own, "psychiatrist");
  team.act(OwnAct::Own, "therapist");
  CHECK(team.refills().count() == 2);
  CHECK(team.refused(OwnAct::HandBack, "").find("Several") != std::string::npos);
  team.act(OwnAct::HandBack, "therapist");
  CHECK(team.refills().count() == 1);
  team.act(OwnAct::HandBack, "");
  CHECK(team.refills().count() == 0);
  CHECK(team.refused(OwnAct::HandBack, "").find("Nobody") != std::string::npos);
}

TEST_CASE("own: who was asked says no, or the question is taken back") {
  Team team;
  team.act(OwnAct::Propose, "therapist");
  CHECK(team.act(OwnAct::HandBack, "therapist").front().resource["status"].text() == "rejected");
  team.act(OwnAct::Propose, "therapist");
  CHECK(team.act(OwnAct::Release, "therapist").front().resource["status"].text() == "cancelled");
  CHECK(team.refills().proposed.empty());
}

TEST_CASE("own: a stand-in while the owner is away") {
  Team team;
  CHECK(team.refused(OwnAct::WhileAway, "psychiatrist", "therapist", "2026-12-01").find("not theirs") !=
        std::string::npos);
  team.act(OwnAct::Own, "psychiatrist");
  CHECK(team.refused(OwnAct::WhileAway, "psychiatrist", "therapist", "").find("which day") != std::string::npos);
  CHECK(team.refused(OwnAct::WhileAway, "psychiatrist", "therapist", "2026-11-01").find("over") != std::string::npos);
  CHECK(team.refused(OwnAct::WhileAway, "psychiatrist", "psychiatrist", "2026-12-01").find("owner") !=
        std::string::npos);
  team.act(OwnAct::WhileAway, "psychiatrist", "therapist", "2026-12-01");
  CHECK(team.refills().count() == 1);
  CHECK(team.refills().acting(testing::kNow)->name == "Ben Park");
  // The owner's end is the stand-in's too.
  team.act(OwnAct::HandBack, "psychiatrist");
  CHECK(team.refills().acting(testing::kNow) == nullptr);
}

TEST_CASE("own: what is none is refused, and a relative changes only what they wrote") {
  Team team;
  CHECK(team.refused(OwnAct::Own, "Dr. Nobody").find("Nobody of this name") != std::string::npos);
  CHECK(team.refused(OwnAct::Accept, "therapist").find("not asked") != std::string::npos);
  CHECK_FALSE(team.make(OwnForm{"cooking", "self", OwnAct::Own, "", "", ""}));
  team.act(OwnAct::Own, "psychiatrist");
  Author rosa;
  rosa.kind = Author::Kind::Relative;
  rosa.account = rosa.name = "Rosa";
  const auto made = team.make(OwnForm{"refills", "psychiatrist", OwnAct::Release, "", "", ""}, rosa);
  REQUIRE_FALSE(made);
  CHECK(made.error().code == ErrorCode::NotAllowed);
}

TEST_CASE("own: a role that nobody has yet can be named") {
  Team team;
  team.act(OwnAct::Propose, "pharmacy");
  CHECK(team.refills().proposed.front().role == "pharmacy");
  team.act(OwnAct::Accept, "pharmacy");
  CHECK(team.refills().owners.front().shown() == "pharmacy");
}

}  // namespace
}  // namespace baton::sources::forms
