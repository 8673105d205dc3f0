// Small resources of each family and what is read out of them, as one line each.
#include "fhir/read.h"

#include <doctest/doctest.h>

namespace baton::fhir {
namespace {

using namespace record;

constexpr std::string_view kRecorded = "2026-11-15T09:00:00Z";

json::Value parsed(std::string_view text) {
  auto value = json::parse(text);
  REQUIRE_MESSAGE(value.has_value(), std::string(text));
  return std::move(*value);
}

Facts read(std::string_view text) {
  const json::Value resource = parsed(text);
  Entry entry;
  entry.type = resource["resourceType"].text();
  entry.id = "1";
  entry.version = 3;
  entry.sequence = 7;
  entry.author = "import";
  entry.recorded = *parseInstant(kRecorded);
  entry.origin = {"fhir-bundle", "a.json", "00", "Riverside Clinic", "Bundle.entry[0]", "urn:uuid:1"};
  Facts facts;
  readInto(facts, entry, resource);
  CHECK(facts.size() == 1);
  return facts;
}

// Parts that are not empty, with " | " between them; each named, so that a table row can be read.
class Words {
 public:
  Words& add(std::string_view name, const std::string& value) {
    if (value.empty()) return *this;
    if (!text_.empty()) text_ += " | ";
    text_ += std::string(name) + "=" + value;
    return *this;
  }
  Words& add(std::string_view name, const Concept& value) { return add(name, value.label()); }
  Words& add(std::string_view name, const PartialDate& value) { return add(name, value.text()); }
  Words& add(std::string_view name, const Period& value) {
    return value.empty() ? *this : add(name, value.start.text() + ".." + value.end.text());
  }
  Words& add(std::string_view name, const Reference& value) {
    return add(name, value.display.empty() ? value.target : value.display);
  }
  Words& add(std::string_view name, bool value) { return add(name, std::string(value ? "yes" : "")); }
  template <class Item>
  Words& add(std::string_view name, const std::vector<Item>& values) {
    Words inner;
    for (const Item& value : values) inner.add("", value);
    return add(name, inner.text_.empty() ? "" : "[" + inner.text_ + "]");
  }
  Words& about(const About& about) {
    return add("from", about.held_from)
        .add("to", about.held_to)
        .add("asserted", about.source.asserted)
        .add("error", about.is_entered_in_error)
        .add("opaque", about.is_not_interpreted);
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

std::string line(const MedicationFact& fact) {
  Words words;
  words.add("what", fact.what).add("of", fact.medication).add("contents", fact.contents).add("form", fact.form);
  words.add("status", fact.status).add("intent", fact.intent);
  for (const Dosage& dosage : fact.dosages) words.add("sig", dosage.text).add("timing", dosage.timing);
  words.add("why", fact.reasons).add("because", fact.status_reason).add("by", fact.prescriber);
  words.add("reported", fact.is_reported).add("otc", fact.is_otc).add("note", fact.note);
  if (fact.refills) words.add("refills", std::to_string(*fact.refills));
  if (fact.supply_days) words.add("days", std::to_string(static_cast<int>(*fact.supply_days)));
  if (fact.supply.value.value() > 0) words.add("supply", toText(fact.supply));
  return words.add("on", fact.based_on).about(fact.about).text();
}
std::string line(const Facts::MedicationCode& fact) {
  return Words().add("what", fact.what).add("contents", fact.contents).add("form", fact.form).about(fact.about).text();
}
std::string line(const AllergyFact& fact) {
  Words words;
  words.add("what", fact.what).add("clinical", fact.clinical_status).add("verified", fact.verification_status);
  words.add("type", fact.type).add("categories", fact.categories).add("criticality", fact.criticality);
  for (const auto& reaction : fact.reactions) {
    words.add("reaction", reaction.manifestations).add("severity", reaction.severity).add("told", reaction.note);
  }
  return words.add("asserter", fact.asserter).add("note", fact.note).about(fact.about).text();
}
std::string line(const ConditionFact& fact) {
  return Words()
      .add("what", fact.what)
      .add("clinical", fact.clinical_status)
      .add("verified", fact.verification_status)
      .add("categories", fact.categories)
      .add("severity", fact.severity)
      .add("note", fact.note)
      .about(fact.about)
      .text();
}
std::string line(const ObservationFact& fact) {
  Words words;
  words.add("what", fact.what).add("categories", fact.categories);
  if (fact.quantity) words.add("quantity", toText(*fact.quantity)).add("digits", fact.quantity->value.text());
  words.add("coded", fact.value_concept).add("text", fact.value_text).add("absent", fact.absent_reason);
  words.add("flag", fact.interpretation).add("range", fact.range_text);
  for (const auto& component : fact.components) {
    words.add("part", component.what.label() + " " +
                          (component.quantity ? toText(*component.quantity)
                                              : component.value_concept.label() + component.value_text));
  }
  return words.add("by", fact.performers).about(fact.about).text();
}
std::string line(const EncounterFact& fact) {
  return Words()
      .add("status", fact.status)
      .add("class", fact.class_code)
      .add("types", fact.types)
      .add("why", fact.reasons)
      .add("to home", fact.discharge_disposition)
      .add("at", fact.organization)
      .add("with", fact.participants)
      .add("where", fact.location)
      .about(fact.about)
      .text();
}
std::string line(const PersonFact& fact) {
  Words words;
  for (const Name& name : fact.names) words.add("name", name.text);
  for (const Identifier& id : fact.identifiers) words.add("id", id.type + " " + id.value);
  for (const Telecom& telecom : fact.telecoms) words.add("tel", telecom.system + " " + telecom.value);
  words.add("gender", fact.gender).add("born", fact.born).add("languages", fact.languages);
  words.add("addresses", fact.addresses);
  if (fact.deceased) words.add("deceased", fact.deceased->empty() ? "yes" : fact.deceased->text());
  for (const Contact& contact : fact.contacts) words.add("contact", contact.name + ", " + contact.relationship.label());
  return words.about(fact.about).text();
}
std::string line(const Contact& fact) {
  return Words().add("name", fact.name).add("is", fact.relationship).about(fact.about).text();
}
std::string line(const HelperFact& fact) {
  Words words;
  words.add("name", fact.name).add("specialties", fact.specialties).add("address", fact.address);
  words.add("practitioner", fact.practitioner).add("organization", fact.organization);
  return words.add("active", fact.is_active).about(fact.about).text();
}
std::string line(const CareTeamFact& fact) {
  Words words;
  words.add("name", fact.name).add("status", fact.status);
  for (const auto& member : fact.members) words.add("member", member.role.label() + ": " + member.who.display);
  return words.about(fact.about).text();
}
std::string line(const ProcedureFact& fact) {
  return Words().add("what", fact.what).add("status", fact.status).add("by", fact.performers).about(fact.about).text();
}
std::string line(const ImmunizationFact& fact) {
  return Words().add("what", fact.what).add("status", fact.status).about(fact.about).text();
}
std::string line(const GoalFact& fact) {
  return Words()
      .add("what", fact.description)
      .add("status", fact.lifecycle_status)
      .add("achievement", fact.achievement)
      .add("due", fact.due)
      .add("target", fact.target_text)
      .add("by", fact.expressed_by)
      .add("note", fact.note)
      .about(fact.about)
      .text();
}
std::string line(const PlanFact& fact) {
  return Words()
      .add("what", fact.what)
      .add("status", fact.status)
      .add("intent", fact.intent)
      .add("description", fact.description)
      .add("period", fact.period)
      .add("author", fact.author)
      .add("with", fact.participants)
      .add("activities", fact.activities)
      .about(fact.about)
      .text();
}
std::string line(const TaskFact& fact) {
  Words words;
  words.add("what", fact.what).add("status", fact.status).add("intent", fact.intent).add("for", fact.description);
  words.add("focus", fact.focus).add("owner", fact.owner).add("by", fact.requester).add("due", fact.due);
  return words.add("state", fact.business_status).add("why", fact.status_reason).about(fact.about).text();
}
std::string line(const ConsentFact& fact) {
  Words words;
  words.add("scope", fact.scope).add("status", fact.status).add("type", fact.provision.type);
  words.add("until", fact.provision.period.end);
  for (const auto& actor : fact.provision.actors) words.add("actor", actor.who);
  for (const auto& label : fact.provision.labels) words.add("label", label.code);
  for (const auto& exception : fact.exceptions) {
    words.add("but", exception.type);
    for (const auto& label : exception.labels) words.add("label", label.code);
  }
  return words.add("deeper", fact.is_deeper).about(fact.about).text();
}
std::string line(const CommunicationFact& fact) {
  Words words;
  words.add("topic", fact.topic).add("status", fact.status).add("to", fact.recipients).add("from whom", fact.sender);
  for (const std::string& text : fact.payload) words.add("says", text);
  return words.add("answers", fact.answers).about(fact.about).text();
}
std::string line(const DocumentFact& fact) {
  return Words()
      .add("title", fact.title)
      .add("type", fact.type)
      .add("status", fact.status)
      .add("by", fact.authors)
      .add("content", fact.content_type)
      .add("conclusion", fact.conclusion)
      .add("results", fact.results)
      .about(fact.about)
      .text();
}
std::string line(const CoverageFact& fact) {
  Words words;
  words.add("payor", fact.payor).add("member", fact.member_id).add("plan", fact.plan).add("group", fact.group);
  return words.add("status", fact.status).about(fact.about).text();
}
std::string line(const ListFact& fact) {
  Words words;
  words.add("title", fact.title).add("owner", fact.owner).add("items", fact.items);
  return words.add("empty", fact.is_empty_on_purpose).about(fact.about).text();
}
std::string line(const FamilyHistoryFact& fact) {
  return Words().add("who", fact.relationship).add("what", fact.conditions).about(fact.about).text();
}
std::string line(const AcknowledgementFact& fact) { return fact.finding + " | " + fact.facts + " | " + fact.by; }
std::string line(const DecisionFact& fact) {
  return Words().add("keys", fact.keys).add("same", fact.is_same).about(fact.about).text();
}
std::string line(const OtherFact& fact) {
  return Words().add("type", fact.type).add("label", fact.label).add("status", fact.status).about(fact.about).text();
}

std::string lineOf(std::string_view text) {
  std::string all;
  read(text).forEach([&](const auto& fact) { all += line(fact); });
  return all;
}

struct Case {
  std::string_view resource;
  std::string_view expected;
};

void checkAll(std::initializer_list<Case> cases) {
  for (const Case& one : cases) {
    INFO(std::string(one.resource));
    CHECK(lineOf(one.resource) == std::string(one.expected));
  }
}

std::string sig(std::string_view dosage) {
  const std::string text =
      std::string(R"({"resourceType":"MedicationStatement","dosage":[)") + std::string(dosage) + "]}";
  return read(text).medications.at(0).dosages.at(0).text;
}

}  // namespace

TEST_CASE("an instruction without text is said in words") {
  const auto timing = [](const std::string& repeat) { return sig(R"({"timing":{"repeat":)" + repeat + "}}"); };
  CHECK(timing(R"({"frequency":1,"period":1,"periodUnit":"d"})") == "once a day");
  CHECK(timing(R"({"period":1,"periodUnit":"d"})") == "once a day");
  CHECK(timing(R"({"frequency":2,"period":1,"periodUnit":"d"})") == "2 times a day");
  CHECK(timing(R"({"frequency":2,"frequencyMax":3,"period":1,"periodUnit":"d"})") == "2 to 3 times a day");
  CHECK(timing(R"({"frequency":1,"period":6,"periodUnit":"h"})") == "every 6 hours");
  CHECK(timing(R"({"frequency":1,"period":4,"periodMax":6,"periodUnit":"h"})") == "every 4 to 6 hours");
  CHECK(timing(R"({"frequency":1,"period":1,"periodUnit":"h"})") == "every hour");
  CHECK(timing(R"({"frequency":2,"period":1,"periodUnit":"h"})") == "2 times an hour");
  CHECK(timing(R"({"frequency":1,"period":2,"periodUnit":"d"})") == "every other day");
  CHECK(timing(R"({"frequency":1,"period":4,"periodUnit":"wk"})") == "every 4 weeks");
  CHECK(timing(R"({"frequency":1,"period":0.5,"periodUnit":"d"})") == "every 0.5 days");
  CHECK(timing(R"({"frequency":3,"period":1,"periodUnit":"wk"})") == "3 times a week");
  CHECK(timing(R"({"when":["MORN"]})") == "every morning");
  CHECK(timing(R"({"frequency":1,"period":1,"periodUnit":"d","when":["MORN"]})") == "every morning");
  CHECK(timing(R"({"when":["MORN","HS"]})") == "every morning and at bedtime");
  CHECK(timing(R"({"frequency":3,"period":1,"periodUnit":"d","when":["AC"]})") == "3 times a day before meals");
  CHECK(timing(R"({"when":["ACM"],"offset":30})") == "30 minutes before breakfast");
  CHECK(timing(R"({"when":["HS"],"offset":60})") == "1 hour after bedtime");
  CHECK(timing(R"({"dayOfWeek":["mon","thu"],"timeOfDay":["08:00:00"]})") == "on Monday and Thursday at 08:00");
  CHECK(timing(R"({"frequency":2,"period":1,"periodUnit":"d","boundsDuration":{"value":7,"code":"d"}})") ==
        "2 times a day for 7 days");
  CHECK(timing(R"({"frequency":1,"period":1,"periodUnit":"d","boundsPeriod":{"end":"2026-12-01"}})") ==
        "once a day until 2026-12-01");
  CHECK(timing(R"({"count":1})") == "one time only");
  CHECK(sig(R"({"timing":{"code":{"coding":[{"code":"BID"}]}}})") == "2 times a day");
  CHECK(sig(R"({"timing":{"code":{"coding":[{"code":"Q6H"}]}}})") == "every 6 hours");
  CHECK(sig(R"({"timing":{"code":{"coding":[{"code":"BED"}]}}})") == "at bedtime");
  CHECK(sig(R"({"timing":{"code":{"text":"with the moon"}}})") == "with the moon");
}

TEST_CASE("dose, route and need are put together") {
  CHECK(sig(R"({"text":"Take it."})") == "Take it.");
  CHECK(sig(R"({"doseAndRate":[{"doseQuantity":{"value":100.0,"unit":"mg"}}],"route":{"text":"Oral"},
                "timing":{"repeat":{"when":["MORN"]}}})") == "100 mg by mouth every morning");
  CHECK(sig(R"({"doseAndRate":[{"doseRange":{"low":{"value":1,"unit":"tablet"},"high":{"value":2,"unit":"tablet"}}}],
                "asNeededCodeableConcept":{"text":"sleep"}})") == "1 to 2 tablet as needed for sleep");
  CHECK(sig(R"({"asNeededBoolean":true,"timing":{"repeat":{"frequency":1,"period":8,"periodUnit":"h"}},
                "maxDosePerPeriod":{"numerator":{"value":3,"unit":"tablets"},"denominator":{"value":24,"unit":"hours"}}})") ==
        "every 8 hours as needed, no more than 3 tablets in 24 hours");
  CHECK(sig(R"({"patientInstruction":"With food."})") == "With food.");
  const Facts facts = read(R"({"resourceType":"MedicationStatement","dosage":[{"timing":{"repeat":{"frequency":2,
      "frequencyMax":3,"period":1.5,"periodUnit":"d","when":["HS"]}},"doseAndRate":[{"doseQuantity":{"value":0.50,
      "unit":"mg","code":"mg","system":"http://unitsofmeasure.org"}}]}]})");
  const Dosage& dosage = facts.medications.at(0).dosages.at(0);
  CHECK(dosage.has_dose);
  CHECK(dosage.dose.value.text() == "0.50");
  CHECK(dosage.frequency == 2);
  CHECK(dosage.frequency_max == 3);
  CHECK(dosage.period == 1.5);
  CHECK(dosage.when == std::vector<std::string>{"HS"});
}

