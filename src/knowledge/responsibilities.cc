#include "knowledge/responsibilities.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "base/assert.h"
#include "knowledge/embedded.h"
#include "knowledge/roles.h"
#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kTable = "responsibilities/responsibilities.tsv";
constexpr std::array<std::string_view, 10> kColumns = {"id",      "name",  "name_es",     "what",   "what_es",
                                                       "matters", "usual", "answer_days", "source", "checked_on"};
constexpr std::array<std::string_view, 5> kMatters = {"-", "medicines", "therapist", "monitored", "crisis"};

}  // namespace

Result<std::vector<ResponsibilityRow>> readResponsibilities(std::string_view table) {
  std::vector<ResponsibilityRow> rows;
  std::set<std::string> ids;
  BATON_CHECK(forEachRow(table, kTable, kColumns, [&](const TableRow& fields) -> Status {
    const auto wrong = [&](std::string_view what) { return tableFault(kTable, fields.line, what); };
    for (const std::string_view field : fields.fields) {
      if (field.empty()) return wrong("a field is empty.");
    }
    ResponsibilityRow row;
    row.id = fields[0];
    row.name = fields[1];
    row.name_es = fields[2];
    row.what = fields[3];
    row.what_es = fields[4];
    const auto matters = std::ranges::find(kMatters, fields[5]);
    if (matters == kMatters.end()) return wrong("no such reason to matter.");
    row.matters = static_cast<OpenMatters>(matters - kMatters.begin());
    if (!areRoles(fields[6])) return wrong("a usual owner is no role.");
    row.usual = splitListOwned(fields[6]);
    const std::string_view days = fields[7];
    const auto [end, problem] = std::from_chars(days.data(), days.data() + days.size(), row.answer_days);
    if (problem != std::errc() || end != days.data() + days.size() || row.answer_days < 1) {
      return wrong("days are a whole number.");
    }
    row.source = fields[8];
    row.checked_on = fields[9];
    if (!ids.insert(row.id).second) return wrong("said twice.");
    rows.push_back(std::move(row));
    return {};
  }));
  if (rows.empty()) return tableFault(kTable, 0, "has no rows.");
  return rows;
}

const std::vector<ResponsibilityRow>& responsibilities() {
  static const std::vector<ResponsibilityRow> rows = [] {
    const auto tables = embeddedTables();
    const auto found = std::ranges::find(tables, kTable, &EmbeddedTable::path);
    BATON_ASSERT(found != tables.end());
    auto read = readResponsibilities(found->text);
    BATON_ASSERT(read.has_value());
    return std::move(*read);
  }();
  return rows;
}

const ResponsibilityRow* responsibility(std::string_view id) {
  const auto& rows = responsibilities();
  const auto found = std::ranges::find(rows, id, &ResponsibilityRow::id);
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace baton::knowledge
