#include "knowledge/written_number.h"

#include <algorithm>
#include <string>

namespace baton::knowledge {
namespace {

std::optional<Decimal> decimalOf(std::string_view written) {
  std::string digits;
  for (const char c : written) {
    if (c != ',') digits += c;
  }
  if (!digits.empty() && digits.front() == '.') digits.insert(digits.begin(), '0');
  const std::size_t leading = std::min(digits.find_first_not_of('0'), digits.size());
  if (leading > 0) {  // "05" and "0800" are numbers too; Decimal follows JSON and refuses them
    digits.erase(0, leading);
    if (digits.empty() || digits.front() == '.') digits.insert(digits.begin(), '0');
  }
  return Decimal::parse(digits);
}

bool isMark(const std::vector<Word>& words, std::size_t at, char mark) {
  return at < words.size() && words[at].isMark(mark);
}
bool isKey(const std::vector<Word>& words, std::size_t at, std::string_view key) {
  return at < words.size() && words[at].key == key;
}

// Halves and quarters only: "5/325" is a pair of strengths.
std::optional<std::string_view> fractionDigits(const std::vector<Word>& words, std::size_t at) {
  if (at + 2 >= words.size() || !isMark(words, at + 1, '/') || words[at + 2].kind != WordKind::Number)
    return std::nullopt;
  const std::string& top = words[at].key;
  const std::string& bottom = words[at + 2].key;
  if (top == "1" && bottom == "2") return ".5";
  if (top == "1" && bottom == "4") return ".25";
  if (top == "3" && bottom == "4") return ".75";
  return std::nullopt;
}

// One number without ranges.
WrittenNumber readSingle(const SigMatches& sig, std::size_t at) {
  const std::vector<Word>& words = sig.words();
  WrittenNumber number;
  if (at >= words.size()) return number;
  if (words[at].kind == WordKind::Letters) {
    const SigWord& word = sig.match(at);
    if (word.length == 0 || word.kind != SigKind::Number) return number;
    number.value = decimalOf(word.value).value_or(Decimal());
    number.length = word.length;
    return number;
  }
  if (words[at].kind != WordKind::Number) return number;
  if (const auto fraction = fractionDigits(words, at)) {
    number.value = *Decimal::parse("0" + std::string(*fraction));
    number.length = 3;
    return number;
  }
  const std::string& written = words[at].key;
  const std::optional<Decimal> value = decimalOf(written);
  if (!value) return number;
  number.value = *value;
  number.length = 1;
  number.has_naked_decimal = written.front() == '.';
  const std::size_t point = written.find('.');
  number.has_trailing_zero =
      point != std::string::npos && written.find_first_not_of('0', point + 1) == std::string::npos;
  // "1 1/2", "1-1/2", "1 and 1/2"
  std::size_t next = at + 1;
  if (isMark(words, next, '-') || isMark(words, next, '&') || isKey(words, next, "and")) ++next;
  const bool is_whole = point == std::string::npos && written.size() <= 2;
  if (is_whole && next < words.size() && words[next].kind == WordKind::Number) {
    if (const auto fraction = fractionDigits(words, next)) {
      number.value = decimalOf(written + std::string(*fraction)).value_or(*value);
      number.length = next + 3 - at;
    }
  }
  return number;
}

// "one (1)", "1 (one)"
std::size_t repeatedInBrackets(const SigMatches& sig, std::size_t at, const Decimal& value) {
  const std::vector<Word>& words = sig.words();
  if (!isMark(words, at, '(')) return 0;
  const WrittenNumber again = readSingle(sig, at + 1);
  if (again.length == 0 || again.value.value() != value.value() || !isMark(words, at + 1 + again.length, ')')) return 0;
  return again.length + 2;
}

}  // namespace

WrittenNumber readNumber(const SigMatches& sig, std::size_t at) {
  const std::vector<Word>& words = sig.words();
  WrittenNumber number = readSingle(sig, at);
  if (number.length == 0) return number;
  number.length += repeatedInBrackets(sig, at + number.length, number.value);
  const std::size_t next = at + number.length;
  const bool joins = isMark(words, next, '-') || isKey(words, next, "to") || isKey(words, next, "or");
  if (!joins) return number;
  WrittenNumber high = readSingle(sig, next + 1);
  if (high.length == 0) return number;
  high.length += repeatedInBrackets(sig, next + 1 + high.length, high.value);
  number.high = high.value;
  number.length += 1 + high.length;
  number.has_trailing_zero = number.has_trailing_zero || high.has_trailing_zero;
  number.has_naked_decimal = number.has_naked_decimal || high.has_naked_decimal;
  return number;
}

}  // namespace baton::knowledge
