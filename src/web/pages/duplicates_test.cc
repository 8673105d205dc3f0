// Possible duplicates and conflicts: asked, never decided.
#include "web/pages/keeping_testing.h"

using namespace baton;
using namespace baton::web;
using testing::header;
using testing::keep::bundleOf;
using testing::keep::checkPage;
using testing::keep::condition;
using testing::keep::has;
using testing::keep::KeepingSite;

namespace {

std::string coded(const std::string& id, const std::string& code, const std::string& words) {
  std::string text = condition(id, words);
  return text.insert(text.find("\"text\""),
                     R"("coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":")" + code + R"("}],)");
}

// Two codes of one family: alike, but not the same to a machine.
struct Doubtful : KeepingSite {
  Doubtful() {
    bringIn(file("one.json", bundleOf(coded("c1", "F33.1", "MDD, recurrent, moderate"))));
    bringIn(file("two.json", bundleOf(coded("c2", "F33.2", "MDD, recurrent, severe <b>"))));
  }
  std::string question() {
    const Response list = get(path("/duplicates"));
    const std::size_t at = list.body.find("/duplicates/");
    REQUIRE(at != std::string::npos);
    const std::size_t start = list.body.rfind('"', at) + 1;
    return list.body.substr(start, list.body.find('"', at) - start);
  }
  std::size_t conditions() {
    return charts().disclosure(home(), id(), {"self", ""}, home().clock().now()).value().chart().conditions.size();
  }
};

}  // namespace

TEST_CASE("duplicates: nothing open is said as what it is") {
  KeepingSite site;
  const Response page = site.get(site.path("/duplicates"));
  CHECK(has(page, "Nothing seems to be listed twice."));
  CHECK(has(page, "We found no place where your sources say different things."));
  checkPage(page);
}

TEST_CASE("duplicates: one question shows both sides with their sources; the same, and undone") {
  Doubtful site;
  REQUIRE(site.conditions() == 2);
  const std::string question = site.question();
  const Response page = site.get(question);
  CHECK(page.status == 200);
  CHECK(has(page, "one.json"));
  CHECK(has(page, "two.json"));
  CHECK(page.body.find("severe <b>") == std::string::npos);
  checkPage(page);
  const Response same = site.post(question, {{"answer", "same"}});
  CHECK(same.status == 303);
  CHECK(site.conditions() == 1);
  CHECK(site.get(question).status == 404);
  const Response list = site.get(site.path("/duplicates"));
  CHECK(has(list, "Undo this answer"));
  checkPage(list);
  const std::string flash = header(same, "Set-Cookie");
  const std::size_t at = flash.find("/people/");
  REQUIRE(at != std::string::npos);
  CHECK(site.post(flash.substr(at, flash.find(';') - at), {}).status == 303);
  CHECK(site.conditions() == 2);
  CHECK(site.get(question).status == 200);
}

TEST_CASE("duplicates: different ends the question, not sure decides nothing and says whom to ask") {
  Doubtful site;
  const std::string question = site.question();
  const auto head = site.home().store().head(site.id()).value();
  const Response unsure = site.post(question, {{"answer", "unsure"}});
  CHECK(unsure.status == 200);
  CHECK(has(unsure, "Both stay in the record"));
  checkPage(unsure);
  CHECK(site.home().store().head(site.id()).value() == head);
  CHECK(header(site.post(question, {{"answer", "perhaps"}}), "Location") == question);
  CHECK(site.home().store().head(site.id()).value() == head);
  CHECK(site.post(question, {{"answer", "different"}}).status == 303);
  CHECK(site.conditions() == 2);
  CHECK(has(site.get(site.path("/duplicates")), "Nothing seems to be listed twice."));
}

TEST_CASE("duplicates: a caregiver sees the question but does not answer it") {
  Doubtful site;
  const std::string question = site.question();
  site.becomeCaregiver();
  const Response page = site.get(question);
  CHECK(page.status == 200);
  CHECK(page.body.find("name=\"answer\"") == std::string::npos);
  CHECK(site.post(question, {{"answer", "same"}}).status == 404);
  CHECK(site.conditions() == 2);
}

TEST_CASE("conflicts: both sides stand there, and nobody chooses") {
  KeepingSite site;
  site.bringIn(site.file("one.json", bundleOf("", "Ana Ruiz", "1990-05-31")));
  const auto medication = [](const std::string& id, const std::string& dose) {
    return R"({"resource":{"resourceType":"MedicationRequest","id":")" + id +
           R"(","status":"active","intent":"order","authoredOn":"2026-10-01","subject":{"reference":"Patient/p"},)"
           R"("medicationCodeableConcept":{"text":"sertraline )" +
           dose + R"( tablet"},"dosageInstruction":[{"text":"Take )" + dose + R"( every morning"}]}})";
  };
  site.bringIn(site.file("two.json", bundleOf(medication("m1", "50 mg"))));
  site.bringIn(site.file("three.json", bundleOf(medication("m2", "100 mg"))));
  const Response list = site.get(site.path("/duplicates"));
  const std::size_t at = list.body.find("/conflicts/");
  REQUIRE(at != std::string::npos);
  const std::size_t start = list.body.rfind('"', at) + 1;
  const Response page = site.get(list.body.substr(start, list.body.find('"', at) - start));
  CHECK(page.status == 200);
  CHECK(has(page, "50 mg"));
  CHECK(has(page, "100 mg"));
  CHECK(has(page, "Whom to ask"));
  checkPage(page);
  CHECK(site.get(site.path("/conflicts/0000")).status == 404);
}
