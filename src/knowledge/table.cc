#include "knowledge/table.h"

#include <algorithm>

#include "base/text.h"

namespace baton::knowledge {
namespace {

// Cuts `line` at tabs into `fields`; answers how many there were.
std::size_t cut(std::string_view line, std::array<std::string_view, kMaxColumns>& fields) {
  std::size_t count = 0;
  for (;;) {
    const std::size_t end = line.find('\t');
    if (count < kMaxColumns) fields[count] = line.substr(0, end);
    ++count;
    if (end == std::string_view::npos) return count;
    line.remove_prefix(end + 1);
  }
}

}  // namespace

tl::unexpected<Error> tableFault(std::string_view table, std::size_t line, std::string_view what) {
  return fail(ErrorCode::BadInput,
              "Table \"" + std::string(table) + "\", line " + std::to_string(line) + ": " + std::string(what));
}

Status forEachRow(std::string_view text, std::string_view table, std::span<const std::string_view> columns,
                  const std::function<Status(const TableRow&)>& use) {
  std::array<std::string_view, kMaxColumns> fields;
  std::array<std::size_t, kMaxColumns> places{};
  std::array<std::string_view, kMaxColumns> wanted;
  std::size_t header_count = 0;
  std::size_t line_number = 0;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    ++line_number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    const std::size_t count = cut(line, fields);
    if (count > kMaxColumns) return tableFault(table, line_number, "too many columns.");
    if (header_count == 0) {
      header_count = count;
      for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto* const found = std::find(fields.begin(), fields.begin() + count, columns[i]);
        if (found == fields.begin() + count) {
          return tableFault(table, line_number, "no column \"" + std::string(columns[i]) + "\".");
        }
        places[i] = static_cast<std::size_t>(found - fields.begin());
      }
      continue;
    }
    if (count != header_count) {
      return tableFault(table, line_number,
                        std::to_string(count) + " fields, the header has " + std::to_string(header_count) + ".");
    }
    for (std::size_t i = 0; i < columns.size(); ++i) wanted[i] = fields[places[i]];
    BATON_CHECK(use({{wanted.data(), columns.size()}, line_number}));
  }
  if (header_count == 0) return tableFault(table, line_number, "the table is empty.");
  return {};
}

std::vector<std::string_view> splitList(std::string_view text) {
  std::vector<std::string_view> parts;
  for (const std::string_view part : split(text, ';')) {
    const std::string_view trimmed = trim(part);
    if (!trimmed.empty()) parts.push_back(trimmed);
  }
  return parts;
}

std::vector<std::string> splitListOwned(std::string_view text) {
  const std::vector<std::string_view> parts = splitList(text);
  return {parts.begin(), parts.end()};
}

}  // namespace baton::knowledge
