#include "base/dates_in_text.h"

#include <array>
#include <optional>

namespace baton {
namespace {

constexpr std::size_t kDayLength = 10;   // 2026-03-01
constexpr std::size_t kMonthLength = 7;  // 2026-03

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// Letters (also those of other scripts), digits and what joins parts of a code: a date beside one is part of something.
bool isJoined(char c) {
  const auto byte = static_cast<unsigned char>(c);
  const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || byte >= 0x80;
  return is_letter || isDigit(c) || c == '-' || c == '/' || c == '_' || c == '#';
}

bool isShape(std::string_view text, std::size_t length) {
  if (text.size() < length || (!text.starts_with("19") && !text.starts_with("20"))) return false;
  for (std::size_t i = 0; i < length; ++i) {
    if (i == 4 || i == 7 ? text[i] != '-' : !isDigit(text[i])) return false;
  }
  return true;
}

// "2026-03-01." ends a sentence; "2026-03-01.pdf" and "2026-03-01T10:00" do not.
bool endsThere(std::string_view rest) {
  if (rest.empty()) return true;
  if (rest[0] == '.' || rest[0] == ':') return rest.size() == 1 || !isJoined(rest[1]);
  return !isJoined(rest[0]);
}

struct Found {
  std::size_t length = 0;
  PartialDate date;
};
std::optional<Found> dateAt(std::string_view text) {
  for (const std::size_t length : {kDayLength, kMonthLength}) {
    if (!isShape(text, length) || !endsThere(text.substr(length))) continue;
    const auto date = PartialDate::parse(text.substr(0, length));
    if (!date || date->empty()) return std::nullopt;
    return Found{length, *date};
  }
  return std::nullopt;
}

// The word before a day that does not go with a month. Longest first.
struct Joint {
  DateLanguage language;
  std::string_view before, instead;
};
constexpr std::array kJoints = {
    Joint{DateLanguage::English, "on ", "in "}, Joint{DateLanguage::Spanish, "desde el ", "desde "},
    Joint{DateLanguage::Spanish, "hasta el ", "hasta "}, Joint{DateLanguage::Spanish, "del ", "de "},
    Joint{DateLanguage::Spanish, "el ", "en "}};

void followMonth(DateLanguage language, std::string& shown) {
  for (const Joint& joint : kJoints) {
    if (joint.language != language || !shown.ends_with(joint.before)) continue;
    const std::size_t at = shown.size() - joint.before.size();
    if (at > 0 && isJoined(shown[at - 1])) continue;  // "abdomen on", not "on"
    shown.replace(at, std::string::npos, joint.instead);
    return;
  }
}

}  // namespace

std::string replaceDates(std::string_view text, DateLanguage language, const DateShown& shownDate) {
  std::string shown;
  shown.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '"') {
      const std::size_t end = text.find('"', i + 1);
      if (end != std::string_view::npos) {
        shown += text.substr(i, end + 1 - i);
        i = end + 1;
        continue;
      }
    }
    const bool may_begin = isDigit(text[i]) && (i == 0 || (!isJoined(text[i - 1]) && text[i - 1] != '.'));
    const auto found = may_begin ? dateAt(text.substr(i)) : std::nullopt;
    if (!found) {
      shown += text[i++];
      continue;
    }
    if (found->date.precision() == Precision::Month) followMonth(language, shown);
    shown += shownDate(found->date);
    i += found->length;
  }
  return shown;
}

}  // namespace baton
