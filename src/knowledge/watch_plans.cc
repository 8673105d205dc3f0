#include "knowledge/watch_plans.h"

#include <array>
#include <charconv>
#include <string>

#include "knowledge/roles.h"
#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kTable = "watch_plans/plans.tsv";
constexpr std::array<std::string_view, 4> kKinds = {"start", "raise", "lower", "stop"};
constexpr std::string_view kClassPrefix = "class:";
constexpr int kLongestDays = 400;
constexpr int kOldest = 120;

std::optional<int> numberOf(std::string_view text, int most) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_whole = error == std::errc{} && end == text.data() + text.size();
  return is_whole && value >= 0 && value <= most ? std::optional(value) : std::nullopt;
}

std::optional<std::vector<ChangeKind>> kindsOf(std::string_view text) {
  std::vector<ChangeKind> kinds;
  for (const std::string_view word : splitList(text)) {
    const auto* const found = std::find(kKinds.begin(), kKinds.end(), word);
    if (found == kKinds.end()) return std::nullopt;
    kinds.push_back(static_cast<ChangeKind>(found - kKinds.begin()));
  }
  return kinds;
}

std::optional<std::vector<int>> daysOf(std::string_view text) {
  std::vector<int> days;
  for (const std::string_view word : splitList(text)) {
    const auto day = numberOf(word, kLongestDays);
    if (!day || *day == 0 || (!days.empty() && *day <= days.back())) return std::nullopt;
    days.push_back(*day);
  }
  return days;
}

bool isKnownSubject(const Drugs& drugs, const Psychotropics& psychotropics, std::string_view subject) {
  if (!subject.starts_with(kClassPrefix)) return drugs.find(subject).has_value();
  return psychotropics.isClass(subject.substr(kClassPrefix.size()));
}

bool has(const std::vector<ChangeKind>& kinds, ChangeKind kind) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

Result<WatchPlanRow> rowFrom(const Drugs& drugs, const Psychotropics& psychotropics, const TableRow& row) {
  for (std::size_t i = 0; i < row.fields.size(); ++i) {
    if (row[i].empty() && i != 3) return tableFault(kTable, row.line, "a field is empty.");
  }
  WatchPlanRow plan;
  plan.id = row[0], plan.subject = row[1];
  if (!isKnownSubject(drugs, psychotropics, plan.subject)) return tableFault(kTable, row.line, "no such subject.");
  auto kinds = kindsOf(row[2]);
  auto days = daysOf(row[15]);
  const auto from = numberOf(row[4], kLongestDays), to = numberOf(row[5], kLongestDays);
  const auto severity = severityOf(row[17]);
  if (!kinds || kinds->empty()) return tableFault(kTable, row.line, "on: start, raise, lower or stop.");
  if (!days || days->empty()) return tableFault(kTable, row.line, "check_days do not rise.");
  if (!from || !to || *from > *to) return tableFault(kTable, row.line, "the days of the benefit are wrong.");
  if (!row[3].empty() && !numberOf(row[3], kOldest)) return tableFault(kTable, row.line, "age_below is no age.");
  if (!areRoles(row[16])) return tableFault(kTable, row.line, "no such role.");
  // A missed check never interrupts: it is told at the next contact or the next visit.
  if (!severity || *severity < Severity::Moderate) return tableFault(kTable, row.line, "missed: moderate or low.");
  if (row[20] != "verified" && row[20] != "unverified") return tableFault(kTable, row.line, "status is wrong.");
  plan.on = std::move(*kinds);
  plan.age_below = numberOf(row[3], kOldest);
  plan.benefit_from = *from, plan.benefit_to = *to;
  plan.benefit_plain = row[6], plan.benefit_plain_es = row[7], plan.benefit_clinical = row[8];
  plan.ask_plain = row[9], plan.ask_plain_es = row[10], plan.ask_clinical = row[11];
  plan.warn_plain = row[12], plan.warn_plain_es = row[13], plan.warn_clinical = row[14];
  plan.check_days = std::move(*days);
  plan.who = row[16], plan.missed = *severity, plan.source = row[18], plan.checked_on = row[19];
  plan.is_verified = row[20] == "verified";
  return plan;
}

// Two rows that hold for the same change of the same subject at the same age.
bool clash(const WatchPlanRow& left, const WatchPlanRow& right) {
  return left.subject == right.subject && left.age_below == right.age_below &&
         std::any_of(left.on.begin(), left.on.end(), [&](ChangeKind kind) { return has(right.on, kind); });
}

}  // namespace

std::string_view toText(ChangeKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

const WatchPlanRow* WatchPlans::find(const Psychotropics& psychotropics, std::string_view ingredient, ChangeKind kind,
                                     std::optional<int> age_years) const {
  const WatchPlanRow* best = nullptr;
  int best_rank = -1;
  for (const WatchPlanRow& row : rows_) {
    const bool is_own = row.subject == ingredient;
    if (!has(row.on, kind) || (row.age_below && (!age_years || *age_years >= *row.age_below))) continue;
    const bool is_class = row.subject.starts_with(kClassPrefix) &&
                          psychotropics.isMember(ingredient, row.subject.substr(kClassPrefix.size()));
    if (!is_own && !is_class) continue;
    const int rank = (row.age_below ? 2 : 0) + (is_own ? 1 : 0);
    if (rank > best_rank) best = &row, best_rank = rank;
  }
  return best;
}

bool WatchPlans::dependsOnAge(const Psychotropics& psychotropics, std::string_view ingredient, ChangeKind kind) const {
  return find(psychotropics, ingredient, kind, 0) != find(psychotropics, ingredient, kind, std::nullopt);
}

Result<WatchPlans> WatchPlans::build(const Drugs& drugs, const Psychotropics& psychotropics,
                                     std::string_view plans_tsv) {
  static constexpr std::array<std::string_view, 22> kColumns = {"id",
                                                                "subject",
                                                                "on",
                                                                "age_below",
                                                                "benefit_from",
                                                                "benefit_to",
                                                                "benefit_plain",
                                                                "benefit_plain_es",
                                                                "benefit_clinical",
                                                                "ask_plain",
                                                                "ask_plain_es",
                                                                "ask_clinical",
                                                                "warn_plain",
                                                                "warn_plain_es",
                                                                "warn_clinical",
                                                                "check_days",
                                                                "who",
                                                                "missed",
                                                                "source",
                                                                "checked_on",
                                                                "status",
                                                                "seen"};
  WatchPlans built;
  BATON_CHECK(forEachRow(plans_tsv, kTable, kColumns, [&](const TableRow& row) -> Status {
    BATON_TRY(WatchPlanRow plan, rowFrom(drugs, psychotropics, row));
    for (const WatchPlanRow& other : built.rows_) {
      if (other.id == plan.id || clash(other, plan)) return tableFault(kTable, row.line, "said twice.");
    }
    built.rows_.push_back(std::move(plan));
    return {};
  }));
  return built;
}

}  // namespace baton::knowledge
