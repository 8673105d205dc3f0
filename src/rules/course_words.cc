#include "rules/course_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <vector>

#include "base/text.h"

namespace baton::rules {
namespace {

constexpr std::array<std::string_view, 15> kStops = {"stopped",  "stop",     "quit",    "discontinued", "ended",
                                                     "finished", "stopping", "deje",    "suspendi",     "suspendido",
                                                     "termine",  "dejo",     "dropped", "quitting",     "d/c'd"};
constexpr std::array<std::string_view, 10> kStarts = {"started", "starting", "new",    "began", "start",
                                                      "adding",  "empece",   "inicie", "nuevo", "nueva"};
// What may stand between those words, the number of days and the name, and says nothing by itself.
constexpr std::array<std::string_view, 17> kFillers = {"ago", "taking", "using", "since",    "about", "for",
                                                       "it",  "was",    "have",  "on",       "hace",  "i",
                                                       "de",  "tomar",  "just",  "recently", "from"};

struct Unit {
  std::string_view word;
  int days;
};
constexpr std::array<Unit, 26> kUnits = {
    {{"day", 1},   {"days", 1},   {"d", 1},      {"dia", 1},     {"dias", 1},    {"week", 7},    {"weeks", 7},
     {"wk", 7},    {"wks", 7},    {"semana", 7}, {"semanas", 7}, {"month", 30},  {"months", 30}, {"mo", 30},
     {"mos", 30},  {"mes", 30},   {"meses", 30}, {"year", 365},  {"years", 365}, {"yr", 365},    {"yrs", 365},
     {"ano", 365}, {"anos", 365}, {"hour", 0},   {"hours", 0},   {"horas", 0}}};
constexpr std::array<std::string_view, 13> kNumbers = {"zero",  "one",   "two",  "three", "four",   "five",  "six",
                                                       "seven", "eight", "nine", "ten",   "eleven", "twelve"};
constexpr int kMostDays = 100 * 365;

template <std::size_t N>
bool isAmong(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

struct Token {
  std::string_view written;
  std::string key;  // folded, without marks at its ends
};

std::vector<Token> tokensOf(std::string_view text) {
  std::vector<Token> tokens;
  for (const std::string_view part : split(text, ' ')) {
    if (part.empty()) continue;
    std::string key = foldForMatching(part);
    const auto isMark = [](char c) {
      return c == '(' || c == ')' || c == ',' || c == ';' || c == '.' || c == ':' || c == '-';
    };
    while (!key.empty() && isMark(key.back())) key.pop_back();
    while (!key.empty() && isMark(key.front())) key.erase(0, 1);
    tokens.push_back({part, std::move(key)});
  }
  return tokens;
}

std::optional<int> numberOf(std::string_view key) {
  if (key == "a" || key == "an" || key == "un" || key == "una") return 1;
  if (const auto found = std::find(kNumbers.begin(), kNumbers.end(), key); found != kNumbers.end()) {
    return static_cast<int>(found - kNumbers.begin());
  }
  int value = 0;
  const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), value);
  if (error != std::errc{} || end != key.data() + key.size() || value < 0 || value > kMostDays) return std::nullopt;
  return value;
}

std::optional<int> unitOf(std::string_view key) {
  const auto found = std::find_if(kUnits.begin(), kUnits.end(), [&](const Unit& unit) { return unit.word == key; });
  if (found == kUnits.end()) return std::nullopt;
  return found->days;
}

struct Span {
  std::size_t length = 0;
  int days = 0;
};

// "3 weeks", "last week", "yesterday" at tokens[at].
Span spanAt(const std::vector<Token>& tokens, std::size_t at) {
  const std::string& key = tokens[at].key;
  if (key == "today" || key == "hoy") return {1, 0};
  if (key == "yesterday" || key == "ayer") return {1, 1};
  if (at + 1 >= tokens.size()) return {};
  const auto unit = unitOf(tokens[at + 1].key);
  if (!unit) return {};
  if (key == "last" || key == "this") return {2, *unit};
  const auto number = numberOf(key);
  if (!number) return {};
  return {2, std::min<int>(kMostDays, *number * *unit)};
}

// With which two letters the words of starts and stops begin, a bit each: most words of a name begin with none.
constexpr auto kFirstPairs = [] {
  std::array<std::uint32_t, 256> pairs{};
  const auto add = [&](std::string_view word) {
    pairs[static_cast<unsigned char>(word[0])] |= std::uint32_t{1} << (static_cast<unsigned char>(word[1]) & 31U);
  };
  for (const std::string_view word : kStops) add(word);
  for (const std::string_view word : kStarts) add(word);
  return pairs;
}();
bool mayBegin(std::string_view rest) {
  if (rest.size() < 2) return false;
  return (kFirstPairs[static_cast<unsigned char>(rest[0])] >> (static_cast<unsigned char>(rest[1]) & 31U) & 1U) != 0;
}

// Whether any word could be one of those that tell a start or a stop: most lines name a medicine and a dose. A byte
// beyond ASCII may be a letter with a mark, and is looked at.
bool mayTellCourse(std::string_view text) {
  const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; };
  const std::string small = toLowerAscii(text);
  const auto isOne = [&](std::string_view rest) {
    const auto begins = [&](std::string_view word) { return rest.starts_with(word); };
    return std::any_of(kStops.begin(), kStops.end(), begins) || std::any_of(kStarts.begin(), kStarts.end(), begins);
  };
  for (std::size_t at = 0; at < small.size(); ++at) {
    if (static_cast<unsigned char>(small[at]) >= 0x80) return true;
    if (!isLetter(small[at]) || (at > 0 && isLetter(small[at - 1]))) continue;
    const std::string_view rest = std::string_view(small).substr(at);
    if (rest.starts_with("no") && (rest.size() == 2 || !isLetter(rest[2]))) return true;  // "no longer", "no more"
    if (mayBegin(rest) && isOne(rest)) return true;
  }
  return false;
}

}  // namespace

