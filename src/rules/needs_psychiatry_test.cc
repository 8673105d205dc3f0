#include "rules/needs_psychiatry.h"

#include <doctest/doctest.h>

#include "builders/course.h"
#include "rules/telehealth.h"

namespace baton::rules {
namespace {

using build::Course;
using build::findingIn;
using record::Severity;

constexpr std::string_view kNow = "2026-11-15T15:00:00Z";

std::string daysAgo(int days) { return build::daysBefore(build::at(kNow), days); }

std::string reasonsOf(const Course& course) {
  const Said said = course.ask(needsPsychiatryFindings);
  return said.findings.empty() ? "" : said.findings.front().id.substr(std::string("needs-psychiatry/").size());
}

TEST_CASE("each reason of the article, and none of it once a psychiatrist takes part") {
  struct Case {
    std::string_view reason;
    Course course;
  };
  const auto taking = [](std::initializer_list<std::string> names, std::string_view born = "1985-02-03") {
    Course course(kNow, born);
    for (const std::string& name : names) course.with(build::line(name, "2024"));
    return course;
  };
  std::vector<Case> cases = {
      {"bipolar", Course(kNow).withCondition("bipolar")},
      {"bipolar", Course(kNow).withCondition("bipolar", "remission")},
      {"psychosis", Course(kNow).withCondition("schizophrenia")},
      {"psychosis", Course(kNow).withCondition("schizoaffective")},
      {"polypharmacy", taking({"sertraline", "bupropion", "trazodone", "clonazepam", "gabapentin"})},
      {"pregnancy", taking({"sertraline"}).withCondition("pregnancy")},
      {"clozapine", taking({"clozapine"})},
      {"lithium", taking({"lithium"})},
      {"young", taking({"risperidone"}, "2014-01-01")},
      {"young", taking({"fluoxetine", "guanfacine"}, "2014-01-01")},
      {"older", taking({"sertraline", "trazodone", "gabapentin"}, "1950-01-01")},
      {"clozapine+lithium", taking({"lithium", "clozapine"})},
  };
  for (Case& one : cases) {
    INFO(one.reason);
    CHECK(reasonsOf(one.course) == one.reason);
    Course seen = one.course;
    seen.withMember("psychiatrist");
    CHECK(reasonsOf(seen).empty());
    Course by_video = one.course;
    by_video.withMember("telepsychiatry");
    CHECK(reasonsOf(by_video).empty());
    Course left = one.course;
    left.withMember("psychiatrist", "Dr. Gone", "inactive").withMember("primary-care");
    CHECK(reasonsOf(left) == one.reason);
  }
}

TEST_CASE("no reason: one antidepressant, four medicines, a resolved or refuted condition") {
  CHECK(reasonsOf(Course(kNow).with(build::line("sertraline", "2024")).withCondition("depression")).empty());
  Course four(kNow);
  for (const std::string name : {"sertraline", "bupropion", "trazodone", "gabapentin"})
    four.with(build::line(name, "2024"));
  CHECK(reasonsOf(four).empty());
  CHECK(reasonsOf(Course(kNow).withCondition("bipolar", "refuted")).empty());
  CHECK(reasonsOf(Course(kNow).withCondition("schizophrenia", "resolved")).empty());
}

TEST_CASE("safety: an answer above 0 to item 9 within four weeks") {
  const auto item = [](int score, int ago) {
    Course course(kNow);
    course.withCondition("depression");
    course.with(build::result("i", "44260-8", "PHQ-9 item 9", std::to_string(score), "{score}", daysAgo(ago)));
    return course;
  };
  CHECK(reasonsOf(item(1, 10)) == "safety");
  CHECK(reasonsOf(item(0, 10)).empty());
  CHECK(reasonsOf(item(2, 40)).empty());
  Course later = item(2, 20);
  later.with(build::result("j", "44260-8", "PHQ-9 item 9", "0", "{score}", daysAgo(3)));
  CHECK(reasonsOf(later).empty());
}

TEST_CASE("a visit of psychiatry within a year counts as taking part") {
  Course course(kNow);
  course.withCondition("bipolar");
  auto visit = build::visit("v", "AMB", daysAgo(100), daysAgo(100));
  visit.types.push_back(build::words("Psychiatry follow-up"));
  course.with(visit);
  CHECK(reasonsOf(course).empty());
  Course old(kNow);
  old.withCondition("bipolar");
  visit.period = {build::date(daysAgo(400)), build::date(daysAgo(400))};
  old.with(visit);
  CHECK(reasonsOf(old) == "bipolar");
}

TEST_CASE("an antidepressant alone with bipolar disorder; with a mood stabilizer or an antipsychotic it is quiet") {
  const auto with = [](std::initializer_list<std::string> names) {
    Course course(kNow);
    course.withCondition("bipolar");
    for (const std::string& name : names) course.with(build::line(name, "2024"));
    return course.ask(bipolarScreenFindings);
  };
  const Said said = with({"sertraline"});
  const auto* finding = findingIn(said, "condition-caution/bipolar+sertraline");
  REQUIRE(finding != nullptr);
  CHECK(finding->severity == Severity::Moderate);
  CHECK_FALSE(finding->interrupts);
  for (const std::string steady :
       {"lithium", "valproate", "lamotrigine", "carbamazepine", "quetiapine", "cariprazine"}) {
    INFO(steady);
    CHECK(with({"sertraline", steady}).findings.empty());
  }
  CHECK(with({"lithium"}).findings.empty());
  CHECK(with({"sertraline", "clonazepam"}).findings.size() == 1);
}

TEST_CASE("a new antidepressant for depression: was mania asked for?") {
  const auto begun = [](int ago) {
    Course course(kNow);
    course.withCondition("depression");
    course.with(build::line("sertraline", daysAgo(ago)));
    return course;
  };
  CHECK(findingIn(begun(10).ask(bipolarScreenFindings), "condition-caution/mania-never-asked") != nullptr);
  CHECK(begun(200).ask(bipolarScreenFindings).findings.empty());
  Course asked = begun(10);
  asked.with(build::result("mdq", "0", "Mood Disorder Questionnaire", "2", "{score}", daysAgo(30)));
  CHECK(asked.ask(bipolarScreenFindings).findings.empty());
  Course for_worry(kNow);
  for_worry.withCondition("anxiety");
  for_worry.with(build::line("sertraline", daysAgo(10)));
  CHECK(for_worry.ask(bipolarScreenFindings).findings.empty());
  auto night = build::line("trazodone", daysAgo(10));
  night.daily_amount = 50;
  night.daily_unit = "mg";
  Course sleep(kNow);
  sleep.withCondition("depression");
  sleep.with(night);
  CHECK(sleep.ask(bipolarScreenFindings).findings.empty());
}

TEST_CASE("care by video: each item of the checklist can be answered, and what is not is told once") {
  Course bare(kNow);
  bare.withMember("telepsychiatry");
  const Said said = bare.ask(telehealthFindings);
  REQUIRE(said.findings.size() == 1);
  CHECK(said.findings.front().id == "telehealth-gap/labs+vitals+records+emergency+contact+address");
  CHECK(said.findings.front().severity == Severity::Moderate);
  CHECK_FALSE(said.findings.front().interrupts);
  CHECK(Course(kNow).withMember("psychiatrist").ask(telehealthFindings).findings.empty());
  CHECK(Course(kNow).withMember("telepsychiatry", "Dr. Far", "inactive").ask(telehealthFindings).findings.empty());

  Course known(kNow);
  known.withMember("telepsychiatry").withMember("primary-care", "Dr. Near");
  known.chart().addresses = {"1 Main Street"};
  record::Contact sister;
  sister.name = "Rosa";
  sister.telecoms = {{"phone", "555-0101", ""}};
  known.chart().contacts = {sister};
  CHECK(known.ask(telehealthFindings).findings.front().id == "telehealth-gap/records+emergency");
  record::ConsentFact consent;
  consent.about = build::about("Consent/1");
  consent.status = "active";
  known.chart().facts.consents.push_back(consent);
  CHECK(known.ask(telehealthFindings).findings.front().id == "telehealth-gap/emergency");
  record::DocumentFact plan;
  plan.about = build::about("DocumentReference/1");
  plan.title = "Crisis plan";
  known.chart().facts.documents.push_back(plan);
  CHECK(known.ask(telehealthFindings).findings.empty());

  Course measured(kNow);
  measured.withMember("telepsychiatry");
  auto weight = build::result("w", "29463-7", "Weight", "80", "kg", daysAgo(30));
  weight.categories = {"vital-signs"};
  measured.with(weight);
  CHECK(measured.ask(telehealthFindings).findings.front().id.find("vitals") == std::string::npos);
}

TEST_CASE("Spanish for the person, clinical words for clinicians") {
  Course course(kNow);
  course.withCondition("bipolar");
  CHECK(course.ask(needsPsychiatryFindings, Reader::Person, Language::Spanish).findings.front().title ==
        "Conviene que participe psiquiatría");
  Course video(kNow);
  video.withMember("telepsychiatry");
  CHECK(video.ask(telehealthFindings, Reader::Clinician).findings.front().why.find("local vital signs") !=
        std::string::npos);
}

}  // namespace
}  // namespace baton::rules
