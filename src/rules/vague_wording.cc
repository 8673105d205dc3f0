#include "rules/vague_wording.h"

#include <algorithm>

namespace baton::rules {
namespace {

using knowledge::MeasureEffect;
using knowledge::PhraseHit;
using knowledge::TextWords;
using knowledge::VagueTerms;

// What stands behind the words of a text: which words are about something else, and which sentences are clear.
struct Behind {
  std::vector<bool> is_other;  // by word
  std::vector<bool> is_clear;  // by sentence
};

Behind behind(const VagueTerms& terms, const TextWords& read) {
  Behind found{std::vector<bool>(read.words.size()), std::vector<bool>(read.sentences.size())};
  std::vector<bool> is_no_measure(read.words.size());
  for (const PhraseHit& hit : terms.measures().find(read.words)) {
    const MeasureEffect effect = terms.effect(hit.phrase);
    if (effect == MeasureEffect::Measure) found.is_clear[read.words[hit.first].sentence] = true;
    if (effect == MeasureEffect::Measure) continue;
    std::vector<bool>& marks = effect == MeasureEffect::NotState ? found.is_other : is_no_measure;
    std::fill(marks.begin() + hit.first, marks.begin() + hit.last + 1, true);
  }
  for (std::size_t i = 0; i < read.words.size(); ++i) {
    if (read.words[i].is_number && !is_no_measure[i]) found.is_clear[read.words[i].sentence] = true;
  }
  for (std::size_t i = 0; i < read.sentences.size(); ++i) {
    if (read.sentences[i].is_question) found.is_clear[i] = true;
  }
  return found;
}

// Of overlapping hits the longest, of equally long ones the first.
std::vector<PhraseHit> apart(std::vector<PhraseHit> hits, std::size_t words) {
  std::stable_sort(hits.begin(), hits.end(),
                   [](const PhraseHit& left, const PhraseHit& right) { return left.length() > right.length(); });
  std::vector<bool> is_taken(words);
  std::erase_if(hits, [&](const PhraseHit& hit) {
    const auto begin = is_taken.begin() + hit.first;
    const auto end = is_taken.begin() + hit.last + 1;
    if (std::find(begin, end, true) != end) return true;
    std::fill(begin, end, true);
    return false;
  });
  std::sort(hits.begin(), hits.end(), [](const auto& left, const auto& right) { return left.first < right.first; });
  return hits;
}

}  // namespace

std::vector<VagueWord> vagueWording(const VagueTerms& terms, std::string_view text) {
  const TextWords read = knowledge::textWords(text);
  const Behind found = behind(terms, read);
  std::vector<PhraseHit> hits = terms.terms().find(read.words);
  std::erase_if(hits, [&](const PhraseHit& hit) {
    if (found.is_clear[read.words[hit.first].sentence]) return true;
    for (std::uint32_t i = hit.first; i <= hit.last; ++i) {
      if (found.is_other[i]) return true;
    }
    return false;
  });
  std::vector<VagueWord> vague;
  for (const PhraseHit& hit : apart(std::move(hits), read.words.size())) {
    const std::size_t begin = read.words[hit.first].begin;
    const std::size_t end = read.words[hit.last].end;
    const knowledge::VagueTerm& term = terms.term(hit.phrase);
    const knowledge::VagueKind& kind = terms.kinds()[term.kind];
    vague.push_back({begin, std::string(text.substr(begin, end - begin)),
                     std::string(term.is_spanish ? kind.why_es : kind.why),
                     std::string(term.is_spanish ? kind.ask_es : kind.ask)});
  }
  return vague;
}

}  // namespace baton::rules
