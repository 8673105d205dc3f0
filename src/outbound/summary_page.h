// SummaryPage: what the one-page summary says, ranked by use to a clinician, before anything is drawn (PIC-1).
//
// In: a Disclosure and the changes its audience may know. Out: sections of lines, every text already cleaned (control
// and direction-override characters removed, length bounded), so that PDF, HTML and text only lay it out.
// Ranking: safety first (allergies, current medications with dose and since when, recent changes, risks), then who to
// call, diagnoses, scores, trials, labs. What a section holds back before drawing is counted in `held_back`; what a
// drawing drops for space is counted by page/fit.h; both are named on the page ("Not shown: 12 older results").
// Errors: none. Cost: one pass over the chart's facts, below 1 ms for 5,000 resources. Pure.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "format/html.h"
#include "outbound/summary.h"
#include "outbound/words.h"

namespace baton::outbound {

// From here up a line is safety: it is dropped only when nothing else is left and the page is still too long.
constexpr int kSafetyWeight = 900;

// A small chart over the years.
struct Trend {
  std::string label;  // for those who cannot see it: "PHQ-9, Jan 5, 2025: 14, Mar 2, 2026: 6"
  struct Point {
    std::int64_t day = 0;  // days since 1970-01-01
    double value = 0;
  };
  std::vector<Point> points;  // oldest first, at most kMaxTrendPoints
  double low = 0;             // of the axis
  double high = 0;
  std::string low_label;
  std::string high_label;
  std::string first_label;  // date words of the first and last point
  std::string last_label;
  int weight = 0;
};
constexpr std::size_t kMaxTrendPoints = 60;

// A part of a line that is not Baton's own words: from byte `begin` up to `end`.
struct Quote {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool is_foreign = false;  // words of an imported file, which write English; else a name, or what somebody typed here
};

struct PageLine {
  std::string mark;   // what stands in the margin: a date, a role; may be empty
  std::string lead;   // read first, in bold: "sertraline 100 mg every morning"
  std::string text;   // the rest, long
  std::string brief;  // the rest when room is short
  int weight = 0;     // the heavier, the later dropped
  Noun noun = Noun::Result;
  bool is_alert = false;            // drawn with emphasis: high-risk allergy, abnormal result, disagreement
  std::optional<Trend> trend = {};  // drawn beside the line; dropped alone, before the line
  bool is_mark_foreign = false;     // `mark` is a Quote of that kind
  std::vector<Quote> lead_quotes = {};
  std::vector<Quote> text_quotes = {};
  std::vector<Quote> brief_quotes = {};
};

enum class SectionKind : std::uint8_t {
  Allergies,
  Safety,
  Medications,
  Changes,
  Disagreements,
  Diagnoses,
  Scores,
  CareTeam,
  PastTrials,
  Symptoms,
  Visits,
  Labs,
  HospitalStays,
  Goals,
  DailyLife,
  Contacts,
  Talk,
};

struct PageSection {
  SectionKind kind = SectionKind::Allergies;
  std::string title;
  std::vector<PageLine> lines;
};

struct SummaryPage {
  Language language = Language::English;
  std::string document;  // "Health summary"
  std::string title;     // of the document: "Health summary: Ana Ruiz"
  std::string name;
  std::vector<std::string> about;   // born, age, pronouns, languages
  std::string made_on;              // "Made on Mar 10, 2026"
  std::string made_for;             // "" for the person's own page
  std::string not_whole;            // "" when nothing was held back by consent
  std::vector<std::string> owners;  // COM-5: whose list, last confirmed
  std::vector<std::vector<Quote>> owner_quotes;
  std::vector<PageSection> sections;  // in the order they are read; none is empty
  std::map<Noun, std::size_t> held_back;
  std::string made_by;
  std::string ask;            // whom to ask for the whole record
  std::string crisis;         // 988
  std::string contact_code;   // what the QR holds, "" when there is no phone and no link
  std::string contact_words;  // what it is for: whom it reaches, or what it opens
  bool is_link = false;       // a link is longer than a number: its square is drawn larger
};

// The text with its quotes marked: <bdi>, and lang="en" around foreign words on a page that is not in English.
format::Html quotedHtml(std::string_view text, const std::vector<Quote>& quotes, Language language);

SummaryPage makeSummaryPage(const record::Disclosure& disclosure, const std::vector<record::Change>& changes,
                            const SummaryOptions& options);

}  // namespace baton::outbound
