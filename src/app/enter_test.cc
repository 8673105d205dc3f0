#include "app/enter.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <memory>

#include "app/entered_in_error.h"
#include "app/histories.h"
#include "app/import.h"
#include "app/people.h"
#include "app/undo.h"
#include "app/views.h"
#include "crypto/system_random.h"
#include "fhir/definitions.h"
#include "fhir/validate.h"
#include "store/test_folder.h"

namespace baton::app {
namespace {

// A home that can be closed and opened again.
struct TestHome {
  TestHome() : places{folder.path("data"), folder.path("config"), folder.path("key")}, home(make()) {
    person = addPerson(*home, "Ana Ruiz", "1990-05-31", "female").value();
  }
  std::unique_ptr<Home> make() { return std::make_unique<Home>(Home::create(places, clock, random).value()); }
  void reopen() {
    home.reset();
    home = std::make_unique<Home>(Home::open(places, clock, random).value());
  }
  EnterRequest request(std::string key = "") const { return {person, {}, "-05:00", std::move(key), ""}; }
  record::Chart chart() { return viewRecord(*home, person, "self", "").value().chart(); }
  record::Sequence head() { return home->store().head(person).value(); }
  Result<Undone> undoIt(std::string target = "") { return undo(*home, {person, {}, std::move(target), "", ""}); }
  std::string write(const std::string& name, const std::string& text) {
    FILE* file = std::fopen(folder.path(name).c_str(), "w");
    std::fputs(text.c_str(), file);
    std::fclose(file);
    return folder.path(name);
  }

