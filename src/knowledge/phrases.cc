#include "knowledge/phrases.h"

#include <algorithm>

#include "base/text.h"

namespace baton::knowledge {
namespace {

constexpr std::size_t kBeginning = 3;
constexpr std::size_t kGap = 3;

template <class Map>
void addTo(Map& map, const std::string& key, std::uint32_t number) {
  std::vector<std::uint32_t>& list = map[key];
  if (list.empty() || list.back() != number) list.push_back(number);
}

}  // namespace

int yearOf(std::string_view key) {
  if (key.size() != 4 || !(key.starts_with("19") || key.starts_with("20"))) return 0;
  int year = 0;
  for (const char c : key) {
    if (c < '0' || c > '9') return 0;
    year = year * 10 + (c - '0');
  }
  return year;
}

std::string Phrases::parse(std::string_view pattern, Pattern& parsed) {
  for (std::string_view written : split(pattern, ' ')) {
    if (written.empty()) continue;
    Element element;
    if (written == "..") {
      element.kind = Kind::Gap;
      parsed.push_back(std::move(element));
      continue;
    }
    if (written.size() > 1 && written.ends_with('?')) element.is_optional = true, written.remove_suffix(1);
    if (written == "#") element.kind = Kind::Number;
    if (written == "#year") element.kind = Kind::Year;
    if (written == "_") element.kind = Kind::Any;
    if (element.kind == Kind::Words) {
      for (std::string_view choice : split(written, '|')) {
        const bool is_beginning = choice.size() > 1 && choice.ends_with('*');
        if (is_beginning) choice.remove_suffix(1);
        const TextWords folded = textWords(choice);
        if (folded.words.size() != 1) return "\"" + std::string(written) + "\" is not one word.";
        element.choices.push_back({folded.words.front().key, is_beginning});
      }
    }
    parsed.push_back(std::move(element));
  }
  if (parsed.empty()) return "there is no pattern.";
  const Element& first = parsed.front();
  if (first.is_optional || first.kind == Kind::Any || first.kind == Kind::Gap || parsed.back().kind == Kind::Gap) {
    return "a pattern begins with a word and does not end with a gap.";
  }
  for (const Choice& choice : first.choices) {
    if (choice.is_beginning && choice.key.size() < kBeginning) return "a beginning has three letters or more.";
  }
  return "";
}

std::string Phrases::add(std::string_view pattern) {
  Pattern parsed;
  if (std::string fault = parse(pattern, parsed); !fault.empty()) return fault;
  const auto number = static_cast<std::uint32_t>(patterns_.size());
  const Element& first = parsed.front();
  if (first.kind == Kind::Number || first.kind == Kind::Year) by_number_.push_back(number);
  for (const Choice& choice : first.choices) {
    if (choice.is_beginning)
      addTo(by_beginning_, choice.key.substr(0, kBeginning), number);
    else
      addTo(by_word_, choice.key, number);
  }
  patterns_.push_back(std::move(parsed));
  return "";
}

bool Phrases::matches(const Element& element, const TextWord& word) {
  if (element.kind == Kind::Number) return word.is_number;
  if (element.kind == Kind::Year) return yearOf(word.key) != 0;
  if (element.kind == Kind::Any) return true;
  return std::any_of(element.choices.begin(), element.choices.end(), [&](const Choice& choice) {
    return choice.is_beginning ? word.key.starts_with(choice.key) : word.key == choice.key;
  });
}

// The place after the last word of the longest match from here, -1 when there is none.
int Phrases::longest(const Pattern& pattern, std::size_t element, std::span<const TextWord> words, std::size_t at,
                     std::uint32_t sentence) {
  if (element == pattern.size()) return static_cast<int>(at);
  const Element& wanted = pattern[element];
  int best = -1;
  if (wanted.kind == Kind::Gap) {
    for (std::size_t skip = 0; skip <= kGap; ++skip) {
      // A gap holds words of the sentence only: never what is behind its end, nor behind the end of the text.
      const std::size_t end = at + skip;
      if (skip > 0 && (end > words.size() || words[end - 1].sentence != sentence)) break;
      best = std::max(best, longest(pattern, element + 1, words, end, sentence));
    }
    return best;
  }
  const bool is_inside = at < words.size() && words[at].sentence == sentence;
  if (is_inside && matches(wanted, words[at])) best = longest(pattern, element + 1, words, at + 1, sentence);
  if (wanted.is_optional) best = std::max(best, longest(pattern, element + 1, words, at, sentence));
  return best;
}

std::vector<PhraseHit> Phrases::find(std::span<const TextWord> words) const {
  std::vector<PhraseHit> hits;
  std::string beginning;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const auto tryAll = [&](const std::vector<std::uint32_t>& numbers) {
      for (const std::uint32_t number : numbers) {
        const int end = longest(patterns_[number], 0, words, at, words[at].sentence);
        if (end > 0) hits.push_back({number, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end - 1)});
      }
    };
    if (const auto found = by_word_.find(words[at].key); found != by_word_.end()) tryAll(found->second);
    if (words[at].key.size() >= kBeginning) {
      beginning.assign(words[at].key, 0, kBeginning);
      if (const auto found = by_beginning_.find(beginning); found != by_beginning_.end()) tryAll(found->second);
    }
    if (words[at].is_number) tryAll(by_number_);
  }
  return hits;
}

}  // namespace baton::knowledge
