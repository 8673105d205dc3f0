#include "app/crisis_card_export.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "app/accounts/testing.h"
#include "app/enter.h"
#include "app/import.h"
#include "app/keep.h"
#include "app/people.h"
#include "app/whole_file.h"

using namespace baton;
using namespace baton::app;

namespace {

struct Set {
  testing::TestHome home;
  record::PersonId ana = addPerson(*home, "Ana Ruiz", "1990-05-31", "").value();
  std::string file = home.places().data_dir + "/everything.json";

  void addContact(const std::string& name) {
    forms::ContactForm form;
    form.name = name;
    form.relationship = "sister";
    form.reach.phone = "555-0100";
    EnterRequest request;
    request.person = ana;
    REQUIRE(enter(*home, request, form));
  }
  void putCard(const std::string& helps, const std::vector<std::string>& people) {
    CrisisCardChoice choice{"I stop eating.", helps, "", {}};
    for (const std::string& name : people) choice.contacts.push_back(cardNameOf(*home, ana, name));
    REQUIRE(putCrisisCard(*home, ana, choice));
  }
  void exportAna() { REQUIRE(writeWholeFile(file, exportFhir(*home, ana).value())); }
  ImportReport importInto(const std::string& person, bool takes_card = true, bool is_dry_run = false) {
    ImportRequest request;
    request.files = {file};
    request.person = person;
    request.takes_crisis_card = takes_card;
    request.is_dry_run = is_dry_run;
    return importFiles(*home, request, [](const std::string&) {}).value();
  }
};

bool notes(const ImportReport& report, const std::string& words) {
  const auto& all = report.files.at(0).notes;
  return std::ranges::any_of(all, [&](const std::string& note) { return note.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("the words of the crisis card leave with the record and come back with it") {
  Set set;
  set.addContact("Joana Lopez");
  set.putCard("Walk to the river.", {"Joana Lopez", "Somebody who is not in the record"});
  set.exportAna();

  const ImportReport looked = set.importInto("new", true, true);
  CHECK(notes(looked, "They come into this record too."));
  const ImportReport report = set.importInto("new");
  const auto& file = report.files.at(0);
  CHECK(file.read == file.added + file.changed + file.unchanged + file.merged + file.rejected.size());
  CHECK(notes(report, "They come into this record too."));
  REQUIRE(report.person.value != set.ana.value);
  const CrisisCardChoice back = crisisCardOf(*set.home, report.person).value();
  CHECK(back.helps == "Walk to the river.");
  CHECK(back.signs == "I stop eating.");
  // Under the name that it has in the new record, so that the page finds her.
  CHECK(back.contacts == std::vector<std::string>{cardNameOf(*set.home, report.person, "Joana Lopez")});
  CHECK(exportFhir(*set.home, report.person).value() == exportFhir(*set.home, set.ana).value());
}

TEST_CASE("a card that is there stays, and nobody else brings one in") {
  Set set;
  set.putCard("Walk to the river.", {});
  set.exportAna();
  CHECK(set.importInto(set.ana.value).files.at(0).notes.empty());  // the same words: nothing to say

  set.putCard("Other words.", {});
  CHECK(notes(set.importInto(set.ana.value), "The ones here stay."));
  CHECK(crisisCardOf(*set.home, set.ana).value().helps == "Other words.");

  REQUIRE(dropCrisisCard(*set.home, set.ana));
  CHECK(notes(set.importInto(set.ana.value, false), "Only the person can take it over."));
  CHECK(crisisCardOf(*set.home, set.ana).value() == CrisisCardChoice());
}

TEST_CASE("without a card the export holds none") {
  Set set;
  CHECK_FALSE(crisisCardForExport(*set.home, set.ana).value());
  REQUIRE(putCrisisCard(*set.home, set.ana, {"", "  \n", "", {}}));
  CHECK_FALSE(crisisCardForExport(*set.home, set.ana).value());
}
