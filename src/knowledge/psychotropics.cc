#include "knowledge/psychotropics.h"

#include <algorithm>
#include <array>

#include "knowledge/table.h"

namespace baton::knowledge {

std::span<const Psychotropics::Member> Psychotropics::of(std::string_view ingredient) const {
  return std::ranges::equal_range(members_, ingredient, {}, &Member::ingredient);
}

std::vector<std::string> Psychotropics::classesOf(std::string_view ingredient) const {
  std::vector<std::string> classes;
  for (const Member& member : of(ingredient)) classes.emplace_back(member.drug_class);
  return classes;
}

bool Psychotropics::isMember(std::string_view ingredient, std::string_view drug_class) const {
  const std::span<const Member> its = of(ingredient);
  return std::any_of(its.begin(), its.end(), [&](const Member& member) { return member.drug_class == drug_class; });
}

bool Psychotropics::isClass(std::string_view name) const {
  return std::any_of(members_.begin(), members_.end(), [&](const Member& member) { return member.drug_class == name; });
}

std::vector<std::string> Psychotropics::ingredients() const {
  std::vector<std::string> names;
  for (const Member& member : members_) {
    if (names.empty() || names.back() != member.ingredient) names.emplace_back(member.ingredient);
  }
  return names;
}

const MattersFor* Psychotropics::mattersFor(std::string_view kind, std::string_view key) const {
  const auto found = std::find_if(routes_.begin(), routes_.end(),
                                  [&](const Route& route) { return route.kind == kind && route.key == key; });
  return found == routes_.end() ? nullptr : &found->matters;
}

Result<Psychotropics> Psychotropics::build(std::string_view psychotropics_tsv, std::string_view matters_for_tsv) {
  Psychotropics built;
  static constexpr std::array<std::string_view, 3> kMemberColumns = {"ingredient", "class", "source"};
  BATON_CHECK(
      forEachRow(psychotropics_tsv, "names/psychotropics.tsv", kMemberColumns, [&](const TableRow& row) -> Status {
        built.members_.push_back({row[0], row[1], row[2]});
        return {};
      }));
  std::stable_sort(built.members_.begin(), built.members_.end(),
                   [](const Member& left, const Member& right) { return left.ingredient < right.ingredient; });
  static constexpr std::array<std::string_view, 5> kRouteColumns = {"kind", "key", "matters_for", "roles", "source"};
  BATON_CHECK(forEachRow(matters_for_tsv, "matters_for.tsv", kRouteColumns, [&](const TableRow& row) -> Status {
    if (built.mattersFor(row[0], row[1]) != nullptr) return tableFault("matters_for.tsv", row.line, "said twice.");
    built.routes_.push_back({row[0], row[1], {splitListOwned(row[2]), splitListOwned(row[3]), std::string(row[4])}});
    return {};
  }));
  return built;
}

}  // namespace baton::knowledge
