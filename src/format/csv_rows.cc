#include "format/csv_rows.h"

#include <algorithm>
#include <cstring>

namespace baton::csv {

Rows::Rows(std::string_view text, RowLimits limits, std::size_t from, std::size_t first_line)
    : text_(text), limits_(limits), at_(std::min(from, text.size())), next_line_(first_line) {
  if (at_ == 0 && text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
}

bool Rows::next() {
  for (;;) {
    fault_ = {};
    fields_.clear();
    undone_.clear();
    if (at_ >= text_.size()) return false;
    line_ = next_line_;
    const std::size_t begin = at_;
    row_end_limit_ = limits_.row_bytes < text_.size() - begin ? begin + limits_.row_bytes : text_.size();
    if (!readRow()) {
      const std::string_view why = fault_;
      passOver(begin, line_, why);
      return true;
    }
    if (fields_.size() == 1 && fields_.front().empty()) continue;
    return true;
  }
}

// A faulty row ends where its first line ends: what follows may be read again.
void Rows::passOver(std::size_t row_begin, std::size_t row_line, std::string_view fault) {
  fields_.clear();
  const std::size_t end = text_.find('\n', row_begin);
  at_ = end == std::string_view::npos ? text_.size() : end + 1;
  next_line_ = row_line + 1;
  fault_ = fault;
}

bool Rows::readRow() {
  for (;;) {
    if (fields_.size() == limits_.fields) {
      fault_ = "too many fields";
      return false;
    }
    if (at_ < text_.size() && text_[at_] == '"') {
      // Most fields of a register are empty: "",
      if (at_ + 2 < text_.size() && text_[at_ + 1] == '"' && text_[at_ + 2] == ',') {
        fields_.emplace_back();
        at_ += 3;
        continue;
      }
      if (!quotedField()) return false;
    } else {
      const std::size_t begin = at_;
      while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '\n') {
        if (text_[at_] == '"') {
          fault_ = "a quote inside a field that is not quoted";
          return false;
        }
        ++at_;
      }
      std::size_t end = at_;
      const bool is_last = at_ >= text_.size() || text_[at_] == '\n';
      if (is_last && end > begin && text_[end - 1] == '\r') --end;
      fields_.push_back(text_.substr(begin, end - begin));
    }
    if (at_ > row_end_limit_) {
      fault_ = "the row is too long";
      return false;
    }
    if (at_ >= text_.size()) break;
    if (text_[at_] == ',') {
      ++at_;
      continue;
    }
    ++at_;  // the line break
    break;
  }
  ++next_line_;
  return true;
}

bool Rows::quotedField() {
  const std::size_t begin = ++at_;
  bool has_doubled = false;
  for (;;) {
    const void* const found = std::memchr(text_.data() + at_, '"', row_end_limit_ > at_ ? row_end_limit_ - at_ : 0);
    if (found == nullptr) {
      fault_ = "a quoted field has no end";
      return false;
    }
    at_ = static_cast<std::size_t>(static_cast<const char*>(found) - text_.data());
    if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
      has_doubled = true;
      at_ += 2;
      continue;
    }
    break;
  }
  std::string_view field = text_.substr(begin, at_ - begin);
  next_line_ += static_cast<std::size_t>(std::count(field.begin(), field.end(), '\n'));
  ++at_;
  if (at_ < text_.size() && text_[at_] == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] == '\n')) ++at_;
  if (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '\n') {
    fault_ = "a quoted field goes on after its end";
    return false;
  }
  if (has_doubled) {
    std::string& undone = undone_.emplace_back();
    for (std::size_t i = 0; i < field.size(); ++i) {
      undone += field[i];
      if (field[i] == '"') ++i;
    }
    field = undone;
  }
  fields_.push_back(field);
  return true;
}

}  // namespace baton::csv
