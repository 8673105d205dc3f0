// MultipartParser: multipart/form-data piece by piece (RFC 7578, RFC 2046 §5.1). Nothing of a file is kept in memory.
//
// Feed it the body as it arrives; it tells a MultipartSink what begins, what bytes come, and what ends. Strict: lines
// end in CRLF, each part has a Content-Disposition: form-data with a name. Memory: one boundary and one part's headers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace baton::web {

struct PartHead {
  std::string field;
  std::string file_name;  // as the browser sent it, "" for a text field
  bool is_file = false;   // a filename was given, also an empty one
  std::string content_type;
};

class MultipartSink {
 public:
  virtual ~MultipartSink() = default;
  virtual Status begin(const PartHead& head) = 0;
  virtual Status data(std::string_view bytes) = 0;
  virtual Status end() = 0;
};

constexpr std::size_t kMostParts = 200;
constexpr std::size_t kMostPartHeadBytes = std::size_t{4} << 10U;
constexpr std::size_t kMostFieldNameBytes = 200;

class MultipartParser {
 public:
  MultipartParser(std::string_view boundary, MultipartSink& sink);
  // Errors: BadInput when it is no multipart form, TooLarge for too many parts, and what the sink answers.
  Status feed(std::string_view bytes);
  Status finish();  // BadInput when the closing boundary did not come

 private:
  enum class State { Preamble, AfterBoundary, Head, Data, Done };
  Status step(bool& waits);
  Status takePreamble(bool& waits);
  Status takeAfterBoundary(bool& waits);
  Status takeHead(bool& waits);
  Status takeData(bool& waits);

  const std::string delimiter_;  // "\r\n--boundary"
  MultipartSink& sink_;
  State state_ = State::Preamble;
  std::string pending_;  // bytes that came and are not understood yet
  std::size_t parts_ = 0;
};

// Boundary of "multipart/form-data; boundary=...", "" when there is none or it is not a proper one.
std::string boundaryOf(std::string_view content_type);

}  // namespace baton::web
