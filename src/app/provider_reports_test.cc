// What an office said: one Task a clinician, the newest word, before the directory's in a search, undone like any
// entry.
#include "app/provider_reports.h"

#include <doctest/doctest.h>

#include "app/people.h"
#include "app/system.h"
#include "app/undo.h"
#include "app/views.h"

namespace baton::app {
namespace {

struct Household {
  FixedClock clock{*parseInstant("2026-12-01T09:00:00Z")};
  SystemRandom random;
  Home home = Home::inMemory(clock, random);
  EnterRequest request;

  Household() {
    const auto person = addPerson(home, "Ana Ruiz", "1990-05-31", "");
    REQUIRE(person.has_value());
    request.person = *person;
  }
  std::vector<record::ProviderReport> reports() {
    const auto seen = viewRecord(home, request.person, "self", "");
    REQUIRE(seen.has_value());
    return record::providerReports(seen->chart());
  }
};

forms::ProviderReportForm about(std::string accepting, std::string wait_days) {
  forms::ProviderReportForm form;
  form.provider = "1234567893";
  form.name = "Amara Osei";
  form.accepting = std::move(accepting);
  form.wait_days = std::move(wait_days);
  return form;
}

}  // namespace

TEST_CASE("provider report: asked twice is one Task, the newest word holds, undo brings the older one back") {
  Household household;
  REQUIRE(enterReport(household.home, household.request, about("no", "")).has_value());
  auto again = about("yes", "21");
  again.note = "Ask for Pat";
  const auto saved = enterReport(household.home, household.request, again);
  REQUIRE(saved.has_value());
  auto reports = household.reports();
  REQUIRE(reports.size() == 1);
  CHECK(reports.front().provider == "1234567893");
  CHECK(reports.front().accepting == "yes");
  CHECK(reports.front().wait_days == 21);
  CHECK(reports.front().note == "Ask for Pat");
  const auto other = viewRecord(household.home, household.request.person, "psychiatrist", "");
  CHECK((!other || record::providerReports(other->chart()).empty()));
  directory::Query query;
  const auto seen = viewRecord(household.home, household.request.person, "self", "");
  takeOwnWords(seen->chart(), query);
  CHECK(query.own_words.at(1234567893U).wait_days == 21);
  CHECK(query.own_words.at(1234567893U).accepting == directory::Said::Yes);

  UndoRequest undo_it;
  undo_it.person = household.request.person;
  undo_it.target = saved->entry;
  REQUIRE(undo(household.home, undo_it).has_value());
  reports = household.reports();
  REQUIRE(reports.size() == 1);
  CHECK(reports.front().accepting == "no");
  CHECK_FALSE(reports.front().wait_days);
}

TEST_CASE("provider report: nothing said, words for a number, a relative over the person's words; a key sent twice") {
  Household household;
  const auto isKept = [&](const forms::ProviderReportForm& form) {
    return enterReport(household.home, household.request, form).has_value();
  };
  CHECK_FALSE(isKept(about("", "")));
  CHECK_FALSE(isKept(about("maybe", "")));
  CHECK_FALSE(isKept(about("", "three weeks")));
  CHECK_FALSE(isKept(about("", "-1")));
  household.request.idempotency_key = "once";
  CHECK(isKept(about("no", "")));
  CHECK(enterReport(household.home, household.request, about("yes", ""))->was_saved_before);
  household.request.idempotency_key = "";
  household.request.author.account = "rosa";
  household.request.author.kind = Author::Kind::Relative;
  household.request.author.name = "Rosa";
  CHECK_FALSE(isKept(about("yes", "")));
}

}  // namespace baton::app
