#include "format/xml_encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "base/text.h"

namespace baton::xml {
namespace {

// windows-1252 0x80–0x9F; 0 where the code page has no character (WHATWG index-windows-1252, facts).
constexpr std::array<std::uint16_t, 32> kWindows1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                        0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void appendUtf8(std::string& out, std::uint32_t point) {
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else if (point < 0x800) {
    out += static_cast<char>(0xC0U | (point >> 6U));
    out += static_cast<char>(0x80U | (point & 0x3FU));
  } else if (point < 0x10000) {
    out += static_cast<char>(0xE0U | (point >> 12U));
    out += static_cast<char>(0x80U | ((point >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (point & 0x3FU));
  } else {
    out += static_cast<char>(0xF0U | (point >> 18U));
    out += static_cast<char>(0x80U | ((point >> 12U) & 0x3FU));
    out += static_cast<char>(0x80U | ((point >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (point & 0x3FU));
  }
}

std::string fromSingleBytes(std::string_view bytes, bool is_windows) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 16);
  for (const char letter : bytes) {
    std::uint32_t point = static_cast<unsigned char>(letter);
    if (is_windows && point >= 0x80 && point < 0xA0) point = kWindows1252[point - 0x80];
    appendUtf8(out, point == 0 && letter != 0 ? 0xFFFD : point);
  }
  return out;
}

enum class Endian : unsigned char { Little, Big };

Result<std::string> fromUtf16(std::string_view bytes, Endian endian) {
  if (bytes.size() % 2 != 0) return fail(ErrorCode::BadInput, "The file says UTF-16 but ends in half a character.");
  const auto unit = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<std::uint32_t>(endian == Endian::Big ? (first << 8U) | second : (second << 8U) | first);
  };
  std::string out;
  out.reserve(bytes.size() / 2 + bytes.size() / 16);
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    std::uint32_t point = unit(at);
    if (point >= 0xD800 && point < 0xE000) {
      const bool is_pair = point < 0xDC00 && at + 2 < bytes.size() && (unit(at + 2) & 0xFC00U) == 0xDC00;
      if (!is_pair) return fail(ErrorCode::BadInput, "The file says UTF-16 but holds half a surrogate pair.");
      point = 0x10000 + ((point - 0xD800) << 10U) + (unit(at + 2) - 0xDC00);
      at += 2;
    }
    appendUtf8(out, point);
  }
  return out;
}

// encoding="..." of the XML declaration, in lower case; "" when there is none.
std::string declaredEncoding(std::string_view text) {
  if (!text.starts_with("<?xml")) return {};
  const std::string_view declaration = text.substr(0, std::min(text.find("?>"), std::size_t{200}));
  const auto at = declaration.find("encoding");
  if (at == std::string_view::npos) return {};
  const auto open = declaration.find_first_of("\"'", at);
  if (open == std::string_view::npos) return {};
  const auto close = declaration.find(declaration[open], open + 1);
  if (close == std::string_view::npos) return {};
  return toLowerAscii(declaration.substr(open + 1, close - open - 1));
}

Result<Letters> decode(std::string_view bytes) {
  Letters letters;
  const auto starts = [&](std::string_view mark) { return bytes.starts_with(mark); };
  using namespace std::string_view_literals;
  if (starts("\xEF\xBB\xBF"sv)) {
    letters.borrowed = bytes.substr(3);
    return letters;
  }
  if (starts("\xFE\xFF"sv) || starts("\xFF\xFE"sv) || starts("\0<"sv) || starts("<\0"sv)) {
    const bool has_mark = !starts("\0<"sv) && !starts("<\0"sv);
    const Endian endian = starts("\xFE\xFF"sv) || starts("\0<"sv) ? Endian::Big : Endian::Little;
    BATON_TRY(letters.converted, fromUtf16(bytes.substr(has_mark ? 2 : 0), endian));
    return letters;
  }
  const std::string encoding = declaredEncoding(bytes);
  if (encoding == "iso-8859-1" || encoding == "latin1" || encoding == "windows-1252" || encoding == "cp1252") {
    letters.converted = fromSingleBytes(bytes, encoding.ends_with("1252"));
    return letters;
  }
  // A file without a mark that says UTF-16 is not UTF-16: its declaration could not have been read.
  if (encoding.empty() || encoding == "utf-8" || encoding == "utf8" || encoding == "us-ascii" || encoding == "utf-16") {
    letters.borrowed = bytes;
    return letters;
  }
  return fail(ErrorCode::BadInput,
              "The XML is written in the encoding " + shorten(encoding, 40) + ", which Baton does not read.");
}

constexpr std::size_t kBlock = 64;

struct BlockFindings {
  unsigned char high = 0;
  unsigned char forbidden = 0;
  unsigned char angles = 0;
  unsigned char equals = 0;
};

// A fixed number of steps without branches, so that the compiler makes vector code of it.
BlockFindings lookAt(const unsigned char* block) {
  BlockFindings found;
  for (std::size_t i = 0; i < kBlock; ++i) {
    const unsigned char byte = block[i];
    found.high |= byte & 0x80U;
    found.forbidden |= static_cast<unsigned char>((byte < 0x20) & (byte != '\t') & (byte != '\n') & (byte != '\r'));
    found.angles += static_cast<unsigned char>(byte == '<');
    found.equals += static_cast<unsigned char>(byte == '=');
  }
  return found;
}

bool isXmlCharacter(std::uint32_t point) {
  return point == 0x9 || point == 0xA || point == 0xD || (point >= 0x20 && point < 0xD800) ||
         (point >= 0xE000 && point <= 0x10FFFF && point != 0xFFFE && point != 0xFFFF);
}

// "&#0;" and its like would put what XML forbids behind the parser's back.
Status checkCharacterReferences(std::string_view text) {
  for (auto at = text.find("&#"); at != std::string_view::npos; at = text.find("&#", at + 2)) {
    const bool is_hex = at + 2 < text.size() && text[at + 2] == 'x';
    std::uint32_t point = 0;
    std::size_t digit = at + (is_hex ? 3 : 2);
    const std::size_t first_digit = digit;
    for (; digit < text.size() && point <= 0x10FFFF; ++digit) {
      const char letter = text[digit];
      if (letter >= '0' && letter <= '9') {
        point = point * (is_hex ? 16 : 10) + static_cast<std::uint32_t>(letter - '0');
      } else if (is_hex && ((letter | 0x20) >= 'a' && (letter | 0x20) <= 'f')) {
        point = point * 16 + static_cast<std::uint32_t>((letter | 0x20) - 'a' + 10);
      } else {
        break;
      }
    }
    if (digit == first_digit) continue;  // "&#" alone stays letters
    if (!isXmlCharacter(point)) {
      return fail(ErrorCode::BadInput,
                  "The XML holds a character that XML does not allow, at " + lineAndColumn(text, at) + ".");
    }
  }
  return {};
}

// Text is UTF-8 when every run of bytes above 0x7f is: those runs are short and few.
bool areHighRunsUtf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    std::uint64_t eight = 0;
    if (at + 8 <= text.size()) {
      std::memcpy(&eight, text.data() + at, 8);
      if ((eight & 0x8080808080808080ULL) == 0) {
        at += 8;
        continue;
      }
    }
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    std::size_t end = at + 1;
    while (end < text.size() && static_cast<unsigned char>(text[end]) >= 0x80) ++end;
    if (!isUtf8(text.substr(at, end - at))) return false;
    at = end;
  }
  return true;
}

}  // namespace

