// The sections of the page, one function each: chart → ranked lines. What a section does not list it counts in
// Draft::held_back. Lines of a section are in the order they are read; weights say what goes first when room is short.
#pragma once

#include <map>
#include <vector>

#include "outbound/page/say.h"
#include "outbound/summary_page.h"

namespace baton::outbound::page {

struct Draft {
  const record::Chart& chart;
  const std::vector<record::Change>& changes;
  Language language;
  Instant now;
  std::map<Noun, std::size_t> held_back;
  PageKind kind = PageKind::Summary;

  std::string say(Word key) const { return std::string(word(key, language)); }
  std::string say(Word key, std::string_view value) const { return fill(word(key, language), {value}); }
  std::string date(const PartialDate& date) const { return dateWords(date, language); }
  // What sources do not agree on, in words.
  std::string field(const record::Conflict& conflict) const {
    return clean(conflictField(conflict.field, language), kShortPiece);
  }
  // Baton's own phrase in the language of the page; else the source's words.
  std::string phrase(std::string_view text, const Quoter& quoted, std::size_t limit = kLongPiece) const;
};

PageSection allergySection(Draft& draft);
PageSection medicationSection(Draft& draft);
PageSection pastTrialSection(Draft& draft);
PageSection changeSection(Draft& draft);
PageSection safetySection(Draft& draft);
PageSection disagreementSection(Draft& draft);
PageSection diagnosisSection(Draft& draft);
PageSection symptomSection(Draft& draft);
PageSection goalSection(Draft& draft);
PageSection careTeamSection(Draft& draft);
PageSection visitSection(Draft& draft);
PageSection hospitalSection(Draft& draft);
PageSection contactSection(Draft& draft);
PageSection talkSection(const Draft& draft, const std::vector<TalkConsent>& talk);
// "last taken Nov 29, 2026, 9:00 pm · filled Nov 12, 2026": from doses written down, injections and dispenses.
std::string lastDoseWords(const record::MedicationLine& line, const Draft& draft);

// All that comes from observations, gathered in one pass.
struct ResultSections {
  PageSection scores;
  PageSection labs;
  PageSection daily_life;
  std::vector<PageLine> safety;  // joins the safety section
  std::string pronouns;
};
ResultSections resultSections(Draft& draft);

}  // namespace baton::outbound::page
