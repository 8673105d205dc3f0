// Any bytes as the head of a request, as an urlencoded form and as cookies.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "web/server/answer_head.h"
#include "web/server/encoding.h"
#include "web/server/request_head.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto read = baton::web::readRequestHead(bytes);
  if (read.refusal.status == 0) {
    // What was taken can be read in one way only.
    if (read.head.is_chunked && read.head.content_length) std::abort();
    if (!read.head.target.starts_with('/')) std::abort();
    const auto request = baton::web::toRequest(read.head);
    if (request && request->path.find('\0') != std::string::npos) std::abort();
  }
  if (const auto pairs = baton::web::parsePairs(bytes, 100); pairs && pairs->size() > 100) std::abort();
  (void)baton::web::parseCookies(bytes);
  (void)baton::web::acceptsGzip(bytes);
  (void)baton::web::matchesETag(bytes, "\"x\"");
  // Whatever a handler puts into a header, it stays one header.
  baton::web::Response response;
  response.headers = {{"X-Note", std::string(bytes)}, {std::string(bytes), "x"}};
  const std::string head = baton::web::answerHead(response, {});
  if (head.find("\r\n\r\n") != head.size() - 4) std::abort();
  return 0;
}