std::string lineAndColumn(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const auto line_start = before.rfind('\n');
  const std::string_view in_line = line_start == std::string_view::npos ? before : before.substr(line_start + 1);
  return "line " + std::to_string(line) + ", column " + std::to_string(codePoints(in_line) + 1);
}

Result<Letters> toLetters(std::string_view bytes) {
  BATON_TRY(Letters letters, decode(bytes));
  const std::string_view text = letters.utf8();
  bool has_high = false;
  const auto* data = reinterpret_cast<const unsigned char*>(text.data());
  for (std::size_t at = 0; at < text.size(); at += kBlock) {
    BlockFindings found;
    const std::size_t left = text.size() - at;
    if (left >= kBlock) {
      found = lookAt(data + at);
    } else {
      std::array<unsigned char, kBlock> rest;
      rest.fill(' ');
      std::copy_n(data + at, left, rest.begin());
      found = lookAt(rest.data());
    }
    has_high = has_high || found.high != 0;
    letters.angles += found.angles;
    letters.equals += found.equals;
    if (found.forbidden != 0) {
      const auto end = text.begin() + static_cast<std::ptrdiff_t>(at + std::min(left, kBlock));
      const auto bad = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(at), end, [](char letter) {
        return static_cast<unsigned char>(letter) < 0x20 && letter != '\t' && letter != '\n' && letter != '\r';
      });
      return fail(ErrorCode::BadInput, "The XML holds a control character that XML does not allow, at " +
                                           lineAndColumn(text, static_cast<std::size_t>(bad - text.begin())) + ".");
    }
  }
  if (has_high && !areHighRunsUtf8(text)) {
    return fail(ErrorCode::BadInput, "The XML says it is UTF-8 but holds bytes that are not.");
  }
  BATON_CHECK(checkCharacterReferences(text));
  return letters;
}

}  // namespace baton::xml
