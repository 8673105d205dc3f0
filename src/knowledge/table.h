// Rows of a tab-separated table without a vector for each: for the tables that every start of the program reads.
//
// Shape as in format/csv.h: a header line, `#` comments, no quoting. Fields come in the order of the columns asked for.
// Errors: BadInput naming table and line, for a missing column, a missing field, or what the callback answers.
// Cost: one pass over the text, no allocation for each row.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace baton::knowledge {

inline constexpr std::size_t kMaxColumns = 24;

struct TableRow {
  std::span<const std::string_view> fields;
  std::size_t line = 0;
  std::string_view operator[](std::size_t i) const { return fields[i]; }
};

Status forEachRow(std::string_view text, std::string_view table, std::span<const std::string_view> columns,
                  const std::function<Status(const TableRow&)>& use);

// BadInput: `Table "names/brands.tsv", line 7: ...`.
tl::unexpected<Error> tableFault(std::string_view table, std::size_t line, std::string_view what);

// "mood; sleep" → {"mood", "sleep"}; "" → {}.
std::vector<std::string_view> splitList(std::string_view text);
std::vector<std::string> splitListOwned(std::string_view text);

}  // namespace baton::knowledge
