#include "knowledge/crisis_plan_parts.h"

#include <algorithm>
#include <array>

#include "base/assert.h"
#include "knowledge/embedded.h"
#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kTable = "crisis/plan_parts.tsv";
constexpr std::array<std::string_view, 7> kColumns = {"id",      "title",  "title_es",  "hint",
                                                      "hint_es", "source", "checked_on"};

}  // namespace

Result<std::vector<CrisisPlanPart>> readCrisisPlanParts(std::string_view table) {
  std::vector<CrisisPlanPart> parts;
  BATON_CHECK(forEachRow(table, kTable, kColumns, [&](const TableRow& row) -> Status {
    const CrisisPlanPart part{row[0], row[1], row[2], row[3], row[4], row[5]};
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
      if (row[i].empty()) return tableFault(kTable, row.line, "a text is missing.");
    }
    const auto same = [&](const CrisisPlanPart& known) { return known.id == part.id; };
    if (std::ranges::any_of(parts, same)) return tableFault(kTable, row.line, "said twice.");
    parts.push_back(part);
    return {};
  }));
  if (parts.empty()) return tableFault(kTable, 0, "has no rows.");
  return parts;
}

const std::vector<CrisisPlanPart>& crisisPlanParts() {
  static const std::vector<CrisisPlanPart> parts = [] {
    const auto tables = embeddedTables();
    const auto found = std::ranges::find(tables, kTable, &EmbeddedTable::path);
    BATON_ASSERT(found != tables.end());
    auto read = readCrisisPlanParts(found->text);
    BATON_ASSERT(read.has_value());
    return std::move(*read);
  }();
  return parts;
}

const CrisisPlanPart* findCrisisPlanPart(std::string_view id) {
  const auto& parts = crisisPlanParts();
  const auto found = std::ranges::find(parts, id, &CrisisPlanPart::id);
  return found == parts.end() ? nullptr : &*found;
}

}  // namespace baton::knowledge
