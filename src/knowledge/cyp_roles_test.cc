#include "knowledge/cyp_roles.h"

#include <doctest/doctest.h>

#include <string>

#include "knowledge/knowledge.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kHead = "ingredient\tenzyme\trole\tstrength\tnote\tsource\tsource_url\tchecked_on\n";

std::string row(std::string_view ingredient, std::string_view enzyme, std::string_view role,
                std::string_view strength) {
  return std::string(ingredient) + "\t" + std::string(enzyme) + "\t" + std::string(role) + "\t" +
         std::string(strength) + "\t\tFDA\t\t2026-11-30\n";
}

// A little drug table: paroxetine and celecoxib with what its classes say of them.
struct Tables {
  Drugs drugs;
  std::string fault(const std::string& rows) const {
    const auto built = CypRoles::build(drugs, std::string(kHead) + rows);
    return built ? "" : built.error().message;
  }
};

Tables tables(std::string_view members) {
  static constexpr std::string_view kDrugs =
      "ingredient\tkind\tduplicate_group\thalf_life_hours\trxcui\tatc\tsource\n"
      "celecoxib\tprescription\t\t\t\t\tFDA\nparoxetine\tprescription\t\t\t\t\tFDA\n";
  static constexpr std::string_view kClasses =
      "class\tname_plain\tname_clinical\tkind\tsource\n"
      "cyp2d6-inhibitor-strong\ta\tb\tenzyme\tFDA\ncyp2d6-inhibitor-moderate\ta\tb\tenzyme\tFDA\n"
      "cyp2d6-prodrug-opioid\ta\tb\tenzyme\tFDA\n";
  static std::string kMembers;
  kMembers = "class\tingredient\tgrade\tsource\tverified\n" + std::string(members);
  auto drugs = Drugs::build(kDrugs, kClasses, kMembers);
  REQUIRE(drugs);
  return {std::move(*drugs)};
}

}  // namespace

TEST_CASE("the roles of a medicine, each with its source") {
  const auto number = builtIn().drugs().find("fluvoxamine");
  REQUIRE(number);
  const auto roles = builtIn().cypRoles().of(*number);
  REQUIRE_FALSE(roles.empty());
  bool is_strong_of_1a2 = false;
  for (const CypRole& role : roles) {
    CHECK_FALSE(role.source.empty());
    CHECK(role.checked_on.size() == 10);
    is_strong_of_1a2 = is_strong_of_1a2 || (role.enzyme == "CYP1A2" && role.does == CypDoes::Inhibitor &&
                                            role.strength == CypStrength::Strong);
  }
  CHECK(is_strong_of_1a2);
  const auto oxygen = builtIn().drugs().find("vitamin e");
  REQUIRE(oxygen);
  CHECK(builtIn().cypRoles().of(*oxygen).empty());
}

TEST_CASE("roles and classes must agree") {
  const std::string strong = row("paroxetine", "CYP2D6", "inhibitor", "strong");
  const Tables in_strong = tables("cyp2d6-inhibitor-strong\tparoxetine\tstrong\tFDA\tyes\n");
  CHECK(in_strong.fault(strong) == "");
  CHECK(in_strong.fault(row("paroxetine", "CYP2D6", "inhibitor", "")) == "");
  CHECK(in_strong.fault(row("paroxetine", "CYP2D6", "inhibitor", "moderate")).find("strong") != std::string::npos);
  CHECK(in_strong.fault(row("paroxetine", "CYP2D6", "substrate", "major")).find("no role") != std::string::npos);
  // The grade of the membership beats the name of the class.
  const Tables graded = tables("cyp2d6-inhibitor-moderate\tparoxetine\tstrong\tFDA\tyes\n");
  CHECK(graded.fault(strong) == "");
  // Nobody has read that membership: it proves nothing.
  const Tables unread = tables("cyp2d6-inhibitor-strong\tparoxetine\tstrong\tFDA\tunverified\n");
  CHECK(unread.fault("") == "");
  const Tables none = tables("cyp2d6-prodrug-opioid\tcelecoxib\t\tFDA\tyes\n");
  CHECK(none.fault(strong).find("no class") != std::string::npos);
  CHECK(none.fault(row("paroxetine", "CYP2D6", "inhibitor", "weak")) == "");
}

TEST_CASE("a row that cannot be is refused with its line") {
  const Tables in_strong = tables("cyp2d6-inhibitor-strong\tparoxetine\tstrong\tFDA\tunverified\n");
  for (const std::string& wrong :
       {row("paroxetin", "CYP2D6", "inhibitor", "strong"), row("paroxetine", "CYP2D7", "inhibitor", "strong"),
        row("paroxetine", "CYP2D6", "blocker", "strong"), row("paroxetine", "CYP2D6", "inhibitor", "sensitive"),
        row("paroxetine", "CYP2D6", "substrate", "strong"), row("paroxetine", "CYP2D6", "inhibitor", "very")}) {
    CHECK(in_strong.fault(wrong).find("line 2") != std::string::npos);
  }
  const std::string once = row("paroxetine", "CYP2D6", "inhibitor", "strong");
  CHECK(in_strong.fault(once + once).find("twice") != std::string::npos);
}

}  // namespace baton::knowledge
