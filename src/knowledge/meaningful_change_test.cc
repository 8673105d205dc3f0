#include "knowledge/meaningful_change.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "knowledge/knowledge.h"

namespace baton::knowledge {
namespace {

Quantity quantity(std::string_view value, std::string_view code) {
  return {*Decimal::parse(value), "", std::string(code), std::string(code), ""};
}

TEST_CASE("a step is meaningful from the published threshold on") {
  const Changes& changes = builtIn().changes();
  struct Case {
    std::string_view loinc;
    Quantity before;
    Quantity after;
    bool is_meaningful;
    ChangeSense sense;
  };
  const Case cases[] = {
      {"44261-6", quantity("16", "{score}"), quantity("11", "{score}"), true, ChangeSense::Better},
      {"44261-6", quantity("16", "{score}"), quantity("12", "{score}"), false, ChangeSense::Better},
      {"44261-6", quantity("9", ""), quantity("14", ""), true, ChangeSense::Worse},
      {"44261-6", quantity("9", ""), quantity("9", ""), false, ChangeSense::Same},
      {"70274-6", quantity("10", ""), quantity("6", ""), true, ChangeSense::Better},
      {"44260-8", quantity("0", ""), quantity("1", ""), true, ChangeSense::Worse},
      {"29463-7", quantity("80", "kg"), quantity("84", "kg"), true, ChangeSense::Higher},
      {"29463-7", quantity("80", "kg"), quantity("83.9", "kg"), false, ChangeSense::Higher},
      {"29463-7", quantity("200", "[lb_av]"), quantity("86.0", "kg"), true, ChangeSense::Lower},
      {"2160-0", quantity("1.0", "mg/dL"), quantity("1.3", "mg/dL"), true, ChangeSense::Worse},
      {"2160-0", quantity("88", "umol/L"), quantity("115", "umol/L"), true, ChangeSense::Worse},
      {"33914-3", quantity("62", "mL/min/{1.73_m2}"), quantity("58", "mL/min/{1.73_m2}"), true, ChangeSense::Worse},
      {"33914-3", quantity("90", "mL/min/{1.73_m2}"), quantity("66", "mL/min/{1.73_m2}"), true, ChangeSense::Worse},
      {"2951-2", quantity("138", "mmol/L"), quantity("133", "meq/L"), true, ChangeSense::Worse},
      {"8636-3", quantity("430", "ms"), quantity("492", "ms"), true, ChangeSense::Worse},
      {"751-8", quantity("1.8", "10*3/uL"), quantity("1400", "/uL"), true, ChangeSense::Worse},
      {"14334-7", quantity("0.8", "mmol/L"), quantity("1.3", "meq/L"), true, ChangeSense::Worse},
      {"4548-4", quantity("6.4", "%"), quantity("6.5", "%"), true, ChangeSense::Worse},
      {"8480-6", quantity("135", "mm[Hg]"), quantity("139", "mm[Hg]"), false, ChangeSense::Worse},
  };
  for (const Case& one : cases) {
    CAPTURE(one.loinc);
    CAPTURE(one.after.value.text());
    const std::optional<Change> change = changes.compare(one.loinc, one.before, one.after);
    REQUIRE(change);
    CHECK(change->is_meaningful == one.is_meaningful);
    CHECK(change->sense == one.sense);
  }
}

TEST_CASE("values that cannot be compared are not compared") {
  const Changes& changes = builtIn().changes();
  CHECK_FALSE(changes.compare("29463-7", quantity("80", "kg"), quantity("84", "[stone_av]")));
  CHECK_FALSE(changes.compare("29463-7", quantity("80", ""), quantity("84", "kg")));
  CHECK_FALSE(changes.compare("99999-9", quantity("1", ""), quantity("2", "")));
  Quantity low = quantity("0.2", "mmol/L");
  low.comparator.assign(1, '<');
  CHECK_FALSE(changes.compare("14334-7", low, quantity("0.8", "mmol/L")));
}

TEST_CASE("scores have names") {
  const Changes& changes = builtIn().changes();
  const auto textOf = [&](std::string_view loinc, std::string_view score) {
    const SeverityBand* band = changes.severity(loinc, *Decimal::parse(score));
    return band == nullptr ? std::string() : band->text;
  };
  CHECK(textOf("44261-6", "4") == "none to minimal");
  CHECK(textOf("44261-6", "16") == "moderately severe");
  CHECK(textOf("44261-6", "27") == "severe");
  CHECK(textOf("44261-6", "28").empty());
  CHECK(textOf("70274-6", "10") == "moderate");
  CHECK(textOf("29463-7", "80").empty());
}

TEST_CASE("every threshold says its source with a year, whom it concerns and why") {
  const std::vector<std::string> roles = {"therapist", "psychiatrist", "primary-care", "telepsychiatry", "caregiver",
                                          "pharmacy",  "emergency",    "self",         "other"};
  for (const ChangeThreshold& threshold : builtIn().changes().all()) {
    CAPTURE(threshold.id);
    CHECK(threshold.source.size() > 10);
    CHECK_FALSE(threshold.matters_for.empty());
    CHECK_FALSE(threshold.roles.empty());
    for (const std::string& role : threshold.roles) {
      CAPTURE(role);
      CHECK(std::find(roles.begin(), roles.end(), role) != roles.end());
    }
  }
  CHECK(builtIn().changes().findById("pcl-5") != nullptr);
  CHECK(builtIn().changes().findById("nothing") == nullptr);
}

}  // namespace
}  // namespace baton::knowledge
