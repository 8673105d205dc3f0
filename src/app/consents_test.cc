// Consents in and out: HL7's own examples are read for what they forbid and give nothing away; what Baton writes is
// read back as it was meant, and counts for nothing in another home until the person says so. Every resource type that
// the definitions of R4 have is one that the gate has a rule for.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "app/access/access_log.h"
#include "app/access/audit_event.h"
#include "app/access/disclosed_classes.h"
#include "app/accounts/testing.h"
#include "app/consent_renewal.h"
#include "app/people.h"
#include "app/summary_for.h"
#include "app/undo.h"
#include "app/views.h"
#include "consent/grants.h"
#include "consent/policy.h"
#include "fhir/definitions.h"
#include "fhir/read.h"
#include "format/json.h"

namespace baton::app {
namespace {

namespace fs = std::filesystem;
using record::PersonId;
using testing::TestHome;
using State = ConsentShown::State;

std::vector<record::ConsentFact> readAs(const std::string& text, const std::string& format) {
  record::Entry entry;
  entry.type = "Consent";
  entry.id = "1";
  entry.author = "self";
  entry.origin.format = format;
  record::Facts facts;
  fhir::readInto(facts, entry, json::parse(text).value());
  return facts.consents;
}

struct Ana {
  TestHome home;
  PersonId id = addPerson(*home, "Ana Ruiz", "1990-05-31", "").value();

