#include "fhir/xhtml_tokens.h"

#include <cctype>
#include <string>

namespace baton::fhir {
namespace {

bool isNameStart(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_' || c == ':'; }
bool isNamePart(char c) { return isNameStart(c) || (c >= '0' && c <= '9') || c == '-' || c == '.'; }
std::string_view takeName(std::string_view& rest) {
  std::size_t end = 0;
  if (!rest.empty() && isNameStart(rest.front())) {
    while (end < rest.size() && isNamePart(rest[end])) ++end;
  }
  const std::string_view name = rest.substr(0, end);
  rest.remove_prefix(end);
  return name;
}

void skipWhite(std::string_view& rest) {
  while (!rest.empty() && isXmlSpace(rest.front())) rest.remove_prefix(1);
}

// The > that is not inside a quoted value, or where the search ended in vain: at a < or at the end.
std::size_t endOfTag(std::string_view rest) {
  char quote = 0;
  for (std::size_t at = 0; at < rest.size(); ++at) {
    const char c = rest[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '<' || c == '>') {
      return at;
    }
  }
  return rest.size();
}

// Compares as a browser would read an address: without white space and control characters, blind to case.
bool startsWithScheme(std::string_view address, std::string_view scheme) {
  std::size_t matched = 0;
  for (const char c : address) {
    if (static_cast<unsigned char>(c) <= 0x20) continue;
    if (matched == scheme.size() || std::tolower(static_cast<unsigned char>(c)) != scheme[matched]) break;
    ++matched;
  }
  return matched == scheme.size();
}

}  // namespace

Token Scanner::next() {
  if (rest_.empty()) return {};
  if (rest_.front() != '<') return text();
  if (rest_.starts_with("<!--")) return comment();
  return tag();
}

Token Scanner::text() {
  const std::size_t end = std::min(rest_.find('<'), rest_.size());
  const Token token{TokenKind::Text, rest_.substr(0, end), {}, {}, false};
  rest_.remove_prefix(end);
  return token;
}

Token Scanner::comment() {
  const std::size_t end = comments_end_ ? rest_.find("-->", 4) : std::string_view::npos;
  comments_end_ = end != std::string_view::npos;  // once looked for in vain is enough: no quadratic time
  if (!comments_end_) return bad();
  rest_.remove_prefix(end + 3);
  return {TokenKind::Comment, {}, {}, {}, false};
}

Token Scanner::tag() {
  std::string_view rest = rest_.substr(1);
  const bool is_close = rest.starts_with('/');
  if (is_close) rest.remove_prefix(1);
  const std::string_view name = takeName(rest);
  if (name.empty() || patience_ == 0) return bad();
  const std::size_t end = endOfTag(rest);
  if (end == rest.size() || rest[end] != '>') {
    patience_ -= std::min(patience_, end);
    return bad();
  }
  std::string_view attributes = rest.substr(0, end);
  const bool closes_itself = attributes.ends_with('/');
  if (closes_itself) attributes.remove_suffix(1);
  rest_ = rest.substr(end + 1);
  return {is_close ? TokenKind::Close : TokenKind::Open, {}, name, attributes, closes_itself};
}

Token Scanner::bad() {
  const Token token{TokenKind::Bad, rest_.substr(0, 1), {}, {}, false};
  rest_.remove_prefix(1);
  return token;
}

Reading nextAttribute(std::string_view& rest, Attribute& attribute) {
  const bool was_parted = !rest.empty() && isXmlSpace(rest.front());
  skipWhite(rest);
  if (rest.empty()) return Reading::Done;
  attribute.name = takeName(rest);
  skipWhite(rest);
  if (!was_parted || attribute.name.empty() || !rest.starts_with('=')) return Reading::Bad;
  rest.remove_prefix(1);
  skipWhite(rest);
  if (rest.empty() || (rest.front() != '"' && rest.front() != '\'')) return Reading::Bad;
  const std::size_t end = rest.find(rest.front(), 1);
  if (end == std::string_view::npos) return Reading::Bad;
  attribute.value = rest.substr(1, end - 1);
  rest.remove_prefix(end + 1);
  return attribute.value.find('<') == std::string_view::npos ? Reading::One : Reading::Bad;
}

bool isEntityName(std::string_view name) {
  if (name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos") return true;
  if (!name.starts_with('#')) return false;
  name.remove_prefix(1);
  const bool is_hex = name.starts_with('x');
  if (is_hex) name.remove_prefix(1);
  return !name.empty() && name.size() <= 7 && std::all_of(name.begin(), name.end(), [is_hex](char c) {
    return is_hex ? std::isxdigit(static_cast<unsigned char>(c)) != 0 : (c >= '0' && c <= '9');
  });
}

bool isPicture(std::string_view address) {
  return startsWithScheme(address, "data:image/png;base64,") || startsWithScheme(address, "data:image/jpeg;base64,") ||
         startsWithScheme(address, "data:image/gif;base64,");
}

bool isAddressAllowed(std::string_view address) {
  // Entities could spell a scheme letter by letter; an honest one has no need for them.
  if (address.find("&#") < address.find_first_of(":/?")) return false;
  if (startsWithScheme(address, "javascript:") || startsWithScheme(address, "vbscript:")) return false;
  return !startsWithScheme(address, "data:") || isPicture(address);
}

}  // namespace baton::fhir
