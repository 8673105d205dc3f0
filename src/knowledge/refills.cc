#include "knowledge/refills.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kLimits = "refills/limits.tsv";
constexpr std::string_view kControlled = "refills/controlled.tsv";

constexpr std::array<std::string_view, kRefillLimits> kNames = {
    "gap-psychotropic", "gap-other",      "short-course",    "early-days",
    "early-fills",      "coverage-share", "coverage-window", "coverage-shortest"};
constexpr std::array<std::string_view, 4> kSchedules = {"II", "III", "IV", "V"};

std::optional<int> positive(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value <= 0) return std::nullopt;
  return value;
}

}  // namespace

const Controlled* Refills::controlled(std::string_view ingredient) const {
  const auto found =
      std::lower_bound(controlled_.begin(), controlled_.end(), ingredient,
                       [](const Controlled& one, std::string_view name) { return one.ingredient < name; });
  return found == controlled_.end() || found->ingredient != ingredient ? nullptr : &*found;
}

Result<Refills> Refills::build(const Drugs& drugs, std::string_view limits_tsv, std::string_view controlled_tsv) {
  static constexpr std::array<std::string_view, 5> kLimitColumns = {"limit", "value", "source", "checked_on", "status"};
  static constexpr std::array<std::string_view, 5> kControlledColumns = {"ingredient", "schedule", "source",
                                                                         "checked_on", "status"};
  Refills built;
  BATON_CHECK(forEachRow(limits_tsv, kLimits, kLimitColumns, [&](const TableRow& row) -> Status {
    const auto* const name = std::find(kNames.begin(), kNames.end(), row[0]);
    if (name == kNames.end()) return tableFault(kLimits, row.line, "no such limit.");
    const auto value = positive(row[1]);
    if (!value) return tableFault(kLimits, row.line, "a limit is a whole number above 0.");
    if (row[2].empty()) return tableFault(kLimits, row.line, "no source.");
    RefillSource& limit = built.limits_[static_cast<std::size_t>(name - kNames.begin())];
    if (limit.value != 0) return tableFault(kLimits, row.line, "said twice.");
    limit = {*value, row[2], row[3], row[4] == "verified"};
    return {};
  }));
  for (std::size_t i = 0; i < kRefillLimits; ++i) {
    if (built.limits_[i].value == 0) return tableFault(kLimits, 0, "no row \"" + std::string(kNames[i]) + "\".");
  }
  BATON_CHECK(forEachRow(controlled_tsv, kControlled, kControlledColumns, [&](const TableRow& row) -> Status {
    if (!drugs.find(row[0])) return tableFault(kControlled, row.line, "no such ingredient.");
    if (std::find(kSchedules.begin(), kSchedules.end(), row[1]) == kSchedules.end()) {
      return tableFault(kControlled, row.line, "no such schedule.");
    }
    if (row[2].empty()) return tableFault(kControlled, row.line, "no source.");
    built.controlled_.push_back({row[0], row[1], row[2], row[3], row[4] == "verified"});
    return {};
  }));
  std::sort(built.controlled_.begin(), built.controlled_.end(),
            [](const Controlled& left, const Controlled& right) { return left.ingredient < right.ingredient; });
  const auto twice = std::adjacent_find(
      built.controlled_.begin(), built.controlled_.end(),
      [](const Controlled& left, const Controlled& right) { return left.ingredient == right.ingredient; });
  if (twice != built.controlled_.end()) {
    return tableFault(kControlled, 0, "\"" + std::string(twice->ingredient) + "\" is said twice.");
  }
  return built;
}

}  // namespace baton::knowledge
