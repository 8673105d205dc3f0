#include "knowledge/cyp_roles.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <tuple>

#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kTable = "cyp/roles.tsv";
constexpr std::array<std::string_view, 3> kDoes = {"inhibitor", "inducer", "substrate"};
constexpr std::array<std::string_view, 7> kStrengths = {"",          "strong", "moderate", "weak",
                                                        "sensitive", "major",  "minor"};

// Each with the beginning of the ids of its classes.
struct Enzyme {
  std::string_view name;
  std::string_view id;
};
constexpr std::array<Enzyme, 8> kEnzymes = {{{"CYP1A2", "cyp1a2-"},
                                             {"CYP2B6", "cyp2b6-"},
                                             {"CYP2C9", "cyp2c9-"},
                                             {"CYP2C19", "cyp2c19-"},
                                             {"CYP2D6", "cyp2d6-"},
                                             {"CYP3A4", "cyp3a4-"},
                                             {"P-gp", "pgp-"},
                                             {"UGT", "ugt-"}}};

template <class Word, std::size_t N>
std::optional<Word> among(const std::array<std::string_view, N>& words, std::string_view text) {
  const auto* const found = std::find(words.begin(), words.end(), text);
  if (found == words.end()) return std::nullopt;
  return static_cast<Word>(found - words.begin());
}

bool fits(CypDoes does, CypStrength strength) {
  const bool is_of_substrates =
      strength == CypStrength::Sensitive || strength == CypStrength::Major || strength == CypStrength::Minor;
  return strength == CypStrength::NotSaid || is_of_substrates == (does == CypDoes::Substrate);
}

auto placeOf(const CypRole& row) { return std::tuple(row.drug, row.enzyme, row.does); }

// What membership in a class says by the class's id; nullopt for classes that are no role of one enzyme.
struct ClassSays {
  std::string_view enzyme;
  CypDoes does = CypDoes::Substrate;
  CypStrength strength = CypStrength::NotSaid;
};
std::optional<ClassSays> saysOf(std::string_view id) {
  const auto* const enzyme =
      std::find_if(kEnzymes.begin(), kEnzymes.end(), [&](const Enzyme& one) { return id.starts_with(one.id); });
  if (enzyme == kEnzymes.end()) return std::nullopt;
  std::string_view rest = id.substr(enzyme->id.size());
  if (rest == "sensitive") return ClassSays{enzyme->name, CypDoes::Substrate, CypStrength::Sensitive};
  const std::size_t cut = rest.find('-');
  const auto does = among<CypDoes>(kDoes, rest.substr(0, cut));
  const auto strength =
      cut == std::string_view::npos ? CypStrength::NotSaid : among<CypStrength>(kStrengths, rest.substr(cut + 1));
  if (!does || !strength) return std::nullopt;
  return ClassSays{enzyme->name, *does, *strength};
}

tl::unexpected<Error> disagreement(const Drugs& drugs, const Membership& member, std::string_view why) {
  return tableFault(kTable, 0,
                    std::string(drugs.drug(member.drug).ingredient) + " is in the class " +
                        std::string(drugs.drugClass(member.drug_class).id) + ", " + std::string(why));
}

}  // namespace

std::string_view toText(CypDoes does) { return kDoes[static_cast<std::size_t>(does)]; }
std::string_view toText(CypStrength strength) { return kStrengths[static_cast<std::size_t>(strength)]; }

std::span<const CypRole> CypRoles::of(std::uint16_t drug) const {
  return std::ranges::equal_range(rows_, drug, {}, &CypRole::drug);
}

const CypRole* CypRoles::find(std::uint16_t drug, std::string_view enzyme, CypDoes does) const {
  const std::span<const CypRole> its = of(drug);
  const auto found = std::find_if(its.begin(), its.end(),
                                  [&](const CypRole& row) { return row.enzyme == enzyme && row.does == does; });
  return found == its.end() ? nullptr : &*found;
}

