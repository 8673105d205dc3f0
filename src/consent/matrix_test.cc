// The authorization matrix: every audience × class × consent state × operation against tests/consent/oracle.tsv, and
// every resource type × audience against tests/consent/types.tsv. The oracles are tables of their own, not the code.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

#include "base/text.h"
#include "consent/gate.h"
#include "consent/policy.h"
#include "consent/testing_consents.h"
#include "knowledge/table.h"
#include "record/search_index.h"

namespace baton::consent {
namespace {

using knowledge::DataClass;
using knowledge::DataClassRow;

constexpr std::array<std::string_view, 11> kAudiences = {"self",           "therapist", "psychiatrist", "primary-care",
                                                         "telepsychiatry", "emergency", "pharmacy",     "caregiver",
                                                         "manager",        "other",     "neighbor"};
constexpr std::array<std::string_view, 14> kStates = {"none",   "permit",    "reader",    "other",    "expired",
                                                      "early",  "withdrawn", "imported",  "combined", "fact",
                                                      "deeper", "deny",      "emergency", "long"};
constexpr std::array<std::string_view, 2> kBases = {"labelled", "suggested"};
constexpr std::array<std::string_view, 5> kOperations = {"read", "permits", "search", "version", "trace"};
constexpr std::string_view kCanary = "zebrafinch";

std::string fileText(const std::string& name) {
  std::ifstream file(std::string(BATON_SOURCE_DIR) + "/tests/consent/" + name, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

struct OracleRow {
  std::string state, audience, id, basis;
  bool sees = false;
};
std::vector<OracleRow> oracle(const std::string& text) {
  std::vector<OracleRow> rows;
  static constexpr std::array<std::string_view, 6> kColumns = {"state", "audience", "class", "basis", "sees", "why"};
  const Status read =
      knowledge::forEachRow(text, "oracle.tsv", kColumns, [&](const knowledge::TableRow& row) -> Status {
        REQUIRE((row[4] == "yes" || row[4] == "no"));
        REQUIRE_FALSE(row[5].empty());
        rows.push_back(
            {std::string(row[0]), std::string(row[1]), std::string(row[2]), std::string(row[3]), row[4] == "yes"});
        return {};
      });
  REQUIRE(read);
  return rows;
}

bool fits(const std::string& pattern, std::string_view word) {
  if (pattern == "*") return true;
  const auto parts = split(pattern, '|');
  return std::find(parts.begin(), parts.end(), word) != parts.end();
}

record::Coding actCode(std::string_view code) {
  return {"http://terminology.hl7.org/CodeSystem/v3-ActCode", std::string(code), ""};
}
record::Coding level(std::string_view code) {
  return {"http://terminology.hl7.org/CodeSystem/v3-Confidentiality", std::string(code), ""};
}

// Content of one class. HL7 has no label for counseling notes alone, so that cell does not exist.
struct Content {
  std::string type = "Condition";
  std::string name;
  std::vector<record::Coding> labels;
  std::string content_type;
};
std::optional<Content> contentOf(DataClass id, std::string_view basis) {
  const bool is_labelled = basis == "labelled";
  const auto made = [&](std::string_view label, std::string_view words) {
    Content content;
    content.name = is_labelled ? std::string(kCanary) : std::string(words) + " " + std::string(kCanary);
    if (is_labelled) content.labels = {actCode(label), level("R")};
    return content;
  };
  switch (id) {
    case DataClass::General: {
      Content content = made("", "Asthma");
      content.labels.clear();
      if (is_labelled) content.labels = {level("N")};
      return content;
    }
    case DataClass::MentalHealth:
      return made("MH", "Major depression");
    case DataClass::Genetic:
      return made("GDIS", "BRCA1 carrier");
    case DataClass::Reproductive:
      return made("SEX", "Pregnancy");
    case DataClass::Hiv:
      return made("HIV", "HIV infection");
    case DataClass::SubstanceUse:
      return made("ETHUD", "Alcohol use disorder");
    case DataClass::Violence:
      return made("IPV", "Domestic violence");
    case DataClass::Location:
      return made("LOCIS", "Confidential address");
    case DataClass::Private: {
      Content content = made("", "Whole letter");
      content.labels.clear();
      if (is_labelled) content.labels = {level("V")};
      if (!is_labelled) content.type = "DocumentReference";
      if (!is_labelled) content.content_type = "text/xml";
      return content;
    }
    case DataClass::Part2:
      return made("42CFRPart2", "Opioid treatment program visit");
    case DataClass::Part2Notes:
      if (is_labelled) return std::nullopt;
      return made("", "SUD counseling note");
    case DataClass::PsychotherapyNotes: {
      Content content = made("PSYTHPN", "Psychotherapy note");
      if (!is_labelled) content.type = "DocumentReference";
      return content;
    }
  }
  return std::nullopt;
}

record::Chart rebuild(record::Facts facts) {
  record::Chart chart;
  chart.at = testing::kNow;
  for (const record::ConditionFact& fact : facts.conditions) {
    record::ConditionLine line;
    line.id = fact.about.key;
    line.text = fact.what.text;
    chart.conditions.push_back(line);
  }
  chart.facts = std::move(facts);
  return chart;
}

std::string keyOf(const Content& content) { return content.type + "/secret"; }

// The record: the content, and a visit that refers to it.
record::Facts factsWith(const Content& content) {
  record::Facts facts;
  if (content.type == "DocumentReference") {
    record::DocumentFact fact;
    fact.about.key = keyOf(content);
    fact.about.security = content.labels;
    fact.title = content.name;
    fact.content_type = content.content_type;
    facts.documents = {fact};
  } else {
    record::ConditionFact fact;
    fact.about.key = keyOf(content);
    fact.about.security = content.labels;
    fact.what.text = content.name;
    facts.conditions = {fact};
  }
  record::GoalFact goal;
  goal.about.key = "Goal/open";
  goal.description.text = "Walk every day";
  goal.expressed_by = {keyOf(content), content.name, keyOf(content)};
  facts.goals = {goal};
  return facts;
}

std::vector<record::ConsentFact> consentsIn(std::string_view state, std::string_view audience, const DataClassRow& row,
                                            const Content& content) {
  using testing::date;
  if (state == "none") return {};
  const bool is_named = state == "reader" || state == "other";
  const std::string key = state == "other" ? "Practitioner/other" : "Practitioner/reader";
  record::ConsentFact consent = testing::consentTo(
      is_named ? testing::reader(key) : testing::role(std::string(audience)), {std::string(row.name)});
  consent.provision.classes = {{std::string(record::kResourceTypes), content.type, ""}};
  if (state == "expired") consent.provision.period = {date("2025-12-01"), date("2026-03-09")};
  if (state == "early") consent.provision.period = {date("2026-03-11"), date("2026-05-30")};
  if (state == "withdrawn") consent.status = "inactive";
  if (state == "imported") consent.about.source.format = "fhir-bundle";
  if (state == "deeper") consent.is_deeper = true;
  if (state == "combined") {
    const std::string other = row.id == DataClass::Hiv ? "genetic" : "hiv";
    consent.provision.labels.push_back({std::string(record::kDataClassSystem), other, ""});
  }
  if (state == "fact") {
    consent.provision.labels.clear();
    consent.provision.classes.clear();
    consent.provision.data = {{keyOf(content), "", keyOf(content)}};
  }
  if (state == "deny") {
    consent.provision.type = "deny";
    consent.about.source.format = "fhir-bundle";
  }
  if (state == "emergency" || state == "long") {
    consent.provision.labels.clear();
    consent.provision.classes.clear();
    consent.provision.purposes = {{"http://terminology.hl7.org/CodeSystem/v3-ActReason", "BTG", ""}};
    consent.provision.period = {date("2026-03-10T11:00:00Z"),
                                date(state == "long" ? "2026-03-10T16:00:00Z" : "2026-03-10T15:00:00Z")};
  }
  return {consent};
}

// What one operation shows of the secret.
struct Seen {
  const record::Facts& facts;
  const record::Disclosure& disclosure;
  bool decided = false;  // by decide() over the one version alone
  std::string key;
};
bool shows(std::string_view operation, const Seen& seen) {
  const record::Facts& left = seen.disclosure.chart().facts;
  if (operation == "read") return left.conditions.size() + left.documents.size() > 0;
  if (operation == "permits") {
    record::About about;
    about.key = seen.key;
    return seen.disclosure.permits(about);
  }
  if (operation == "version") return seen.decided;
  if (operation == "trace") return left.goals.empty() || !left.goals.front().expressed_by.display.empty();
  const record::SearchIndex index(seen.disclosure);
  const auto found = index.find(kCanary, 10);
  return std::any_of(found.begin(), found.end(), [&](const auto& hit) { return containsNoCase(hit.text, kCanary); });
}

}  // namespace

TEST_CASE("the authorization matrix: every cell is as the oracle says") {
  const std::vector<OracleRow> rows = oracle(fileText("oracle.tsv"));
  std::vector<std::size_t> uses(rows.size());
  std::size_t cells = 0;
  for (const DataClassRow& row : knowledge::dataClasses().all()) {
    for (const std::string_view basis : kBases) {
      const auto content = contentOf(row.id, basis);
      if (!content) continue;
      const record::Facts facts = factsWith(*content);
      for (const std::string_view state : kStates) {
        for (const std::string_view audience : kAudiences) {
          const auto expected = std::find_if(rows.begin(), rows.end(), [&](const OracleRow& one) {
            return fits(one.state, state) && fits(one.audience, audience) && fits(one.id, row.name) &&
                   fits(one.basis, basis);
          });
          CAPTURE(std::string(state));
          CAPTURE(std::string(audience));
          CAPTURE(std::string(row.name));
          CAPTURE(std::string(basis));
          REQUIRE(expected != rows.end());
          ++uses[static_cast<std::size_t>(expected - rows.begin())];
          record::Facts all = facts;
          all.consents = consentsIn(state, audience, row, *content);
          const record::Audience reader{std::string(audience), "", "Practitioner/reader"};
          auto chart = std::make_shared<const record::Chart>(rebuild(all));
          const record::Disclosure disclosure = Gate::disclose(chart, reader, rebuild);
          const std::vector<bool> decided =
              Gate::decide(facts, classify(facts), reader, *chart, {all.consents, testing::kNow, false});
          // In the order of Facts::forEach: conditions before goals before documents.
          const bool is_document = content->type == "DocumentReference";
          const Seen seen{facts, disclosure, is_document ? decided.back() : decided.front(), keyOf(*content)};
          for (const std::string_view operation : kOperations) {
            CAPTURE(std::string(operation));
            // A reader to whom not even the visit goes has no trace to see.
            const bool has_no_goal = disclosure.chart().facts.goals.empty();
            if (operation == "trace" && has_no_goal) continue;
            CHECK(shows(operation, seen) == expected->sees);
            ++cells;
          }
        }
      }
    }
  }
  CHECK(cells > 16'000);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CAPTURE(i);
    CHECK(uses[i] > 0);  // a row that no cell needs says nothing
  }
}

TEST_CASE("every resource type goes to whom the reviewed table says, and has a row there") {
  const std::string text = fileText("types.tsv");
  std::vector<std::string> known;
  static constexpr std::array<std::string_view, 2> kColumns = {"type", "seen_by"};
  const Status read = knowledge::forEachRow(text, "types.tsv", kColumns, [&](const knowledge::TableRow& row) -> Status {
    known.emplace_back(row[0]);
    CAPTURE(known.back());
    const auto reach = reachOf(row[0]);
    REQUIRE(reach);
    for (const std::string_view audience : kAudiences) {
      CAPTURE(std::string(audience));
      const bool is_clinician = audience != "pharmacy" && audience != "caregiver" && audience != "other" &&
                                audience != "neighbor" && audience != "self" && audience != "manager";
      bool is_named = audience == "self" || audience == "manager";
      for (const std::string_view who : knowledge::splitList(row[1])) {
        is_named = is_named || who == audience || (who == "clinicians" && is_clinician);
      }
      record::Facts facts;
      record::OtherFact fact;
      fact.about.key = known.back() + "/1";
      facts.other = {fact};
      auto chart = std::make_shared<const record::Chart>(rebuild(facts));
      const bool sees = !Gate::disclose(chart, {std::string(audience), ""}, rebuild).chart().facts.other.empty();
      CHECK(sees == is_named);
    }
    return {};
  });
  REQUIRE(read);
  for (const std::string_view type : typesWithRule()) {
    CAPTURE(std::string(type));
    CHECK(std::find(known.begin(), known.end(), type) != known.end());
  }
  CHECK(known.size() == typesWithRule().size());
}

}  // namespace baton::consent
