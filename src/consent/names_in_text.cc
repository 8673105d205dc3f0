#include "consent/names_in_text.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace baton::consent {
namespace {

constexpr std::size_t kLongest = 200;  // letters of a name that are looked for
constexpr std::array<std::string_view, 6> kTitles = {"dr", "dra", "doctor", "doctora", "prof", "professor"};
constexpr std::array<std::string_view, 8> kShortened = {"mr", "mrs", "ms", "sr", "sra", "st", "no", "vs"};

bool isTitle(std::string_view word) {
  std::string folded = toLowerAscii(word);
  while (!folded.empty() && (folded.back() == '.' || folded.back() == ',')) folded.pop_back();
  return std::find(kTitles.begin(), kTitles.end(), folded) != kTitles.end();
}

// "Dr. Karin Brandt, MD" → "Dr. Karin Brandt, MD", "Karin Brandt", "Dr. Brandt".
void addForms(std::vector<std::string>& forms, std::string_view name) {
  const auto add = [&](std::string form) {
    if (codePoints(form) >= NamesInText::kShortest) forms.push_back(std::move(form));
  };
  const std::string whole = collapseSpaces(name);
  add(whole);
  const std::string bare = whole.substr(0, whole.find(','));  // without degrees
  if (bare != whole) add(bare);
  const std::size_t blank = bare.find(' ');
  if (blank == std::string::npos || !isTitle(std::string_view(bare).substr(0, blank))) return;
  const std::string untitled = bare.substr(blank + 1);
  const std::size_t last = untitled.rfind(' ');
  if (last == std::string::npos) return;  // "Dr. Brandt": the family name alone may be a word
  add(untitled);
  add(bare.substr(0, blank + 1) + untitled.substr(last + 1));
}

// As WordFinder takes words: everything but letters and digits is one blank.
std::string wordsOnly(std::string_view form) {
  std::string words;
  for (const char byte : form) {
    const auto value = static_cast<unsigned char>(byte);
    const bool is_letter =
        (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || value >= 0x80;
    if (is_letter) {
      words += byte;
    } else if (!words.empty() && words.back() != ' ') {
      words += ' ';
    }
  }
  return std::string(trim(words));
}

bool isEndOfSentence(std::string_view text, std::size_t at) {
  if (text[at] == '\n') return true;
  if (text[at] != '.' && text[at] != '!' && text[at] != '?') return false;
  if (at + 1 < text.size() && text[at + 1] != ' ' && text[at + 1] != '\n') return false;
  // "Dr. Brandt", "no. 5": such a dot ends nothing, and a name must not be cut in two.
  std::size_t begin = at;
  while (begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != '\n') --begin;
  const std::string word = toLowerAscii(text.substr(begin, at - begin));
  return !isTitle(word) && std::find(kShortened.begin(), kShortened.end(), word) == kShortened.end();
}

}  // namespace

NamesInText::NamesInText(const std::vector<std::string>& names) {
  for (const std::string& name : names) addForms(forms_, name);
  std::sort(forms_.begin(), forms_.end(), [](const std::string& left, const std::string& right) {
    return left.size() != right.size() ? left.size() > right.size() : left < right;
  });
  forms_.erase(std::unique(forms_.begin(), forms_.end()), forms_.end());
  constexpr std::size_t kMostLetters = 30'000;  // of one finder: it counts its steps in 16 bits
  std::size_t letters = kMostLetters;
  for (const std::string& form : forms_) {
    const std::string words = wordsOnly(form.substr(0, kLongest));
    if (words.empty()) continue;
    if (letters + words.size() + 2 > kMostLetters) {
      if (!finders_.empty()) finders_.back().finish();
      finders_.emplace_back();
      letters = 0;
    }
    letters += words.size() + 2;
    finders_.back().add(words);
  }
  if (!finders_.empty()) finders_.back().finish();
  shortest_ = forms_.empty() ? 0 : std::min(forms_.back().size(), kLongest);
}

bool NamesInText::isIn(std::string_view text) const {
  // A name may be written with fewer signs than it was given with ("Dr Brandt"): two letters of room.
  if (forms_.empty() || text.size() + 2 < shortest_) return false;
  bool is_found = false;
  for (const knowledge::WordFinder& finder : finders_) {
    finder.find(text, [&](std::uint16_t) { is_found = true; });
  }
  return is_found;
}

std::string NamesInText::withoutSentences(std::string_view text) const {
  if (!isIn(text)) return std::string(text);
  std::string kept;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at + 1 < text.size() && !isEndOfSentence(text, at)) continue;
    const std::string_view sentence = text.substr(begin, at + 1 - begin);
    if (!isIn(sentence)) kept += sentence;
    begin = at + 1;
  }
  // A name that runs over the end of a sentence.
  if (isIn(kept)) return "";
  return std::string(trim(kept));
}

std::string NamesInText::withoutNames(std::string_view label) const {
  std::string kept(label);
  for (const std::string& form : forms_) {
    const std::string wanted = toLowerAscii(form);
    for (std::size_t at = toLowerAscii(kept).find(wanted); at != std::string::npos;
         at = toLowerAscii(kept).find(wanted, at)) {
      kept.erase(at, wanted.size());
    }
  }
  if (isIn(kept)) return "";
  kept = collapseSpaces(kept);
  constexpr std::string_view kEdges = " ,;:-()";
  const std::size_t first = kept.find_first_not_of(kEdges);
  if (first == std::string::npos) return "";
  return kept.substr(first, kept.find_last_not_of(kEdges) + 1 - first);
}

}  // namespace baton::consent
