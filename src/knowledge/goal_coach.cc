#include "knowledge/goal_coach.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/assert.h"
#include "base/text.h"
#include "knowledge/embedded.h"
#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kTable = "goal_coach/words.tsv";
constexpr std::array<std::string_view, 13> kColumns = {"id",        "words",   "measure",    "measure_es", "unit",
                                                       "unit_es",   "example", "example_es", "now",        "now_es",
                                                       "direction", "source",  "checked_on"};

}  // namespace

Result<std::vector<GoalMeasure>> readGoalMeasures(std::string_view table) {
  std::vector<GoalMeasure> rows;
  BATON_CHECK(forEachRow(table, kTable, kColumns, [&](const TableRow& row) -> Status {
    const auto wrong = [&](std::string_view what) { return tableFault(kTable, row.line, what); };
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
      if (row[i].empty()) return wrong("a text is missing.");
    }
    if (row[10] != "up" && row[10] != "down") return wrong("direction is up or down.");
    GoalMeasure one{row[0], {},     row[2], row[3],          row[4],  row[5], row[6],
                    row[7], row[8], row[9], row[10] == "up", row[11], row[12]};
    if (row[1] != "*") one.words = split(row[1], '|');
    if (std::ranges::find(rows, one.id, &GoalMeasure::id) != rows.end()) return wrong("said twice.");
    if (!rows.empty() && rows.back().words.empty()) return wrong("the row for any other wish comes last.");
    rows.push_back(std::move(one));
    return {};
  }));
  if (rows.empty() || !rows.back().words.empty()) return tableFault(kTable, 0, "has no row for any other wish.");
  return rows;
}

const std::vector<GoalMeasure>& goalMeasures() {
  static const std::vector<GoalMeasure> rows = [] {
    const auto tables = embeddedTables();
    const auto found = std::ranges::find(tables, kTable, &EmbeddedTable::path);
    BATON_ASSERT(found != tables.end());
    auto read = readGoalMeasures(found->text);
    BATON_ASSERT(read.has_value());
    return std::move(*read);
  }();
  return rows;
}

const GoalMeasure& measureFor(std::string_view wish) {
  const std::string folded = foldForMatching(wish);
  for (const GoalMeasure& row : goalMeasures()) {
    if (row.words.empty()) return row;
    for (const std::string_view word : row.words) {
      if (folded.find(foldForMatching(word)) != std::string::npos) return row;
    }
  }
  return goalMeasures().back();
}

}  // namespace baton::knowledge
