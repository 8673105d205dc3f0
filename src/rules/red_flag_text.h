// Red flags in what somebody wrote: which dangers a text tells of (URG-1).
//
// Why: a wish to die in the note of a day must lead to crisis help at once, and "dying to see you" must not. Words are
// matched by the tables of knowledge/red_flags/ and what stands around them is read in the manner of NegEx and ConText:
// denials, the past, other people, what-if, stories, ways of speaking. In doubt a wish to die counts.
// In: text in English or Spanish, who wrote it, and the year it is (years before are past). Out: each flag with
// every place that tells of it, by flag and place. Flags of signs are answered whatever medicines are taken:
// rules/red_flags.h looks. Errors: none. Pure; cost: one pass. How good it is: tests/red_flags/ (505 labelled
// sentences, half held back). Source: Chapman 2001 and Harkema 2009 (J Biomed Inform 42:839-851) for the method; own
// words.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>
#include <vector>

#include "knowledge/red_flags.h"

namespace baton::rules {

enum class Writer : std::uint8_t {
  Self,       // "my son" is somebody else
  Caregiver,  // "my son" may be the person whom the record is about
  Clinician
};

struct FlagInText {
  std::uint16_t flag = 0;  // number in RedFlags::flags()
  std::size_t begin = 0;   // bytes in the text
  std::size_t end = 0;
  auto operator<=>(const FlagInText&) const = default;
};

std::vector<FlagInText> redFlagsIn(const knowledge::RedFlags& flags, std::string_view text, Writer writer, int year);

// Phrases of another table in a text, as far as they hold of the person now: not denied, past, what-if or a story. What
// happened to relatives counts, since it happened to the person too.
std::vector<knowledge::PhraseHit> phrasesThatHold(const knowledge::RedFlags& flags, const knowledge::Phrases& phrases,
                                                  const knowledge::TextWords& read, int year);

}  // namespace baton::rules
