// The whole reader: header, accounting, ids, labels, what it refuses, and that nothing can make it crash.
#include "sources/ccda.h"

#include <algorithm>
#include <set>

#include "sources/ccda/test_document.h"

namespace baton::sources::ccda {
namespace {

std::string simpleProblem(std::string_view id, std::string_view snomed, std::string_view status = "active") {
  return entryOf(
      R"(<act classCode="ACT" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.3"/><code code="CONC" codeSystem="2.16.840.1.113883.5.6"/><statusCode code=")" +
      std::string(status) +
      R"("/><entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.4"/>)" +
      std::string(id) + R"(<code code="55607006" codeSystem="2.16.840.1.113883.6.96"/><value xsi:type="CD" code=")" +
      std::string(snomed) + R"(" codeSystem="2.16.840.1.113883.6.96"/></observation></entryRelationship></act>)");
}

TEST_CASE("what is no clinical document is refused plainly") {
  for (const char* text :
       {"", "hello", "{}", "<a>", "<!DOCTYPE ClinicalDocument [<!ENTITY x 'y'>]><ClinicalDocument/>"}) {
    const auto file = readCcda(text);
    REQUIRE_FALSE(file);
    CHECK(file.error().code == ErrorCode::BadInput);
  }
  const auto section = readCcda("<section xmlns=\"urn:hl7-org:v3\"/>");
  REQUIRE_FALSE(section);
  CHECK(section.error().message.find("\"section\"") != std::string::npos);
}

TEST_CASE("the header gives person, authors, keeper, kin and the document itself") {
  const auto file = read(documentOf("", R"(
    <author><time value="20260301"/><assignedAuthor><id root="2.16.840.1.113883.4.6" extension="1111111112"/><code code="2084P0800X" codeSystem="2.16.840.1.113883.6.101" displayName="Psychiatry"/><assignedPerson><name><given>Li</given><family>Doctor</family></name></assignedPerson><representedOrganization><id root="1.2.44" extension="o"/><name>River Clinic</name></representedOrganization></assignedAuthor></author>
    <author><time value="20260301"/><assignedAuthor><id nullFlavor="NI"/><assignedAuthoringDevice><softwareName>EHR 9</softwareName></assignedAuthoringDevice></assignedAuthor></author>
    <custodian><assignedCustodian><representedCustodianOrganization><id root="1.2.44" extension="o"/><name>River Clinic</name></representedCustodianOrganization></assignedCustodian></custodian>
    <participant typeCode="IND"><associatedEntity classCode="NOK"><code code="MTH" codeSystem="2.16.840.1.113883.5.111"/><telecom value="tel:555-0101"/><associatedPerson><name><given>Eva</given><family>Example</family></name></associatedPerson></associatedEntity></participant>
    <documentationOf><serviceEvent classCode="PCPR"><effectiveTime><low value="2024"/></effectiveTime><performer typeCode="PRF"><assignedEntity><id root="1.2.45" extension="t"/><assignedPerson><name><given>Sam</given><family>Therapist</family></name></assignedPerson></assignedEntity></performer></serviceEvent></documentationOf>
    <informationRecipient><intendedRecipient/></informationRecipient>)"));
  CHECK(file.format == "ccda-r2.1");
  CHECK(file.organisation == "River Clinic");
  CHECK(file.made_on.text() == "2026-03-01T09:00:00+00:00");
  const auto patient = one(file, "Patient");
  CHECK(patient["gender"].text() == "female");
  CHECK(patient["birthDate"].text() == "1990-02-14");
  CHECK(patient["contact"][0]["name"]["family"].text() == "Example");
  CHECK(all(file, "Practitioner").size() == 2);
  CHECK(all(file, "Organization").size() == 1);
  CHECK(one(file, "PractitionerRole")["specialty"][0]["text"].text() == "Psychiatry");
  CHECK(one(file, "Device")["deviceName"][0]["name"].text() == "EHR 9");
  CHECK(code(one(file, "RelatedPerson")["relationship"][0]) == "MTH");
  CHECK(one(file, "CareTeam")["participant"].items().size() == 1);
  const auto document = one(file, "DocumentReference");
  CHECK(document["content"][0]["attachment"]["contentType"].text() == "text/xml");
  CHECK(document["masterIdentifier"]["value"].text() == "doc-1");
  CHECK(document["custodian"]["reference"].text().starts_with("Organization/"));
  REQUIRE(file.rejected.size() == 1);
  CHECK(file.rejected[0].where == "/ClinicalDocument/informationRecipient[1]");
}

TEST_CASE("a person without a name, a second person, race outside the code system: said, not hidden") {
  std::string nameless = documentOf("");
  nameless.replace(nameless.find("<name><given>Ana"),
                   std::string("<name><given>Ana</given><family>Example</family></name>").size(), "");
  CHECK(saysNote(read(nameless), "does not name the person"));
  const auto two = read(documentOf("", "<recordTarget><patientRole/></recordTarget>"));
  REQUIRE(two.rejected.size() == 1);
  CHECK(two.rejected[0].reason.find("more than one person") != std::string::npos);
}

TEST_CASE("ids: the same entry of a newer document has the same id") {
  const std::string with_id = R"(<id root="1.2.7" extension="c1"/>)";
  const auto before = one(read(documentOf(sectionOf("11450-4", simpleProblem(with_id, "35489007")))), "Condition");
  const auto after =
      one(read(documentOf(sectionOf("11450-4", simpleProblem(with_id, "35489007", "completed")))), "Condition");
  CHECK(before["id"] == after["id"]);
  CHECK(code(before["clinicalStatus"]) != code(after["clinicalStatus"]));
  const auto nameless = one(read(documentOf(sectionOf("11450-4", simpleProblem("", "35489007")))), "Condition");
  const auto later =
      one(read(documentOf(sectionOf("11450-4", simpleProblem("", "35489007", "completed")))), "Condition");
  CHECK(nameless["id"] == later["id"]);
  CHECK(nameless["id"] != before["id"]);
}

TEST_CASE("ids: one id on different entries does not make them one, in either order") {
  const std::string same = R"(<id root="1.2.7" extension="same"/>)";
  const auto forth =
      read(documentOf(sectionOf("11450-4", simpleProblem(same, "35489007") + simpleProblem(same, "48694002"))));
  const auto back =
      read(documentOf(sectionOf("11450-4", simpleProblem(same, "48694002") + simpleProblem(same, "35489007"))));
  std::set<std::string> ids;
  for (const auto& condition : all(forth, "Condition")) ids.insert(code(condition["code"]) + condition["id"].text());
  for (const auto& condition : all(back, "Condition")) ids.insert(code(condition["code"]) + condition["id"].text());
  CHECK(ids.size() == 2);
  const auto repeated =
      read(documentOf(sectionOf("11450-4", simpleProblem(same, "35489007") + simpleProblem(same, "35489007"))));
  CHECK(all(repeated, "Condition").size() == 1);
  CHECK(repeated.merged == 1);
}

TEST_CASE("every reference inside the file leads to a resource of it") {
  const auto file = read(documentOf(sectionOf("11450-4", simpleProblem("", "35489007"))));
  std::set<std::string> known;
  for (const auto& entry : file.entries)
    known.insert(entry.resource["resourceType"].text() + "/" + entry.resource["id"].text());
  CHECK(known.size() == file.entries.size());
  CHECK(known.contains(one(file, "Condition")["subject"]["reference"].text()));
}

TEST_CASE("sections are known by code when the template is missing, by template when the code is wrong") {
  const std::string wrong_code =
      R"(<component><section><templateId root="2.16.840.1.113883.10.20.22.2.5.1"/><code code="nonsense" codeSystem="2.16.840.1.113883.6.1"/>)" +
      simpleProblem("", "35489007") + "</section></component>";
  const auto by_template = read(documentOf(wrong_code));
  CHECK(all(by_template, "Condition").size() == 1);
  CHECK(saysNote(by_template, "recognised by its template"));
  const auto by_code = read(documentOf(sectionOf("11450-4", simpleProblem("", "35489007"))));
  CHECK(saysNote(by_code, "recognised by its code"));
  const auto neither = read(documentOf(sectionOf("0000-0", simpleProblem("", "35489007"), "Words")));
  CHECK(all(neither, "Condition").size() == 1);
}

TEST_CASE("an unknown section keeps its words, made safe; an empty entry is rejected") {
  const auto file = read(documentOf(sectionOf("51848-0", "", "<paragraph>Sleeps badly.<script>x</script></paragraph>") +
                                    sectionOf("11450-4", "<entry/>")));
  CHECK(all(file, "DocumentReference").size() == 2);
  REQUIRE(file.rejected.size() == 1);
  CHECK(file.rejected[0].reason == "The entry is empty.");
}

TEST_CASE("an unstructured document is kept as its file") {
  std::string text = documentOf("");
  const auto at = text.find("<component>");
  text.replace(
      at, text.find("</component>") + 12 - at,
      R"(<component><nonXMLBody><text mediaType="application/pdf" representation="B64">JVBE Rg==</text></nonXMLBody></component>)");
  const auto file = read(text);
  const auto documents = all(file, "DocumentReference");
  REQUIRE(documents.size() == 2);
  CHECK(documents[1]["content"][0]["attachment"]["contentType"].text() == "application/pdf");
  CHECK(documents[1]["content"][0]["attachment"]["data"].text() == "JVBERg==");
}

bool hasLabel(const json::Value& resource, std::string_view label) {
  const auto& labels = resource["meta"]["security"].items();
  return std::ranges::any_of(labels, [&](const json::Value& one) { return one["code"].text() == label; });
}

const char* const kRestricted = R"(<confidentialityCode code="R" codeSystem="2.16.840.1.113883.5.25"/>)";

TEST_CASE("confidentiality of the document covers everything, of a section only the section") {
  const auto whole = read(documentOf(sectionOf("11450-4", simpleProblem("", "35489007")), kRestricted));
  for (const auto& entry : whole.entries)
    CHECK_MESSAGE(hasLabel(entry.resource, "R"), entry.resource["resourceType"].text());
  const auto part = read(documentOf(sectionOf("11450-4", simpleProblem("", "35489007") + kRestricted) +
                                    sectionOf("11348-0", simpleProblem("", "48694002"))));
  const auto conditions = all(part, "Condition");
  REQUIRE(conditions.size() == 2);
  CHECK(hasLabel(conditions[0], "R"));
  CHECK_FALSE(hasLabel(conditions[1], "R"));
  CHECK_FALSE(hasLabel(one(part, "Patient"), "R"));
}

const char* const kAnnotation =
    R"(<organizer classCode="CLUSTER" moodCode="EVN"><templateId root="2.16.840.1.113883.3.3251.1.4"/><statusCode code="active"/>
  <component><observation classCode="OBS" moodCode="EVN"><templateId root="2.16.840.1.113883.3.445.21"/><code code="SECCLASSOBS" codeSystem="2.16.840.1.113883.1.11.20457"/><value xsi:type="CE" code="V" codeSystem="2.16.840.1.113883.5.1063"/></observation></component>
  <component><observation classCode="OBS" moodCode="EVN"><templateId root="2.16.840.1.113883.3.445.21"/><code code="SECCONOBS" codeSystem="2.16.840.1.113883.1.11.20457"/><value xsi:type="CE" code="NORDSLCD" codeSystem="2.16.840.1.113883.5.1063"/></observation></component></organizer>)";

TEST_CASE("privacy annotations become labels of what they stand on") {
  const auto section = read(documentOf(sectionOf("11450-4", simpleProblem("", "35489007") + entryOf(kAnnotation))));
  const auto condition = one(section, "Condition");
  CHECK(hasLabel(condition, "V"));
  CHECK(hasLabel(condition, "NORDSCLCD"));
  std::string markings = sectionOf("57017-6", entryOf(kAnnotation), "Do not pass on.");
  markings.insert(markings.find("<code"), "<templateId root=\"2.16.840.1.113883.3.3251.1.5\"/>");
  const auto whole = read(documentOf(sectionOf("11450-4", simpleProblem("", "35489007")) + markings));
  CHECK(hasLabel(one(whole, "Condition"), "NORDSCLCD"));
  const auto entry = read(documentOf(sectionOf(
      "30954-2",
      entryOf(
          R"(<organizer classCode="BATTERY" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.1"/><code code="24357-6" codeSystem="2.16.840.1.113883.6.1"/><statusCode code="completed"/><component><observation classCode="OBS" moodCode="EVN"><code code="5778-6" codeSystem="2.16.840.1.113883.6.1"/><statusCode code="completed"/><value xsi:type="ST">x</value></observation></component>
      <component><observation classCode="OBS" moodCode="EVN"><templateId root="2.16.840.1.113883.3.445.21"/><code code="SECCONOBS" codeSystem="2.16.840.1.113883.1.11.20457"/><value xsi:type="CE" code="NOAUTH" codeSystem="2.16.840.1.113883.5.1063"/></observation></component></organizer>)"))));
  CHECK(hasLabel(one(entry, "Observation"), "NOAUTH"));
  CHECK(hasLabel(one(entry, "DiagnosticReport"), "NOAUTH"));
}

TEST_CASE("many references to one large text do not make a bomb of it") {
  std::string words(300'000, 'a');
  for (std::size_t i = 0; i < words.size(); i += 9) words[i] = ' ';
  std::string notes;
  for (int i = 0; i < 3000; ++i) {
    notes +=
        R"(<entry><act classCode="ACT" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.202"/><id root="1.2.3" extension=")" +
        std::to_string(i) +
        R"("/><code code="34109-9" codeSystem="2.16.840.1.113883.6.1"/><text><reference value="#all"/></text></act></entry>)";
  }
  const auto file = readCcda(documentOf(sectionOf("34109-9", notes, "<content ID='all'>" + words + "</content>")));
  REQUIRE(file);
  std::size_t bytes = 0;
  for (const ParsedEntry& entry : file->entries)
    bytes += entry.resource["content"][0]["attachment"]["data"].text().size();
  CHECK(bytes < (80U << 20U));
  CHECK(file->found() >= 3000);
}

TEST_CASE("whatever happens to the letters, the reader answers and its account is right") {
  const std::string good = documentOf(
      sectionOf("11450-4", simpleProblem(R"(<id root="1.2.7" extension="c1"/>)", "35489007"),
                "<list><item ID='a'>Words</item></list>") +
          sectionOf(
              "30954-2",
              entryOf(
                  R"(<organizer classCode="BATTERY" moodCode="EVN"><code code="24357-6" codeSystem="2.16.840.1.113883.6.1"/><effectiveTime><low value="20260101"/><high value="20260102101500-0500"/></effectiveTime><component><observation><code code="5778-6" codeSystem="2.16.840.1.113883.6.1"/><value xsi:type="PQ" value="1.50" unit="mg"/></observation></component></organizer>)")) +
          sectionOf(
              "10160-0",
              entryOf(
                  R"(<substanceAdministration moodCode="EVN"><text><reference value="#a"/></text><effectiveTime xsi:type="PIVL_TS"><period value="8" unit="h"/></effectiveTime><doseQuantity value="1"/><consumable><manufacturedProduct><manufacturedMaterial><code code="312940" codeSystem="2.16.840.1.113883.6.88"/></manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration>)")),
      R"(<author><time value="20260301"/><assignedAuthor><id root="1.2.44"/><assignedPerson><name>Li</name></assignedPerson></assignedAuthor></author>)");
  REQUIRE(readCcda(good));
  for (std::size_t end = 0; end < good.size(); end += 7) CHECK_FALSE(readCcda(std::string_view(good).substr(0, end)));
  // A small generator with a fixed start: the same mutations every time.
  std::uint64_t state = 88172645463325252ULL;
  const auto next = [&](std::size_t below) {
    state ^= state << 13U;
    state ^= state >> 7U;
    state ^= state << 17U;
    return static_cast<std::size_t>(state % below);
  };
  std::size_t readable = 0;
  for (int round = 0; round < 6000; ++round) {
    std::string text = good;
    for (std::size_t changes = 1 + next(4); changes > 0; --changes) {
      const std::size_t at = next(text.size() - 60);
      switch (next(4)) {
        case 0:
          text[at] = static_cast<char>(32 + next(95));
          break;
        case 1:
          text.erase(at, 1 + next(20));
          break;
        case 2:
          text.insert(at, text.substr(next(text.size() - 60), 1 + next(50)));
          break;
        default:
          text.replace(at, 1, std::string(1 + next(3), static_cast<char>(next(256))));
          break;
      }
    }
    const auto file = readCcda(text);
    if (!file) continue;
    ++readable;
    for (const ParsedEntry& entry : file->entries) {
      CHECK(entry.resource["id"].text().size() == 16);
      const auto issues = fhir::validate(entry.resource);
      CHECK_MESSAGE(!fhir::hasErrors(issues), json::write(entry.resource));
    }
  }
  CHECK(readable > 300);
}

}  // namespace
}  // namespace baton::sources::ccda
