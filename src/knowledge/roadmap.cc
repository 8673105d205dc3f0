#include "knowledge/roadmap.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/assert.h"
#include "knowledge/embedded.h"
#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kTable = "roadmap/steps.tsv";
constexpr std::array<std::string_view, 10> kColumns = {"id",  "essential", "minutes", "title",  "title_es",
                                                       "why", "why_es",    "page",    "source", "checked_on"};

}  // namespace

Result<std::vector<RoadmapStep>> readRoadmap(std::string_view table) {
  std::vector<RoadmapStep> steps;
  BATON_CHECK(forEachRow(table, kTable, kColumns, [&](const TableRow& row) -> Status {
    const auto wrong = [&](std::string_view what) { return tableFault(kTable, row.line, what); };
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
      if (row[i].empty()) return wrong("a text is missing.");
    }
    if (row[1] != "yes" && row[1] != "no") return wrong("essential is yes or no.");
    RoadmapStep step{row[0], row[1] == "yes", 0, row[3], row[4], row[5], row[6], row[7], row[8], row[9]};
    const auto [end, error] = std::from_chars(row[2].data(), row[2].data() + row[2].size(), step.minutes);
    if (error != std::errc() || end != row[2].data() + row[2].size() || step.minutes < 1) {
      return wrong("minutes are a whole number.");
    }
    if (!step.page.starts_with('/')) return wrong("a page begins with /.");
    if (std::ranges::find(steps, step.id, &RoadmapStep::id) != steps.end()) return wrong("said twice.");
    steps.push_back(step);
    return {};
  }));
  if (steps.empty()) return tableFault(kTable, 0, "has no rows.");
  return steps;
}

const std::vector<RoadmapStep>& roadmapSteps() {
  static const std::vector<RoadmapStep> steps = [] {
    const auto tables = embeddedTables();
    const auto found = std::ranges::find(tables, kTable, &EmbeddedTable::path);
    BATON_ASSERT(found != tables.end());
    auto read = readRoadmap(found->text);
    BATON_ASSERT(read.has_value());
    return std::move(*read);
  }();
  return steps;
}

}  // namespace baton::knowledge
