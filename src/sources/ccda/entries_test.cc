// One small document for every kind of section.
#include "sources/ccda/test_document.h"

namespace baton::sources::ccda {
namespace {

std::string medicine(std::string_view attributes, std::string_view inner, std::string_view product) {
  return entryOf(
      "<substanceAdministration classCode=\"SBADM\" " + std::string(attributes) +
      "><templateId root=\"2.16.840.1.113883.10.20.22.4.16\"/><id root=\"1.2.9\" extension=\"m1\"/>" +
      std::string(inner) +
      "<consumable><manufacturedProduct><templateId root=\"2.16.840.1.113883.10.20.22.4.23\"/><manufacturedMaterial>" +
      std::string(product) + "</manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration>");
}

const char* const kSertraline =
    R"(<code code="312940" codeSystem="2.16.840.1.113883.6.88" displayName="sertraline 25 MG Oral Tablet"/>)";

TEST_CASE("a medicine that the person takes is a statement with dose, route and timing") {
  const auto file = read(documentOf(sectionOf(
      "10160-0",
      medicine("moodCode=\"EVN\"",
               R"(<statusCode code="active"/><effectiveTime xsi:type="IVL_TS"><low value="20260105"/></effectiveTime>
      <effectiveTime xsi:type="PIVL_TS" operator="A"><period xsi:type="IVL_PQ"><low value="4" unit="h"/><high value="6" unit="h"/></period></effectiveTime>
      <effectiveTime xsi:type="EIVL_TS" operator="A"><event code="HS"/></effectiveTime>
      <routeCode code="C38288" codeSystem="2.16.840.1.113883.3.26.1.1"/><doseQuantity value="25.0" unit="mg"/>
      <maxDoseQuantity><numerator value="100" unit="mg"/><denominator value="1" unit="d"/></maxDoseQuantity>)",
               kSertraline))));
  const auto statement = one(file, "MedicationStatement");
  CHECK(statement["status"].text() == "active");
  CHECK(code(statement["medicationCodeableConcept"]) == "312940");
  CHECK(statement["effectivePeriod"]["start"].text() == "2026-01-05");
  const auto& dosage = statement["dosage"][0];
  CHECK(json::write(dosage["timing"]["repeat"]) ==
        R"({"frequency":1,"period":4,"periodMax":6,"periodUnit":"h","when":["HS"]})");
  CHECK(dosage["doseAndRate"][0]["doseQuantity"]["value"].text() == "25.0");
  CHECK(dosage["maxDosePerPeriod"]["denominator"]["code"].text() == "d");
}

TEST_CASE("an ordered medicine is a request with its supply, reason and instructions") {
  const auto file = read(documentOf(sectionOf(
      "10160-0",
      medicine("moodCode=\"INT\"",
               R"(<text><reference value="#sig"/></text><statusCode code="active"/><effectiveTime value="20260105"/>
      <precondition><criterion><value xsi:type="CD" code="48694002" codeSystem="2.16.840.1.113883.6.96" displayName="Anxiety"/></criterion></precondition>
      <author><time value="20260104"/><assignedAuthor><id root="2.16.840.1.113883.4.6" extension="1111111112"/><assignedPerson><name><given>Li</given><family>Prescriber</family></name></assignedPerson></assignedAuthor></author>
      <entryRelationship typeCode="RSON"><observation classCode="OBS" moodCode="EVN"><value xsi:type="CD" code="35489007" codeSystem="2.16.840.1.113883.6.96"/></observation></entryRelationship>
      <entryRelationship typeCode="SUBJ" inversionInd="true"><act classCode="ACT" moodCode="INT"><templateId root="2.16.840.1.113883.10.20.22.4.20"/><text>Take with food</text></act></entryRelationship>
      <entryRelationship typeCode="REFR"><supply classCode="SPLY" moodCode="INT"><repeatNumber value="3"/><quantity value="30"/></supply></entryRelationship>
      <entryRelationship typeCode="REFR"><supply classCode="SPLY" moodCode="EVN"><id root="1.2.9" extension="d1"/><statusCode code="completed"/><effectiveTime value="20260106"/><quantity value="30"/></supply></entryRelationship>)",
               kSertraline),
      R"(<content ID="sig">One tablet in the morning</content>)")));
  const auto request = one(file, "MedicationRequest");
  CHECK(request["intent"].text() == "order");
  CHECK(request["authoredOn"].text() == "2026-01-04");
  CHECK(request["requester"]["reference"].text().starts_with("Practitioner/"));
  CHECK(request["dispenseRequest"]["numberOfRepeatsAllowed"].text() == "2");
  CHECK(code(request["reasonCode"][0]) == "35489007");
  const auto& dosage = request["dosageInstruction"][0];
  CHECK(dosage["text"].text() == "One tablet in the morning");
  CHECK(dosage["patientInstruction"].text() == "Take with food");
  CHECK(code(dosage["asNeededCodeableConcept"]) == "48694002");
  CHECK(dosage["timing"]["event"][0].text() == "2026-01-05");
  const auto dispense = one(file, "MedicationDispense");
  CHECK(dispense["whenHandedOver"].text() == "2026-01-06");
  CHECK(dispense["authorizingPrescription"][0]["reference"].text() == "MedicationRequest/" + request["id"].text());
}