TEST_CASE("medications") {
  checkAll({
      {R"({"resourceType":"MedicationRequest","status":"active","intent":"order","authoredOn":"2026-03-01",
           "medicationCodeableConcept":{"coding":[{"code":"36437","display":"sertraline"}],"text":"Zoloft 50 mg"},
           "requester":{"display":"Dr Ames"},"reasonCode":[{"text":"depression"}],"note":[{"text":"a"},{"text":"b"}],
           "dispenseRequest":{"numberOfRepeatsAllowed":2,"quantity":{"value":30,"unit":"tablet"},
             "expectedSupplyDuration":{"value":4,"code":"wk"},"validityPeriod":{"end":"2026-09-01"}},
           "dosageInstruction":[{"text":"1 tablet","timing":{"repeat":{"boundsPeriod":{"start":"2026-03-02"}}}}]})",
       "what=Zoloft 50 mg | status=active | intent=order | sig=1 tablet | why=[=depression] | by=Dr Ames | note=a\nb | "
       "refills=2 | days=28 | supply=30 tablet | from=2026-03-02 | asserted=2026-03-01"},
      {R"({"resourceType":"MedicationRequest","status":"stopped","intent":"order","authoredOn":"2026-03-01",
           "reportedReference":{"reference":"RelatedPerson/9"},"statusReason":{"text":"rash"},
           "medicationReference":{"reference":"Medication/5","display":"lithium"},
           "dispenseRequest":{"validityPeriod":{"end":"2026-09-01"}}})",
       "what=lithium | of=lithium | status=stopped | intent=order | because=rash | reported=yes | from=2026-03-01 | "
       "to=2026-09-01 | asserted=2026-03-01"},
      // A planned end that lies ahead is not the day it was stopped.
      {R"({"resourceType":"MedicationRequest","status":"stopped","intent":"order","authoredOn":"2026-03-01",
           "medicationCodeableConcept":{"text":"x"},"dispenseRequest":{"validityPeriod":{"end":"2027-09-01"}}})",
       "what=x | status=stopped | intent=order | from=2026-03-01 | asserted=2026-03-01"},
      {R"({"resourceType":"MedicationRequest","status":"active","intent":"order","doNotPerform":true,
           "medicationCodeableConcept":{"text":"x"}})",
       "what=x | status=active | intent=order | opaque=yes"},
      {R"({"resourceType":"MedicationStatement","status":"completed","medicationReference":{"reference":"#m"},
           "subject":{"reference":"urn:uuid:p"},"informationSource":{"reference":"urn:uuid:p"},
           "category":{"coding":[{"code":"otc"}]},"effectivePeriod":{"start":"2025","end":"2026-01"},
           "dateAsserted":"2026-02-01","contained":[{"resourceType":"Medication","id":"m","form":{"text":"capsule"},
             "code":{"text":"melatonin 3 mg"},"ingredient":[{"itemCodeableConcept":{"text":"melatonin"}}]}]})",
       "what=melatonin 3 mg | contents=[=melatonin] | form=capsule | status=completed | by=urn:uuid:p | reported=yes | "
       "otc=yes | from=2025 | to=2026-01 | asserted=2026-02-01"},
      {R"({"resourceType":"MedicationDispense","status":"completed","medicationCodeableConcept":{"text":"x"},
           "whenHandedOver":"2026-04-01","daysSupply":{"value":30},"quantity":{"value":60,"unit":"tablet"},
           "performer":[{"actor":{"display":"Corner Pharmacy"}}],"authorizingPrescription":[{"reference":"MedicationRequest/2"}]})",
       "what=x | status=completed | by=Corner Pharmacy | days=30 | supply=60 tablet | on=MedicationRequest/2 | "
       "from=2026-04-01 | asserted=2026-04-01"},
      {R"({"resourceType":"MedicationAdministration","status":"completed","medicationCodeableConcept":{"text":"x"},
           "effectiveDateTime":"2026-04-01T08:00:00Z","dosage":{"dose":{"value":5,"unit":"mg"}},
           "performer":[{"actor":{"display":"Nurse"}}]})",
       "what=x | status=completed | sig=5 mg | by=Nurse | from=2026-04-01T08:00:00Z | asserted=2026-04-01T08:00:00Z"},
      {R"({"resourceType":"Medication","code":{"text":"paliperidone"},"form":{"text":"injection"}})",
       "what=paliperidone | form=injection"},
  });
}

