#include "format/csv.h"

#include <algorithm>

#include "base/text.h"

namespace baton::csv {

Result<std::size_t> Table::column(std::string_view name) const {
  const auto found = std::find(columns.begin(), columns.end(), name);
  if (found == columns.end())
    return fail(ErrorCode::BadInput, "The table has no column \"" + std::string(name) + "\".");
  return static_cast<std::size_t>(found - columns.begin());
}

Result<Table> parseTsv(std::string_view text) {
  Table table;
  std::size_t line_number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++line_number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string_view> fields = split(line, '\t');
    if (table.columns.empty()) {
      table.columns.assign(fields.begin(), fields.end());
    } else if (fields.size() != table.columns.size()) {
      return fail(ErrorCode::BadInput, "Line " + std::to_string(line_number) + " has " + std::to_string(fields.size()) +
                                           " fields, the header has " + std::to_string(table.columns.size()) + ".");
    } else {
      table.rows.push_back(std::move(fields));
    }
  }
  if (table.columns.empty()) return fail(ErrorCode::BadInput, "The table is empty.");
  return table;
}

}  // namespace baton::csv
