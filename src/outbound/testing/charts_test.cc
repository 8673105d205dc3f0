#include "outbound/testing/charts.h"

#include "base/assert.h"

namespace baton::outbound::testing {

using namespace record;

namespace {

Concept loinc(const std::string& code, const std::string& label) {
  return {{{std::string(kLoinc), code, label}}, label};
}

Telecom phone(const std::string& number) { return {"phone", number, "work"}; }

CareTeamLine member(const std::string& name, const std::string& role, const std::string& number,
                    const std::string& clinic) {
  CareTeamLine line;
  line.id = "care-team/" + role;
  line.text = name;
  line.role = role;
  line.role_text = role;
  line.status = "active";
  line.organization = clinic;
  if (!number.empty()) line.telecoms = {phone(number)};
  line.sources = {source(clinic, "2026-01-10")};
  return line;
}

ConditionLine condition(const std::string& text, const std::string& snomed, const std::string& since, bool is_mental) {
  ConditionLine line;
  line.id = "condition/snomed-" + snomed;
  line.text = text;
  line.codes = {{std::string(kSnomed), snomed, text}};
  line.status = "active";
  line.since = date(since);
  line.is_mental_health = is_mental;
  line.sources = {source("Lakeside Clinic", "2025-11-04")};
  return line;
}

Change change(const std::string& kind, const std::string& about, const std::string& from, const std::string& to,
              const std::string& on, const std::string& reason = "") {
  Change made;
  made.kind = kind;
  made.about = about;
  made.from = from;
  made.to = to;
  made.on = date(on);
  made.reason = reason;
  made.text = about + " changed.";
  return made;
}

EncounterFact encounter(const std::string& class_code, const std::string& type, const std::string& start,
                        const std::string& end, const std::string& reason, const std::string& where) {
  EncounterFact fact;
  fact.about.source = source(where, start);
  fact.status = "finished";
  fact.class_code = class_code;
  fact.types = {{{}, type}};
  fact.period = {date(start), date(end)};
  if (!reason.empty()) fact.reasons = {{{}, reason}};
  fact.organization.display = where;
  return fact;
}

void addScores(Chart& chart) {
  const char* const days[] = {"2026-03-02", "2026-02-02", "2026-01-05", "2025-11-10",
                              "2025-08-12", "2025-04-01", "2024-12-03"};
  const char* const phq[] = {"9", "12", "17", "19", "11", "8", "15"};
  const char* const gad[] = {"7", "9", "13", "14", "9", "6", "12"};
  for (int i = 0; i < 7; ++i) {
    chart.facts.observations.push_back(observation("44261-6", "PHQ-9 total score", phq[i], "{score}", days[i]));
    chart.facts.observations.push_back(observation("70274-6", "GAD-7 total score", gad[i], "{score}", days[i]));
  }
  ObservationFact item9 = observation("44260-8", "PHQ-9 item 9", "", "", "2026-03-02");
  item9.value_concept = loinc("LA6569-3", "Several days");
  chart.facts.observations.push_back(item9);
  for (int i = 23; i >= 0; --i) {
    const std::string month = std::string(i % 12 < 9 ? "0" : "") + std::to_string(i % 12 + 1);
    chart.facts.observations.push_back(observation("93832-4", "Sleep duration", std::to_string(330 + (i * 37) % 150),
                                                   "min", (i < 12 ? "2024-" : "2025-") + month + "-15"));
  }
}

void addLabs(Chart& chart) {
  ObservationFact lithium = observation("14334-7", "Lithium", "0.72", "mmol/L", "2026-02-20");
  lithium.range_low = Decimal::parse("0.60");
  lithium.range_high = Decimal::parse("1.00");
  lithium.categories = {"laboratory"};
  ObservationFact tsh = observation("3016-3", "TSH", "5.9", "mIU/L", "2026-02-20");
  tsh.interpretation = "H";
  tsh.range_low = Decimal::parse("0.4");
  tsh.range_high = Decimal::parse("4.5");
  tsh.categories = {"laboratory"};
  ObservationFact older = observation("3016-3", "TSH", "3.1", "mIU/L", "2025-06-11");
  older.categories = {"laboratory"};
  chart.facts.observations.insert(chart.facts.observations.end(), {lithium, tsh, older});
  for (const char* const day : {"2026-02-20", "2025-09-20", "2025-02-11", "2024-08-30"}) {
    ObservationFact weight = observation("29463-7", "Body weight", day[3] == '6' ? "81.4" : "77.9", "kg", day);
    weight.categories = {"vital-signs"};
    chart.facts.observations.push_back(weight);
  }
  ObservationFact smoking = observation("72166-2", "Tobacco smoking status", "", "", "2025-11-04");
  smoking.value_concept = {{{std::string(kSnomed), "266919005", "Never smoked tobacco"}}, "Never smoked"};
  smoking.categories = {"social-history"};
  ObservationFact work = observation("74159-5", "Work schedule", "", "", "2025-11-04");
  work.value_text = "Night shifts, three a week";
  work.categories = {"social-history"};
  ObservationFact pronouns = observation("90778-2", "Personal pronouns", "", "", "2025-11-04");
  pronouns.value_text = "she/her";
  chart.facts.observations.insert(chart.facts.observations.end(), {smoking, work, pronouns});
}

void addAnasMedications(Chart& chart) {
  MedicationLine lithium = medication("lithium carbonate", "900 mg at bedtime", "2024-05-20");
  lithium.dose_since = date("2026-01-12");
  lithium.reason = "bipolar II disorder";
  lithium.prescriber = "Dr. Mei Lin";
  lithium.codes = {{std::string(kRxNorm), "42351", "lithium carbonate"}};
  lithium.is_psychotropic = true;
  MedicationLine quetiapine = medication("quetiapine", "50 mg at bedtime", "2026-02-24");
  quetiapine.reason = "sleep and mood";
  quetiapine.prescriber = "Dr. Mei Lin";
  quetiapine.is_psychotropic = true;
  MedicationLine metformin = medication("metformin", "500 mg 2 times a day", "2023");
  metformin.reason = "prediabetes";
  metformin.prescriber = "Dr. Omar Haddad";
  metformin.conflicts = {{"dose",
                          {{"500 mg 2 times a day", source("Valley Family Medicine", "2026-01-22")},
                           {"1,000 mg 2 times a day", source("Lakeside Clinic", "2025-10-02")}},
                          "The dose differs."}};
  MedicationLine melatonin = medication("melatonin", "3 mg", "");
  melatonin.is_as_needed = true;
  melatonin.is_otc = true;
  MedicationLine sertraline = medication("sertraline", "150 mg every morning", "2022-02");
  sertraline.status = "stopped";
  sertraline.ended = date("2024-04-28");
  sertraline.status_reason = "racing thoughts and less need for sleep";
  sertraline.is_psychotropic = true;
  MedicationLine lamotrigine = medication("lamotrigine", "100 mg", "2024-09");
  lamotrigine.status = "stopped";
  lamotrigine.ended = date("2024-11-02");
  lamotrigine.status_reason = "rash";
  lamotrigine.is_psychotropic = true;
  chart.medications = {quetiapine, lithium, metformin, melatonin, lamotrigine, sertraline};
}

void addAnasPeople(Chart& chart) {
  chart.care_team = {member("Dr. Mei Lin", "psychiatrist", "555-0142", "Lakeside Clinic"),
                     member("Joan Okafor, LCSW", "therapist", "555-0177", "Harbor Counseling"),
                     member("Dr. Omar Haddad", "primary-care", "555-0121", "Valley Family Medicine"),
                     member("Luis Ruiz", "caregiver", "555-0190", "")};
  Contact luis;
  luis.name = "Luis Ruiz";
  luis.relationship = {{{"http://terminology.hl7.org/CodeSystem/v2-0131", "C", "Emergency Contact"}}, "Brother"};
  luis.telecoms = {{"phone", "555-0190", "mobile"}};
  chart.contacts = {luis};
  CoverageFact coverage;
  coverage.status = "active";
  coverage.payor = "Northwind Health Plan";
  coverage.member_id = "NW-2231-77";
  coverage.plan = "Silver";
  chart.facts.coverages = {coverage};
  OwnedListLine list;
  list.id = "list/medications";
  list.text = "Medication list";
  list.owner = "Ana Ruiz";
  list.confirmed = date("2026-03-01");
  chart.lists = {list};
}

void addAnasCourse(Case& made) {
  Chart& chart = *made.chart;
  chart.facts.encounters = {
      encounter("AMB", "Psychiatry follow-up", "2026-02-24", "2026-02-24", "mood check", "Lakeside Clinic"),
      encounter("AMB", "Therapy session", "2026-03-05", "2026-03-05", "", "Harbor Counseling"),
      encounter("EMER", "Emergency visit", "2025-11-09", "2025-11-09", "not sleeping for three days",
                "St. Brigid Hospital"),
      encounter("IMP", "Inpatient psychiatry", "2025-11-09", "2025-11-21", "hypomania", "St. Brigid Hospital")};
  PlanFact next;
  next.kind = PlanFact::Kind::Appointment;
  next.status = "booked";
  next.what.text = "Psychiatry follow-up";
  next.period.start = date("2026-03-24");
  next.participants = {{"", "Dr. Mei Lin", ""}};
  PlanFact plan;
  plan.what.text = "Crisis plan";
  plan.status = "active";
  plan.period.start = date("2025-12-01");
  plan.about.source = source("Harbor Counseling", "2025-12-01");
  chart.facts.plans = {next, plan};
  GoalLine goal;
  goal.id = "goal/1";
  goal.text = "Sleep 7 hours on 5 nights a week";
  goal.status = "active";
  goal.target = "7 h";
  goal.due = date("2026-05-01");
  goal.achievement = "improving";
  chart.goals = {goal};
  made.changes = {
      change("medication-started", "quetiapine", "", "50 mg at bedtime", "2026-02-24", "poor sleep"),
      change("score-changed", "PHQ-9", "17", "9", "2026-03-02"),
      change("result-abnormal", "TSH", "", "5.9 mIU/L", "2026-02-20"),
      change("medication-dose-changed", "lithium carbonate", "600 mg", "900 mg", "2026-01-12", "level 0.48 mmol/L"),
      change("encounter", "Psychiatry follow-up", "", "", "2026-02-24")};
}

}  // namespace

PartialDate date(const std::string& text) {
  if (text.empty()) return {};
  const auto parsed = PartialDate::parse(text);
  BATON_ASSERT(parsed.has_value());
  return *parsed;
}

Source source(const std::string& organisation, const std::string& asserted) {
  Source made;
  made.organisation = organisation;
  made.file = "export.json";
  made.asserted = date(asserted);
  return made;
}

ObservationFact observation(const std::string& code, const std::string& label, const std::string& value,
                            const std::string& unit, const std::string& day) {
  ObservationFact fact;
  fact.about.key = "Observation/" + code + "-" + day;
  fact.about.source = source("Lakeside Clinic", day);
  fact.what = loinc(code, label);
  fact.status = "final";
  fact.effective = date(day);
  if (!value.empty()) {
    fact.quantity = Quantity{};
    fact.quantity->value = *Decimal::parse(value);
    fact.quantity->unit = unit;
    fact.quantity->code = unit;
    fact.quantity->system = "http://unitsofmeasure.org";
  }
  return fact;
}

MedicationLine medication(const std::string& name, const std::string& dose, const std::string& since) {
  MedicationLine line;
  line.id = "medication/" + name;
  line.text = name + " " + dose;
  line.name = name;
  line.dose = dose;
  line.status = "active";
  line.since = date(since);
  line.sources = {source("Lakeside Clinic", since)};
  return line;
}

Case fiveResources() {
  Case made;
  Chart& chart = *made.chart;
  chart.name = "Sam Lee";
  chart.born = date("1990-02");
  PersonFact person;
  person.about.source = source("", "");
  person.about.source.author = "Sam Lee";
  chart.facts.persons = {person};
  chart.medications = {medication("sertraline", "50 mg every morning", "2026-01-20")};
  chart.care_team = {member("Dr. Pat Moor", "primary-care", "555-0101", "")};
  chart.conditions = {condition("Depression", "35489007", "2025-12", true)};
  return made;
}

Case anaRuiz() {
  Case made;
  Chart& chart = *made.chart;
  chart.id = {"ana-ruiz"};
  chart.name = "Ana Ruiz";
  chart.names = {{"official", "Ana Ruiz", "Ruiz", {"Ana"}}};
  chart.born = date("1987-05-04");
  chart.gender = "female";
  chart.languages = {"Spanish"};
  chart.telecoms = {{"phone", "+1 555 0100", "mobile"}};
  addAnasMedications(chart);
  AllergyLine lamotrigine;
  lamotrigine.id = "allergy/lamotrigine";
  lamotrigine.text = "lamotrigine";
  lamotrigine.status = "active";
  lamotrigine.reaction = "rash";
  lamotrigine.criticality = "high";
  AllergyLine penicillin = lamotrigine;
  penicillin.id = "allergy/penicillin";
  penicillin.text = "penicillin";
  penicillin.reaction = "hives";
  penicillin.criticality = "low";
  penicillin.codes = {{std::string(kSnomed), "764146007", "Penicillin"}};
  chart.allergies = {penicillin, lamotrigine};
  chart.conditions = {condition("Bipolar II disorder", "83225003", "2024-05", true),
                      condition("Generalized anxiety disorder", "21897009", "2016", true),
                      condition("Prediabetes", "714628002", "2023-01-15", false)};
  ConditionLine past = condition("Iron deficiency anemia", "87522002", "2019", false);
  past.status = "resolved";
  past.abated = date("2020-08");
  chart.conditions.push_back(past);
  addAnasPeople(chart);
  addScores(chart);
  addLabs(chart);
  addAnasCourse(made);
  return made;
}

Case manyScripts() {
  Case made = anaRuiz();
  Chart& chart = *made.chart;
  chart.name = "سلمى عبد الرحمن الحكيم";
  chart.names = {{"official", chart.name, "", {}}};
  chart.languages = {"العربية"};
  chart.allergies[0].text = "بنسلين";
  chart.allergies[0].reaction = "طفح جلدي (شرى)";
  chart.medications[0].name = "富马酸喹硫平片";
  chart.medications[0].dose = "每晚 50 毫克";
  chart.medications[0].reason = "睡眠障碍";
  chart.medications[1].name = "carbonate de lithium à libération prolongée";
  chart.care_team[0].text = "ד״ר יעל כהן";
  chart.care_team[1].text = "Željko Śniadecki-Nguyễn";
  chart.care_team[2].text = "Δρ. Ελένη Παπαδοπούλου";
  made.changes[0].about = "富马酸喹硫平片";
  made.changes[1].reason = "النوم أفضل من السابق";
  return made;
}

Case sizedChart(std::size_t resources) {
  Case made = anaRuiz();
  Chart& chart = *made.chart;
  auto day = [](std::size_t i) { return toIsoDate(Instant{kNow.ms - static_cast<std::int64_t>(i % 3600) * kDayMs}); };
  const std::size_t rest = resources > 50 ? resources - 50 : 0;
  for (std::size_t i = 0; i < rest; ++i) {
    const std::string number = std::to_string(i);
    switch (i % 25) {
      case 0: {
        MedicationLine line = medication("medication number " + number, "10 mg every morning", day(i));
        line.status = i % 100 == 0 ? "active" : "stopped";
        line.is_psychotropic = i % 50 == 0;
        line.ended = date(day(i / 2));
        line.status_reason = "no longer needed after the visit";
        chart.medications.push_back(line);
        break;
      }
      case 1: {
        ConditionLine line =
            condition("Condition number " + number + " of the right shoulder region", number, day(i), i % 3 == 0);
        if (i % 2 == 0) line.status = "resolved";
        chart.conditions.push_back(line);
        break;
      }
      case 2:
        chart.facts.encounters.push_back(
            encounter("AMB", "Office visit", day(i), day(i), "check-up", "Valley Family Medicine"));
        break;
      case 3:
        chart.facts.procedures.emplace_back();
        break;
      case 4:
        chart.facts.immunizations.emplace_back();
        break;
      case 5:
        chart.facts.documents.emplace_back();
        break;
      case 6:
        made.changes.push_back(change("document-added", "Visit note " + number, "", "", day(i)));
        break;
      default: {
        ObservationFact fact = observation(std::to_string(10000 + i % 60) + "-1",
                                           "Result of kind " + std::to_string(i % 60), "5.4", "mmol/L", day(i));
        fact.categories = {"laboratory"};
        if (i % 7 == 0) fact.interpretation = "H";
        chart.facts.observations.push_back(fact);
      }
    }
  }
  if (resources <= 5) return fiveResources();
  return made;
}

Case filledWith(const std::string& text) {
  Case made = anaRuiz();
  Chart& chart = *made.chart;
  chart.name = text;
  chart.names = {{"official", text, text, {text}}};
  chart.languages = {text};
  chart.telecoms = {{"phone", text, "mobile"}};
  for (MedicationLine& line : chart.medications) {
    for (std::string* field : {&line.text, &line.name, &line.dose, &line.reason, &line.prescriber, &line.status_reason})
      *field = text;
    for (Conflict& conflict : line.conflicts) {
      conflict.field = conflict.text = text;
      for (Conflict::Side& side : conflict.sides) side.value = text;
    }
  }
  for (AllergyLine& line : chart.allergies) line.text = line.reaction = text;
  for (ConditionLine& line : chart.conditions) line.text = line.severity = text;
  for (CareTeamLine& line : chart.care_team) line.text = line.organization = line.role_text = text, line.role = "other";
  for (GoalLine& line : chart.goals) line.text = line.target = line.achievement = text;
  for (OwnedListLine& line : chart.lists) line.text = line.owner = text;
  for (Contact& contact : chart.contacts) contact.name = text, contact.relationship.text = text;
  for (CoverageFact& fact : chart.facts.coverages) fact.payor = fact.plan = fact.member_id = text;
  for (PlanFact& fact : chart.facts.plans) fact.what.text = "Crisis plan " + text;
  for (EncounterFact& fact : chart.facts.encounters) {
    fact.types = {{{}, text}};
    fact.reasons = {{{}, text}};
    fact.organization.display = text;
  }
  for (ObservationFact& fact : chart.facts.observations) {
    fact.note = text;
    fact.range_text = text;
    if (!fact.quantity) fact.value_text = text, fact.value_concept = {};
  }
  OtherFact flag;
  flag.type = "Flag";
  flag.label = text;
  flag.status = "active";
  chart.facts.other = {flag};
  for (Change& one : made.changes) one.about = one.from = one.to = one.reason = one.text = text;
  made.audience = {"therapist", text};
  return made;
}

}  // namespace baton::outbound::testing