TEST_CASE("allergies, conditions, family history, immunizations, procedures") {
  checkAll({
      {R"({"resourceType":"AllergyIntolerance","clinicalStatus":{"coding":[{"code":"active"}]},"type":"allergy",
           "verificationStatus":{"coding":[{"code":"confirmed"}]},"category":["medication"],"criticality":"high",
           "code":{"text":"penicillin"},"onsetDateTime":"1999","recordedDate":"2020-01-02","asserter":{"display":"Mum"},
           "reaction":[{"manifestation":[{"text":"hives"}],"severity":"severe","description":"at once"}]})",
       "what=penicillin | clinical=active | verified=confirmed | type=allergy | categories=[=medication] | "
       "criticality=high | reaction=[=hives] | severity=severe | told=at once | asserter=Mum | from=1999 | "
       "asserted=2020-01-02"},
      {R"({"resourceType":"AllergyIntolerance","verificationStatus":{"coding":[{"code":"entered-in-error"}]},
           "reaction":[{"substance":{"text":"latex"},"manifestation":[{"text":"itch"}]}]})",
       "what=latex | verified=entered-in-error | reaction=[=itch] | error=yes"},
      {R"({"resourceType":"Condition","clinicalStatus":{"coding":[{"code":"resolved"}]},"code":{"text":"asthma"},
           "category":[{"coding":[{"code":"problem-list-item"}]}],"onsetPeriod":{"start":"2001-05"},
           "abatementDateTime":"2010","recordedDate":"2011-01-01","severity":{"text":"mild"}})",
       "what=asthma | clinical=resolved | categories=[=problem-list-item] | severity=mild | from=2001-05 | to=2010 | "
       "asserted=2011-01-01"},
      {R"({"resourceType":"FamilyMemberHistory","status":"completed","relationship":{"text":"mother"},"date":"2020",
           "condition":[{"code":{"text":"bipolar disorder"}}]})",
       "who=mother | what=[=bipolar disorder] | from=2020 | asserted=2020"},
      {R"({"resourceType":"Immunization","status":"not-done","vaccineCode":{"text":"flu"},"occurrenceDateTime":"2025-10"})",
       "what=flu | status=not-done | from=2025-10"},
      {R"({"resourceType":"Procedure","status":"completed","code":{"text":"ECT"},"performedPeriod":{"start":"2020","end":"2021"},
           "performer":[{"actor":{"reference":"#d"}}],"contained":[{"resourceType":"Practitioner","id":"d",
             "name":[{"use":"old","family":"Before"},{"given":["Ada","B."],"family":"Lee","prefix":["Dr"],"suffix":["MD"]}]}]})",
       "what=ECT | status=completed | by=[=Dr Ada B. Lee, MD] | from=2020 | to=2021"},
  });
}

