#include "knowledge/duplicates.h"

#include <algorithm>
#include <array>
#include <string>

#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kSameIngredient = "same-ingredient";
constexpr double kLowQuetiapineMg = 100;  // duplicate_groups.tsv, antipsychotic: low-dose-quetiapine<=100

bool allows(const DuplicateGroup& group, std::string_view reason) {
  const auto reasons = splitList(group.allowed);
  return std::find(reasons.begin(), reasons.end(), reason) != reasons.end();
}

bool isExtended(Release release) {
  return release == Release::Extended || release == Release::Extended12Hours || release == Release::Extended24Hours;
}

bool isLowQuetiapine(const Taken& taken) {
  return taken.ingredient == "quetiapine" && taken.daily_dose_mg && *taken.daily_dose_mg <= kLowQuetiapineMg;
}

bool looksIntended(const DuplicateGroup& group, const Taken& a, const Taken& b) {
  if (allows(group, "ir-with-er") && isExtended(a.release) != isExtended(b.release)) return true;
  if (allows(group, "low-dose-quetiapine<=100") && (isLowQuetiapine(a) || isLowQuetiapine(b))) return true;
  return allows(group, "cross-taper") && (a.state == TakenState::Starting) != (b.state == TakenState::Starting);
}

bool isTakenNow(const Taken& taken) { return taken.state != TakenState::Stopped && taken.route != TakenRoute::Local; }

}  // namespace

const DuplicateGroup* Duplicates::group(std::string_view name) const {
  const auto found =
      std::find_if(groups_.begin(), groups_.end(), [&](const DuplicateGroup& one) { return one.group == name; });
  return found == groups_.end() ? nullptr : &*found;
}

std::vector<DuplicateHit> Duplicates::find(const Drugs& drugs, std::span<const Taken> taken) const {
  std::vector<DuplicateHit> hits;
  std::vector<std::optional<std::uint16_t>> numbers;
  for (const Taken& one : taken) numbers.push_back(drugs.find(one.ingredient));
  const auto groupOf = [&](std::size_t i, std::size_t j) -> const DuplicateGroup* {
    const Taken& a = taken[i];
    const auto left = numbers[i];
    const auto right = numbers[j];
    if (!left || !right) return nullptr;
    const std::string_view name = drugs.drug(*left).duplicate_group;
    if (name.empty() || name != drugs.drug(*right).duplicate_group) {
      return *left == *right ? group(kSameIngredient) : nullptr;
    }
    if (*left != *right) return group(name);
    // One ingredient twice: its own row where there is one (acetaminophen), else the general one.
    const DuplicateGroup* const own = name == a.ingredient ? group(name) : nullptr;
    return own != nullptr ? own : group(kSameIngredient);
  };
  for (std::size_t i = 0; i < taken.size(); ++i) {
    if (!isTakenNow(taken[i])) continue;
    for (std::size_t j = i + 1; j < taken.size(); ++j) {
      if (!isTakenNow(taken[j]) || (taken[i].product >= 0 && taken[i].product == taken[j].product)) continue;
      const DuplicateGroup* const found = groupOf(i, j);
      if (found != nullptr) hits.push_back({found, i, j, looksIntended(*found, taken[i], taken[j])});
    }
  }
  return hits;
}

Result<Duplicates> Duplicates::build(const Drugs& drugs, std::string_view duplicate_groups_tsv) {
  static constexpr std::string_view kTable = "interactions/duplicate_groups.tsv";
  static constexpr std::array<std::string_view, 13> kColumns = {
      "group",           "name_plain",   "name_clinical", "severity", "interruptive", "allowed", "effect_plain",
      "action_clinical", "action_plain", "who",           "by",       "source",       "verified"};
  Duplicates built;
  BATON_CHECK(forEachRow(duplicate_groups_tsv, kTable, kColumns, [&](const TableRow& row) -> Status {
    const auto severity = severityOf(row[3]);
    if (!severity) return tableFault(kTable, row.line, "no such severity.");
    if (row[11].empty()) return tableFault(kTable, row.line, "no source.");
    if (built.group(row[0]) != nullptr) return tableFault(kTable, row.line, "said twice.");
    const bool is_known =
        row[0] == kSameIngredient || std::any_of(drugs.drugs().begin(), drugs.drugs().end(),
                                                 [&](const Drug& drug) { return drug.duplicate_group == row[0]; });
    if (!is_known) return tableFault(kTable, row.line, "no ingredient is in this group.");
    const bool interrupts = row[4] == "yes";
    if (interrupts && row[12] != "yes") return tableFault(kTable, row.line, "an unverified row may not interrupt.");
    built.groups_.push_back({row[0], row[1], row[2], *severity, interrupts, row[5], row[6], row[7], row[8], row[9],
                             row[10], row[11], row[12] == "yes"});
    return {};
  }));
  return built;
}

}  // namespace baton::knowledge
