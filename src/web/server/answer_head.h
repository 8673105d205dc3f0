// The head of an answer: status line, what the handler wants said, caching, and the security headers of every answer.
//
// Sources: Content-Security-Policy Level 3 (https://www.w3.org/TR/CSP3/), RFC 9110, RFC 9111, RFC 6797 (HSTS),
// https://html.spec.whatwg.org/multipage/browsers.html#cross-origin-opener-policies, Fetch (CORP, nosniff).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "web/server/http.h"

namespace baton::web {

struct AnswerTraits {
  int status = 200;  // what is sent: 304 in place of the response's 200
  std::uint64_t length = 0;
  bool is_stream = false;  // no length: the end of the connection is its end
  bool is_secure = false;
  bool keeps_alive = true;
  bool is_gzipped = false;
  bool varies_by_encoding = false;
  std::string etag;  // with its quotes, "" for none
  Instant now;
};

// Ends with the empty line. Control characters in the handler's headers become blanks: no header can begin another one.
std::string answerHead(const Response& response, const AnswerTraits& traits);

std::string contentSecurityPolicy(const Response& response);
std::string etagOf(std::string_view bytes);  // strong: from a hash of the bytes
// If-None-Match: a list of tags or "*" (RFC 9110 §13.1.2; weak comparison).
bool matchesETag(std::string_view if_none_match, std::string_view etag);
bool acceptsGzip(std::string_view accept_encoding);
std::string httpDate(Instant instant);  // "Sun, 06 Nov 1994 08:49:37 GMT"
std::string_view reasonOf(int status);

}  // namespace baton::web