  store::TestFolder folder;
  FixedClock clock{*parseInstant("2026-11-15T15:00:00Z")};
  crypto::SystemRandom random;
  Places places;
  std::unique_ptr<Home> home;
  record::PersonId person;
};

forms::MedicationForm medicine(std::string text) {
  forms::MedicationForm form;
  form.text = std::move(text);
  return form;
}

forms::DailyLogForm mood(std::string number) {
  forms::DailyLogForm form;
  form.mood = std::move(number);
  return form;
}

TEST_CASE("what was said to be saved is there after closing, with author and origin") {
  TestHome test;
  EnterRequest request = test.request();
  request.author.account = "account-7";
  request.reason = "told by phone";
  const Saved saved = enter(*test.home, request, medicine("lithium 300 mg bid")).value();
  CHECK(saved.saved_at == test.clock.now());
  REQUIRE(saved.keys.size() == 1);
  test.reopen();
  const record::Chart chart = test.chart();
  REQUIRE(chart.medications.size() == 1);
  CHECK(chart.medications.front().sources.front().author == "account-7");
  CHECK(chart.medications.front().sources.front().format == "form");
  CHECK(test.home->store().verify(test.home->readAnchors().value()).value().ok());
}

TEST_CASE("one idempotency key is one entry, also after a restart and whatever else was written between") {
  TestHome test;
  const Saved first = enter(*test.home, test.request("queued-1"), mood("4")).value();
  const record::Sequence head = test.head();
  test.reopen();
  const Saved again = enter(*test.home, test.request("queued-1"), mood("4")).value();
  CHECK(again.was_saved_before);
  CHECK(again.keys == first.keys);
  CHECK(again.entry == first.entry);
  CHECK(test.head() == head);
  CHECK_FALSE(enter(*test.home, test.request("queued-2"), mood("4")).value().was_saved_before);
  CHECK(enter(*test.home, test.request("queued-1"), mood("9")).value().was_saved_before);
  CHECK(test.chart().facts.observations.size() == 2);
  CHECK(enter(*test.home, test.request(std::string(201, 'x')), mood("4")).error().code == ErrorCode::BadUsage);
}

TEST_CASE("keys of two people do not meet") {
  TestHome test;
  const auto other = addPerson(*test.home, "Ben Ota", "", "").value();
  enter(*test.home, test.request("same"), mood("4")).value();
  EnterRequest request = test.request("same");
  request.person = other;
  CHECK_FALSE(enter(*test.home, request, mood("5")).value().was_saved_before);
}

TEST_CASE("an idempotent stop is one new version") {
  TestHome test;
  enter(*test.home, test.request(), medicine("lithium 300 mg bid")).value();
  const forms::StopMedicationForm stop{"lithium", "2026-11-15", ""};
  const Saved first = enter(*test.home, test.request("stop"), stop).value();
  const Saved again = enter(*test.home, test.request("stop"), stop).value();
  CHECK(again.was_saved_before);
  CHECK(again.keys == first.keys);
  CHECK(test.chart().medications.front().status == "stopped");
}

TEST_CASE("nothing is written when a field is wrong") {
  TestHome test;
  const record::Sequence head = test.head();
  CHECK(enter(*test.home, test.request(), mood("12")).error().detail == "field: mood");
  EnterRequest request = test.request();
  request.utc_offset = "EST";
  CHECK(enter(*test.home, request, mood("4")).error().detail == "field: offset");
  request = test.request();
  request.person = record::PersonId{"nobody"};
  CHECK(enter(*test.home, request, mood("4")).error().code == ErrorCode::NotFound);
  CHECK(test.head() == head);
}

TEST_CASE("two homes on one store: both entries are kept") {
  TestHome test;
  Home other = Home::open(test.places, test.clock, test.random).value();
  for (int i = 0; i < 5; ++i) {
    REQUIRE(enter(*test.home, test.request(), mood("4")).has_value());
    REQUIRE(enter(other, test.request(), mood("5")).has_value());
  }
  CHECK(test.chart().facts.observations.size() == 10);
}

TEST_CASE("item 9 above 0 asks for crisis help, whatever the total") {
  TestHome test;
  forms::QuestionnaireForm form;
  form.instrument = "phq-9";
  form.answers = {0, 0, 0, 0, 0, 0, 0, 0, 1};
  CHECK(enter(*test.home, test.request("a"), form).value().needs_crisis_help);
  CHECK(enter(*test.home, test.request("a"), form).value().needs_crisis_help);  // sent again: asked again
  form.answers.back() = 0;
  CHECK_FALSE(enter(*test.home, test.request(), form).value().needs_crisis_help);
}

TEST_CASE("a correction is the next version of the same resource") {
  TestHome test;
  const Saved saved = enter(*test.home, test.request(), mood("4")).value();
  const Saved corrected = correct(*test.home, test.request(), saved.keys.front(), mood("6")).value();
  CHECK(corrected.keys == saved.keys);
  REQUIRE(test.chart().facts.observations.size() == 1);
  CHECK(test.chart().facts.observations.front().quantity->value.text() == "6");
  forms::ConditionForm condition;
  condition.name = "x";
  CHECK(correct(*test.home, test.request(), saved.keys.front(), condition).error().code == ErrorCode::BadUsage);
  CHECK(correct(*test.home, test.request(), "Observation/none", mood("6")).error().code == ErrorCode::NotFound);
}

TEST_CASE("undo takes back a new entry, restores a changed one, and can be undone") {
  TestHome test;
  enter(*test.home, test.request(), medicine("lithium 300 mg bid")).value();
  enter(*test.home, test.request(), forms::ChangeDoseForm{"lithium", "600 mg at bedtime", "2026-11-14", ""}).value();
  enter(*test.home, test.request(), forms::StopMedicationForm{"lithium", "2026-11-15", ""}).value();
  CHECK(test.chart().medications.front().status == "stopped");
  const Undone stop = test.undoIt().value();
  CHECK(stop.of == "stop-medication");
  CHECK(test.chart().medications.front().dose == "600 mg at bedtime");
  const Undone change = test.undoIt().value();
  CHECK(change.withdrawn.size() == 1);
  CHECK(change.restored.size() == 1);
  CHECK(test.chart().medications.front().dose == "300 mg 2 times a day");
  test.undoIt(change.entry).value();  // brings the change back
  CHECK(test.chart().medications.front().dose == "600 mg at bedtime");
  CHECK(test.undoIt(change.entry).error().code == ErrorCode::BadUsage);
  test.undoIt().value();
  CHECK(test.chart().medications.front().dose == "300 mg 2 times a day");
  test.undoIt().value();
  CHECK(test.chart().medications.empty());
  CHECK(test.undoIt().error().code == ErrorCode::NotFound);
  test.reopen();
  CHECK(test.home->store().verify(test.home->readAnchors().value()).value().ok());
}

TEST_CASE("undo leaves what was changed since, and what others wrote") {
  TestHome test;
  const Saved added = enter(*test.home, test.request(), medicine("lithium 300 mg bid")).value();
  enter(*test.home, test.request(), forms::StopMedicationForm{"lithium", "2026-11-15", ""}).value();
  CHECK(test.undoIt(added.entry).error().code == ErrorCode::Conflict);
  CHECK(undo(*test.home,
             {test.person, Author{.account = "rosa", .kind = Author::Kind::Person, .name = "", .reference = ""}, "", "",
              ""})
            .error()
            .code == ErrorCode::NotFound);
  CHECK(test.undoIt("nonsense-id").error().code == ErrorCode::NotFound);
  CHECK(test.undoIt("abc").error().code == ErrorCode::BadUsage);
  // One resource's newest change.
  test.undoIt(added.keys.front()).value();
  CHECK(test.chart().medications.front().status == "active");
  test.undoIt(added.keys.front()).value();
  CHECK(test.chart().medications.empty());
}

TEST_CASE("a relative never replaces or takes back what the person wrote; it stands beside") {
  TestHome test;
  const Author rosa{.account = "rosa", .kind = Author::Kind::Relative, .name = "Rosa", .reference = ""};
  EnterRequest hers = test.request();
  hers.author = rosa;
  const Saved ana = enter(*test.home, test.request(), medicine("lithium 300 mg bid")).value();
  const Saved stop = enter(*test.home, hers, forms::StopMedicationForm{"lithium", "2026-11-10", ""}).value();
  CHECK(stop.keys != ana.keys);
  CHECK(test.chart().medications.front().conflicts.size() == 1);  // both are shown
  CHECK(undo(*test.home, {test.person, rosa, ana.entry, "", ""}).error().code == ErrorCode::NotAllowed);
  CHECK(undo(*test.home, {test.person, rosa, ana.keys.front(), "", ""}).error().code == ErrorCode::NotAllowed);
  CHECK(correct(*test.home, hers, ana.keys.front(), medicine("lithium 600 mg bid")).error().code ==
        ErrorCode::NotAllowed);
  REQUIRE(undo(*test.home, {test.person, rosa, "", "", ""}).has_value());
  CHECK(test.chart().medications.front().conflicts.empty());
  forms::GoalForm goal;
  goal.description = "Walk";
  const Saved walk = enter(*test.home, test.request(), goal).value();
  const Saved seen =
      enter(*test.home, hers, forms::GoalProgressForm{walk.keys.front(), "improving", "", "", ""}).value();
  CHECK(seen.keys.front().starts_with("Observation/"));
  CHECK(test.chart().goals.front().achievement.empty());
}

TEST_CASE("an undo sent twice is one undo") {
  TestHome test;
  enter(*test.home, test.request(), mood("4")).value();
  enter(*test.home, test.request(), mood("5")).value();
  const UndoRequest request{test.person, {}, "", "undo-1", ""};
  const Undone first = undo(*test.home, request).value();
  const Undone again = undo(*test.home, request).value();
  CHECK(again.was_saved_before);
  CHECK(again.entry == first.entry);
  CHECK(test.chart().facts.observations.size() == 1);
}

TEST_CASE("a whole import is undone: new resources are withdrawn, changed ones are as before, later changes stay") {
  TestHome test;
  auto bundle = [](const std::string& mood_text, const std::string& extra) {
    return R"({"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Condition","id":"c1",
      "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
      "subject":{"reference":"Patient/x"},"code":{"text":")" +
           mood_text + R"("}}})" + extra + "]}";
  };
  const std::string more = R"(,{"resource":{"resourceType":"Location","id":"l1","name":"Clinic"}},
    {"resource":{"resourceType":"AllergyIntolerance","id":"a1","patient":{"reference":"Patient/x"},"code":{"text":"latex"},
    "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical","code":"active"}]}}})";
  const auto nothing = [](const std::string&) {};
  importFiles(*test.home, {{test.write("one.json", bundle("low mood", ""))}, "", "", false}, nothing).value();
  importFiles(*test.home, {{test.write("two.json", bundle("depression", more))}, "", "", false}, nothing).value();
  CHECK(test.chart().conditions.front().text == "depression");
  CHECK(test.chart().allergies.size() == 1);

  const auto list = listWritten(*test.home, test.person, 10).value();
  REQUIRE(list.size() == 2);
  CHECK(list.front().what == "two.json");
  CHECK(list.front().resources == 3);
  const Undone undone = test.undoIt(list.front().entry).value();
  CHECK(undone.restored == std::vector<std::string>{"Condition/c1"});
  CHECK(undone.withdrawn.size() == 2);
  CHECK(test.chart().conditions.front().text == "low mood");
  CHECK(test.chart().allergies.empty());
  CHECK(listWritten(*test.home, test.person, 10).value()[1].is_undone);
  CHECK(test.undoIt(list.front().entry).error().code == ErrorCode::BadUsage);
  // And back.
  test.undoIt(undone.entry).value();
  CHECK(test.chart().conditions.front().text == "depression");
  CHECK(test.chart().allergies.size() == 1);
}

