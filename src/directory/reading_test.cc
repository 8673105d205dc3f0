// Readers of registers and tables: what they take, what they tell, and that nothing stops them.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "base/instant.h"
#include "directory/testing.h"
#include "format/csv_rows.h"

using namespace baton;
using namespace baton::directory;
using namespace baton::directory::testing;
using knowledge::TermKind;

namespace {

std::string fileText(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The real header of the register, where the shared data is; else the columns that are read, among others.
std::string nppesHeader() {
  const char* const shared = std::getenv("BATON_SHARED_DATA");
  std::string header;
  if (shared != nullptr)
    header = fileText(std::string(shared) + "/nppes/reference/npidata_20050523-20150308FileHeader.csv");
  while (!header.empty() && (header.back() == '\n' || header.back() == '\r')) header.pop_back();
  if (!header.empty()) return header + ",\"Certification Date\"\n";
  MESSAGE("BATON_SHARED_DATA is not set: a short header of our own is used");
  return "\"NPI\",\"Entity Type Code\",\"Provider Organization Name (Legal Business Name)\",\"Provider Last Name "
         "(Legal "
         "Name)\",\"Provider First Name\",\"Provider Credential Text\",\"Provider First Line Business Practice "
         "Location "
         "Address\",\"Provider Business Practice Location Address City Name\",\"Provider Business Practice Location "
         "Address "
         "State Name\",\"Provider Business Practice Location Address Postal Code\",\"Provider Business Practice "
         "Location "
         "Address Telephone Number\",\"Last Update Date\",\"NPI Deactivation Date\",\"NPI Reactivation "
         "Date\",\"Provider "
         "Gender Code\",\"Healthcare Provider Taxonomy Code_1\",\"Provider License Number State Code_1\",\"Healthcare "
         "Provider Taxonomy Code_2\"\n";
}

std::string nppesRow(const std::string& header, const std::map<std::string, std::string>& values) {
  csv::Rows rows(header);
  REQUIRE(rows.next());
  std::string row;
  for (const std::string_view column : rows.fields()) {
    const auto value = values.find(std::string(column));
    row += (row.empty() ? "\"" : ",\"") + (value == values.end() ? std::string() : value->second) + "\"";
  }
  return row + "\n";
}

std::map<std::string, std::string> doctor() {
  return {{"NPI", "1234567893"},
          {"Entity Type Code", "1"},
          {"Provider Last Name (Legal Name)", "O'NEIL-LEE"},
          {"Provider First Name", "ANNA"},
          {"Provider Credential Text", "M.D."},
          {"Provider First Line Business Practice Location Address", "1 MAIN ST"},
          {"Provider Business Practice Location Address City Name", "CAMBRIDGE"},
          {"Provider Business Practice Location Address State Name", "MA"},
          {"Provider Business Practice Location Address Postal Code", "021394307"},
          {"Provider Business Practice Location Address Telephone Number", "6175550100"},
          {"Last Update Date", "03/15/2024"},
          {"Provider Gender Code", "F"},
          {"Healthcare Provider Taxonomy Code_1", "2084P0804X"},
          {"Provider License Number State Code_1", "MA"},
          {"Healthcare Provider Taxonomy Code_2", "2084P0800X"}};
}

}  // namespace

TEST_CASE("npi: check digit, first digit, length") {
  CHECK(npiFrom("1234567893") == 1234567893U);
  CHECK(npiFrom("1234567890") == 0);
  CHECK(npiFrom("3234567893") == 0);
  CHECK(npiFrom("123456789") == 0);
  CHECK(keyFrom(keyText(ownKey("Clinic", "7"))) == ownKey("Clinic", "7"));
  CHECK(keyFrom("x12") == 0);
}

TEST_CASE("csv rows: quotes, line breaks, faults, going on") {
  csv::Rows rows("a,\"b \"\"q\"\"\",\"c\r\nd\"\r\n\"x\"y,1\n,\n\n\"no end\nlast,1");
  REQUIRE(rows.next());
  CHECK(rows.fields() == std::vector<std::string_view>{"a", "b \"q\"", "c\r\nd"});
  CHECK(rows.line() == 1);
  REQUIRE(rows.next());
  CHECK(rows.fault() == "a quoted field goes on after its end");
  CHECK(rows.line() == 3);
  REQUIRE(rows.next());
  CHECK(rows.fields().size() == 2);
  REQUIRE(rows.next());
  CHECK(rows.fault() == "a quoted field has no end");
  CHECK(rows.line() == 6);
  REQUIRE(rows.next());
  CHECK(rows.fields().front() == "last");
  CHECK_FALSE(rows.next());
}

TEST_CASE("nppes: a person of the register, by the real header") {
  const std::string header = nppesHeader();
  CHECK(kindOf(header) == FileKind::Nppes);
  const auto heard = readAll(FileKind::Nppes, header + nppesRow(header, doctor()));
  REQUIRE(heard.statements.size() == 1);
  const Statement& one = heard.statements.front();
  CHECK(one.key == 1234567893U);
  CHECK(one.name == "Anna O'Neil-Lee");
  CHECK(one.credential == "M.D.");
  CHECK(one.gender == Gender::Female);
  CHECK(one.specialties == knowledge::directoryTerms().setOf(TermKind::Specialty, "psychiatry;child-psychiatry"));
  CHECK(one.ages == knowledge::directoryTerms().setOf(TermKind::Ages, "child;teen"));
  CHECK(one.licences == 1ULL << *knowledge::zipAreas().stateFrom("MA"));
  CHECK(one.accepting == Said::Unknown);
  REQUIRE(one.sites.size() == 1);
  CHECK(one.sites.front().phone == "617-555-0100");
  CHECK(one.sites.front().has_point);
  CHECK(one.sites.front().latitude == doctest::Approx(42.36).epsilon(0.01));
  CHECK(one.day == daysFromCivil(2024, 3, 15));
}

TEST_CASE("nppes: a number taken back, and given again") {
  const std::string header = nppesHeader();
  const std::map<std::string, std::string> gone = {{"NPI", "1234567893"}, {"NPI Deactivation Date", "05/01/2025"}};
  auto heard = readAll(FileKind::Nppes, header + nppesRow(header, gone));
  REQUIRE(heard.statements.size() == 1);
  CHECK(heard.statements.front().is_gone);
  auto back = doctor();
  back["NPI Deactivation Date"] = "05/01/2023";
  back["NPI Reactivation Date"] = "06/01/2023";
  heard = readAll(FileKind::Nppes, header + nppesRow(header, back));
  REQUIRE(heard.statements.size() == 1);
  CHECK_FALSE(heard.statements.front().is_gone);
}

TEST_CASE(
    "nppes: ten thousand rows that are wrong are told, each with its place, and the good one after them is taken") {
  const std::string header = nppesHeader();
  std::string text = header;
  for (int i = 0; i < 10'000; ++i) {
    auto row = doctor();
    if (i % 4 == 0) row["NPI"] = "1234567890";
    if (i % 4 == 1) row["Entity Type Code"] = "7";
    if (i % 4 == 2) row["Last Update Date"] = "2024-03-15";
    text += i % 4 == 3 ? std::string("\"1234567893\",\"broken \"quote\"\n") : nppesRow(header, row);
  }
  text += nppesRow(header, doctor());
  const auto heard = readAll(FileKind::Nppes, text);
  CHECK(heard.read.rows == 10'001);
  CHECK(heard.read.refused == 10'000);
  CHECK(heard.troubles.size() == 10'000);
  CHECK(heard.troubles.front().where == "line 2");
  CHECK(heard.troubles.back().where == "line 10001");
  CHECK(heard.statements.size() == 1);
}

TEST_CASE("nppes: reading begins again at the end of a row") {
  const std::string header = nppesHeader();
  const std::string first = header + nppesRow(header, doctor());
  auto second = doctor();
  second["NPI"] = "1245319599";
  const std::string whole = first + nppesRow(header, second);
  Reading reading;
  reading.bytes = whole;
  reading.from = first.size();
  reading.from_line = 3;
  std::vector<std::uint64_t> keys;
  reading.take = [&keys](const Statement& one) { keys.push_back(one.key); };
  reading.tell = [](const Trouble& one) { FAIL(one.reason); };
  CHECK(readNppes(reading).taken == 1);
  CHECK(keys == std::vector<std::uint64_t>{1245319599U});
}

TEST_CASE("nppes: real rows of further practice locations") {
  const char* const shared = std::getenv("BATON_SHARED_DATA");
  if (shared == nullptr) {
    MESSAGE("BATON_SHARED_DATA is not set: skipped");
    return;
  }
  const std::string text = fileText(std::string(shared) + "/nppes/cms_weekly_20251103/pl_pfile_20251103-20251109.csv");
  CHECK(kindOf(text) == FileKind::NppesLocations);
  const auto heard = readAll(FileKind::NppesLocations, text);
  CHECK(heard.read.taken + heard.read.refused == heard.read.rows);
  CHECK(heard.read.taken > 4500);
  std::size_t placed = 0;
  for (const Statement& one : heard.statements) placed += one.sites.front().has_point ? 1 : 0;
  CHECK(placed * 100 > heard.statements.size() * 98);
}

TEST_CASE("typed table: lists by any of their words, unknown words told, the row taken") {
  const std::string text =
      "npi,name,specialty,ages,expertise,medication,languages,accepting,telehealth,licensed_in,insurance,wait_days,zip,"
      "colour\n"
      "1234567893,Ana Lima,pmhnp,Adults; teens,PTSD; anxiety; juggling,clozapine,Spanish; en,yes,yes,MA;NH,Blue Plan; "
      "MassHealth,12,02139,red\n"
      ",No Number,pmhnp,,,,,,,,,,,\n";
  CHECK(kindOf(text) == FileKind::TypedCsv);
  const auto heard = readAll(FileKind::TypedCsv, text);
  REQUIRE(heard.statements.size() == 1);
  const Statement& one = heard.statements.front();
  const auto& terms = knowledge::directoryTerms();
  CHECK(one.ages == terms.setOf(TermKind::Ages, "teen;adult"));
  CHECK(one.expertise == terms.setOf(TermKind::Expertise, "ptsd;anxiety"));
  CHECK(one.languages == terms.setOf(TermKind::Language, "es;en"));
  CHECK(one.accepting == Said::Yes);
  CHECK(one.wait_days == 12);
  CHECK(one.insurers == std::vector<std::string>{"Blue Plan", "MassHealth"});
  REQUIRE(heard.troubles.size() == 3);
  CHECK(heard.troubles[0].where == "line 1, colour");
  CHECK(heard.troubles[1].reason == "not known: juggling");
  CHECK(heard.troubles[2].where == "line 3, npi");
}

TEST_CASE("plan-net: role, person, place, service and networks become one statement") {
  const std::string text =
      R"({"resourceType":"Practitioner","id":"p","active":true,"identifier":[{"system":"http://hl7.org/fhir/sid/us-npi","value":"1234567893"}],"name":[{"family":"Solo","given":["Hana"]}],"gender":"female","communication":[{"coding":[{"system":"urn:ietf:bcp:47","code":"ja"}]}],"qualification":[{"extension":[{"url":"http://hl7.org/fhir/us/davinci-pdex-plan-net/StructureDefinition/practitioner-qualification","extension":[{"url":"status","valueCode":"active"},{"url":"whereValid","valueCodeableConcept":{"coding":[{"system":"https://www.usps.com/","code":"CT"}]}}]}],"code":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0360","code":"MD"}]}}]}
{"resourceType":"Location","id":"l","status":"active","address":{"line":["1 Elm St"],"city":"Hartford","state":"CT","postalCode":"06103-1234"},"position":{"latitude":41.76,"longitude":-72.67}}
{"resourceType":"HealthcareService","id":"s","active":true,"extension":[{"url":"http://hl7.org/fhir/us/davinci-pdex-plan-net/StructureDefinition/delivery-method","extension":[{"url":"type","valueCodeableConcept":{"coding":[{"code":"virtual"}]}}]}]}
{"resourceType":"Organization","id":"n","active":true,"name":"Acme Standard Network"}
{"resourceType":"InsurancePlan","id":"i","status":"active","name":"Acme Gold","network":[{"reference":"Organization/n"}]}
not json
{"resourceType":"PractitionerRole","id":"r","active":true,"practitioner":{"reference":"https://plan.example/fhir/Practitioner/p"},"location":[{"reference":"Location/l"}],"healthcareService":[{"reference":"HealthcareService/s"}],"specialty":[{"coding":[{"system":"http://nucc.org/provider-taxonomy","code":"2084P0800X"}]}],"extension":[{"url":"http://hl7.org/fhir/us/davinci-pdex-plan-net/StructureDefinition/network-reference","valueReference":{"reference":"Organization/n"}},{"url":"http://hl7.org/fhir/us/davinci-pdex-plan-net/StructureDefinition/newpatients","extension":[{"url":"acceptingPatients","valueCodeableConcept":{"coding":[{"code":"newpt"}]}}]}],"meta":{"lastUpdated":"2026-10-01T00:00:00Z"}}
{"resourceType":"PractitionerRole","id":"r2","active":true,"practitioner":{"reference":"Practitioner/nobody"}}
)";
  CHECK(kindOf(text) == FileKind::PlanNet);
  const auto heard = readAll(FileKind::PlanNet, text);
  REQUIRE(heard.statements.size() == 1);
  const Statement& one = heard.statements.front();
  CHECK(one.key == 1234567893U);
  CHECK(one.name == "Hana Solo");
  CHECK(one.credential == "MD");
  CHECK(one.telehealth == Said::Yes);
  CHECK(one.accepting == Said::Yes);
  CHECK(one.languages == knowledge::directoryTerms().setOf(TermKind::Language, "ja"));
  CHECK(one.licences == 1ULL << *knowledge::zipAreas().stateFrom("CT"));
  CHECK(one.insurers == std::vector<std::string>{"Acme Gold", "Acme Standard Network"});
  CHECK(one.day == daysFromCivil(2026, 10, 1));
  REQUIRE(one.sites.size() == 1);
  CHECK(one.sites.front().latitude == doctest::Approx(41.76));
  REQUIRE(heard.troubles.size() == 2);
  CHECK(heard.troubles[0].where == "line 6");
  CHECK(heard.troubles[1].where == "line 8, PractitionerRole/r2");
}

TEST_CASE("slots: the first free appointment of the published examples") {
  const char* const shared = std::getenv("BATON_SHARED_DATA");
  if (shared == nullptr) {
    MESSAGE("BATON_SHARED_DATA is not set: skipped");
    return;
  }
  const std::string folder = std::string(shared) + "/scheduling/smart_scheduling_links/examples/";
  const std::string text = fileText(folder + "locations.ndjson") + fileText(folder + "schedules.ndjson") +
                           fileText(folder + "slots-2021-W10.ndjson");
  Reading reading;
  reading.bytes = text;
  reading.source = "Example";
  reading.day = static_cast<std::int32_t>(daysFromCivil(2021, 3, 8));
  std::vector<Statement> statements;
  reading.take = [&statements](const Statement& one) { statements.push_back(one); };
  reading.tell = [](const Trouble& one) { FAIL_CHECK(one.where << ": " << one.reason); };
  readSlots(reading);
  REQUIRE(statements.size() == 5);
  std::size_t free = 0;
  for (const Statement& one : statements) {
    if (one.free_day == kNoDay) continue;
    ++free;
    CHECK(one.free_day >= reading.day);
    CHECK(one.booking.starts_with("https://ehr-portal.example.org/"));
  }
  CHECK(free > 0);
}

TEST_CASE("slots: a manifest names its parts") {
  const auto manifest = readSlotManifest(
      R"({"transactionTime":"2021-01-01T00:00:00Z","request":"https://x/$bulk-publish","output":[{"type":"Location","url":"https://x/l.ndjson"},{"type":"Slot","url":"https://x/s.ndjson","extension":{"state":["MA"]}},{"type":"Patient","url":"https://x/p"}]})");
  REQUIRE(manifest.parts.size() == 2);
  CHECK(manifest.parts[1].states == std::vector<std::string>{"MA"});
  REQUIRE(manifest.troubles.size() == 1);
  CHECK(manifest.troubles.front().where == "output 3");
}
