// Percent-encoding and the pairs of queries and urlencoded forms (RFC 3986 §2.1; WHATWG URL §5.1).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace baton::web {

enum class Plus { Literal, Blank };

// Nothing for a broken escape, and for a NUL in the answer: no name or text that Baton takes holds one.
std::optional<std::string> percentDecode(std::string_view text, Plus plus);

using Pairs = std::vector<std::pair<std::string, std::string>>;
// "a=1&b=two+words" in order; a name without "=" has the value "". Nothing when an escape is broken or there are more
// than `most` pairs.
std::optional<Pairs> parsePairs(std::string_view text, std::size_t most);

// Cookie header: "a=1; b=2" (RFC 6265 §4.2.1). What is not a pair is skipped.
Pairs parseCookies(std::string_view header);

}  // namespace baton::web
