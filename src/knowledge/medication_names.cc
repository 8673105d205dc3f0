#include "knowledge/medication_names.h"

#include <algorithm>
#include <array>

namespace baton::knowledge {
namespace {

constexpr std::size_t kLongestName = 12;  // words and marks; longer names are infusions with their bags

bool mayStandInName(const Word& word) {
  if (word.kind != WordKind::Mark) return true;
  constexpr std::string_view kMarks = "-/.#&%,+'";
  return word.text.size() == 1 && kMarks.find(word.text.front()) != std::string_view::npos;
}

// "Tylenol 3 tabs" is three tablets, "Tylenol #3" and "Tylenol 3" a product.
bool numberCountsWhatFollows(const SigWords& sig, const std::vector<Word>& words, std::size_t after) {
  if (after >= words.size() || words[after].kind != WordKind::Letters) return false;
  const SigWord next = sig.match(words, after);
  return next.length > 0 && next.kind != SigKind::Filler && next.kind != SigKind::Stop;
}

std::string_view textOf(std::string_view text, const std::vector<Word>& words, std::size_t first, std::size_t last) {
  return text.substr(words[first].begin, words[last].end - words[first].begin);
}

bool sameIngredients(const std::vector<Ingredient>& left, const std::vector<Ingredient>& right) {
  return left == right;
}

bool isPartOf(const std::vector<Ingredient>& part, const std::vector<Ingredient>& whole) {
  return std::all_of(part.begin(), part.end(), [&](const Ingredient& ingredient) {
    return std::find(whole.begin(), whole.end(), ingredient) != whole.end();
  });
}

// Between two names of one combination stand only its strengths and a "/", "-", "+" or "&".
bool joinsCombination(const SigWords& sig, const std::vector<Word>& words, std::size_t from, std::size_t to) {
  bool joined = false;
  for (std::size_t i = from; i < to; ++i) {
    const Word& word = words[i];
    if (word.isMark('/') || word.isMark('-') || word.isMark('+') || word.isMark('&')) {
      joined = true;
    } else if ((word.kind != WordKind::Number && !word.isMark('%') && sig.find(word.key).kind != SigKind::Unit) ||
               (word.kind == WordKind::Letters && sig.find(word.key).length == 0)) {
      return false;
    }
  }
  return joined;
}

bool isCombinable(NameKind kind) {
  return kind == NameKind::Ingredient || kind == NameKind::Salt || kind == NameKind::Abbreviation ||
         kind == NameKind::CommonName || kind == NameKind::Household || kind == NameKind::Supplement ||
         kind == NameKind::Misspelling;
}

void mergeIngredients(std::vector<Ingredient>& into, const std::vector<Ingredient>& more) {
  for (const Ingredient& ingredient : more) {
    if (std::find(into.begin(), into.end(), ingredient) == into.end()) into.push_back(ingredient);
  }
  std::sort(into.begin(), into.end(), [](const Ingredient& a, const Ingredient& b) { return a.name < b.name; });
}

}  // namespace

// Words of prescriptions are never names ("today", "patch"), not even a row of them ("one a day").
bool NameFinder::isSig(std::size_t at) {
  Kind& kind = kinds_[at];
  if (kind == Kind::NotAsked) {
    const bool is_sig = words_[at].kind == WordKind::Number || sig_.find(words_[at].key).length > 0;
    kind = is_sig ? Kind::Sig : Kind::Other;
  }
  return kind == Kind::Sig;
}

NameSpan NameFinder::longest(std::size_t at, NameScope scope) {
  if (words_[at].kind == WordKind::Mark) return {};
  struct End {
    NameKey::Mark mark;
    bool may_be_name = false;
  };
  std::array<End, kLongestName> ends;
  NameKey key;
  bool all_sig = true;
  bool has_letters = false;
  std::size_t read = words_[at].begin;
  std::size_t limit = at;
  while (limit < words_.size() && limit - at < kLongestName && mayStandInName(words_[limit])) {
    const Word& word = words_[limit];
    if (word.kind != WordKind::Mark) {
      all_sig = all_sig && isSig(limit);
      has_letters = has_letters || word.kind == WordKind::Letters;
    }
    key.add(text_.substr(read, word.end - read));
    read = word.end;
    const bool is_whole_text = at == 0 && limit + 1 == words_.size() && limit > 0;
    ends[limit - at] = {key.mark(), word.kind != WordKind::Mark && has_letters && (!all_sig || is_whole_text)};
    ++limit;
  }
  for (std::size_t end = limit; end > at; --end) {
    const End& one = ends[end - at - 1];
    if (!one.may_be_name) continue;
    const auto row = names_.at(key, one.mark);
    if (!row) continue;
    const std::string_view ambiguity = names_.ambiguity(*row);
    if (!ambiguity.empty()) return {end - at, {}, ambiguity};
    const std::string_view written = textOf(text_, words_, at, end - 1);
    std::optional<NameMatch> match = names_.match(*row);
    if (!match || wordsOfName(written) > match->words) continue;
    if (match->needs_case && written != match->name && written.find('-') == std::string_view::npos) continue;
    if (scope == NameScope::Medicines && match->kind == NameKind::Substance) continue;
    const Word& last = words_[end - 1];
    if (last.kind == WordKind::Number && end - at > 1) {
      const bool has_sign = words_[end - 2].isMark('#');
      const std::optional<NameMatch> shorter = names_.find(textOf(text_, words_, at, end - 2));
      const bool is_strength = shorter && sameIngredients(shorter->ingredients, match->ingredients);
      if (!has_sign && (is_strength || (!last.is_glued && numberCountsWhatFollows(sig_, words_, end)))) continue;
    }
    return {end - at, *std::move(match), {}};
  }
  return {};
}

NamedWords findNames(const Names& names, const SigWords& sig, std::string_view text, const std::vector<Word>& words) {
  NamedWords found;
  found.uses.assign(words.size(), WordUse::Open);
  NameFinder finder(names, sig, text, words);
  std::size_t last_end = 0;
  for (std::size_t at = 0; at < words.size();) {
    NameSpan span = finder.longest(at, NameScope::Medicines);
    if (span.length == 0) {
      ++at;
      continue;
    }
    const bool is_first = found.matches.empty();
    const bool is_reason = at > 0 && words[at - 1].key == "for" && !is_first;
    if (is_reason) {
      at += span.length;
      continue;
    }
    const std::vector<Ingredient>& new_ones = span.match.ingredients;
    const bool is_alias = !is_first && span.ambiguity.empty() && isPartOf(new_ones, found.ingredients);
    const bool is_combined = !is_first && span.ambiguity.empty() && isCombinable(span.match.kind) &&
                             isCombinable(found.matches.back().kind) && joinsCombination(sig, words, last_end, at);
    if (!span.ambiguity.empty()) {
      found.troubles.push_back(
          {at, span.length, "May mean " + std::string(span.ambiguity) + ": write the name in full."});
    } else if (is_first || is_alias || is_combined) {
      if (!is_alias) mergeIngredients(found.ingredients, new_ones);
      found.written.emplace_back(textOf(text, words, at, at + span.length - 1));
      found.matches.push_back(std::move(span.match));
    } else {
      found.troubles.push_back({at, span.length, "A second medicine in one line: enter it on its own."});
    }
    const bool was_read = span.ambiguity.empty() && (found.troubles.empty() || found.troubles.back().first != at);
    std::fill_n(found.uses.begin() + static_cast<std::ptrdiff_t>(at), span.length,
                was_read ? WordUse::Read : WordUse::Unread);
    at += span.length;
    while (was_read && at < words.size() && words[at].kind == WordKind::Letters && names.isSaltWord(words[at].key)) {
      found.uses[at++] = WordUse::Read;
    }
    if (was_read) last_end = at;
    if (!was_read && !is_first && span.ambiguity.empty()) {  // a second medicine: what follows is not of the first
      std::fill(found.uses.begin() + static_cast<std::ptrdiff_t>(at), found.uses.end(), WordUse::Unread);
      break;
    }
  }
  return found;
}

}  // namespace baton::knowledge
