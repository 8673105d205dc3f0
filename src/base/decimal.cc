#include "base/decimal.h"

#include <charconv>
#include <cstdlib>

#include "base/unit_shown.h"

namespace baton {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// JSON's number grammar (RFC 8259 §6), which is also what FHIR decimals allow.
bool isNumber(std::string_view text) {
  std::size_t at = 0;
  auto digits = [&] {
    const std::size_t start = at;
    while (at < text.size() && isDigit(text[at])) ++at;
    return at > start;
  };
  if (at < text.size() && text[at] == '-') ++at;
  if (at >= text.size() || !isDigit(text[at])) return false;
  if (text[at] == '0') {
    ++at;
  } else {
    digits();
  }
  if (at < text.size() && text[at] == '.') {
    ++at;
    if (!digits()) return false;
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    if (!digits()) return false;
  }
  return at == text.size();
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  constexpr std::size_t kLongest = 64;
  if (text.size() > kLongest || !isNumber(text)) return std::nullopt;
  Decimal decimal;
  decimal.text_ = text;
  const auto read = std::from_chars(decimal.text_.data(), decimal.text_.data() + decimal.text_.size(), decimal.value_);
  // strtod saturates where from_chars fails, on huge exponents, and takes several times as long.
  if (read.ec != std::errc{}) decimal.value_ = std::strtod(decimal.text_.c_str(), nullptr);
  return decimal;
}

Decimal Decimal::fromInt(long long value) {
  Decimal decimal;
  decimal.text_ = std::to_string(value);
  decimal.value_ = static_cast<double>(value);
  return decimal;
}

std::string Decimal::plain() const {
  if (text_.find('.') == std::string::npos || text_.find_first_of("eE") != std::string::npos) return text_;
  std::string shown = text_;
  while (shown.back() == '0') shown.pop_back();
  if (shown.back() == '.') shown.pop_back();
  return shown;
}

std::string toText(const Quantity& quantity) {
  std::string shown = quantity.comparator.empty() ? "" : quantity.comparator + " ";
  shown += quantity.value.plain();
  const std::string& unit = quantity.unit.empty() ? quantity.code : quantity.unit;
  // A score or a count is its number: "{score}" and "1" are UCUM's words for having no unit.
  const bool is_plain = unit.empty() || unit == "1" || unit == "score" || unit == "points" || unit.front() == '{';
  if (!is_plain) shown += (unit == "%" ? "" : " ") + shownUnit(unit);
  return shown;
}

}  // namespace baton
