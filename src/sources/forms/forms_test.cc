#include "sources/forms/forms.h"

#include <doctest/doctest.h>

#include "sources/forms/testing.h"

namespace baton::sources::forms {
namespace {

using testing::kNow;
using testing::Record;

const json::Value& only(const Drafts& drafts) {
  REQUIRE(drafts.size() == 1);
  return drafts.front().resource;
}

MedicationForm medicine(std::string text, std::string since = "") {
  MedicationForm form;
  form.text = std::move(text);
  form.since = std::move(since);
  return form;
}

std::string fieldOf(const Result<Drafts>& made) { return made ? "" : made.error().detail; }

TEST_CASE("a medicine in plain words becomes a statement with dose, timing, ingredient and prescriber") {
  Record record;
  MedicationForm form = medicine("Zoloft 100mg every morning", "2026-03");
  form.reason = "anxiety";
  form.prescriber = "Dr. Lee";
  const Drafts drafts = record.save(form);
  const json::Value& statement = only(drafts);
  CHECK(statement["status"].text() == "active");
  CHECK(statement["medicationCodeableConcept"]["coding"][0]["code"].text() == "36437");
  CHECK(statement["dosage"][0]["text"].text() == "Zoloft 100mg every morning");
  CHECK(statement["dosage"][0]["doseAndRate"][0]["doseQuantity"]["value"].text() == "100");
  CHECK(statement["dosage"][0]["timing"]["repeat"]["when"][0].text() == "MORN");
  CHECK(statement["effectivePeriod"]["start"].text() == "2026-03");
  CHECK(statement["dateAsserted"].text() == "2026-11-15T10:00:00-05:00");
  REQUIRE(record.chart().medications.size() == 1);
  const record::MedicationLine& line = record.chart().medications.front();
  CHECK(line.id == "medication/sertraline");
  CHECK(line.dose == "100 mg every morning");
  CHECK(line.prescriber == "Dr. Lee");
  CHECK(line.reason == "anxiety");
}

TEST_CASE("every timing that the reader knows is written so that it reads back the same") {
  for (const char* text :
       {"lithium 300 mg twice a day", "lamotrigine 100 mg qam and 200 mg qhs",
        "ibuprofen 400 mg 1-2 tablets every 6 hours as needed for pain, max 6 tablets per day",
        "prednisone 20 mg daily x 5 days", "methotrexate 2.5 mg 4 tablets once a week", "vitamin D 2000 IU daily",
        "clonazepam 0.5 mg at bedtime prn anxiety", "fluoxetine 20 mg mon wed fri", "lorazepam 1 mg x1"}) {
    CAPTURE(text);
    Record typed;
    typed.save(medicine(text));
    const auto reading = knowledge::readMedicationText(text);
    const record::MedicationLine& line = typed.chart().medications.front();
    CHECK(line.is_read);
    CHECK(line.is_as_needed == reading.instructions.front().timing.as_needed);
    CHECK_FALSE(line.dose.empty());
    CHECK(line.conflicts.empty());
  }
}

TEST_CASE("what cannot be read is kept to the letter and given no structure") {
  Record record;
  const Drafts drafts = record.save(medicine("Tía Rosa's drops, 3 in the morning"));
  const json::Value& statement = only(drafts);
  CHECK(statement["medicationCodeableConcept"]["text"].text() == "Tía Rosa's drops, 3 in the morning");
  CHECK_FALSE(statement["dosage"][0].has("doseAndRate"));
  CHECK_FALSE(record.chart().medications.front().is_read);
}

TEST_CASE("stop and another dose are new versions of what was typed") {
  Record record;
  record.save(medicine("Zoloft 100mg every morning", "2026-03"));
  const Drafts changed =
      record.save(ChangeDoseForm{"zoloft", "150 mg every morning", "2026-10-01", "partial response"});
  REQUIRE(changed.size() == 2);
  CHECK(changed[1].resource["status"].text() == "completed");
  CHECK(record.chart().medications.front().dose == "150 mg every morning");
  CHECK(record.chart().medications.front().dose_since.text() == "2026-10-01");
  CHECK(record.chart().medications.front().since.text() == "2026-03");
  const Drafts stopped = record.save(StopMedicationForm{"medication/sertraline", "2026-11-01", "nausea"});
  CHECK(only(stopped)["statusReason"][0]["text"].text() == "nausea");
  CHECK(record.chart().medications.front().status == "stopped");
  CHECK(record.chart().medications.front().ended.text() == "2026-11-01");
  CHECK(record.chart().medications.front().status_reason == "nausea");
}

TEST_CASE("a stop before the start, of an unknown or stopped medicine, or in the future is refused at its field") {
  Record record;
  record.save(medicine("lithium 300 mg bid", "2026-03-01"));
  CHECK(fieldOf(record.make(StopMedicationForm{"lithium", "2026-02-01", ""})) == "field: on");
  CHECK(fieldOf(record.make(StopMedicationForm{"lithium", "2027-02-01", ""})) == "field: on");
  CHECK(fieldOf(record.make(StopMedicationForm{"clozapine", "", ""})) == "field: line");
  CHECK(fieldOf(record.make(ChangeDoseForm{"lithium", "Zoloft 50 mg daily", "", ""})) == "field: text");
  record.save(StopMedicationForm{"lithium", "2026-11-01", ""});
  CHECK(fieldOf(record.make(StopMedicationForm{"lithium", "", ""})) == "field: line");
}

TEST_CASE("a medicine typed with its last day has ended, as a course or stopped, and not before it began") {
  Record record;
  MedicationForm form = medicine("Zoloft 100mg every morning", "2026-03-01");
  form.until = "2026-10-01";
  form.end_reason = "nausea";
  const json::Value stopped = only(record.make(form).value());
  CHECK(stopped["status"].text() == "stopped");
  CHECK(stopped["effectivePeriod"]["end"].text() == "2026-10-01");
  CHECK(stopped["statusReason"][0]["text"].text() == "nausea");
  form.is_completed = true;
  CHECK(only(record.make(form).value())["status"].text() == "completed");
  form.until = "2026-02-01";
  CHECK(fieldOf(record.make(form)) == "field: until");
  form.until = "2027-02-01";
  CHECK(fieldOf(record.make(form)) == "field: until");
}

TEST_CASE("another end of one's own statement, and of nothing else") {
  Record record;
  record.save(medicine("Tía Rosa's drops", "2026-03-01"));
  const Drafts stopped = record.save(StopMedicationForm{"Tía Rosa's drops", "2026-11-01", "nausea"});
  const std::string key = stopped.front().replaces;
  const Drafts drafts = record.make(MedicationEndForm{key, "2026-10-15", ""}).value();
  CHECK(drafts.front().replaces == key);
  CHECK(only(drafts)["effectivePeriod"]["end"].text() == "2026-10-15");
  CHECK(only(drafts)["effectivePeriod"]["start"].text() == "2026-03-01");
  CHECK_FALSE(only(drafts).has("statusReason"));
  CHECK(fieldOf(record.make(MedicationEndForm{key, "", ""})) == "field: on");
  CHECK(fieldOf(record.make(MedicationEndForm{key, "2026-02-01", ""})) == "field: on");
  CHECK_FALSE(record.make(MedicationEndForm{"MedicationStatement/nothing", "2026-10-15", ""}));
  const Author relative{"ben", Author::Kind::Relative, "Ben", ""};
  CHECK_FALSE(record.make(MedicationEndForm{key, "2026-10-15", ""}, relative));
}

TEST_CASE("allergies, and the statement that there are none") {
  Record record;
  record.save(AllergyForm{"penicillin", "hives", "moderate", "high", "allergy", "2001", ""});
  CHECK(record.chart().allergies.front().text == "penicillin");
  CHECK(record.chart().allergies.front().reaction == "hives (moderate)");
  Record none;
  none.save(AllergyForm{"no known allergies", "", "", "", "", "", ""});
  CHECK(none.chart().allergies.front().is_statement_of_none);
  CHECK(fieldOf(none.make(AllergyForm{"dust", "", "severe", "", "", "", ""})) == "field: reaction");
  CHECK(fieldOf(none.make(AllergyForm{"dust", "itch", "terrible", "", "", "", ""})) == "field: severity");
}

TEST_CASE("a condition, and a concern that nobody diagnosed") {
  Record record;
  ConditionForm form;
  form.name = "asthma";
  form.status = "resolved";
  form.ended = "2010";
  record.save(form);
  CHECK(record.chart().conditions.front().status == "resolved");
  form.status = "active";
  CHECK(fieldOf(record.make(form)) == "field: ended");
  ConditionForm concern;
  concern.name = "low energy";
  concern.is_diagnosed = false;
  CHECK(only(record.save(concern))["category"][0]["coding"][0]["code"].text() == "health-concern");
}

TEST_CASE("a visit ahead is an appointment, one that has been is an encounter, in the writer's zone") {
  Record record;
  VisitForm visit;
  visit.when = "2026-12-01T10:00";
  visit.what = "Medication visit";
  visit.with = "Dr. Lee";
  visit.minutes = "30";
  const Drafts ahead = record.save(visit);
  CHECK(only(ahead)["start"].text() == "2026-12-01T10:00:00-05:00");
  CHECK(only(ahead)["end"].text() == "2026-12-01T10:30:00-05:00");
  visit.when = "2026-12-02";
  CHECK(only(record.save(visit))["status"].text() == "proposed");
  visit.when = "2026-11-15T09:59";
  CHECK(only(record.save(visit))["resourceType"].text() == "Encounter");
  visit.kind = "hospital";
  visit.when = "2026-11-01";
  CHECK(only(record.save(visit))["status"].text() == "in-progress");
  visit.ended = "2026-10-01";
  CHECK(fieldOf(record.make(visit)) == "field: ended");
  CHECK(record.chart().facts.plans.size() == 2);
}

TEST_CASE("people: roles, ways to reach them, emergency contacts") {
  Record record;
  TeamMemberForm member;
  member.name = "Dr. Lee";
  member.role = "psychiatrist";
  member.reach = {"555-1", "555-2", "lee@example.org", "555-3", "fax"};
  const Drafts drafts = record.save(member);
  const json::Value& role = only(drafts);
  CHECK(role["telecom"].items().size() == 4);
  CHECK(role["telecom"][1]["extension"][0]["url"].text() == kAfterHours);
  CHECK(role["telecom"][2]["rank"].text() == "1");
  REQUIRE(record.chart().care_team.size() == 1);
  CHECK(record.chart().care_team.front().role == "psychiatrist");
  record.save(PharmacyForm{"Corner Pharmacy", "1 Main St", {"555-9", "", "", "", ""}});
  CHECK(record.chart().care_team.back().role == "pharmacy");
  CHECK(fieldOf(record.make(ContactForm{"Rosa", "sister", {}, true})) == "field: phone");
  CHECK(fieldOf(record.make(ContactForm{"Rosa", "sister", {"", "", "no address", "", ""}, false})) == "field: email");
  record.save(ContactForm{"Rosa", "sister", {"555-0101", "", "", "", ""}, true});
  CHECK(record.chart().facts.contacts.front().relationship.label() == "sister");
}

TEST_CASE("a goal with its measure, and its progress") {
  Record record;
  record.save(GoalForm{"Sleep seven hours", "hours of sleep", "4.5 h", "7 h", "2027-02-01", "", "", ""});
  CHECK(record.chart().goals.front().target == "hours of sleep: 7 h");
  record.save(GoalProgressForm{"goal/sleep-seven-hours", "improving", "6 h", "", "slowly"});
  CHECK(record.chart().goals.front().achievement == "improving");
  CHECK(record.chart().facts.observations.size() == 2);
  record.save(GoalProgressForm{"goal/sleep-seven-hours", "achieved", "", "", ""});
  CHECK(record.chart().goals.front().status == "completed");
  CHECK(fieldOf(record.make(GoalProgressForm{"goal/none", "achieved", "", "", ""})) == "field: goal");
}

TEST_CASE("the daily log: numbers in their ranges, side effects and missed doses tied to the medicine") {
  Record record;
  record.save(medicine("lithium 300 mg bid", "2026-03-01"));
  DailyLogForm log;
  log.mood = "4";
  log.sleep_hours = "6,5";
  log.symptoms = {{"anxiety", "6", "most of the day"}, {"headache", "", ""}};
  log.side_effects = {{"hand tremor", "lithium", "2026-11-01", "4"}};
  log.missed_doses = {{"medication/lithium", "ran out", "2"}};
  log.drinks = "0";
  const Drafts drafts = record.save(log);
  REQUIRE(drafts.size() == 7);
  CHECK(drafts[0].resource["valueQuantity"]["value"].text() == "4");
  CHECK(drafts[1].resource["valueQuantity"]["value"].text() == "6.5");
  CHECK(drafts[2].resource["code"]["coding"][0]["code"].text() == "74013-4");
  CHECK(drafts[5].resource["focus"][0]["reference"].text().starts_with("MedicationStatement/"));
  CHECK(drafts[6].resource["valueString"].text() == "lithium, 2 doses");
  CHECK(drafts[0].resource["effectiveDateTime"].text() == "2026-11-15T10:00:00-05:00");
  // What is logged is no medication of its own and changes no line.
  CHECK(record.chart().medications.size() == 1);
  CHECK(record.chart().medications.front().status == "active");
  for (const auto& [value, field] :
       std::map<std::string, std::string>{{"11", "mood"}, {"-1", "mood"}, {"1e1", "mood"}}) {
    DailyLogForm wrong_log;
    wrong_log.mood = value;
    CHECK(fieldOf(record.make(wrong_log)) == "field: " + field);
  }
  CHECK(fieldOf(record.make(DailyLogForm{})) == "field: mood");
}

TEST_CASE("a caregiver stands beside what they say") {
  Record record;
  Author rosa;
  rosa.kind = Author::Kind::Relative;
  rosa.name = "Rosa Ruiz";
  DailyLogForm log;
  log.irritability = "7";
  const Drafts drafts = record.save(log, rosa);
  CHECK(only(drafts)["performer"][0]["display"].text() == "Rosa Ruiz");
  CHECK(only(drafts)["performer"][0]["type"].text() == "RelatedPerson");
  CHECK(only(record.save(medicine("lithium 300 mg bid"), rosa))["informationSource"]["display"].text() == "Rosa Ruiz");
  // Nobody but the family says so; that does not make lithium a medicine without a prescription.
  CHECK_FALSE(record.chart().medications.front().is_otc);
}

TEST_CASE("a questionnaire gives its response, the total, and item 9") {
  Record record;
  QuestionnaireForm form;
  form.instrument = "phq-9";
  form.answers = {1, 0, 2, 1, 0, 1, 0, 0, 1};
  form.language = "es";
  const Drafts drafts = record.save(form);
  REQUIRE(drafts.size() == 3);
  CHECK(drafts[0].resource["status"].text() == "completed");
  CHECK(drafts[0].resource["item"][0]["text"].text() == "Poco interés o placer en hacer cosas");
  CHECK(drafts[0].resource["item"][2]["answer"][0]["valueCoding"]["code"].text() == "LA6570-1");
  CHECK(drafts[1].resource["valueQuantity"]["value"].text() == "6");
  CHECK(drafts[1].resource["derivedFrom"][0]["reference"].text() ==
        "QuestionnaireResponse/" + drafts[0].resource["id"].text());
  CHECK(drafts[2].resource["code"]["coding"][0]["code"].text() == "44260-8");
  const Scored result = scored(form, "female").value();
  CHECK(result.total == 6);
  CHECK(result.severity == "mild");
  CHECK(result.is_safety);
  CHECK_FALSE(result.is_positive);

  form.answers[2] = std::nullopt;
  const Drafts partial = record.save(form);
  REQUIRE(partial.size() == 2);  // no total, but item 9
  CHECK(partial[0].resource["status"].text() == "in-progress");
  CHECK(scored(form, "")->missing == std::vector<std::string>{"3"});
  form.instrument = "c-ssrs";
  CHECK(fieldOf(record.make(form)) == "field: instrument");
}

TEST_CASE("a list that is still right has its owner, its day and what is on it") {
  Record record;
  record.save(medicine("lithium 300 mg bid"));
  TeamMemberForm member;
  member.name = "Dr. Lee";
  member.role = "psychiatrist";
  record.save(member);
  const Drafts first = record.save(ConfirmListForm{"medications", "dr. lee"});
  CHECK(record.chart().lists.front().owner == "Dr. Lee");
  CHECK(record.chart().lists.front().items == 1);
  const Drafts second = record.save(ConfirmListForm{"medications", ""});
  CHECK(second.front().replaces == "List/" + first.front().resource["id"].text());
  CHECK(record.chart().lists.size() == 1);
  CHECK(only(record.save(ConfirmListForm{"allergies", ""}))["emptyReason"]["coding"][0]["code"].text() == "nilknown");
  CHECK(fieldOf(record.make(ConfirmListForm{"medications", "care-team/nobody"})) == "field: owner");
}

TEST_CASE("notes and files: known by their bytes, limited in size, private ones labelled") {
  Record record;
  NoteForm note;
  note.text = "Two  blanks and a \n line";
  note.is_private = true;
  const Drafts drafts = record.save(note);
  const json::Value& attachment = only(drafts)["content"][0]["attachment"];
  CHECK(attachment["data"].text() == "VHdvICBibGFua3MgYW5kIGEgCiBsaW5l");
  CHECK(only(drafts)["meta"]["security"][0]["code"].text() == "R");
  NoteForm file;
  file.bytes = "%PDF-1.4 ...";
  CHECK(only(record.save(file))["content"][0]["attachment"]["contentType"].text() == "application/pdf");
  file.bytes = "<html>";
  CHECK(fieldOf(record.make(file)) == "field: file");
  file.bytes = "%PDF-" + std::string(kLargestAttachment, ' ');
  CHECK(record.make(file).error().code == ErrorCode::TooLarge);
}

TEST_CASE("text comes back byte for byte, and what cannot be kept is refused") {
  for (const char* text :
       {"<script>alert(1)</script>", "'; DROP TABLE journal;--", "a  b\tc",
        "Ω≈ç√∫ 田中さん 👩‍👩‍👧‍👦 \u202etest", "{{7*7}}", "\"quoted\" \\ back"}) {
    CAPTURE(text);
    Record record;
    ConditionForm form;
    form.name = text;
    form.note = text;
    const Drafts drafts = record.save(form);
    CHECK(only(drafts)["code"]["text"].text() == text);
    CHECK(only(drafts)["note"][0]["text"].text() == text);
    CHECK(json::parse(json::write(only(drafts))).value() == only(drafts));
  }
  Record record;
  ConditionForm form;
  form.name = std::string("nul\0byte", 8);
  CHECK(fieldOf(record.make(form)) == "field: condition");
  form.name = "bad \xFF utf";
  CHECK(fieldOf(record.make(form)) == "field: condition");
  form.name = std::string(kLongestLine + 1, 'x');
  CHECK(record.make(form).error().code == ErrorCode::TooLarge);
  form.name = "   ";
  CHECK(fieldOf(record.make(form)) == "field: condition");
}

TEST_CASE("dates: partial ones stay partial, times get the writer's zone, the local day decides what is ahead") {
  // 15 November 15:00 UTC is already the 16th at +14:00, and the hour has its zone.
  Record east("+14:00");
  ConditionForm form;
  form.name = "x";
  form.since = "2026-11-16";
  CHECK(only(east.save(form))["onsetDateTime"].text() == "2026-11-16");
  Record west("-05:00");
  CHECK(fieldOf(west.make(form)) == "field: since");
  form.since = "2026-03-01 08:30";
  CHECK(only(west.save(form))["onsetDateTime"].text() == "2026-03-01T08:30:00-05:00");
  form.since = "1990";
  CHECK(only(west.save(form))["onsetDateTime"].text() == "1990");
  for (const char* nonsense : {"yesterday", "2026-13-01", "2026-02-30", "03/01/2026"}) {
    form.since = nonsense;
    CHECK(fieldOf(west.make(form)) == "field: since");
  }
  for (const char* offset : {"-05:00", "+14:00", "Z", ""}) CHECK(isOffset(offset));
  for (const char* offset : {"EST", "-5", "+15:00", "+05:60"}) CHECK_FALSE(isOffset(offset));
}

TEST_CASE("the rest is valid too: coverage, daily life") {
  Record record;
  record.save(CoverageForm{"Blue Shield", "Gold", "X1", "G7", "2026-01-01", "2026-12-31"});
  CHECK(record.chart().facts.coverages.front().plan == "Gold");
  record.save(DailyLifeForm{"nights", "3 to 11", "video", ""});
  CHECK(record.chart().facts.observations.size() == 3);
  CHECK(fieldOf(record.make(DailyLifeForm{})) == "field: work schedule");
}

}  // namespace
}  // namespace baton::sources::forms
