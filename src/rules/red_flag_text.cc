#include "rules/red_flag_text.h"

#include <algorithm>

namespace baton::rules {
namespace {

using knowledge::ContextKind;
using knowledge::PhraseHit;
using knowledge::RedFlags;
using knowledge::TextWords;

// What holds for each word and each sentence, whatever is said there.
class Around {
 public:
  Around(const RedFlags& flags, const TextWords& read, Writer writer, int year)
      : read_(read),
        writer_(writer),
        year_(year),
        counts_not_(read.words.size()),
        is_idiom_(read.words.size()),
        is_quiet_(read.sentences.size()),
        is_past_(read.sentences.size()),
        is_recent_(read.sentences.size()),
        was_not_(read.sentences.size(), -1) {
    hits_ = flags.context().find(read.words);
    for (const PhraseHit& hit : hits_) {
      if (flags.contextOf(hit.phrase) == ContextKind::End) ends_.push_back(hit.first);
    }
    for (const PhraseHit& hit : hits_) note(flags.contextOf(hit.phrase), hit);
    for (std::size_t i = 0; i < read.sentences.size(); ++i) {
      if (read.sentences[i].is_question) is_quiet_[i] = true;
    }
  }

  // Does what these words say hold of the person now?
  bool holds(const PhraseHit& hit) const {
    const std::uint32_t sentence = read_.words[hit.first].sentence;
    if (is_quiet_[sentence] || (is_past_[sentence] && !is_recent_[sentence])) return false;
    if (was_not_[sentence] > static_cast<int>(hit.first)) return false;
    if (counts_not_[hit.first]) return false;
    return !std::all_of(is_idiom_.begin() + hit.first, is_idiom_.begin() + hit.last + 1, [](bool is) { return is; }) &&
           !isWithin(hit);
  }

 private:
  void note(ContextKind kind, const PhraseHit& hit) {
    const std::uint32_t sentence = read_.words[hit.first].sentence;
    switch (kind) {
      case ContextKind::Not:
        cover(hit, hit.last + 1, writer_ == Writer::Clinician);
        break;
      case ContextKind::NotList:
      case ContextKind::Other:
        cover(hit, hit.first + 1, true);
        break;
      case ContextKind::Kin:
        if (writer_ != Writer::Caregiver) cover(hit, hit.first + 1, true);
        break;
      case ContextKind::WasNot:
        was_not_[sentence] = std::max(was_not_[sentence], static_cast<int>(hit.first));
        break;
      case ContextKind::Past:
        is_past_[sentence] = is_past_[sentence] || !namesThisYear(hit);
        break;
      case ContextKind::WhatIf:
      case ContextKind::Story:
        is_quiet_[sentence] = true;
        break;
      case ContextKind::Recent:
        is_recent_[sentence] = true;
        break;
      case ContextKind::Idiom:
        idioms_.push_back(hit);
        std::fill(is_idiom_.begin() + hit.first, is_idiom_.begin() + hit.last + 1, true);
        break;
      case ContextKind::End:
        break;
    }
  }

  // The words from `begin` on: to the end of the part of the sentence, or of the whole sentence; an
  // ending word stops.
  void cover(const PhraseHit& hit, std::uint32_t begin, bool whole_sentence) {
    const auto& from = read_.words[hit.first];
    for (std::uint32_t i = begin; i < read_.words.size(); ++i) {
      const auto& word = read_.words[i];
      if (word.sentence != from.sentence || (!whole_sentence && word.part != from.part)) return;
      if (std::find(ends_.begin(), ends_.end(), i) != ends_.end()) return;
      counts_not_[i] = true;
    }
  }

  bool namesThisYear(const PhraseHit& hit) const {
    for (std::uint32_t i = hit.first; i <= hit.last; ++i) {
      if (knowledge::yearOf(read_.words[i].key) >= year_) return true;
    }
    return false;
  }

  // "dying to see you": an idiom around the words, or beginning with them.
  bool isWithin(const PhraseHit& hit) const {
    return std::any_of(idioms_.begin(), idioms_.end(), [&](const PhraseHit& idiom) {
      return hit.first >= idiom.first && hit.first <= idiom.last && hit.length() <= idiom.length();
    });
  }

  const TextWords& read_;
  Writer writer_;
  int year_;
  std::vector<PhraseHit> hits_;
  std::vector<PhraseHit> idioms_;
  std::vector<std::uint32_t> ends_;
  std::vector<bool> counts_not_, is_idiom_;           // by word
  std::vector<bool> is_quiet_, is_past_, is_recent_;  // by sentence
  std::vector<int> was_not_;                          // last word of a sentence before which nothing holds
};

void addSigns(const RedFlags& flags, const TextWords& read, const Around& around, std::vector<FlagInText>& found) {
  std::vector<PhraseHit> held;
  std::uint64_t bits = 0;
  const auto bitOf = [&](const PhraseHit& hit) { return std::uint64_t{1} << flags.signOf(hit.phrase); };
  for (const PhraseHit& hit : flags.signs().find(read.words)) {
    if (!around.holds(hit)) continue;
    held.push_back(hit);
    bits |= bitOf(hit);
  }
  for (const knowledge::SignCluster& cluster : flags.clusters()) {
    std::uint64_t wanted = 0;
    bool is_whole = true;
    for (const std::uint64_t part : cluster.parts) wanted |= part, is_whole = is_whole && (bits & part) != 0;
    if (!is_whole) continue;
    for (const PhraseHit& hit : held) {
      if ((bitOf(hit) & wanted) != 0)
        found.push_back({cluster.flag, read.words[hit.first].begin, read.words[hit.last].end});
    }
  }
}

}  // namespace

std::vector<FlagInText> redFlagsIn(const RedFlags& flags, std::string_view text, Writer writer, int year) {
  const TextWords read = knowledge::textWords(text);
  std::vector<PhraseHit> hits = flags.phrases().find(read.words);
  std::vector<FlagInText> found;
  const Around around(flags, read, writer, year);
  for (const PhraseHit& hit : hits) {
    if (!around.holds(hit)) continue;
    found.push_back({flags.flagOf(hit.phrase), read.words[hit.first].begin, read.words[hit.last].end});
  }
  addSigns(flags, read, around, found);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<PhraseHit> phrasesThatHold(const RedFlags& flags, const knowledge::Phrases& phrases, const TextWords& read,
                                       int year) {
  const Around around(flags, read, Writer::Caregiver, year);
  std::vector<PhraseHit> hits = phrases.find(read.words);
  std::erase_if(hits, [&](const PhraseHit& hit) { return !around.holds(hit); });
  return hits;
}

}  // namespace baton::rules
