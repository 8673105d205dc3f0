#include "app/help.h"

#include <doctest/doctest.h>

#include <string>

namespace baton::app {
namespace {

record::Findings findings(const std::vector<std::string>& urgent, const std::vector<std::string>& others = {}) {
  record::Findings all;
  for (const std::string& id : urgent) {
    record::Finding one;
    one.id = id;
    one.severity = record::Severity::Urgent;
    all.findings.push_back(one);
  }
  for (const std::string& id : others) {
    record::Finding one;
    one.id = id;
    one.severity = record::Severity::High;
    all.findings.push_back(one);
  }
  return all;
}

std::string idsOf(const Help& help) {
  std::string ids;
  for (const CrisisLine& line : help.lines) ids += (ids.empty() ? "" : " ") + std::string(line.id);
  return ids;
}

std::string us(const std::vector<std::string>& urgent, std::string_view language = "en") {
  return idsOf(helpFor(findings(urgent), "US", language));
}

}  // namespace

TEST_CASE("help: a wish to die or self-harm is led by 988, then 911, without the poison line") {
  CHECK(us({"red-flag/suicidal-intent"}) == "us-988 us-911");
  CHECK(us({"red-flag/self-harm"}) == "us-988 us-911");
  CHECK(us({"interaction/a+b", "red-flag/suicidal-intent"}) == "us-988 us-911");
  CHECK(helpFor(findings({"red-flag/suicidal-intent"}), "US", "en").is_crisis_first);
}

TEST_CASE("help: who reads Spanish is led to the line that speaks only Spanish, once") {
  CHECK(us({"red-flag/suicidal-intent"}, "es") == "us-988-es us-911");
}

TEST_CASE("help: the poison line only for too much of a medicine, behind the emergency number") {
  CHECK(us({"red-flag/overdose"}) == "us-911 us-poison us-988");
  CHECK(us({"red-flag/suicidal-intent", "red-flag/overdose"}) == "us-911 us-poison us-988");
  CHECK(us({"red-flag/lithium-toxicity"}) == "us-911 us-poison us-988");
  CHECK(us({"red-flag/serotonin-syndrome"}) == "us-911 us-988");
  CHECK(us({"interaction/fluoxetine+phenelzine"}) == "us-911 us-988");
  CHECK_FALSE(helpFor(findings({"red-flag/overdose"}), "US", "en").is_crisis_first);
}

TEST_CASE("help: nothing urgent needs none; what was seen does not lead what is new") {
  CHECK(idsOf(helpFor(findings({}, {"red-flag/new-rash"}), "US", "en")).empty());
  CHECK(idsOf(helpFor({}, "US", "en")).empty());
  record::Findings seen = findings({"red-flag/serotonin-syndrome", "red-flag/suicidal-intent"});
  seen.findings.back().is_acknowledged = true;
  CHECK(idsOf(helpFor(seen, "US", "en")) == "us-911 us-988");
  seen.findings.front().is_acknowledged = true;
  CHECK(idsOf(helpFor(seen, "US", "en")) == "us-988 us-911");
}

TEST_CASE("help: other countries have their own lines, text-only ones too") {
  const Help help = helpFor(findings({"red-flag/suicidal-intent"}), "GB", "en");
  CHECK(idsOf(help) == "gb-samaritans gb-shout gb-111 gb-999");
  CHECK(idsOf(helpFor(findings({"red-flag/suicidal-intent"}), "MX", "es")) == "mx-vida mx-911");
}

}  // namespace baton::app
