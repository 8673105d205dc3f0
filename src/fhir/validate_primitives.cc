#include "fhir/validate_primitives.h"

#include <algorithm>
#include <array>
#include <limits>

namespace baton::fhir {
namespace {

constexpr std::size_t kStringBytes = 1U << 20U;  // datatypes.html#string: "SHALL NOT exceed 1MB"
constexpr std::size_t kIdBytes = 64;

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool isWhite(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool isLowerHex(char c) { return isDigit(c) || (c >= 'a' && c <= 'f'); }

// Reads a text from left to right; the first mismatch makes it fail for good.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  int digits(std::size_t count) {
    if (rest_.size() < count) return failed();
    int number = 0;
    for (std::size_t at = 0; at < count; ++at) {
      if (!isDigit(rest_[at])) return failed();
      number = number * 10 + (rest_[at] - '0');
    }
    rest_.remove_prefix(count);
    return number;
  }
  bool take(char wanted) {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void need(char wanted) { ok_ = take(wanted) && ok_; }
  void needDigits() {
    const std::size_t count = std::min(rest_.find_first_not_of("0123456789"), rest_.size());
    ok_ = ok_ && count > 0;
    rest_.remove_prefix(count);
  }
  void require(bool condition) { ok_ = ok_ && condition; }
  bool atEnd() const { return rest_.empty(); }
  bool ok() const { return ok_; }
  bool finished() const { return ok_ && rest_.empty(); }

 private:
  int failed() {
    ok_ = false;
    return 0;
  }
  std::string_view rest_;
  bool ok_ = true;
};

int daysIn(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && is_leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

// Gives the number of parts read: 1 year, 2 month, 3 day.
int readDate(Reader& reader) {
  const int year = reader.digits(4);
  reader.require(year >= 1);
  if (!reader.ok() || !reader.take('-')) return 1;
  const int month = reader.digits(2);
  reader.require(month >= 1 && month <= 12);
  if (!reader.ok() || !reader.take('-')) return 2;
  const int day = reader.digits(2);
  reader.require(day >= 1 && day <= daysIn(year, month));
  return 3;
}

void readTime(Reader& reader) {
  reader.require(reader.digits(2) <= 23);
  reader.need(':');
  reader.require(reader.digits(2) <= 59);
  reader.need(':');
  reader.require(reader.digits(2) <= 60);  // 60 is a leap second
  if (reader.ok() && reader.take('.')) reader.needDigits();
}

void readZone(Reader& reader) {
  if (reader.take('Z')) return;
  if (!reader.take('+')) reader.need('-');
  const int hours = reader.digits(2);
  reader.need(':');
  const int minutes = reader.digits(2);
  reader.require((hours <= 13 && minutes <= 59) || (hours == 14 && minutes == 0));
}

bool isUri(std::string_view text) { return std::none_of(text.begin(), text.end(), isWhite); }

// A uri must keep to the form that its own urn scheme promises; a fragment may follow.
std::string_view uriProblem(std::string_view text) {
  if (!isUri(text)) return "must not contain white space";
  if (!text.starts_with("urn:")) return {};
  const std::string_view urn = text.substr(0, std::min(text.find('#'), text.size()));
  if (urn.starts_with("urn:uuid:") && !isUuid(urn)) return "must be urn:uuid: and a UUID in lower case";
  if (urn.starts_with("urn:oid:") && !isOid(urn)) return "must be urn:oid: and an OID";
  return {};
}

std::string_view stringProblem(std::string_view text) {
  return text.size() > kStringBytes ? "must not be longer than 1 MB" : std::string_view();
}

bool isDecimal(std::string_view letters) {
  Reader reader(letters);
  reader.take('-');
  reader.needDigits();
  if (reader.take('.')) reader.needDigits();
  if (reader.take('e') || reader.take('E')) {
    if (!reader.take('+')) reader.take('-');
    reader.needDigits();
  }
  return reader.finished();
}

constexpr std::int64_t kIntegerMost = std::numeric_limits<std::int32_t>::max();
constexpr std::int64_t kIntegerLeast = std::numeric_limits<std::int32_t>::min();

bool looksLikeTag(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (at + 1 < text.size() && isLetter(text[at + 1])) {
      const std::size_t end = text.find('>', at);
      if (end != std::string_view::npos) return true;
    }
  }
  return false;
}

bool hasControl(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 && !isWhite(c); });
}

}  // namespace

bool isDate(std::string_view text) {
  Reader reader(text);
  readDate(reader);
  return reader.finished();
}

bool isDateTime(std::string_view text) {
  Reader reader(text);
  const int parts = readDate(reader);
  if (reader.finished()) return true;
  if (parts != 3) return false;
  reader.need('T');
  readTime(reader);
  readZone(reader);
  return reader.finished();
}

bool isInstant(std::string_view text) { return text.size() > 10 && isDateTime(text); }

bool isTime(std::string_view text) {
  Reader reader(text);
  readTime(reader);
  return reader.finished();
}

bool isIdText(std::string_view text) {
  return !text.empty() && text.size() <= kIdBytes && std::all_of(text.begin(), text.end(), [](char c) {
    return isLetter(c) || isDigit(c) || c == '-' || c == '.';
  });
}

bool isCodeText(std::string_view text) {
  bool was_white = true;  // refuses white space at the start
  for (const char c : text) {
    const bool is_white = isWhite(c);
    if (is_white && (was_white || c != ' ')) return false;
    was_white = is_white;
  }
  return !was_white;
}