TEST_CASE("what a medicine's status says") {
  const auto status = [](std::string_view attributes, std::string_view inner) {
    const auto file = read(documentOf(sectionOf("10160-0", medicine(attributes, inner, kSertraline))));
    return one(file, "MedicationStatement")["status"].text();
  };
  CHECK(status("moodCode=\"EVN\"", R"(<statusCode code="aborted"/>)") == "stopped");
  CHECK(status("moodCode=\"EVN\"", R"(<statusCode code="suspended"/>)") == "on-hold");
  CHECK(status("moodCode=\"EVN\"", R"(<statusCode code="nullified"/>)") == "entered-in-error");
  CHECK(status("moodCode=\"EVN\"", R"(<statusCode code="completed"/>)") == "completed");
  CHECK(status("moodCode=\"EVN\" negationInd=\"true\"", R"(<statusCode code="completed"/>)") == "not-taken");
  CHECK(
      status(
          "moodCode=\"EVN\"",
          R"(<statusCode code="completed"/><effectiveTime xsi:type="IVL_TS"><low value="20260101"/><high value="20261231"/></effectiveTime>)") ==
      "active");
  CHECK(status("moodCode=\"EVN\"", "") == "unknown");
}

TEST_CASE("a medicine without a name is rejected with its place; negated it means none are known") {
  const auto file =
      read(documentOf(sectionOf("10160-0", medicine("moodCode=\"EVN\"", "", R"(<code nullFlavor="NI"/>)"))));
  REQUIRE(file.rejected.size() == 1);
  CHECK(file.rejected[0].reason == "The medicine has no name or code.");
  CHECK(file.rejected[0].where == "/ClinicalDocument/component/structuredBody/component[1]/section/entry[1]");
  const auto none = read(documentOf(
      sectionOf("10160-0", medicine("moodCode=\"EVN\" negationInd=\"true\"", "", R"(<code nullFlavor="NI"/>)"))));
  CHECK(code(one(none, "MedicationStatement")["medicationCodeableConcept"]) == "no-known-medications");
}

std::string allergy(std::string_view attributes, std::string_view substance, std::string_view more = "",
                    std::string_view value = "419511003") {
  return entryOf(
      R"(<act classCode="ACT" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.30"/><code code="CONC" codeSystem="2.16.840.1.113883.5.6"/><statusCode code="active"/>
    <entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN" )" +
      std::string(attributes) +
      R"(><templateId root="2.16.840.1.113883.10.20.22.4.7"/><id root="1.2.8" extension="a1"/><code code="ASSERTION" codeSystem="2.16.840.1.113883.5.4"/><statusCode code="completed"/>
    <effectiveTime><low value="2008"/></effectiveTime><value xsi:type="CD" code=")" +
      std::string(value) +
      R"(" codeSystem="2.16.840.1.113883.6.96"/><participant typeCode="CSM"><participantRole classCode="MANU"><playingEntity>)" +
      std::string(substance) + "</playingEntity></participantRole></participant>" + std::string(more) +
      "</observation></entryRelationship></act>");
}

