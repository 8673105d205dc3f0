// Updates of typed entries: what each reader hears, that safety is never invented, and that what is private stays.
#include "app/update.h"

#include <doctest/doctest.h>

#include "app/accounts/testing.h"
#include "app/enter.h"
#include "app/people.h"
#include "coordination/compose_update.h"
#include "fhir/validate.h"
#include "format/pdf.h"
#include "outbound/update_document.h"

namespace baton::app {
namespace {

using record::Update;
using testing::kDay;
using testing::TestHome;

struct Diary {
  TestHome home;
  record::PersonId ana = addPerson(*home, "Ana Ruiz", "1990-05-31", "").value();

  void enterOne(const Form& form) {
    EnterRequest request;
    request.person = ana;
    request.author.account = "a1";
    REQUIRE(enter(*home, request, form));
  }
  void logSleep(const std::string& hours, const std::string& note = "") {
    sources::forms::DailyLogForm form;
    form.sleep_hours = hours;
    form.note = note;
    enterOne(form);
  }
  Update update(const std::string& role) { return makeUpdate(*home, ana, {role, ""}).value(); }
};

TEST_CASE("an update of nothing says that nobody asked, and nothing else") {
  Diary diary;
  const Update update = diary.update("psychiatrist");
  REQUIRE(update.sections.size() == 1);
  REQUIRE(update.sections[0].lines.size() == 2);
  for (const auto& line : update.sections[0].lines) {
    CHECK(line.to == "not-asked");
    CHECK(line.text.find("none") == std::string::npos);
  }
  CHECK(update.since_why.find("no visit") != std::string::npos);
  CHECK_FALSE(makeUpdate(*diary.home, diary.ana, {"wizard", ""}));
  CHECK_FALSE(makeUpdate(*diary.home, diary.ana, {"therapist", "2090-01-01"}));
}

TEST_CASE("each role has the order it needs; safety first, what is asked last") {
  Diary diary;
  diary.logSleep("7");
  sources::forms::MedicationForm medicine;
  medicine.text = "lithium 300 mg every evening";
  medicine.since = toIsoDate(diary.home.clock.now());
  diary.enterOne(medicine);
  diary.home.clock.pass(2 * kDay);
  diary.logSleep("4");
  for (const auto& [role, second] : {std::pair{"therapist", "medicines"}, {"psychiatrist", "symptoms"}}) {
    const Update update = diary.update(role);
    CAPTURE(role);
    REQUIRE(update.sections.size() >= 3);
    CHECK(update.sections[0].id == "safety");
    CHECK(update.sections[1].id == second);
  }
}

TEST_CASE("what nobody may see is in no update") {
  Diary diary;
  sources::forms::NoteForm note;
  note.title = "Private canary-7f3a";
  note.text = "canary-7f3a";
  note.is_private = true;
  diary.enterOne(note);
  CHECK(makeUpdate(*diary.home, diary.ana, {"caregiver", ""}).error().code == ErrorCode::NotAllowed);
  CHECK(makeUpdate(*diary.home, diary.ana, {"other", ""}).error().code == ErrorCode::NotAllowed);
  sources::forms::GrantForm grant;
  grant.role = "caregiver";
  grant.until = "2099-01-01";
  diary.enterOne(grant);
  for (const char* role : {"therapist", "psychiatrist", "primary-care", "caregiver", "pharmacy", "emergency"}) {
    const Update update = diary.update(role);
    for (const auto format : {UpdateFormat::Text, UpdateFormat::Html, UpdateFormat::Json, UpdateFormat::Fhir}) {
      const auto document = updateDocument(update, diary.ana, format, outbound::Paper::Letter).value();
      CHECK(document.find("canary-7f3a") == std::string::npos);
    }
  }
}

TEST_CASE("the documents: valid FHIR, escaped HTML, one page of PDF however long") {
  Diary diary;
  Update update = diary.update("therapist");
  update.person = "Ana <script>alert(1)</script> Ruiz";
  for (int i = 0; i < 300; ++i) {
    update.sections[0].lines.push_back(
        {"safety", "x", "", "", {}, "A line that says what it says, with number " + std::to_string(i) + ".", {}});
  }
  for (const auto& issue : fhir::validate(outbound::updateCommunication(update, diary.ana))) {
    CAPTURE(issue.expression);
    CHECK(issue.severity != fhir::Severity::Error);
  }
  CHECK(outbound::updateHtml(update).find("<script") == std::string::npos);
  for (const auto paper : {outbound::Paper::Letter, outbound::Paper::A4}) {
    const auto pdf = format::describePdf(outbound::updatePdf(update, paper).value()).value();
    CHECK(pdf.pages == 1);
    CHECK(pdf.has_all_fonts);
    CHECK(pdf.is_tagged);
  }
}

}  // namespace
}  // namespace baton::app
