#include "knowledge/trials.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kDoses = "trials/doses.tsv";
constexpr std::string_view kReasonTable = "trials/reasons.tsv";

constexpr std::array<std::string_view, kReasons> kIds = {"bipolar", "psychosis", "resistance",    "polypharmacy",
                                                         "safety",  "pregnancy", "clozapine",     "lithium",
                                                         "young",   "older",     "bipolar-alone", "mania-never-asked"};

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value <= 0) return std::nullopt;
  return value;
}

std::optional<TrialKind> kindOf(std::string_view text) {
  if (text == "antidepressant") return TrialKind::Antidepressant;
  if (text == "antipsychotic") return TrialKind::Antipsychotic;
  if (text == "mood-stabilizer") return TrialKind::MoodStabilizer;
  return std::nullopt;
}

}  // namespace

const TrialDose* Trials::dose(std::string_view ingredient) const {
  const auto found =
      std::lower_bound(doses_.begin(), doses_.end(), ingredient,
                       [](const TrialDose& one, std::string_view name) { return one.ingredient < name; });
  return found == doses_.end() || found->ingredient != ingredient ? nullptr : &*found;
}

Status Trials::addDoses(const Drugs& drugs, std::string_view text) {
  static constexpr std::array<std::string_view, 8> kColumns = {"ingredient", "kind",   "minimum_mg", "resistance_mg",
                                                               "weeks",      "source", "checked_on", "status"};
  BATON_CHECK(forEachRow(text, kDoses, kColumns, [&](const TableRow& row) -> Status {
    const auto kind = kindOf(row[1]);
    const auto minimum = number(row[2]);
    const auto resistance = number(row[3]);
    const auto weeks = number(row[4]);
    if (!drugs.find(row[0])) return tableFault(kDoses, row.line, "no such ingredient.");
    if (!kind) return tableFault(kDoses, row.line, "no such kind.");
    if ((!minimum && !row[2].empty()) || (!resistance && !row[3].empty()) ||
        minimum.has_value() != resistance.has_value()) {
      return tableFault(kDoses, row.line, "a dose is a number above 0, or both are empty.");
    }
    if (minimum && *resistance < *minimum) return tableFault(kDoses, row.line, "resistance below the minimum.");
    if (!weeks) return tableFault(kDoses, row.line, "weeks are a number above 0.");
    if (row[5].empty()) return tableFault(kDoses, row.line, "no source.");
    doses_.push_back(
        {row[0], *kind, minimum, resistance, static_cast<int>(*weeks), row[5], row[6], row[7] == "verified"});
    return {};
  }));
  std::sort(doses_.begin(), doses_.end(),
            [](const TrialDose& left, const TrialDose& right) { return left.ingredient < right.ingredient; });
  const auto twice = std::adjacent_find(
      doses_.begin(), doses_.end(),
      [](const TrialDose& left, const TrialDose& right) { return left.ingredient == right.ingredient; });
  if (twice != doses_.end()) return tableFault(kDoses, 0, "\"" + std::string(twice->ingredient) + "\" is said twice.");
  return {};
}

Status Trials::addReasons(std::string_view text) {
  static constexpr std::array<std::string_view, 8> kColumns = {"reason",   "severity", "number", "plain",
                                                               "plain_es", "clinical", "source", "checked_on"};
  BATON_CHECK(forEachRow(text, kReasonTable, kColumns, [&](const TableRow& row) -> Status {
    const auto* const id = std::find(kIds.begin(), kIds.end(), row[0]);
    if (id == kIds.end()) return tableFault(kReasonTable, row.line, "no such reason.");
    ReasonRow& reason = reasons_[static_cast<std::size_t>(id - kIds.begin())];
    if (!reason.id.empty()) return tableFault(kReasonTable, row.line, "said twice.");
    const auto severity = severityOf(row[1]);
    if (!severity || *severity <= Severity::High) {
      return tableFault(kReasonTable, row.line, "a reason to ask is moderate or low.");
    }
    const auto count = number(row[2]);
    if (!count && !row[2].empty()) return tableFault(kReasonTable, row.line, "a number is above 0.");
    if (row[3].empty() || row[4].empty() || row[5].empty())
      return tableFault(kReasonTable, row.line, "a text is missing.");
    if (row[6].empty()) return tableFault(kReasonTable, row.line, "no source.");
    reason = {row[0], *severity, static_cast<int>(count.value_or(0)), {row[3], row[4], row[5]}, row[6], row[7]};
    return {};
  }));
  for (std::size_t i = 0; i < kReasons; ++i) {
    if (reasons_[i].id.empty()) return tableFault(kReasonTable, 0, "no row \"" + std::string(kIds[i]) + "\".");
  }
  return {};
}

Result<Trials> Trials::build(const Drugs& drugs, std::string_view doses_tsv, std::string_view reasons_tsv) {
  Trials built;
  BATON_CHECK(built.addDoses(drugs, doses_tsv));
  BATON_CHECK(built.addReasons(reasons_tsv));
  return built;
}

}  // namespace baton::knowledge
