#include "sources/discharge_dates.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "base/text.h"
#include "knowledge/after_crisis.h"

namespace baton::sources {
namespace {

constexpr std::size_t kLongestQuote = 200;
constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 12> kMonthsSpanish = {"ene", "feb", "mar", "abr", "may", "jun",
                                                             "jul", "ago", "sep", "oct", "nov", "dic"};

struct Word {
  std::string text;  // lower case
  bool is_number = false;
};

// Letters and digits of a sentence; "/", "-" between digits are kept as words of their own.
std::vector<Word> wordsOf(std::string_view sentence) {
  std::vector<Word> words;
  const std::string lower = toLowerAscii(sentence);
  std::size_t at = 0;
  const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
  const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; };
  while (at < lower.size()) {
    std::size_t end = at;
    if (isDigit(lower[at])) {
      while (end < lower.size() && isDigit(lower[end])) ++end;
      words.push_back({lower.substr(at, end - at), true});
    } else if (isLetter(lower[at])) {
      while (end < lower.size() && isLetter(lower[end])) ++end;
      words.push_back({lower.substr(at, end - at), false});
    } else {
      end = at + 1;
      if (lower[at] == '/' || lower[at] == '-') words.push_back({lower.substr(at, 1), false});
    }
    at = end;
  }
  return words;
}

int monthOf(const std::string& word) {
  if (word.size() < 3) return 0;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (word.starts_with(kMonths[i]) || word.starts_with(kMonthsSpanish[i])) return static_cast<int>(i) + 1;
  }
  return 0;
}

struct Found {
  PartialDate day;
  bool is_unsure = false;
};

std::optional<Found> dated(int year, int month, int day, bool is_unsure = false) {
  if (year < 100) year += 2000;
  if (month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  const auto date = PartialDate::parse(std::to_string(year) + "-" + two(month) + "-" + two(day));
  if (!date) return std::nullopt;
  return Found{*date, is_unsure};
}

// The date that begins at word `i`.
std::optional<Found> dateAt(const std::vector<Word>& words, std::size_t i) {
  const auto number = [&](std::size_t at) {
    return at < words.size() && words[at].is_number ? std::stoi(words[at].text.substr(0, 6)) : -1;
  };
  const auto is = [&](std::size_t at, std::string_view text) { return at < words.size() && words[at].text == text; };
  const bool is_dashed = is(i + 1, "-") && is(i + 3, "-");
  const bool is_slashed = is(i + 1, "/") && is(i + 3, "/");
  if (is_dashed && words[i].text.size() == 4) return dated(number(i), number(i + 2), number(i + 4));
  if ((is_dashed || is_slashed) && number(i) > 0 && number(i + 2) > 0 && number(i + 4) > 0) {
    if (number(i) > 12) return dated(number(i + 4), number(i + 2), number(i));
    return dated(number(i + 4), number(i), number(i + 2), number(i + 2) <= 12 && number(i) != number(i + 2));
  }
  if (!words[i].is_number) {  // November 20, 2026; November 20th 2026
    const int month = monthOf(words[i].text);
    const std::size_t year = i + 2 < words.size() && !words[i + 2].is_number ? i + 3 : i + 2;
    if (month > 0 && number(i + 1) > 0 && number(year) >= 2000) return dated(number(year), month, number(i + 1));
    return std::nullopt;
  }
  // 20 November 2026; 20 de noviembre de 2026
  const std::size_t month_at = is(i + 1, "de") ? i + 2 : i + 1;
  if (month_at >= words.size() || words[month_at].is_number) return std::nullopt;
  const int month = monthOf(words[month_at].text);
  const std::size_t year_at = is(month_at + 1, "de") || is(month_at + 1, "del") ? month_at + 2 : month_at + 1;
  if (month > 0 && number(year_at) >= 2000) return dated(number(year_at), month, number(i));
  return std::nullopt;
}

// Lines, and sentences in them: ". " ends one where no title stands before it ("Dr. Voss").
std::vector<std::string_view> sentencesOf(std::string_view text) {
  std::vector<std::string_view> sentences;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const bool is_line = i == text.size() || text[i] == '\n' || text[i] == ';';
    const bool is_stop = !is_line && text[i] == '.' && i + 1 < text.size() && text[i + 1] == ' ' && i >= 3 &&
                         text[i - 3] != ' ' && text[i - 2] != ' ' && i - begin > 4;
    if (!is_line && !is_stop) continue;
    const std::string_view sentence = trim(text.substr(begin, i - begin));
    if (!sentence.empty()) sentences.push_back(sentence);
    begin = i + 1;
  }
  return sentences;
}

}  // namespace

std::vector<ProposedVisit> visitsInText(std::string_view text, const PartialDate& discharged) {
  std::vector<ProposedVisit> visits;
  if (discharged.empty()) return visits;
  for (const std::string_view sentence : sentencesOf(text)) {
    const std::string folded = foldForMatching(sentence);
    bool is_visit = false;
    std::string role;
    for (const knowledge::FollowUpWord& word : knowledge::followUpWords()) {
      if (folded.find(word.word) == std::string::npos) continue;
      if (word.kind == "visit") {
        is_visit = true;
      } else if (role.empty()) {
        role = word.kind;
      }
    }
    if (!is_visit) continue;
    const std::vector<Word> words = wordsOf(sentence);
    for (std::size_t i = 0; i < words.size() && visits.size() < kMostProposed; ++i) {
      const auto found = dateAt(words, i);
      if (!found) continue;
      const std::int64_t after = found->day.first().ms - discharged.first().ms;
      const bool is_known = std::ranges::any_of(
          visits, [&](const ProposedVisit& one) { return one.day == found->day && one.role == role; });
      if (after > 0 && after <= kProposedDays * kDayMs && !is_known) {
        visits.push_back({found->day, role, shorten(collapseSpaces(sentence), kLongestQuote), found->is_unsure});
      }
      i += 2;  // what was read is not read again as part of another date
    }
  }
  return visits;
}

}  // namespace baton::sources