TEST_CASE("an allergy with reaction, severity and criticality") {
  const auto file = read(documentOf(sectionOf(
      "48765-2",
      allergy(
          "", R"(<code code="1191" codeSystem="2.16.840.1.113883.6.88" displayName="Aspirin"/>)",
          R"(<entryRelationship typeCode="MFST" inversionInd="true"><observation classCode="OBS" moodCode="EVN"><code code="ASSERTION" codeSystem="2.16.840.1.113883.5.4"/><value xsi:type="CD" code="247472004" codeSystem="2.16.840.1.113883.6.96"/>
      <entryRelationship typeCode="SUBJ" inversionInd="true"><observation classCode="OBS" moodCode="EVN"><code code="SEV" codeSystem="2.16.840.1.113883.5.4"/><value xsi:type="CD" code="24484000" codeSystem="2.16.840.1.113883.6.96"/></observation></entryRelationship></observation></entryRelationship>
      <entryRelationship typeCode="SUBJ" inversionInd="true"><observation classCode="OBS" moodCode="EVN"><code code="82606-5" codeSystem="2.16.840.1.113883.6.1"/><value xsi:type="CD" code="CRITH" codeSystem="2.16.840.1.113883.5.1063"/></observation></entryRelationship>)"))));
  const auto found = one(file, "AllergyIntolerance");
  CHECK(code(found["code"]) == "1191");
  CHECK(code(found["clinicalStatus"]) == "active");
  CHECK(found["category"][0].text() == "medication");
  CHECK(found["onsetDateTime"].text() == "2008");
  CHECK(found["criticality"].text() == "high");
  CHECK(found["reaction"][0]["severity"].text() == "severe");
  CHECK(code(found["reaction"][0]["manifestation"][0]) == "247472004");
}

TEST_CASE("no known allergies is said as such, whichever element carries the negation") {
  const auto own = read(
      documentOf(sectionOf("48765-2", allergy("negationInd=\"true\"", R"(<code nullFlavor="NA"/>)", "", "416098002"))));
  CHECK(code(one(own, "AllergyIntolerance")["code"]) == "409137002");
  std::string outer = documentOf(sectionOf("48765-2", allergy("", R"(<code nullFlavor="NA"/>)", "", "419199007")));
  outer.replace(outer.find("typeCode=\"SUBJ\""), 15, "typeCode=\"SUBJ\" negationInd=\"true\"");
  CHECK(code(one(read(outer), "AllergyIntolerance")["code"]) == "716186003");
  const auto refuted = read(documentOf(sectionOf(
      "48765-2", allergy("negationInd=\"true\"", R"(<code code="1191" codeSystem="2.16.840.1.113883.6.88"/>)"))));
  CHECK(code(one(refuted, "AllergyIntolerance")["verificationStatus"]) == "refuted");
}

std::string problem(std::string_view attributes, std::string_view inner, std::string_view concern_status = "active") {
  return entryOf(
      R"(<act classCode="ACT" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.3"/><code code="CONC" codeSystem="2.16.840.1.113883.5.6"/><statusCode code=")" +
      std::string(concern_status) +
      R"("/><entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN" )" +
      std::string(attributes) +
      R"(><templateId root="2.16.840.1.113883.10.20.22.4.4"/><id root="1.2.7" extension="c1"/><code code="55607006" codeSystem="2.16.840.1.113883.6.96"/><statusCode code="completed"/>)" +
      std::string(inner) + "</observation></entryRelationship></act>");
}

const char* const kDepression =
    R"(<value xsi:type="CD" code="35489007" codeSystem="2.16.840.1.113883.6.96" displayName="Depressive disorder"/>)";

TEST_CASE("a problem's status follows its own observation, its end, then its concern") {
  const auto read_problem = [](std::string_view inner, std::string_view concern = "active") {
    return one(read(documentOf(sectionOf("11450-4", problem("", inner, concern)))), "Condition");
  };
  const std::string value = kDepression;
  CHECK(code(read_problem(value)["clinicalStatus"]) == "active");
  const auto ended =
      read_problem(R"(<effectiveTime><low value="2015"/><high value="201603"/></effectiveTime>)" + value);
  CHECK(code(ended["clinicalStatus"]) == "resolved");
  CHECK(ended["onsetDateTime"].text() == "2015");
  CHECK(ended["abatementDateTime"].text() == "2016-03");
  const auto unknown_end = read_problem(
      R"(<effectiveTime><low value="2015"/><high nullFlavor="UNK"/></effectiveTime>)" + value, "completed");
  CHECK(code(unknown_end["clinicalStatus"]) == "resolved");
  CHECK(unknown_end["_abatementDateTime"]["extension"][0]["valueCode"].text() == "unknown");
  CHECK(code(read_problem(R"(<effectiveTime><low value="2015"/><high nullFlavor="UNK"/></effectiveTime>)" +
                          value)["clinicalStatus"]) == "active");
  const auto remission = read_problem(
      value +
      R"(<entryRelationship typeCode="REFR"><observation classCode="OBS" moodCode="EVN"><code code="33999-4" codeSystem="2.16.840.1.113883.6.1"/><value xsi:type="CD" code="277022003" codeSystem="2.16.840.1.113883.6.96"/></observation></entryRelationship>)");
  CHECK(code(remission["clinicalStatus"]) == "remission");
  const auto wrong = read_problem(value, "nullified");
  CHECK(code(wrong["verificationStatus"]) == "entered-in-error");
  CHECK_FALSE(wrong.has("clinicalStatus"));
}

TEST_CASE("a negated problem is refuted, a negated nothing means none known") {
  const auto refuted = read(documentOf(sectionOf("11450-4", problem("negationInd=\"true\"", kDepression))));
  CHECK(code(one(refuted, "Condition")["verificationStatus"]) == "refuted");
  const auto none = read(documentOf(
      sectionOf("11450-4", problem("negationInd=\"true\"",
                                   R"(<value xsi:type="CD" code="55607006" codeSystem="2.16.840.1.113883.6.96"/>)"))));
  CHECK(code(one(none, "Condition")["code"]) == "160245001");
}

TEST_CASE("a report with results of every type") {
  const auto component = [](std::string_view loinc, std::string_view value) {
    return "<component><observation classCode=\"OBS\" moodCode=\"EVN\"><templateId "
           "root=\"2.16.840.1.113883.10.20.22.4.2\"/><code code=\"" +
           std::string(loinc) +
           "\" codeSystem=\"2.16.840.1.113883.6.1\"/><statusCode code=\"completed\"/><effectiveTime "
           "value=\"20260210\"/>" +
           std::string(value) + "</observation></component>";
  };
  const auto file = read(documentOf(sectionOf(
      "30954-2",
      entryOf(
          R"(<organizer classCode="BATTERY" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.1"/><id root="1.2.6" extension="r1"/><code code="24357-6" codeSystem="2.16.840.1.113883.6.1"/><statusCode code="completed"/>)" +
          component(
              "14334-7",
              R"(<value xsi:type="PQ" value="0.80" unit="mmol/L"/><interpretationCode code="N" codeSystem="2.16.840.1.113883.5.83"/><referenceRange><observationRange><value xsi:type="IVL_PQ"><low value="0.6" unit="mmol/L"/><high value="1.2" unit="mmol/L"/></value></observationRange></referenceRange>)") +
          component("5778-6", R"(<value xsi:type="ST">Amber</value>)") +
          component("630-4", R"(<value xsi:type="CD" code="260385009" codeSystem="2.16.840.1.113883.6.96"/>)") +
          component("20405-7", R"(<value xsi:type="IVL_PQ"><high value="5" unit="/uL"/></value>)") +
          component("11502-2", R"(<value xsi:type="PQ" nullFlavor="UNK"/>)") + "</organizer>"))));
  const auto report = one(file, "DiagnosticReport");
  CHECK(report["status"].text() == "final");
  CHECK(report["effectiveDateTime"].text() == "2026-02-10");
  CHECK(report["result"].items().size() == 5);
  const auto results = all(file, "Observation");
  REQUIRE(results.size() == 5);
  CHECK(results[0]["valueQuantity"]["value"].text() == "0.80");
  CHECK(results[0]["referenceRange"][0]["high"]["value"].text() == "1.2");
  CHECK(results[1]["valueString"].text() == "Amber");
  CHECK(code(results[2]["valueCodeableConcept"]) == "260385009");
  CHECK(results[3]["valueQuantity"]["comparator"].text() == "<=");
  CHECK(code(results[4]["dataAbsentReason"]) == "unknown");
  CHECK(report["result"][0]["reference"].text() == "Observation/" + results[0]["id"].text());
}

TEST_CASE("blood pressure is one observation with two components in the panel") {
  const auto sign = [](std::string_view loinc, std::string_view value, std::string_view unit) {
    return "<component><observation classCode=\"OBS\" moodCode=\"EVN\"><code code=\"" + std::string(loinc) +
           "\" codeSystem=\"2.16.840.1.113883.6.1\"/><statusCode code=\"completed\"/><value xsi:type=\"PQ\" value=\"" +
           std::string(value) + "\" unit=\"" + std::string(unit) + "\"/></observation></component>";
  };
  const auto file = read(documentOf(sectionOf(
      "8716-3",
      entryOf(
          R"(<organizer classCode="CLUSTER" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.26"/><code code="46680005" codeSystem="2.16.840.1.113883.6.96"/><statusCode code="completed"/><effectiveTime value="20260210"/>)" +
          sign("8480-6", "120", "mm[Hg]") + sign("8462-4", "80", "mm[Hg]") + sign("8867-4", "71", "/min") +
          "</organizer>"))));
  const auto found = all(file, "Observation");
  REQUIRE(found.size() == 3);
  CHECK(code(found[0]["code"]) == "85354-9");
  CHECK(found[0]["component"][1]["valueQuantity"]["value"].text() == "80");
  CHECK(code(found[1]["code"]) == "8867-4");
  CHECK(code(found[2]["code"]) == "85353-1");
  CHECK(found[2]["hasMember"].items().size() == 2);
}

TEST_CASE("social history, with birth sex on the patient too") {
  const auto file = read(documentOf(sectionOf(
      "29762-2",
      entryOf(
          R"(<observation classCode="OBS" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.78"/><code code="72166-2" codeSystem="2.16.840.1.113883.6.1"/><statusCode code="completed"/><effectiveTime value="20260210"/><value xsi:type="CD" code="449868002" codeSystem="2.16.840.1.113883.6.96"/></observation>)") +
          entryOf(
              R"(<observation classCode="OBS" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.200"/><code code="76689-9" codeSystem="2.16.840.1.113883.6.1"/><statusCode code="completed"/><value xsi:type="CD" code="F" codeSystem="2.16.840.1.113883.5.1"/></observation>)") +
          entryOf(
              R"(<observation classCode="OBS" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.15.3.8"/><code code="ASSERTION" codeSystem="2.16.840.1.113883.5.4"/><statusCode code="completed"/><value xsi:type="CD" code="77386006" codeSystem="2.16.840.1.113883.6.96"/><entryRelationship typeCode="REFR"><observation classCode="OBS" moodCode="EVN"><code code="11778-8" codeSystem="2.16.840.1.113883.6.1"/><value xsi:type="TS" value="20260901"/></observation></entryRelationship></observation>)"))));
  const auto found = all(file, "Observation");
  REQUIRE(found.size() == 3);
  CHECK(code(found[0]["category"][0]) == "social-history");
  CHECK(code(found[2]["code"]) == "82810-3");
  CHECK(found[2]["component"][0]["valueDateTime"].text() == "2026-09-01");
  CHECK(one(file, "Patient")["extension"][0]["valueCode"].text() == "F");
}

TEST_CASE("a PHQ-9 keeps its total and its items") {
  const auto file = read(documentOf(sectionOf(
      "10190-7",
      entryOf(
          R"(<observation classCode="OBS" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.69"/><id root="1.2.5" extension="phq"/><code code="44261-6" codeSystem="2.16.840.1.113883.6.1"/><statusCode code="completed"/><effectiveTime value="20260210"/><value xsi:type="INT" value="14"/>
      <entryRelationship typeCode="COMP"><observation classCode="OBS" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.86"/><code code="44260-8" codeSystem="2.16.840.1.113883.6.1"/><statusCode code="completed"/><value xsi:type="INT" value="1"/></observation></entryRelationship></observation>)"))));
  const auto found = all(file, "Observation");
  REQUIRE(found.size() == 2);
  CHECK(found[0]["valueInteger"].text() == "1");
  CHECK(found[1]["valueInteger"].text() == "14");
  CHECK(code(found[1]["category"][0]) == "survey");
  CHECK(found[1]["hasMember"][0]["reference"].text() == "Observation/" + found[0]["id"].text());
}

TEST_CASE("an admission with disposition and diagnosis") {
  const auto file = read(documentOf(sectionOf(
      "46240-8",
      entryOf(
          R"(<encounter classCode="ENC" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.49"/><id root="1.2.4" extension="e1"/><code code="99223" codeSystem="2.16.840.1.113883.6.12" displayName="Initial hospital care"/><effectiveTime><low value="20260110"/><high value="20260118"/></effectiveTime>
      <sdtc:dischargeDispositionCode code="01" codeSystem="2.16.840.1.113883.6.301.3" displayName="Home"/>
      <performer><assignedEntity><id root="1.2.99" extension="w"/><assignedPerson><name><family>Ward</family></name></assignedPerson></assignedEntity></performer>
      <participant typeCode="LOC"><participantRole classCode="SDLOC"><playingEntity classCode="PLC"><name>Unit 4</name></playingEntity></participantRole></participant>
      <entryRelationship typeCode="REFR"><act classCode="ACT" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.80"/><code code="29308-4" codeSystem="2.16.840.1.113883.6.1"/><entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.4"/><code code="282291009" codeSystem="2.16.840.1.113883.6.96"/><value xsi:type="CD" code="35489007" codeSystem="2.16.840.1.113883.6.96"/></observation></entryRelationship></act></entryRelationship></encounter>)"))));
  const auto encounter = one(file, "Encounter");
  CHECK(encounter["status"].text() == "finished");
  CHECK(encounter["class"]["code"].text() == "IMP");
  CHECK(code(encounter["hospitalization"]["dischargeDisposition"]) == "01");
  CHECK(encounter["location"][0]["location"]["reference"].text().starts_with("Location/"));
  const auto diagnosis = one(file, "Condition");
  CHECK(code(diagnosis["category"][0]) == "encounter-diagnosis");
  CHECK(diagnosis["encounter"]["reference"].text() == "Encounter/" + encounter["id"].text());
  CHECK(encounter["diagnosis"][0]["condition"]["reference"].text() == "Condition/" + diagnosis["id"].text());
}

TEST_CASE("visits of different days under one id stay different visits; the same visit twice is one") {
  const auto visit = [](std::string_view day) {
    return entryOf(
        R"(<encounter classCode="ENC" moodCode="EVN"><id root="1.2.4" extension="same"/><code code="99213" codeSystem="2.16.840.1.113883.6.12"/><effectiveTime value=")" +
        std::string(day) + R"("/></encounter>)");
  };
  const auto file = read(documentOf(sectionOf("46240-8", visit("20260110") + visit("20260117") + visit("20260110"))));
  CHECK(all(file, "Encounter").size() == 2);
  CHECK(file.merged == 1);
}

TEST_CASE("vaccines given and refused") {
  const auto vaccine = [](std::string_view attributes, std::string_view inner) {
    return entryOf(
        "<substanceAdministration classCode=\"SBADM\" moodCode=\"EVN\" " + std::string(attributes) +
        "><templateId root=\"2.16.840.1.113883.10.20.22.4.52\"/><statusCode code=\"completed\"/>" + std::string(inner) +
        R"(<consumable><manufacturedProduct><manufacturedMaterial><code code="88" codeSystem="2.16.840.1.113883.12.292"/><lotNumberText>L1</lotNumberText></manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration>)");
  };
  const auto given =
      one(read(documentOf(sectionOf("11369-6", vaccine("", R"(<effectiveTime value="20251001"/>)")))), "Immunization");
  CHECK(given["status"].text() == "completed");
  CHECK(given["occurrenceDateTime"].text() == "2025-10-01");
  CHECK(given["lotNumber"].text() == "L1");
  const auto refused = one(read(documentOf(sectionOf("11369-6", vaccine("negationInd=\"true\"", "")))), "Immunization");
  CHECK(refused["status"].text() == "not-done");
  CHECK(refused["_occurrenceDateTime"]["extension"][0]["valueCode"].text() == "unknown");
}

TEST_CASE("procedures done, refused and planned") {
  const auto procedure = [](std::string_view attributes) {
    return entryOf(
        "<procedure classCode=\"PROC\" " + std::string(attributes) +
        R"(><templateId root="2.16.840.1.113883.10.20.22.4.14"/><code code="76601001" codeSystem="2.16.840.1.113883.6.96"/><statusCode code="completed"/><effectiveTime value="20251001"/></procedure>)");
  };
  CHECK(one(read(documentOf(sectionOf("47519-4", procedure("moodCode=\"EVN\"")))), "Procedure")["performedDateTime"]
            .text() == "2025-10-01");
  CHECK(one(read(documentOf(sectionOf("47519-4", procedure("moodCode=\"EVN\" negationInd=\"true\"")))),
            "Procedure")["status"]
            .text() == "not-done");
  CHECK(one(read(documentOf(sectionOf("47519-4", procedure("moodCode=\"RQO\"")))), "ServiceRequest")["intent"].text() ==
        "order");
}

TEST_CASE("a plan holds requests, appointments, medicines and goals, and a plan around them") {
  const auto file = read(documentOf(sectionOf(
      "18776-5",
      entryOf(
          R"(<act classCode="ACT" moodCode="INT"><templateId root="2.16.840.1.113883.10.20.22.4.39"/><code code="408245007" codeSystem="2.16.840.1.113883.6.96"/><statusCode code="active"/></act>)") +
          entryOf(
              R"(<encounter classCode="ENC" moodCode="INT"><templateId root="2.16.840.1.113883.10.20.22.4.40"/><code code="185349003" codeSystem="2.16.840.1.113883.6.96"/><effectiveTime value="20260401"/></encounter>)") +
          entryOf(
              R"(<substanceAdministration classCode="SBADM" moodCode="INT"><templateId root="2.16.840.1.113883.10.20.22.4.42"/><statusCode code="active"/><consumable><manufacturedProduct><manufacturedMaterial><code code="312940" codeSystem="2.16.840.1.113883.6.88"/></manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration>)") +
          entryOf(
              R"(<observation classCode="OBS" moodCode="GOL"><templateId root="2.16.840.1.113883.10.20.22.4.121"/><code code="44261-6" codeSystem="2.16.840.1.113883.6.1"/><statusCode code="active"/><effectiveTime><low value="20260301"/><high value="20260601"/></effectiveTime><value xsi:type="IVL_PQ"><high value="5"/></value></observation>)"))));
  CHECK(one(file, "ServiceRequest")["intent"].text() == "plan");
  CHECK(one(file, "Appointment")["requestedPeriod"][0]["start"].text() == "2026-04-01");
  CHECK(one(file, "MedicationRequest")["intent"].text() == "plan");
  const auto goal = one(file, "Goal");
  CHECK(goal["startDate"].text() == "2026-03-01");
  CHECK(goal["target"][0]["dueDate"].text() == "2026-06-01");
  CHECK(goal["target"][0]["detailQuantity"]["comparator"].text() == "<=");
  const auto plan = one(file, "CarePlan");
  CHECK(plan["activity"].items().size() == 3);
  CHECK(plan["goal"].items().size() == 1);
}

TEST_CASE("health concerns, care team, family, payer, directive, equipment, note") {
  const auto
      file = read(documentOf(sectionOf(
                                 "75310-3",
                                 entryOf(
                                     R"(<act classCode="ACT" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.132"/><statusCode code="active"/><text>Afraid of losing the flat</text></act>)")) +
                             sectionOf(
                                 "85847-2",
                                 entryOf(
                                     R"(<organizer classCode="CLUSTER" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.500"/><statusCode code="active"/><component><act classCode="PCPR" moodCode="EVN"><performer><sdtc:functionCode code="PCP" codeSystem="2.16.840.1.113883.5.88"/><assignedEntity><id root="2.16.840.1.113883.4.6" extension="1111111112"/><assignedPerson><name><given>Li</given><family>Doctor</family></name></assignedPerson></assignedEntity></performer></act></component></organizer>)")) +
                             sectionOf(
                                 "10157-6",
                                 entryOf(
                                     R"(<organizer classCode="CLUSTER" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.45"/><statusCode code="completed"/><subject><relatedSubject classCode="PRS"><code code="MTH" codeSystem="2.16.840.1.113883.5.111"/><subject><administrativeGenderCode code="F" codeSystem="2.16.840.1.113883.5.1"/></subject></relatedSubject></subject><component><observation classCode="OBS" moodCode="EVN"><value xsi:type="CD" code="13746004" codeSystem="2.16.840.1.113883.6.96"/><entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN"><code code="445518008" codeSystem="2.16.840.1.113883.6.96"/><value xsi:type="PQ" value="31" unit="a"/></observation></entryRelationship></observation></component></organizer>)")) +
                             sectionOf("48768-6", entryOf(R"(<act classCode="ACT" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.60"/><statusCode code="completed"/><entryRelationship typeCode="COMP"><act classCode="ACT" moodCode="EVN"><id root="1.2.66" extension="pol"/><statusCode code="completed"/><performer typeCode="PRF"><assignedEntity><id root="1.2.77" extension="ins"/><representedOrganization><name>Insurer</name></representedOrganization></assignedEntity></performer><participant typeCode="COV"><participantRole><id root="1.2.78" extension="member-9"/><code code="SELF" codeSystem="2.16.840.1.113883.5.111"/></participantRole></participant></act></entryRelationship></act>)")) + sectionOf("42348-3", entryOf(R"(<observation classCode="OBS" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.48"/><code code="304251008" codeSystem="2.16.840.1.113883.6.96"/><statusCode code="completed"/><value xsi:type="CD" code="304253006" codeSystem="2.16.840.1.113883.6.96"/></observation>)")) + sectionOf("46264-8", entryOf(R"(<supply classCode="SPLY" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.50"/><statusCode code="completed"/><participant typeCode="PRD"><participantRole classCode="MANU"><playingDevice><code code="87405001" codeSystem="2.16.840.1.113883.6.96" displayName="Cane"/></playingDevice></participantRole></participant></supply>)")) +
                             sectionOf(
                                 "34109-9",
                                 entryOf(
                                     R"(<act classCode="ACT" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.202"/><code code="34109-9" codeSystem="2.16.840.1.113883.6.1"><translation code="11488-4" codeSystem="2.16.840.1.113883.6.1"/></code><text><reference value="#note"/></text></act>)"),
                                 R"(<paragraph ID="note">Spoke of sleep.</paragraph>)")));
  CHECK(file.rejected.empty());
  const auto concern = one(file, "Condition");
  CHECK(code(concern["category"][0]) == "health-concern");
  CHECK(concern["code"]["text"].text() == "Afraid of losing the flat");
  CHECK(code(one(file, "CareTeam")["participant"][0]["role"][0]) == "PCP");
  const auto mother = one(file, "FamilyMemberHistory");
  CHECK(code(mother["relationship"]) == "MTH");
  CHECK(mother["condition"][0]["onsetAge"]["value"].text() == "31");
  const auto coverage = one(file, "Coverage");
  CHECK(coverage["subscriberId"].text() == "member-9");
  CHECK(coverage["payor"][0]["reference"].text().starts_with("Organization/"));
  CHECK(code(one(file, "Observation")["code"]) == "304251008");
  CHECK(one(file, "DeviceUseStatement")["device"]["reference"].text() == "Device/" + one(file, "Device")["id"].text());
  bool has_note = false;
  for (const auto& document : all(file, "DocumentReference"))
    has_note = has_note || code(document["type"]) == "11488-4";
  CHECK(has_note);
}

}  // namespace
}  // namespace baton::sources::ccda