  EnterRequest request() const {
    EnterRequest request;
    request.person = id;
    return request;
  }
  std::string give(forms::GrantForm form) {
    return grantConsent(*home, request(), {}, std::move(form)).value().keys.front();
  }
  std::string giveCaregiver(std::string until) {
    forms::GrantForm form;
    form.role = "caregiver";
    form.purpose = "family";
    form.condition = "only by phone";
    form.until = std::move(until);
    return give(std::move(form));
  }
  ConsentShown only() { return listConsents(*home, id).value().front(); }
  std::vector<ConsentShown> ending() { return endingConsents(viewRecord(*home, id, "self", "").value()); }
  void pass(std::int64_t days) { home.clock.pass(days * kDayMs); }
  std::string dayIn(std::int64_t days) { return toIsoDate(Instant{home.clock.now().ms + days * kDayMs}); }
};

TEST_CASE("HL7's examples of Consent: what they forbid holds at once, what they allow counts for nothing yet") {
  const char* folder = std::getenv("BATON_SHARED_DATA");
  const fs::path root =
      fs::path(folder != nullptr ? folder : BATON_SOURCE_DIR "/../shared/data") / "fhir/hl7_r4_examples";
  if (!fs::exists(root)) return;
  const std::map<std::string, bool> forbids = {{"basic", false},    {"grantor", true},  {"notAuthor", false},
                                               {"notOrg", true},    {"notThis", false}, {"pkb", true},
                                               {"signature", false}};
  for (const auto& [name, is_denial] : forbids) {
    CAPTURE(name);
    std::ifstream file(root / ("Consent-consent-example-" + name + ".json"), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    REQUIRE_FALSE(text.empty());
    const auto consents = readAs(text, "fhir-resource");
    REQUIRE(consents.size() == 1);
    const auto grants = consent::readGrants(consents);
    REQUIRE_FALSE(grants.empty());
    CHECK(std::ranges::any_of(grants, [](const auto& one) { return one.is_denial; }) == is_denial);
    for (const consent::Grant& grant : consent::grantsInForce(consents, parseInstant("2015-12-01T00:00:00Z").value())) {
      CHECK(grant.is_denial);
    }
  }
}

TEST_CASE("every resource type of R4 has a rule of the gate, and no rule is for a type that there is not") {
  std::size_t types = 0;
  for (std::size_t i = 0; i < fhir::kTypeCount; ++i) {
    const fhir::Type& type = fhir::typeOf(static_cast<fhir::TypeId>(i));
    if (!type.isResource()) continue;
    CAPTURE(std::string(type.name()));
    CHECK(consent::reachOf(type.name()));
    ++types;
  }
  CHECK(types == 146);
  for (const std::string_view type : consent::typesWithRule()) {
    CAPTURE(std::string(type));
    CHECK((fhir::findResource(type) != nullptr || type == "SubscriptionStatus"));  // of R4B
  }
}

TEST_CASE("what Baton writes is read back as it was meant; from a file it counts for nothing") {
  Ana ana;
  forms::GrantForm form;
  form.role = "psychiatrist";
  form.classes = {"part2", "hiv"};
  form.types = {"Condition"};
  form.direction = "both";
  form.purpose = "treatment";
  const std::string key = ana.give(form);
  const std::string text = viewResource(*ana.home, ana.id, key, 0).value();
  const auto own = consent::readGrants(readAs(text, "form"));
  REQUIRE(own.size() == 1);
  CHECK(own.front().not_relied_on.empty());
  CHECK(own.front().readers.front().role == "psychiatrist");
  CHECK(own.front().types == form.types);
  CHECK(own.front().purposes == std::vector<std::string>{"TREAT"});
  const auto foreign = consent::readGrants(readAs(text, "fhir-bundle"));
  REQUIRE(foreign.size() == 1);
  CHECK_FALSE(foreign.front().not_relied_on.empty());
  CHECK(foreign.front().classes == own.front().classes);
}

TEST_CASE("the one page for one reader goes through the gate for them by name, not for their role alone") {
  Ana ana;
  const auto add = [&](const Form& form) { REQUIRE(enter(*ana.home, ana.request(), form)); };
  for (const char* name : {"Dr. Lee Wong", "Dr. Kim Osei"}) {
    forms::TeamMemberForm member;
    member.name = name;
    member.role = "psychiatrist";
    add(member);
  }
  forms::ConditionForm condition;
  condition.name = "Asthma";
  add(condition);
  const auto pageFor = [&](const std::string& name) {
    const Reader reader = findReader(*ana.home, ana.id, name).value();
    SummaryRequest request;
    request.role = "psychiatrist";
    return viewSummaryFor(*ana.home, ana.id, {"psychiatrist", reader.name, reader.key}, request).value();
  };
  CHECK(pageFor("Dr. Lee Wong").find("Asthma") != std::string::npos);
  forms::GrantForm refusal;
  refusal.reader = findReader(*ana.home, ana.id, "Dr. Lee Wong")->key;
  refusal.name = "Dr. Lee Wong";
  refusal.is_denial = true;
  refusal.types = {"Condition"};
  ana.give(refusal);
  CHECK(pageFor("Dr. Lee Wong").find("Asthma") == std::string::npos);
  CHECK(pageFor("Dr. Kim Osei").find("Asthma") != std::string::npos);
}

TEST_CASE("the log says which classes were made for whom, and why") {
  Ana ana;
  forms::ConditionForm condition;
  condition.name = "Major depression";
  REQUIRE(enter(*ana.home, ana.request(), condition));
  const std::string what = withClasses(*ana.home, ana.id, {"psychiatrist", "Dr. Lee"}, "update");
  CHECK(partOfLine(what) == "update");
  CHECK(classesOfLine(what).find("mental-health") != std::string::npos);
  CHECK(withClasses(*ana.home, ana.id, {}, "update") == "update");
  const AccessLine line{ana.home.clock.now(), Act::Disclose, "", "", "psychiatrist", what, "Dr. Lee"};
  REQUIRE(logAccess(*ana.home, ana.id, line));
  CHECK(readAccessLog(*ana.home, ana.id, 1)->front() == line);
  const json::Value event = toAuditEvent(line, ana.id, "x1");
  CHECK(event["purposeOfEvent"].items().front()["coding"].items().front()["code"].text() == "TREAT");
  CHECK(event["entity"].items().front()["description"].text() == "update");
}

TEST_CASE("a permission that ends soon is told once, and only to the person") {
  Ana ana;
  ana.giveCaregiver(ana.dayIn(90));
  CHECK(ana.ending().empty());
  ana.pass(80);
  REQUIRE(ana.ending().size() == 1);
  CHECK(endingConsents(viewRecord(*ana.home, ana.id, "caregiver", "").value()).empty());
  CHECK(endingConsents(viewRecord(*ana.home, ana.id, "psychiatrist", "").value()).empty());
  REQUIRE(letConsentEnd(*ana.home, ana.request(), ana.only().key));
  CHECK(ana.ending().empty());
  CHECK(ana.only().state == State::InForce);
  ana.pass(11);
  CHECK(ana.only().state == State::Over);
  Ana week;  // given for less than the time of the reminder: that was her wish
  week.giveCaregiver(week.dayIn(7));
  CHECK(week.ending().empty());
}

TEST_CASE("renewed: the same permission with a new last day, on the log, and undone in one step") {
  Ana ana;
  const std::string key = ana.giveCaregiver(ana.dayIn(90));
  const ConsentShown before = ana.only();
  ana.pass(80);
  const auto saved = renewConsent(*ana.home, ana.request(), {}, key, "");
  REQUIRE(saved);
  const ConsentShown after = ana.only();
  CHECK(listConsents(*ana.home, ana.id)->size() == 1);
  CHECK(after.period.start.first() == before.period.start.first());
  CHECK(after.period.end.dateText() == ana.dayIn(90));
  CHECK(after.condition == "only by phone");
  CHECK(after.purposes == before.purposes);
  CHECK(ana.ending().empty());
  const auto log = readAccessLog(*ana.home, ana.id, 1).value();
  CHECK(log.front().act == Act::Grant);
  CHECK(log.front().whom == "caregiver");
  UndoRequest back;
  back.person = ana.id;
  back.target = saved->entry;
  REQUIRE(undo(*ana.home, back));
  CHECK(ana.only().period.end.dateText() == before.period.end.dateText());
}

TEST_CASE("what was over begins again now; what was taken back, a refusal and emergency access are not renewed") {
  Ana ana;
  const std::string key = ana.giveCaregiver(ana.dayIn(90));
  ana.pass(100);
  REQUIRE(renewConsent(*ana.home, ana.request(), {}, key, ana.dayIn(30)));
  CHECK(ana.only().state == State::InForce);
  CHECK(ana.only().period.start.dateText() == ana.dayIn(0));
  REQUIRE(endConsent(*ana.home, ana.request(), {}, key));
  CHECK_FALSE(renewConsent(*ana.home, ana.request(), {}, key, ""));
  CHECK_FALSE(renewConsent(*ana.home, ana.request(), {}, "Consent/none", ""));
  forms::GrantForm refusal;
  refusal.role = "pharmacy";
  refusal.is_denial = true;
  CHECK_FALSE(renewConsent(*ana.home, ana.request(), {}, ana.give(refusal), ""));
  const auto opened = giveEmergencyAccess(*ana.home, ana.request(), {}, {"emergency", "", "", "Found asleep"});
  REQUIRE(opened);
  CHECK_FALSE(renewConsent(*ana.home, ana.request(), {}, opened->keys.front(), ""));
}

}  // namespace
}  // namespace baton::app