TEST_CASE("a file that was undone brings its facts back when it is imported again, and can be undone again") {
  TestHome test;
  const auto bundle = [](const std::string& condition) {
    return R"({"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Condition","id":"c1",
      "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
      "subject":{"reference":"Patient/x"},"code":{"text":")" +
           condition + R"("}}},{"resource":{"resourceType":"Location","id":"l1","name":"Clinic"}}]})";
  };
  const auto bringIn = [&](const std::string& file) {
    return importFiles(*test.home, {{file}, "", "", false}, [](const std::string&) {}).value().files[0];
  };
  const std::string one = test.write("one.json", bundle("low mood"));
  const std::string two = test.write("two.json", bundle("depression"));
  CHECK(bringIn(one).added == 2);
  const auto first = listWritten(*test.home, test.person, 1).value().front();
  CHECK(test.undoIt(first.entry).value().withdrawn.size() == 2);
  CHECK(test.chart().conditions.empty());

  const ImportedFile again = bringIn(one);
  CHECK(again.added == 2);
  CHECK(again.unchanged == 0);
  CHECK(test.chart().conditions.front().text == "low mood");
  CHECK(bringIn(one).unchanged == 2);
  const auto list = listWritten(*test.home, test.person, 10).value();
  REQUIRE(list.size() == 3);
  CHECK_FALSE(list.front().is_undone);
  CHECK(list.back().is_undone);
  // What changed and was undone changes again.
  CHECK(bringIn(two).changed == 1);
  CHECK(test.undoIt(listWritten(*test.home, test.person, 1).value().front().entry).value().restored.size() == 1);
  CHECK(test.chart().conditions.front().text == "low mood");
  const ImportedFile changed = bringIn(two);
  CHECK(changed.changed == 1);
  CHECK(test.chart().conditions.front().text == "depression");
  CHECK(test.undoIt(listWritten(*test.home, test.person, 1).value().front().entry).value().restored.size() == 1);
  CHECK(test.undoIt(list.front().entry).value().withdrawn.size() == 2);
  CHECK(test.chart().conditions.empty());
}

