// Any bytes as a multipart form: the same parts must come out however the bytes are cut into pieces.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "web/server/multipart.h"

namespace {

class Transcript final : public baton::web::MultipartSink {
 public:
  baton::Status begin(const baton::web::PartHead& head) override {
    text += "[" + head.field + "|" + head.file_name + "|" + head.content_type + "]";
    return {};
  }
  baton::Status data(std::string_view bytes) override {
    text += bytes;
    return {};
  }
  baton::Status end() override {
    text += "<end>";
    return {};
  }
  std::string text;
};

bool parse(std::string_view bytes, std::size_t piece, Transcript& transcript) {
  baton::web::MultipartParser parser("b", transcript);
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    if (!parser.feed(bytes.substr(at, piece))) return false;
  }
  return parser.finish().has_value();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  Transcript whole;
  Transcript pieces;
  const bool is_form = parse(bytes, bytes.size() + 1, whole);
  if (parse(bytes, std::size_t{1} + data[0] % 64U, pieces) != is_form) std::abort();
  if (is_form && whole.text != pieces.text) std::abort();
  (void)baton::web::boundaryOf(bytes);
  return 0;
}
