// RequestHead: the request line and header fields of one HTTP/1 request, read strictly (RFC 9112, RFC 9110).
//
// Two servers that read one message differently can be made to see two requests where there was one. So everything that
// could be read in two ways is refused, also where the standards would allow to mend it: bare CR or LF, folded lines,
// blanks before a colon, two lengths, a length beside a transfer coding, a second Host (RFC 9112 §11.2).
// Input: the bytes up to and including the empty line. Pure.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "web/server/http.h"

namespace baton::web {

constexpr std::size_t kMostHeadBytes = std::size_t{16} << 10U;
constexpr std::size_t kMostTargetBytes = std::size_t{4} << 10U;
constexpr std::size_t kMostHeaders = 100;
constexpr std::size_t kMostQueryPairs = 100;

struct RequestHead {
  std::string method;
  std::string target;  // as it came: "/path?query"
  int minor_version = 1;
  std::map<std::string, std::string> headers;  // lower-case names; equal names joined by ", "
  std::optional<std::uint64_t> content_length;
  bool is_chunked = false;
  bool keeps_alive = true;
  bool expects_continue = false;
  bool hasBody() const { return is_chunked || content_length.value_or(0) > 0; }
  std::string header(const std::string& name) const;  // "" if absent
};

struct Refusal {
  int status = 400;
  std::string words;  // for the reader, without anything of the request
};

// One of the two: `refusal.status` 0 means that the head is good.
struct ReadHead {
  RequestHead head;
  Refusal refusal{0, ""};
};
ReadHead readRequestHead(std::string_view bytes);

// Path, query, host and cookies of a head, decoded; nothing when an escape is broken.
std::optional<Request> toRequest(const RequestHead& head);

}  // namespace baton::web
