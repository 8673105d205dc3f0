#include "sources/files_lines.h"

#include <cstring>

namespace baton::sources {
namespace {

constexpr std::size_t kChunk = 256U << 10U;
// A line beyond this is rare: its memory is taken once, not by doubling, and given back.
constexpr std::size_t kWideLine = 4U << 20U;

}  // namespace

Lines::Lines(archive::Reader reader, std::size_t longest)
    : reader_(std::move(reader)), longest_(longest), chunk_(kChunk) {}

Status Lines::fill() {
  BATON_TRY(end_, reader_(chunk_));
  at_ = 0;
  return {};
}

Result<std::optional<TextLine>> Lines::next() {
  if (line_.capacity() > kWideLine * 2) line_ = std::string();
  line_.clear();
  bool is_too_long = false;
  bool has_any = false;
  for (;;) {
    if (at_ == end_) {
      BATON_CHECK(fill());
      if (end_ == 0) break;
    }
    has_any = true;
    const char* start = chunk_.data() + at_;
    const auto* stop = static_cast<const char*>(std::memchr(start, '\n', end_ - at_));
    const std::size_t length = stop != nullptr ? static_cast<std::size_t>(stop - start) : end_ - at_;
    is_too_long = is_too_long || line_.size() + length > longest_;
    if (is_too_long) {
      line_ = std::string();
    } else {
      if (line_.size() + length > kWideLine && line_.capacity() < longest_) line_.reserve(longest_);
      line_.append(start, length);
    }
    at_ += stop != nullptr ? length + 1 : length;
    if (stop != nullptr) break;
  }
  if (!has_any) return std::optional<TextLine>();
  return std::optional(TextLine{.text = line_, .number = ++number_, .is_too_long = is_too_long});
}

}  // namespace baton::sources
