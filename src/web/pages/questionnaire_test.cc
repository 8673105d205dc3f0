// Questionnaires: open questions, totals in plain words, and crisis help that comes first and at once.
#include "app/questionnaires.h"
#include "web/pages/entry_testing.h"

using namespace baton;
using namespace baton::web;
using namespace baton::web::testing;

namespace {

Fields answers(int items, const std::string& each, int first = 1) {
  Fields fields;
  for (int i = first; i < first + items; ++i) fields.emplace_back("q" + std::to_string(i), each);
  return fields;
}

}  // namespace

TEST_CASE("questionnaires: list and every form, in both languages") {
  Ana ana;
  for (const std::string language : {"en", "es"}) {
    ana.site.cookies["language"] = language;
    checkPage(ana.get("/questionnaires"), {"PHQ-9", "GAD-7", "AUDIT-C", "PC-PTSD-5"});
    for (const app::Instrument& instrument : app::instruments()) {
      const Response page = ana.get("/questionnaires/" + instrument.id);
      checkPage(page, {language == "es" && instrument.speaks("es") ? instrument.items.front().text_es
                                                                   : instrument.items.front().text});
    }
  }
  CHECK(ana.get("/questionnaires/nothing").status == 404);
  CHECK(says(ana.get("/questionnaires/gad-7"), "en inglés"));
}

TEST_CASE("questionnaires: a total in plain words, no diagnosis, the step since last time") {
  Ana ana;
  Fields first = answers(8, "2");
  first.emplace_back("q9", "0");
  const std::string path = ana.save("/questionnaires/phq-9", first);
  checkPage(ana.site.get(path),
            {"16 of 27", "moderately severe", "This is not a diagnosis.", "worth talking over with a clinician"});
  CHECK(!says(ana.site.get(path), "988"));
  ana.save("/add/condition", {{"condition", "x"}});
  CHECK(ana.get("/questionnaires/phq-9/ffffffffffffffff").status == 404);
  CHECK(ana.get("/questionnaires/gad-7/" + path.substr(path.rfind('/') + 1)).status == 404);
  checkPage(ana.get("/questionnaires"), {"Last: 16 of 27"});
}

TEST_CASE("questionnaires: an answer that tells of danger brings crisis help first") {
  Ana ana;
  Fields fields = answers(9, "1");
  const Response page = ana.site.get(ana.save("/questionnaires/phq-9", fields));
  checkPage(page, {"You do not have to be alone with this", "988"});
  CHECK(text(page).find("988") < text(page).find("9 of 27"));
  // Also while questions are open, and before they are complained of.
  const Response open = ana.post("/questionnaires/phq-9", {{"q9", "3"}});
  CHECK(open.status == 422);
  CHECK(text(open).find("You do not have to be alone") < text(open).find("Please check these answers"));
}

TEST_CASE("questionnaires: an open question is told, and can stay open") {
  Ana ana;
  Fields fields = answers(6, "1");
  const Response open = ana.post("/questionnaires/gad-7", fields);
  CHECK(open.status == 422);
  CHECK(says(open, "Question 7 is open."));
  CHECK(says(open, "Save without a total"));
  CHECK(open.body.find("href=\"#q7\"") != std::string::npos);
  CHECK(ana.written().empty());
  fields.emplace_back("open", "yes");
  checkPage(ana.site.get(ana.save("/questionnaires/gad-7", fields)), {"There is no total this time"});
  const Response none = ana.post("/questionnaires/gad-7", {{"open", "yes"}});
  CHECK(none.status == 422);
  CHECK(says(none, "No question is answered yet."));
  CHECK(ana.post("/questionnaires/gad-7", {{"q1", "77"}, {"open", "yes"}}).status == 422);
}

TEST_CASE("questionnaires: no frightening event closes the rest") {
  Ana ana;
  checkPage(ana.site.get(ana.save("/questionnaires/pc-ptsd-5", {{"q0", "0"}})),
            {"0 of 5", "A low total does not mean that nothing is wrong."});
}

TEST_CASE("questionnaires: a caregiver does not answer for somebody") {
  const Ana ana(app::Relation::Caregiver);
  CHECK(ana.get("/questionnaires").status == 404);
  CHECK(ana.get("/questionnaires/phq-9").status == 404);
  CHECK(ana.post("/questionnaires/phq-9", answers(9, "1")).status == 404);
}
