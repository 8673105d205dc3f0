// csv: knowledge tables as tab-separated text with a header line; `#` starts a comment line.
//
// Every table in knowledge/ has this shape, so that a nurse can edit it in a spreadsheet and git can show what changed.
// Fields hold no tabs or line breaks. Errors name the line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace baton::csv {

struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string_view>> rows;  // views into the text given to parseTsv: it must outlive the table

  // Position of a column, or BadInput when the table has none of that name.
  Result<std::size_t> column(std::string_view name) const;
};

// Every row must have as many fields as the header. Errors: BadInput with the line number.
Result<Table> parseTsv(std::string_view text);

}  // namespace baton::csv
