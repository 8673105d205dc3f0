#include "base/text.h"

#include <algorithm>
#include <cstdint>

namespace baton {
namespace {

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// Decodes one code point at `at`; length 0 means the bytes there are not well formed (RFC 3629 §3).
struct Decoded {
  char32_t point = 0;
  std::size_t length = 0;
};
Decoded decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint8_t first = byte(at);
  if (first < 0x80) return {first, 1};
  std::size_t length = 0;
  char32_t point = 0;
  char32_t least = 0;
  if ((first & 0xE0) == 0xC0) {
    length = 2, point = first & 0x1F, least = 0x80;
  } else if ((first & 0xF0) == 0xE0) {
    length = 3, point = first & 0x0F, least = 0x800;
  } else if ((first & 0xF8) == 0xF0) {
    length = 4, point = first & 0x07, least = 0x10000;
  } else {
    return {};
  }
  if (at + length > text.size()) return {};
  for (std::size_t i = at + 1; i < at + length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {};
    point = (point << 6) | (byte(i) & 0x3F);
  }
  if (point < least || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) return {};
  return {point, length};
}

// Latin-1 Supplement and Latin Extended-A letters without their marks; enough for names in the languages of the
// Americas and Europe. Returns "" when the point is not one of them.
std::string_view withoutAccent(char32_t point) {
  static constexpr std::string_view kLatin1[] = {"a", "a", "a", "a", "a", "a", "ae", "c", "e",  "e", "e",
                                                 "e", "i", "i", "i", "i", "d", "n",  "o", "o",  "o", "o",
                                                 "o", "",  "o", "u", "u", "u", "u",  "y", "th", "ss"};
  if (point >= 0xC0 && point <= 0xDF) return kLatin1[point - 0xC0];
  if (point >= 0xE0 && point <= 0xFE) return kLatin1[point - 0xE0];
  if (point == 0xFF) return "y";
  static constexpr std::string_view kExtendedA =
      "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
      "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
  if (point >= 0x100 && point <= 0x17F) return kExtendedA.substr(point - 0x100, 1);
  return "";
}

}  // namespace

std::string_view trim(std::string_view text) {
  while (!text.empty() && isSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && isSpace(text.back())) text.remove_suffix(1);
  return text;
}

std::string toLowerAscii(std::string_view text) {
  std::string lowered(text);
  for (char& c : lowered) c = lower(c);
  return lowered;
}

std::string collapseSpaces(std::string_view text) {
  std::string collapsed;
  collapsed.reserve(text.size());
  bool pending = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool no_break = text[at] == '\xC2' && at + 1 < text.size() && text[at + 1] == '\xA0';
    if (no_break || isSpace(text[at])) {
      pending = !collapsed.empty();
      if (no_break) ++at;
      continue;
    }
    if (pending) collapsed += ' ';
    pending = false;
    collapsed += text[at];
  }
  return collapsed;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  std::size_t start = 0;
  for (;;) {
    const std::size_t end = text.find(separator, start);
    parts.push_back(text.substr(start, end == std::string_view::npos ? end : end - start));
    if (end == std::string_view::npos) return parts;
    start = end + 1;
  }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string joined;
  for (const std::string& part : parts) {
    if (&part != &parts.front()) joined += separator;
    joined += part;
  }
  return joined;
}

bool startsWithNoCase(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() &&
         std::equal(prefix.begin(), prefix.end(), text.begin(), [](char a, char b) { return lower(a) == lower(b); });
}

bool containsNoCase(std::string_view text, std::string_view part) {
  return std::search(text.begin(), text.end(), part.begin(), part.end(),
                     [](char a, char b) { return lower(a) == lower(b); }) != text.end();
}

std::string foldForMatching(std::string_view text) {
  std::string folded(text);
  bool is_ascii = true;
  bool has_space = false;
  for (char& c : folded) {
    is_ascii = is_ascii && static_cast<std::uint8_t>(c) < 0x80;
    has_space = has_space || isSpace(c);
    c = lower(c);
  }
  if (is_ascii) return has_space ? collapseSpaces(folded) : folded;  // most texts: nothing to decode
  folded.clear();
  folded.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode(text, at);
    if (decoded.length <= 1) {
      folded += lower(text[at]);
      ++at;
      continue;
    }
    const bool combining_mark = decoded.point >= 0x300 && decoded.point <= 0x36F;
    const std::string_view plain = withoutAccent(decoded.point);
    if (!plain.empty()) {
      folded += plain;
    } else if (!combining_mark) {
      folded += text.substr(at, decoded.length);
    }
    at += decoded.length;
  }
  return collapseSpaces(folded);
}

bool isUtf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = decode(text, at).length;
    if (length == 0) return false;
    at += length;
  }
  return true;
}

std::string toValidUtf8(std::string_view text) {
  std::string valid;
  valid.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = decode(text, at).length;
    if (length == 0) {
      valid += "\xEF\xBF\xBD";
      ++at;
    } else {
      valid += text.substr(at, length);
      at += length;
    }
  }
  return valid;
}

std::size_t codePoints(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<std::uint8_t>(c) & 0xC0) != 0x80; }));
}

std::string shorten(std::string_view text, std::size_t count) {
  if (codePoints(text) <= count) return std::string(text);
  std::size_t at = 0;
  for (std::size_t points = 0; points + 1 < count && at < text.size(); ++points) {
    ++at;
    while (at < text.size() && (static_cast<std::uint8_t>(text[at]) & 0xC0) == 0x80) ++at;
  }
  return std::string(trim(text.substr(0, at))) + "\u2026";
}

std::string escapeMarkup(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

}  // namespace baton
