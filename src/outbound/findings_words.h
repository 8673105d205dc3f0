// The fixed words of a findings text, in English and Spanish: headings, labels, days, roles.
//
// Calm and short, 6th to 8th grade; in Spanish "usted", and nothing that depends on whether a person is a woman or a
// man. Pure tables.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "outbound/words.h"

namespace baton::outbound {

struct FindingsWords {
  std::array<std::string_view, 4> headings;  // by severity
  std::string_view why;                      // "  Why: "
  std::string_view also;                     // what separates reasons in `Finding::why`, without the blank before it
  std::string_view shown_by;
  std::string_view what_to_do;
  std::string_view for_your;  // "  For your psychiatrist: "
  std::string_view for_your_end;
  std::string_view source;
  std::string_view today;
  std::string_view next_contact;
  std::string_view next_visit;
  std::string_view by_day;  // "by 2026-03-01"
  std::string_view do_not_wait;
  std::string_view not_safe;               // instead, about thoughts of death or self-harm
  std::string_view call;                   // "Call 911"
  std::string_view life_in_danger;         // where the emergency number does not come first
  std::string_view call_or_text;           // one number for both
  std::string_view call_small, press;      // within a line: "call 988, then press 2"
  std::string_view text_number, text, to;  // "text 85258"; "text AYUDA to 988"
  std::string_view or_else;
  std::string_view nothing_checked;
  std::string_view nothing_to_raise;
  std::string_view checked;
  std::string_view all_understood;
  std::string_view closing;  // the last words of every answer
  std::string_view not_checked;
  std::string_view on_the_phone, bring, until;  // "What to say on the phone. ", "  Bring: ", "  Until help is there: "
  Language language = Language::English;
};
// For the person, or for whoever else reads along: a caregiver, a clinician.
enum class FindingsReader : std::uint8_t { Person, Other };
const FindingsWords& findingsWords(Language language, FindingsReader reader);

// "2026-03-01" → "by 2026-03-01", or "today"; "next-visit" → "at the next visit".
std::string byWords(const std::string& by, Instant now, const FindingsWords& words);
// Within a sentence: "primary care", "atención primaria".
std::string findingRole(const std::string& role, const FindingsWords& words);

}  // namespace baton::outbound