TEST_CASE("observations") {
  checkAll({
      {R"({"resourceType":"Observation","status":"final","code":{"text":"lithium"},"effectiveDateTime":"2026-02-20",
           "issued":"2026-02-21T00:00:00Z","category":[{"coding":[{"code":"laboratory"}]}],
           "valueQuantity":{"value":1.30,"unit":"mmol/L"},"interpretation":[{"coding":[{"code":"H"}]}],
           "referenceRange":[{"type":{"coding":[{"code":"therapeutic"}]},"low":{"value":9}},
                             {"low":{"value":0.6,"unit":"mmol/L"},"high":{"value":1.2,"unit":"mmol/L"}}]})",
       "what=lithium | categories=[=laboratory] | quantity=1.3 mmol/L | digits=1.30 | flag=H | "
       "range=0.6 to 1.2 mmol/L | from=2026-02-20 | asserted=2026-02-21T00:00:00Z"},
      {R"({"resourceType":"Observation","status":"final","code":{"text":"BP"},"component":[
           {"code":{"coding":[{"system":"http://loinc.org","code":"8480-6","display":"Systolic"}]},"valueQuantity":{"value":120,"unit":"mmHg"}},
           {"code":{"coding":[{"system":"http://loinc.org","code":"8462-4","display":"Diastolic"}]},"valueQuantity":{"value":80,"unit":"mmHg"}}]})",
       "what=BP | text=120/80 mmHg | part=Systolic 120 mmHg | part=Diastolic 80 mmHg"},
      {R"({"resourceType":"Observation","status":"final","code":{"text":"smoking"},"valueCodeableConcept":{"text":"never"},
           "effectivePeriod":{"start":"2020","end":"2021"}})",
       "what=smoking | coded=never | from=2020 | to=2021"},
      {R"({"resourceType":"Observation","status":"final","code":{"text":"a"},"valueBoolean":false})",
       "what=a | text=no"},
      {R"({"resourceType":"Observation","status":"final","code":{"text":"a"},"valueInteger":0})",
       "what=a | quantity=0 | digits=0"},
      {R"({"resourceType":"Observation","status":"final","code":{"text":"a"},
           "valueRatio":{"numerator":{"value":1},"denominator":{"value":128}}})",
       "what=a | text=1:128"},
      {R"({"resourceType":"Observation","status":"final","code":{"text":"a"},"valueRange":{"high":{"value":5,"unit":"mg"}}})",
       "what=a | text=at most 5 mg"},
      {R"({"resourceType":"Observation","status":"final","code":{"text":"a"},"dataAbsentReason":{"text":"refused"}})",
       "what=a | absent=refused"},
  });
}