std::optional<int> daysAgo(std::string_view text) {
  const std::vector<Token> tokens = tokensOf(text);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (const Span span = spanAt(tokens, i); span.length > 0) return span.days;
  }
  return std::nullopt;
}

CourseWords readCourse(std::string_view text) {
  CourseWords read;
  if (!mayTellCourse(text)) {
    read.rest = std::string(text);
    return read;
  }
  const std::vector<Token> tokens = tokensOf(text);
  const auto courseOf = [](const Token& token) {
    if (isAmong(kStops, token.key)) return Course::Stopped;
    return isAmong(kStarts, token.key) ? Course::Started : Course::NotSaid;
  };
  std::size_t at = 0;
  for (std::size_t i = 0; i + 2 < tokens.size() && read.course == Course::NotSaid; ++i) {
    // "no longer taking"
    if (tokens[i].key == "no" && (tokens[i + 1].key == "longer" || tokens[i + 1].key == "more")) {
      read.course = Course::Stopped, at = i;
    }
  }
  for (std::size_t i = 0; i < tokens.size() && read.course == Course::NotSaid; ++i) {
    read.course = courseOf(tokens[i]), at = i;
  }
  if (read.course == Course::NotSaid) {
    read.rest = std::string(text);
    return read;
  }
  std::vector<std::string> rest;
  for (std::size_t i = 0; i < tokens.size();) {
    if (const Span span = spanAt(tokens, i); span.length > 0) {
      read.days_ago = span.days;
      i += span.length;
      continue;
    }
    const bool is_negation =
        i >= at && i <= at + 1 && (tokens[i].key == "no" || tokens[i].key == "longer" || tokens[i].key == "more");
    const bool is_said = i == at || is_negation || isAmong(kFillers, tokens[i].key) || tokens[i].key.empty();
    if (!is_said) rest.emplace_back(tokens[i].written);
    ++i;
  }
  read.rest = join(rest, " ");
  return read;
}

}  // namespace baton::rules
