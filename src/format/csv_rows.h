// csv_rows: comma-separated rows as spreadsheets and registers write them, one after the other, without a copy.
//
// Fields may be quoted; a quote in a quoted field is doubled; lines end with LF or CRLF; a quoted field may hold line
// breaks. A row that cannot be read (a quote in the wrong place, too long, too many fields) has a fault() and reading
// goes on with the next line: a bad row never ends a file. Fields are views into the text, or into the row's own buffer
// where a doubled quote was undone; they hold until the next row is read. A leading byte order mark is skipped.
// Cost: memchr over the text; 8 million rows of 330 fields take about half a minute. Source: RFC 4180.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace baton::csv {

struct RowLimits {
  std::size_t row_bytes = 1U << 20U;
  std::size_t fields = 2000;
};

class Rows {
 public:
  // Reading begins at byte `from`, which must be the beginning of a row; its line number is then `first_line`.
  explicit Rows(std::string_view text, RowLimits limits = {}, std::size_t from = 0, std::size_t first_line = 1);

  // False at the end. Empty lines are passed over.
  bool next();
  const std::vector<std::string_view>& fields() const { return fields_; }
  std::string_view fault() const { return fault_; }  // "" when the row could be read
  std::size_t line() const { return line_; }         // where the row begins, from 1
  std::size_t offset() const { return at_; }         // of the byte after the row: reading may begin there again
  std::size_t nextLine() const { return next_line_; }

 private:
  bool readRow();
  bool quotedField();
  void passOver(std::size_t row_begin, std::size_t row_line, std::string_view fault);

  std::string_view text_;
  RowLimits limits_;
  std::size_t at_ = 0;
  std::size_t row_end_limit_ = 0;
  std::size_t line_ = 0;
  std::size_t next_line_ = 1;
  std::vector<std::string_view> fields_;
  std::deque<std::string> undone_;  // fields that held a doubled quote
  std::string_view fault_;
};

}  // namespace baton::csv