bool isOid(std::string_view text) {
  if (!text.starts_with("urn:oid:")) return false;
  Reader reader(text.substr(8));
  reader.require(reader.digits(1) <= 2);
  do {
    reader.need('.');
    const bool has_zero = reader.take('0');
    if (!has_zero) reader.needDigits();
  } while (reader.ok() && !reader.atEnd());
  return reader.finished();
}

bool isUuid(std::string_view text) {
  if (!text.starts_with("urn:uuid:") || text.size() != 45) return false;
  text.remove_prefix(9);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_dash = at == 8 || at == 13 || at == 18 || at == 23;
    if (is_dash ? text[at] != '-' : !isLowerHex(text[at])) return false;
  }
  return true;
}

bool isBase64(std::string_view text) {
  std::size_t letters = 0;
  std::size_t pads = 0;
  for (const char c : text) {
    if (isWhite(c)) continue;
    ++letters;
    if (c == '=') {
      ++pads;
    } else if (pads > 0 || !(isLetter(c) || isDigit(c) || c == '+' || c == '/')) {
      return false;
    }
  }
  return letters % 4 == 0 && pads <= 2;
}

std::size_t decodedSize(std::string_view base64) {
  const auto white = static_cast<std::size_t>(std::count_if(base64.begin(), base64.end(), isWhite));
  const auto pads = static_cast<std::size_t>(std::count(base64.begin(), base64.end(), '='));
  return (base64.size() - white) / 4 * 3 - pads;
}

bool isIntegerText(std::string_view letters, std::int64_t least, std::int64_t most) {
  const bool is_negative = letters.starts_with('-');
  if (is_negative) letters.remove_prefix(1);
  if (letters.empty() || letters.size() > 10 || (letters.size() > 1 && letters.front() == '0')) return false;
  if (!std::all_of(letters.begin(), letters.end(), isDigit)) return false;
  std::int64_t number = 0;
  for (const char c : letters) number = number * 10 + (c - '0');
  if (is_negative) number = -number;
  return number >= least && number <= most;
}

bool isAbsoluteUri(std::string_view text) {
  if (text.empty() || !isLetter(text.front())) return false;
  const std::size_t end = std::min(text.find_first_of(":/?#"), text.size());
  return end < text.size() && text[end] == ':';
}

std::string_view kindProblem(Primitive primitive, const json::Value& value) {
  switch (primitive) {
    case Primitive::Boolean:
      return value.isBool() ? std::string_view() : "must be a JSON boolean";
    case Primitive::Decimal:
    case Primitive::Integer:
    case Primitive::PositiveInt:
    case Primitive::UnsignedInt:
      return value.isNumber() ? std::string_view() : "must be a JSON number";
    case Primitive::None:
    case Primitive::Base64Binary:
    case Primitive::Canonical:
    case Primitive::Code:
    case Primitive::Date:
    case Primitive::DateTime:
    case Primitive::Id:
    case Primitive::Instant:
    case Primitive::Markdown:
    case Primitive::Oid:
    case Primitive::String:
    case Primitive::Time:
    case Primitive::Uri:
    case Primitive::Url:
    case Primitive::Uuid:
    case Primitive::Xhtml:
      break;
  }
  if (!value.isString()) return "must be a JSON string";
  return value.text().empty() ? "must not be empty" : std::string_view();
}

std::string_view formatProblem(Primitive primitive, std::string_view text) {
  const auto unless = [](bool good, std::string_view problem) { return good ? std::string_view() : problem; };
  switch (primitive) {
    case Primitive::None:
    case Primitive::Boolean:
    case Primitive::Xhtml:
      return {};
    case Primitive::Base64Binary:
      return unless(isBase64(text), "is not base64");
    case Primitive::Canonical:
    case Primitive::Uri:
    case Primitive::Url:
      return uriProblem(text);
    case Primitive::Code:
      return unless(isCodeText(text), "must not start or end with white space or hold two in a row");
    case Primitive::Date:
      return unless(isDate(text), "is not a date (YYYY, YYYY-MM or YYYY-MM-DD)");
    case Primitive::DateTime:
      return unless(isDateTime(text), "is not a dateTime (a date, or a date with a time to the second and a zone)");
    case Primitive::Decimal:
      return unless(isDecimal(text), "is not a decimal");
    case Primitive::Id:
      return unless(isIdText(text), "must be 1 to 64 letters, digits, - or .");
    case Primitive::Instant:
      return unless(isInstant(text), "is not an instant (a time to the second with a zone)");
    case Primitive::Integer:
      return unless(isIntegerText(text, kIntegerLeast, kIntegerMost), "is not a 32-bit integer");
    case Primitive::Markdown:
    case Primitive::String:
      return stringProblem(text);
    case Primitive::Oid:
      return unless(isOid(text), "must be urn:oid: and an OID");
    case Primitive::PositiveInt:
      return unless(isIntegerText(text, 1, kIntegerMost), "must be an integer from 1 to 2147483647");
    case Primitive::Time:
      return unless(isTime(text), "is not a time (hh:mm:ss)");
    case Primitive::UnsignedInt:
      return unless(isIntegerText(text, 0, kIntegerMost), "must be an integer from 0 to 2147483647");
    case Primitive::Uuid:
      return unless(isUuid(text), "must be urn:uuid: and a UUID in lower case");
  }
  return {};
}

std::string_view textWarning(Primitive primitive, std::string_view text) {
  if (primitive != Primitive::String && primitive != Primitive::Markdown) return {};
  if (isWhite(text.front()) && std::all_of(text.begin(), text.end(), isWhite)) return "holds only white space";
  if (hasControl(text)) return "holds control characters";
  if (looksLikeTag(text)) return "holds what looks like an HTML tag; it will be shown as text";
  return {};
}

}  // namespace baton::fhir