// Two tables about one thing, made from different readings: they must not contradict each other.
Status CypRoles::agreeWith(const Drugs& drugs) const {
  const auto isClassOf = [&](const CypRole& row, const DrugClass& drug_class) {
    const auto says = saysOf(drug_class.id);
    return says && says->enzyme == row.enzyme && says->does == row.does;
  };
  const auto isMissed = [&](const CypRole& row) {  // there are classes for it, and it is in none
    const auto its = drugs.classesOf(row.drug);
    const auto all = drugs.classes();
    return std::any_of(all.begin(), all.end(), [&](const DrugClass& one) { return isClassOf(row, one); }) &&
           std::none_of(its.begin(), its.end(),
                        [&](const Membership& member) { return isClassOf(row, drugs.drugClass(member.drug_class)); });
  };
  for (const Membership& member : drugs.memberships()) {
    const auto says = saysOf(drugs.drugClass(member.drug_class).id);
    if (!says) continue;
    const CypRole* const role = find(member.drug, says->enzyme, says->does);
    if (role == nullptr) {
      if (member.is_verified) return disagreement(drugs, member, "and has no role there.");
      continue;
    }
    const CypStrength graded = among<CypStrength>(kStrengths, member.grade).value_or(CypStrength::NotSaid);
    const CypStrength strength = graded == CypStrength::NotSaid ? says->strength : graded;
    const bool is_known = strength != CypStrength::NotSaid && role->strength != CypStrength::NotSaid;
    if (is_known && strength != role->strength) {
      return disagreement(drugs, member, "its role is " + std::string(toText(role->strength)) + ".");
    }
  }
  for (const CypRole& row : rows_) {
    const bool is_graded = row.strength == CypStrength::Strong || row.strength == CypStrength::Moderate;
    if (!is_graded || !isMissed(row)) continue;
    return tableFault(kTable, 0,
                      std::string(drugs.drug(row.drug).ingredient) + " is a " + std::string(toText(row.strength)) +
                          " " + std::string(toText(row.does)) + " of " + std::string(row.enzyme) +
                          ", and no class of drugs/members.tsv says so.");
  }
  return {};
}

Result<CypRoles> CypRoles::build(const Drugs& drugs, std::string_view roles_tsv) {
  static constexpr std::array<std::string_view, 8> kColumns = {"ingredient", "enzyme", "role",       "strength",
                                                               "note",       "source", "source_url", "checked_on"};
  CypRoles built;
  BATON_CHECK(forEachRow(roles_tsv, kTable, kColumns, [&](const TableRow& row) -> Status {
    const auto drug = drugs.find(row[0]);
    const auto* const enzyme =
        std::find_if(kEnzymes.begin(), kEnzymes.end(), [&](const Enzyme& one) { return one.name == row[1]; });
    const auto does = among<CypDoes>(kDoes, row[2]);
    const auto strength = among<CypStrength>(kStrengths, row[3]);
    if (!drug) return tableFault(kTable, row.line, "no such ingredient.");
    if (enzyme == kEnzymes.end()) return tableFault(kTable, row.line, "no such enzyme.");
    if (!does) return tableFault(kTable, row.line, "role: inhibitor, inducer or substrate.");
    if (!strength || !fits(*does, *strength)) return tableFault(kTable, row.line, "no such strength of that role.");
    if (row[5].empty() || row[7].empty()) return tableFault(kTable, row.line, "no source, or no day.");
    built.rows_.push_back({*drug, enzyme->name, *does, *strength, row[4], row[5], row[6], row[7]});
    return {};
  }));
  std::sort(built.rows_.begin(), built.rows_.end(),
            [](const CypRole& left, const CypRole& right) { return placeOf(left) < placeOf(right); });
  const auto twice =
      std::adjacent_find(built.rows_.begin(), built.rows_.end(),
                         [](const CypRole& left, const CypRole& right) { return placeOf(left) == placeOf(right); });
  if (twice != built.rows_.end()) {
    return tableFault(kTable, 0,
                      std::string(drugs.drug(twice->drug).ingredient) + ", " + std::string(twice->enzyme) +
                          ": a role is said twice.");
  }
  BATON_CHECK(built.agreeWith(drugs));
  return built;
}

}  // namespace baton::knowledge