TEST_CASE("every resource type can be withdrawn and is then read as entered in error") {
  std::size_t types = 0;
  for (std::size_t i = 0; i < fhir::kTypeCount; ++i) {
    const fhir::Type& type = fhir::typeOf(static_cast<fhir::TypeId>(i));
    if (!type.isResource()) continue;
    ++types;
    json::Value resource = json::Value::object();
    resource.set("resourceType", type.name());
    resource.set("id", "x");
    record::History history;
    record::Entry entry;
    entry.type = type.name();
    entry.id = "x";
    entry.sequence = 1;
    entry.content = json::write(enteredInError(resource));
    REQUIRE(addToHistory(history, entry).has_value());
    bool is_in_error = false;
    history.versions.forEach([&](const auto& fact) { is_in_error = fact.about.is_entered_in_error; });
    CHECK_MESSAGE(is_in_error, type.name());
  }
  CHECK(types > 140);
}

TEST_CASE("the preview is what the record then shows") {
  TestHome test;
  for (const char* text : {"Zoloft 100mg every morning", "lithium ER 450 mg 1 tab bid", "Mystery drops"}) {
    const auto preview = previewMedication(*test.home, test.request(), medicine(text)).value();
    enter(*test.home, test.request(), medicine(text)).value();
    const record::Chart chart = test.chart();
    const auto line = std::find_if(chart.medications.begin(), chart.medications.end(),
                                   [&](const auto& one) { return one.id == preview.line.id; });
    REQUIRE(line != chart.medications.end());
    CHECK(line->text == preview.line.text);
    CHECK(line->dose == preview.line.dose);
  }
  const auto preview = previewMedication(*test.home, test.request(), medicine("zoloft 1.0 mg qd")).value();
  CHECK(preview.warnings.size() == 2);  // the trailing zero and "qd"
}

}  // namespace
}  // namespace baton::app
