// detect: what kind of file this is, from its first kilobytes.
#include "base/text.h"
#include "sources/files.h"

namespace baton::sources {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// UTF-16 text reads as its ASCII letters once the zero bytes are left out; enough to find a root element.
std::string withoutZeroBytes(std::string_view head) {
  std::string text;
  text.reserve(head.size());
  for (const char byte : head) {
    if (byte != '\0' && byte != '\xFF' && byte != '\xFE') text += byte;
  }
  return text;
}

// Where the first JSON object of the text ends, npos when it does not end in it or spans lines.
std::size_t endOfObjectOnOneLine(std::string_view text) {
  int depth = 0;
  bool is_in_string = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\n') return text.npos;
    if (is_in_string) {
      if (c == '\\') ++at;
      if (c == '"') is_in_string = false;
    } else if (c == '"') {
      is_in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      return at + 1;
    }
  }
  return text.npos;
}

FileKind jsonKind(std::string_view text) {
  if (text.front() != '{') return FileKind::FhirJson;
  const std::size_t end = endOfObjectOnOneLine(text);
  if (end != text.npos) return trim(text.substr(end)).starts_with("{") ? FileKind::FhirNdjson : FileKind::FhirJson;
  // A damaged first line: inside one JSON document the next line opens an object only after [ or , or {.
  const std::size_t line_end = text.find('\n');
  if (line_end == text.npos || line_end < 2) return FileKind::FhirJson;
  const std::string_view first = trim(text.substr(0, line_end));
  const bool goes_on = first.size() < 3 || first.ends_with('[') || first.ends_with(',') || first.ends_with('{');
  const bool is_next_whole = trim(text.substr(line_end)).starts_with("{\"resourceType\"");
  return !goes_on && is_next_whole ? FileKind::FhirNdjson : FileKind::FhirJson;
}

FileKind xmlKind(std::string_view text) {
  constexpr std::size_t npos = std::string_view::npos;
  if (text.find("ClinicalDocument") != npos) return FileKind::Ccda;
  return text.find("HealthData") != npos ? FileKind::AppleHealth : FileKind::Unknown;
}

}  // namespace

FileKind detect(std::string_view head) {
  if (head.starts_with("\x1F\x8B")) return FileKind::Gzip;
  if (head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06")) return FileKind::Zip;
  const bool has_zero_bytes = head.substr(0, 64).find('\0') != head.npos;
  const std::string narrowed = has_zero_bytes ? withoutZeroBytes(head) : std::string();
  std::string_view text = has_zero_bytes ? std::string_view(narrowed) : head;
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  text = trim(text);
  if (text.empty()) return FileKind::Unknown;
  if (text.front() == '{' || text.front() == '[') return jsonKind(text);
  return text.front() == '<' ? xmlKind(text) : FileKind::Unknown;
}

}  // namespace baton::sources
