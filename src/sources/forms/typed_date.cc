#include "sources/forms/typed_date.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/instant.h"
#include "base/text.h"

namespace baton::sources::forms {
namespace {

struct Month {
  std::string_view english;
  std::string_view spanish;
};
constexpr std::array<Month, 12> kMonths{{{"january", "enero"},
                                         {"february", "febrero"},
                                         {"march", "marzo"},
                                         {"april", "abril"},
                                         {"may", "mayo"},
                                         {"june", "junio"},
                                         {"july", "julio"},
                                         {"august", "agosto"},
                                         {"september", "septiembre"},
                                         {"october", "octubre"},
                                         {"november", "noviembre"},
                                         {"december", "diciembre"}}};
constexpr std::size_t kShortest = 3;  // "mar", "ene"

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// Words and numbers; what joins them falls away.
std::vector<std::string> piecesOf(std::string_view typed) {
  std::vector<std::string> pieces;
  std::string piece;
  const auto end = [&] {
    const bool is_joining = piece == "de" || piece == "del" || piece == "of" || piece == "el" || piece == "the";
    if (!piece.empty() && !is_joining) pieces.push_back(piece);
    piece.clear();
  };
  for (const char c : toLowerAscii(typed)) {
    const bool is_word = isDigit(c) || (c >= 'a' && c <= 'z');
    if (!is_word) end();
    if (!is_word && c != ' ' && c != ',' && c != '.' && c != '/' && c != '-') return {};
    if (is_word) piece += c;
  }
  end();
  return pieces;
}

std::optional<int> monthIn(std::string_view word) {
  if (word.size() < kShortest) return std::nullopt;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (kMonths[i].english.starts_with(word) || kMonths[i].spanish.starts_with(word)) return static_cast<int>(i) + 1;
  }
  return word == "sept" || word == "set" ? std::optional<int>(9) : std::nullopt;
}

// "5", "5th"; 0: no number of this kind.
int numberIn(std::string_view word) {
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
    if (word.size() > 2 && word.ends_with(ending)) word.remove_suffix(2);
  }
  if (word.empty() || word.size() > 4 || !std::ranges::all_of(word, isDigit)) return 0;
  int number = 0;
  for (const char c : word) number = number * 10 + (c - '0');
  return number;
}

std::string padded(int number, std::size_t digits) {
  std::string text = std::to_string(number);
  return std::string(digits - std::min(digits, text.size()), '0') + text;
}

struct Parts {
  int year = 0;
  int month = 0;
  int day = 0;
};

bool isYear(int number) { return number >= 1000; }

std::optional<Parts> withMonthWord(int month, const std::vector<int>& numbers) {
  if (numbers.size() == 1 && isYear(numbers[0])) return Parts{numbers[0], month, 0};
  if (numbers.size() != 2) return std::nullopt;
  const int year = isYear(numbers[0]) ? numbers[0] : numbers[1];
  const int day = isYear(numbers[0]) ? numbers[1] : numbers[0];
  return isYear(year) && !isYear(day) ? std::optional(Parts{year, month, day}) : std::nullopt;
}

std::optional<Parts> ofNumbers(const std::vector<int>& numbers) {
  if (numbers.size() == 2 && isYear(numbers[0])) return Parts{numbers[0], numbers[1], 0};
  if (numbers.size() == 2 && isYear(numbers[1])) return Parts{numbers[1], numbers[0], 0};
  if (numbers.size() != 3) return std::nullopt;
  if (isYear(numbers[0])) return Parts{numbers[0], numbers[1], numbers[2]};
  if (!isYear(numbers[2])) return std::nullopt;
  if (numbers[0] == numbers[1] || (numbers[0] <= 12 && numbers[1] > 12))
    return Parts{numbers[2], numbers[0], numbers[1]};
  if (numbers[0] > 12 && numbers[1] <= 12) return Parts{numbers[2], numbers[1], numbers[0]};
  return std::nullopt;
}

}  // namespace

std::string asIsoDate(std::string_view typed) {
  std::string as_typed(typed);
  if (PartialDate::parse(typed)) return as_typed;
  std::vector<int> numbers;
  std::optional<int> month;
  for (const std::string& piece : piecesOf(typed)) {
    if (const auto named = monthIn(piece)) {
      if (month) return as_typed;
      month = named;
      continue;
    }
    const int number = numberIn(piece);
    if (number == 0) return as_typed;
    numbers.push_back(number);
  }
  const std::optional<Parts> parts = month ? withMonthWord(*month, numbers) : ofNumbers(numbers);
  if (!parts) return as_typed;
  std::string iso = padded(parts->year, 4) + "-" + padded(parts->month, 2);
  if (parts->day > 0) iso += "-" + padded(parts->day, 2);
  return PartialDate::parse(iso) ? iso : as_typed;
}

}  // namespace baton::sources::forms
