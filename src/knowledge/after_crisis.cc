#include "knowledge/after_crisis.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/assert.h"
#include "base/text.h"
#include "knowledge/embedded.h"
#include "knowledge/roles.h"
#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kTable = "after_crisis/steps.tsv";
constexpr std::array<std::string_view, 12> kColumns = {"id",       "who",      "due_days", "due_days_medicines",
                                                       "title",    "title_es", "what",     "what_es",
                                                       "clinical", "severity", "source",   "checked_on"};

int daysFrom(std::string_view text) {
  int days = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), days);
  return error == std::errc() && end == text.data() + text.size() ? days : 0;
}

std::optional<Severity> severityFrom(std::string_view text) {
  for (const Severity one : {Severity::High, Severity::Moderate, Severity::Low}) {
    if (toText(one) == text) return one;
  }
  return std::nullopt;
}

}  // namespace

Result<std::vector<AfterCrisisStep>> readAfterCrisis(std::string_view table) {
  std::vector<AfterCrisisStep> steps;
  BATON_CHECK(forEachRow(table, kTable, kColumns, [&](const TableRow& row) -> Status {
    const auto wrong = [&](std::string_view what) { return tableFault(kTable, row.line, what); };
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
      if (row[i].empty()) return wrong("a text is missing.");
    }
    const auto severity = severityFrom(row[9]);
    if (!severity) return wrong("no such severity.");
    if (!isRole(row[1])) return wrong("no such role.");
    const AfterCrisisStep step{row[0], row[1], daysFrom(row[2]), daysFrom(row[3]), row[4],  row[5],
                               row[6], row[7], row[8],           *severity,        row[10], row[11]};
    if (step.due_days < 1 || step.due_days_medicines < 1) return wrong("days are a whole number.");
    const auto same = [&](const AfterCrisisStep& known) { return known.id == step.id; };
    if (std::ranges::any_of(steps, same)) return wrong("said twice.");
    steps.push_back(step);
    return {};
  }));
  if (steps.empty()) return tableFault(kTable, 0, "has no rows.");
  return steps;
}

const std::vector<AfterCrisisStep>& afterCrisisSteps() {
  static const std::vector<AfterCrisisStep> steps = [] {
    const auto tables = embeddedTables();
    const auto found = std::ranges::find(tables, kTable, &EmbeddedTable::path);
    BATON_ASSERT(found != tables.end());
    auto read = readAfterCrisis(found->text);
    BATON_ASSERT(read.has_value());
    return std::move(*read);
  }();
  return steps;
}

bool speaksOfTheMind(std::string_view words) {
  static const std::vector<std::string_view> stems = [] {
    constexpr std::string_view kStays = "after_crisis/stays.tsv";
    static constexpr std::array<std::string_view, 3> kStayColumns = {"word", "source", "checked_on"};
    const auto tables = embeddedTables();
    const auto found = std::ranges::find(tables, kStays, &EmbeddedTable::path);
    BATON_ASSERT(found != tables.end());
    std::vector<std::string_view> all;
    const Status read = forEachRow(found->text, kStays, kStayColumns, [&](const TableRow& row) -> Status {
      all.push_back(row[0]);
      return {};
    });
    BATON_ASSERT(read.has_value() && !all.empty());
    return all;
  }();
  const std::string folded = foldForMatching(words);
  return std::ranges::any_of(stems, [&](std::string_view stem) { return folded.find(stem) != std::string::npos; });
}

const std::vector<FollowUpWord>& followUpWords() {
  static const std::vector<FollowUpWord> words = [] {
    constexpr std::string_view kFollowUp = "after_crisis/follow_up.tsv";
    static constexpr std::array<std::string_view, 5> kFollowUpColumns = {"language", "kind", "word", "source",
                                                                         "checked_on"};
    const auto tables = embeddedTables();
    const auto found = std::ranges::find(tables, kFollowUp, &EmbeddedTable::path);
    BATON_ASSERT(found != tables.end());
    std::vector<FollowUpWord> all;
    const Status read = forEachRow(found->text, kFollowUp, kFollowUpColumns, [&](const TableRow& row) -> Status {
      all.push_back({row[1], row[2]});
      return {};
    });
    BATON_ASSERT(read.has_value() && !all.empty());
    return all;
  }();
  return words;
}

const RiskWindow& riskWindow() {
  static const RiskWindow window = [] {
    constexpr std::string_view kWindows = "after_crisis/windows.tsv";
    static constexpr std::array<std::string_view, 6> kWindowColumns = {"id",       "days",   "title",
                                                                       "title_es", "source", "checked_on"};
    const auto tables = embeddedTables();
    const auto found = std::ranges::find(tables, kWindows, &EmbeddedTable::path);
    BATON_ASSERT(found != tables.end());
    RiskWindow risk;
    const Status read = forEachRow(found->text, kWindows, kWindowColumns, [&](const TableRow& row) -> Status {
      if (row[0] == "risk") risk = {daysFrom(row[1]), row[2], row[3], row[4], row[5]};
      return {};
    });
    BATON_ASSERT(read.has_value() && risk.days > 0);
    return risk;
  }();
  return window;
}

const AfterCrisisStep* findAfterCrisisStep(std::string_view id) {
  const auto& steps = afterCrisisSteps();
  const auto found = std::ranges::find(steps, id, &AfterCrisisStep::id);
  return found == steps.end() ? nullptr : &*found;
}

}  // namespace baton::knowledge