TEST_CASE("people and helpers") {
  checkAll({
      {R"({"resourceType":"Patient","name":[{"use":"official","given":["Haruka"],"family":"Sōma"},{"text":"相馬 遥"}],
           "identifier":[{"type":{"coding":[{"code":"MR"}]},"value":"12"}],"telecom":[{"system":"phone","value":"555-0100"}],
           "gender":"female","birthDate":"2007-05-01","deceasedBoolean":true,
           "address":[{"use":"old","city":"Gone"},{"line":["12 Hill St"],"city":"Springfield","state":"IL","postalCode":"62701"}],
           "communication":[{"language":{"text":"English"}},{"language":{"text":"Japanese"},"preferred":true}],
           "contact":[{"name":{"text":"Mio Sōma"},"relationship":[{"text":"mother"}]}]})",
       "name=Haruka Sōma | name=相馬 遥 | id=MR 12 | tel=phone 555-0100 | gender=female | born=2007-05-01 | "
       "languages=[=Japanese | =English] | addresses=[=12 Hill St, Springfield, IL 62701] | deceased=yes | "
       "contact=Mio Sōma, mother"},
      {R"({"resourceType":"RelatedPerson","patient":{},"name":[{"text":"Ines"}],"relationship":[{"text":"sister"}],
           "period":{"start":"2020"}})",
       "name=Ines | is=sister | from=2020"},
      {R"({"resourceType":"Practitioner","name":[{"text":"Dr Ames"}],"qualification":[{"code":{"text":"MD"}}]})",
       "name=Dr Ames | specialties=[=MD] | active=yes"},
      {R"({"resourceType":"PractitionerRole","active":false,"practitioner":{"reference":"Practitioner/1"},
           "organization":{"display":"Riverside"},"code":[{"text":"therapist"}],"specialty":[{"text":"CBT"}]})",
       "name=Riverside | specialties=[=therapist | =CBT] | practitioner=Practitioner/1 | organization=Riverside"},
      {R"({"resourceType":"Organization","name":"Riverside","type":[{"text":"clinic"}],"address":[{"text":"1 Quay"}]})",
       "name=Riverside | specialties=[=clinic] | address=1 Quay | active=yes"},
      {R"({"resourceType":"CareTeam","status":"active","name":"Team","period":{"start":"2024"},"participant":[
           {"role":[{"text":"psychiatrist"}],"member":{"display":"Dr Ames"}}]})",
       "name=Team | status=active | member=psychiatrist: Dr Ames | from=2024"},
  });
}

