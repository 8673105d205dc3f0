#include "knowledge/caregivers.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/assert.h"
#include "knowledge/embedded.h"
#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kPatterns = "caregivers/patterns.tsv";
constexpr std::string_view kLimits = "caregivers/load.tsv";
constexpr std::string_view kSupports = "caregivers/supports.tsv";

int numberFrom(std::string_view text) {
  int number = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? number : -1;
}

// Rows without an empty field, each id once.
template <class Row, std::size_t N>
Result<std::vector<Row>> rowsOf(std::string_view table, std::string_view name,
                                const std::array<std::string_view, N>& columns, Result<Row> (*made)(const TableRow&)) {
  std::vector<Row> rows;
  BATON_CHECK(forEachRow(table, name, columns, [&](const TableRow& row) -> Status {
    for (std::size_t i = 0; i < N; ++i) {
      if (row[i].empty()) return tableFault(name, row.line, "a text is missing.");
    }
    BATON_TRY(const Row one, made(row));
    if (std::ranges::any_of(rows, [&](const Row& known) { return known.id == one.id; })) {
      return tableFault(name, row.line, "said twice.");
    }
    rows.push_back(one);
    return {};
  }));
  if (rows.empty()) return tableFault(name, 0, "has no rows.");
  return rows;
}

template <class Row>
std::vector<Row> builtInRows(std::string_view name, Result<std::vector<Row>> (*read)(std::string_view)) {
  const auto tables = embeddedTables();
  const auto found = std::ranges::find(tables, name, &EmbeddedTable::path);
  BATON_ASSERT(found != tables.end());
  auto rows = read(found->text);
  BATON_ASSERT(rows.has_value());
  return std::move(*rows);
}

Result<CarePattern> patternFrom(const TableRow& row) {
  const CarePattern pattern{
      row[0], row[1], numberFrom(row[2]), numberFrom(row[3]), numberFrom(row[4]), row[5], row[6], row[7], row[8],
      row[9], row[10]};
  if (pattern.from < 0 || pattern.window_days < 7 || pattern.least_weeks < 2) {
    return tableFault(kPatterns, row.line, "from, window_days and least_weeks are numbers; a pattern takes 2 weeks.");
  }
  return pattern;
}

Result<LoadLimit> limitFrom(const TableRow& row) {
  const LoadLimit limit{row[0], numberFrom(row[1]), row[2], row[3], row[4], row[5]};
  if (limit.from < 1) return tableFault(kLimits, row.line, "from is a whole number.");
  return limit;
}

Result<CareSupport> supportFrom(const TableRow& row) {
  return CareSupport{row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8]};
}

}  // namespace

Result<std::vector<CarePattern>> readCarePatterns(std::string_view table) {
  static constexpr std::array<std::string_view, 11> kColumns = {"id",          "observed", "from",      "window_days",
                                                                "least_weeks", "title",    "title_es",  "clinical",
                                                                "who",         "source",   "checked_on"};
  return rowsOf<CarePattern>(table, kPatterns, kColumns, patternFrom);
}

Result<std::vector<LoadLimit>> readLoadLimits(std::string_view table) {
  static constexpr std::array<std::string_view, 6> kColumns = {"id",       "from",   "title",
                                                               "title_es", "source", "checked_on"};
  return rowsOf<LoadLimit>(table, kLimits, kColumns, limitFrom);
}

Result<std::vector<CareSupport>> readCareSupports(std::string_view table) {
  static constexpr std::array<std::string_view, 9> kColumns = {"id",   "name", "name_es", "about",     "about_es",
                                                               "call", "url",  "source",  "checked_on"};
  return rowsOf<CareSupport>(table, kSupports, kColumns, supportFrom);
}

const std::vector<CarePattern>& carePatterns() {
  static const std::vector<CarePattern> rows = builtInRows<CarePattern>(kPatterns, readCarePatterns);
  return rows;
}
const std::vector<LoadLimit>& loadLimits() {
  static const std::vector<LoadLimit> rows = builtInRows<LoadLimit>(kLimits, readLoadLimits);
  return rows;
}
const std::vector<CareSupport>& careSupports() {
  static const std::vector<CareSupport> rows = builtInRows<CareSupport>(kSupports, readCareSupports);
  return rows;
}

}  // namespace baton::knowledge
