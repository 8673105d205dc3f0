// Lines of a stream, one at a time, with a longest length.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "format/archive.h"

namespace baton::sources {

struct TextLine {
  std::string_view text;     // without its end; valid until the next call
  std::size_t number = 0;    // from 1
  bool is_too_long = false;  // longer than allowed: text is empty, the rest of it was skipped
};

class Lines {
 public:
  Lines(archive::Reader reader, std::size_t longest);
  // Nothing at the end of the stream. Errors are those of the reader.
  Result<std::optional<TextLine>> next();

 private:
  Status fill();

  archive::Reader reader_;
  std::size_t longest_;
  std::vector<char> chunk_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  std::string line_;
  std::size_t number_ = 0;
};

}  // namespace baton::sources