TEST_CASE("encounters, goals, plans, documents, coverage, lists") {
  checkAll({
      {R"({"resourceType":"Encounter","status":"finished","class":{"code":"IMP"},"type":[{"text":"admission"}],
           "period":{"start":"2026-08-11","end":"2026-08-20"},"reasonReference":[{"display":"mania"}],
           "hospitalization":{"dischargeDisposition":{"text":"home"}},"serviceProvider":{"display":"Lakeshore"},
           "participant":[{"individual":{"display":"Dr Ames"}}],"location":[{"location":{"display":"Ward 3"}}]})",
       "status=finished | class=IMP | types=[=admission] | why=[=mania] | to home=home | at=Lakeshore | "
       "with=[=Dr Ames] | where=Ward 3 | from=2026-08-11 | to=2026-08-20"},
      {R"({"resourceType":"Goal","lifecycleStatus":"completed","achievementStatus":{"text":"achieved"},
           "description":{"text":"sleep 7 hours"},"startDate":"2026-01-01","statusDate":"2026-06-01",
           "expressedBy":{"display":"self"},"note":[{"text":"hard won"}],
           "target":[{"measure":{"text":"sleep"},"detailQuantity":{"value":7,"unit":"h"},"dueDate":"2026-05-01"}]})",
       "what=sleep 7 hours | status=completed | achievement=achieved | due=2026-05-01 | target=sleep: 7 h | by=self | "
       "note=hard won | from=2026-01-01 | to=2026-06-01 | asserted=2026-06-01"},
      {R"({"resourceType":"CarePlan","status":"active","intent":"plan","title":"Safety plan","created":"2026-01-01",
           "author":{"display":"Dr Ames"},"activity":[{"detail":{"code":{"text":"CBT"},"status":"in-progress",
             "scheduledTiming":{"repeat":{"frequency":1,"period":1,"periodUnit":"wk"}}}}]})",
       "what=Safety plan | status=active | intent=plan | author=Dr Ames | activities=[=CBT, once a week, in-progress] "
       "| "
       "from=2026-01-01 | asserted=2026-01-01"},
      {R"({"resourceType":"ServiceRequest","status":"active","intent":"order","code":{"text":"TSH"},
           "authoredOn":"2026-01-01","occurrenceDateTime":"2026-02-01","requester":{"display":"Dr Ames"}})",
       "what=TSH | status=active | intent=order | period=2026-02-01.. | author=Dr Ames | from=2026-01-01 | "
       "asserted=2026-01-01"},
      {R"({"resourceType":"Appointment","status":"booked","created":"2026-01-01","start":"2026-02-01T09:00:00Z",
           "end":"2026-02-01T09:30:00Z","serviceType":[{"text":"therapy"}],"participant":[{"actor":{"display":"Dr Ames"}}]})",
       "what=therapy | status=booked | period=2026-02-01T09:00:00Z..2026-02-01T09:30:00Z | with=[=Dr Ames] | "
       "from=2026-01-01 | to=2026-02-01T09:30:00Z | asserted=2026-01-01"},
      {R"({"resourceType":"Task","status":"requested","intent":"order","code":{"text":"call"},"authoredOn":"2026-01-01",
           "owner":{"display":"Dr Ames"},"restriction":{"period":{"end":"2026-01-05"}}})",
       "what=call | status=requested | intent=order | owner=Dr Ames | due=2026-01-05 | from=2026-01-01 | "
       "asserted=2026-01-01"},
      {R"({"resourceType":"DocumentReference","status":"current","type":{"text":"note"},"date":"2026-01-01T00:00:00Z",
           "author":[{"display":"Dr Ames"}],"content":[{"attachment":{"contentType":"text/plain","title":"Visit"}}]})",
       "title=Visit | type=note | status=current | by=[=Dr Ames] | content=text/plain | from=2026-01-01T00:00:00Z | "
       "asserted=2026-01-01T00:00:00Z"},
      {R"({"resourceType":"DiagnosticReport","status":"final","code":{"text":"lipids"},"effectiveDateTime":"2026-01-01",
           "result":[{"reference":"Observation/1"}],"conclusion":"fine"})",
       "title=lipids | type=lipids | status=final | conclusion=fine | results=[=Observation/1] | from=2026-01-01"},
      {R"({"resourceType":"Composition","status":"final","title":"Summary","type":{"text":"IPS"},"date":"2026",
           "author":[{"display":"Dr Ames"}]})",
       "title=Summary | type=IPS | status=final | by=[=Dr Ames] | from=2026 | asserted=2026"},
      {R"({"resourceType":"Media","status":"completed","content":{"contentType":"image/png"},"type":{"text":"photo"},
           "createdDateTime":"2026"})",
       "title=photo | type=photo | status=completed | content=image/png | from=2026"},
      {R"({"resourceType":"Coverage","status":"active","subscriberId":"S1","payor":[{"display":"Blue"}],
           "class":[{"type":{"coding":[{"code":"group"}]},"value":"G7"},{"type":{"coding":[{"code":"plan"}]},"value":"P1","name":"Gold"}],
           "period":{"start":"2026","end":"2027"}})",
       "payor=Blue | member=S1 | plan=Gold | group=G7 | status=active | from=2026 | to=2027"},
      {R"({"resourceType":"List","status":"current","mode":"working","title":"Medicines","date":"2026-01-01",
           "source":{"display":"Dr Ames"},"entry":[{"item":{"reference":"MedicationRequest/1"}},
             {"deleted":true,"item":{"reference":"MedicationRequest/2"}}]})",
       "title=Medicines | owner=Dr Ames | items=[=MedicationRequest/1] | from=2026-01-01 | asserted=2026-01-01"},
      {R"({"resourceType":"List","status":"current","mode":"working","emptyReason":{"coding":[{"code":"nilknown"}]}})",
       "empty=yes"},
  });
}

