// Cutting XHTML into tokens, and the facts both the check and the cleaning of a narrative need: for xhtml*.cc only.
//
// Views point into the input; nothing allocates. Scanning any input takes linear time.
// Source: FHIR R4 http://hl7.org/fhir/R4/narrative.html#xhtml; XML 1.0 for tags, attributes and entities.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace baton::fhir {

// HTML 4.0 chapters 7-11 (without 9.4) and 15, a, img, map, area; deprecated elements are left out.
constexpr std::array<std::string_view, 53> kAllowedElements = {
    "a",     "abbr", "acronym", "address",  "area",  "b",     "bdo",  "big",    "blockquote", "br",  "caption",
    "cite",  "code", "col",     "colgroup", "dd",    "dfn",   "div",  "dl",     "dt",         "em",  "h1",
    "h2",    "h3",   "h4",      "h5",       "h6",    "hr",    "i",    "img",    "kbd",        "li",  "map",
    "ol",    "p",    "pre",     "q",        "samp",  "small", "span", "strong", "sub",        "sup", "table",
    "tbody", "td",   "tfoot",   "th",       "thead", "tr",    "tt",   "ul",     "var"};

template <std::size_t kCount>
constexpr bool isOneOf(const std::array<std::string_view, kCount>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

inline bool isXmlSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

enum class TokenKind : std::uint8_t { Text, Open, Close, Comment, Bad, End };

struct Token {
  TokenKind kind = TokenKind::End;
  std::string_view text;        // of Text
  std::string_view name;        // of Open and Close
  std::string_view attributes;  // of Open: what stands between the name and > or />
  bool closes_itself = false;
};

// Cuts markup into tokens. A Bad token is one character, so that a caller who goes on still comes to an end.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}
  Token next();

 private:
  Token text();
  Token comment();
  Token tag();
  Token bad();

  std::string_view rest_;
  bool comments_end_ = true;
  std::size_t patience_ = 1U << 22U;  // bytes that may be searched in vain for the end of a tag: no quadratic time
};

struct Attribute {
  std::string_view name;
  std::string_view value;
};
enum class Reading : std::uint8_t { One, Bad, Done };

// Takes name="value" from the front.
Reading nextAttribute(std::string_view& rest, Attribute& attribute);

// What stands between & and ; when XML itself knows it: amp, lt, gt, quot, apos or a number.
bool isEntityName(std::string_view name);

// An address that runs nothing; data: only for pictures.
bool isAddressAllowed(std::string_view address);
bool isPicture(std::string_view address);  // data:image/ in base64

// The elements open at a point, with a bound instead of an allocation.
class OpenElements {
 public:
  static constexpr std::size_t kMaxOpen = 64;

  bool push(std::string_view name) {
    if (depth_ == kMaxOpen) return false;
    names_[depth_++] = name;
    return true;
  }
  bool pop(std::string_view name) {
    if (depth_ == 0 || names_[depth_ - 1] != name) return false;
    --depth_;
    return true;
  }
  std::string_view popAny() { return names_[--depth_]; }
  bool contains(std::string_view name) const {
    return std::find(names_.begin(), names_.begin() + static_cast<std::ptrdiff_t>(depth_), name) !=
           names_.begin() + static_cast<std::ptrdiff_t>(depth_);
  }
  bool empty() const { return depth_ == 0; }

 private:
  std::array<std::string_view, kMaxOpen> names_;
  std::size_t depth_ = 0;
};

}  // namespace baton::fhir
