#include "knowledge/measure_names.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/assert.h"
#include "base/text.h"
#include "knowledge/embedded.h"
#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kTable = "labs/measures.tsv";
constexpr std::array<std::string_view, 8> kColumns = {"id",    "name_plain", "name_plain_es", "codes",
                                                      "words", "source",     "checked_on",    "seen"};

const std::vector<MeasureName>& builtInNames() {
  static const std::vector<MeasureName> names = [] {
    const auto tables = embeddedTables();
    const auto found = std::ranges::find(tables, kTable, &EmbeddedTable::path);
    BATON_ASSERT(found != tables.end());
    auto read = readMeasureNames(found->text);
    BATON_ASSERT(read.has_value());
    return std::move(*read);
  }();
  return names;
}

const MeasureName* find(std::string_view key) {
  const std::vector<MeasureName>& names = builtInNames();
  const auto found = std::ranges::find_if(
      names, [&](const MeasureName& name) { return std::ranges::find(name.keys, key) != name.keys.end(); });
  return key.empty() || found == names.end() ? nullptr : &*found;
}

}  // namespace

Result<std::vector<MeasureName>> readMeasureNames(std::string_view table) {
  std::vector<MeasureName> names;
  std::set<std::string, std::less<>> seen;
  BATON_CHECK(forEachRow(table, kTable, kColumns, [&](const TableRow& row) -> Status {
    MeasureName name{row[0], row[1], row[2], {}};
    for (const std::size_t i : {0U, 1U, 2U, 4U, 5U, 6U}) {
      if (row[i].empty()) return tableFault(kTable, row.line, "a text is missing.");
    }
    for (const std::string_view code : split(row[3], ';')) {
      if (!trim(code).empty()) name.keys.emplace_back(trim(code));
    }
    for (const std::string_view word : split(row[4], ';')) {
      if (!trim(word).empty()) name.keys.push_back(foldForMatching(trim(word)));
    }
    std::ranges::sort(name.keys);
    name.keys.erase(std::ranges::unique(name.keys).begin(), name.keys.end());
    if (!seen.insert("id " + std::string(name.id)).second) return tableFault(kTable, row.line, "an id said twice.");
    for (const std::string& key : name.keys) {
      if (!seen.insert(key).second) return tableFault(kTable, row.line, "a code or word said twice.");
    }
    names.push_back(std::move(name));
    return {};
  }));
  if (names.empty()) return tableFault(kTable, 0, "has no rows.");
  return names;
}

const MeasureName* measureOf(std::string_view loinc) { return find(loinc); }
const MeasureName* measureCalled(std::string_view name) { return name.empty() ? nullptr : find(foldForMatching(name)); }

}  // namespace baton::knowledge