TEST_CASE("consents with one level of exceptions, and messages") {
  checkAll({
      {R"({"resourceType":"Consent","status":"active","scope":{"text":"privacy"},"dateTime":"2026-01-01",
           "provision":{"type":"permit","period":{"end":"2026-12-31"},"actor":[{"reference":{"display":"Dr Ames"}}],
             "provision":[{"type":"deny","securityLabel":[{"code":"ETH"}]}]}})",
       "scope=privacy | status=active | type=permit | until=2026-12-31 | actor=Dr Ames | but=deny | label=ETH | "
       "from=2026-01-01 | to=2026-12-31 | asserted=2026-01-01"},
      {R"({"resourceType":"Consent","status":"active","provision":{"provision":[{"provision":[{"type":"deny"}]}]}})",
       "status=active | deeper=yes"},
      {R"({"resourceType":"Communication","status":"completed","sent":"2026-01-02T09:00:00Z","topic":{"text":"Update"},
           "recipient":[{"display":"Dr Ames"}],"sender":{"display":"Ana"},"payload":[{"contentString":"Sleep fell."}],
           "inResponseTo":[{"reference":"Communication/1"}]})",
       "topic=Update | status=completed | to=[=Dr Ames] | from whom=Ana | says=Sleep fell. | "
       "answers=[=Communication/1] | from=2026-01-02T09:00:00Z | asserted=2026-01-02T09:00:00Z"},
  });
}

TEST_CASE("decisions") {
  constexpr std::string_view kItems =
      R"("item":[{"type":"source","resource":{"reference":"Condition/1"}},{"type":"alternate","resource":{"reference":"Condition/2"}}]})";
  const auto linkage = [&](const std::string& before) {
    return lineOf(R"({"resourceType":"Linkage",)" + before + std::string(kItems));
  };
  const std::string keys = "keys=[=Condition/1 | =Condition/2]";
  const std::string different =
      R"([{"url":"https://baton.health/fhir/StructureDefinition/not-the-same","valueBoolean":true}],)";
  CHECK(linkage("") == keys + " | same=yes");
  CHECK(linkage(R"("extension":)" + different) == keys);
  CHECK(linkage(R"("modifierExtension":)" + different) == keys);
  CHECK(linkage(R"("active":false,)") == keys + " | same=yes | error=yes");
}

TEST_CASE("other types have a label, a status and a date") {
  checkAll({
      {R"({"resourceType":"Flag","status":"active","code":{"text":"fall risk"},"period":{"start":"2026","end":"2027"}})",
       "type=Flag | label=fall risk | status=active | from=2026 | to=2027 | asserted=2026"},
      {R"({"resourceType":"QuestionnaireResponse","status":"completed","authored":"2026-01-01",
           "questionnaire":"https://example.org/Questionnaire/phq-9|1.0"})",
       "type=QuestionnaireResponse | label=phq-9 | status=completed | from=2026-01-01 | asserted=2026-01-01"},
      {R"({"resourceType":"RiskAssessment","status":"final"})",
       "type=RiskAssessment | label=Risk assessment | status=final"},
      {R"({"resourceType":"AuditEvent","type":{"display":"RESTful"},"recorded":"2026-01-01T00:00:00Z"})",
       "type=AuditEvent | label=RESTful | from=2026-01-01T00:00:00Z | asserted=2026-01-01T00:00:00Z"},
      {R"({"resourceType":"SomethingOfTomorrow"})", "type=SomethingOfTomorrow | label=Something of tomorrow"},
  });
}

TEST_CASE("what can turn the meaning around is never read as plain fact") {
  const auto isOpaque = [](std::string_view text) {
    bool is_opaque = false;
    read(text).forEach([&](const auto& fact) { is_opaque = fact.about.is_not_interpreted; });
    return is_opaque;
  };
  CHECK_FALSE(isOpaque(R"({"resourceType":"Goal","extension":[{"url":"x","valueBoolean":true}]})"));
  CHECK(isOpaque(R"({"resourceType":"Goal","modifierExtension":[{"url":"x","valueBoolean":true}]})"));
  CHECK(isOpaque(R"({"resourceType":"Goal","target":[{"modifierExtension":[{"url":"x","valueBoolean":true}]}]})"));
  CHECK(isOpaque(R"({"resourceType":"Goal","implicitRules":"http://example.org/rules"})"));
  CHECK(isOpaque(R"({"resourceType":"Goal","_lifecycleStatus":{"extension":[{"url":"x","valueCode":"unknown"}]}})"));
  CHECK_FALSE(isOpaque(R"({"resourceType":"Goal","lifecycleStatus":"active","_lifecycleStatus":{"id":"1"}})"));
  CHECK_FALSE(isOpaque(R"({"resourceType":"Goal","_startDate":{"extension":[{"url":"x","valueCode":"unknown"}]}})"));
}

TEST_CASE("every fact knows where it came from") {
  const Facts facts = read(R"({"resourceType":"Condition","meta":{"security":[{"system":"s","code":"R"}]}})");
  const About& about = facts.conditions.at(0).about;
  CHECK(about.key == "Condition/1");
  CHECK(about.version == 3);
  CHECK(about.sequence == 7);
  CHECK(about.full_url == "urn:uuid:1");
  CHECK(about.source.key == "Condition/1");
  CHECK(about.source.organisation == "Riverside Clinic");
  CHECK(about.source.file == "a.json");
  CHECK(about.source.format == "fhir-bundle");
  CHECK(about.source.author == "import");
  CHECK(toIso(about.source.recorded) == kRecorded);
  CHECK(about.security == std::vector<Coding>{{"s", "R", ""}});
  CHECK(about.digest.size() == 16);
}

TEST_CASE("the content digest leaves out only when and which version the server says") {
  const auto of = [](std::string_view text) { return contentDigest(parsed(text)); };
  const std::string plain = of(R"({"resourceType":"Goal","id":"1","note":[{"text":"a"}]})");
  CHECK(of(R"({"id":"1","note":[{"text":"a"}],"resourceType":"Goal"})") == plain);
  CHECK(
      of(R"({"resourceType":"Goal","id":"1","meta":{"versionId":"2","lastUpdated":"2026-01-01T00:00:00Z"},"note":[{"text":"a"}]})") ==
      plain);
  CHECK(of(R"({"resourceType":"Goal","id":"1","meta":{"security":[{"code":"R"}]},"note":[{"text":"a"}]})") != plain);
  CHECK(of(R"({"resourceType":"Goal","id":"1","note":[{"text":"b"}]})") != plain);
  CHECK(of(R"({"resourceType":"Goal","value":1.0})") != of(R"({"resourceType":"Goal","value":1.00})"));
}

}  // namespace baton::fhir
