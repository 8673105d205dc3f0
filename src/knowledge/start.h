// Start: where care can begin, what speaks for it, the questions people ask, and what a psychiatrist by video must
// know.
//
// Why: a person who looks for help has two minutes and no map. The map is rows: answers → a place to begin, with the
// reason in plain words (capabilities START-1, START-2). Answers are a closed set of keys and
// values: startKeys().
// Errors: BadInput naming table and line: an unknown place, answer or condition, a text missing, a row said twice.
// Source: knowledge/start/*.tsv, a source per row; knowledge/start/README.md.
#pragma once

#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "knowledge/interactions.h"

namespace baton::knowledge {

struct Both {
  std::string_view english;
  std::string_view spanish;
};

struct StartPlace {
  std::string_view id;  // "therapy"
  Both name;            // "a therapist"
  Both focus, best_for, limits, coordinate;
  std::string_view source;
};

// One answer that must have been given: {"severity", "mild"}; {"place", "psychiatry"}: that place was chosen by an
// earlier row.
using StartAnswer = std::pair<std::string_view, std::string_view>;

struct StartChoice {
  std::string_view id;
  std::vector<StartAnswer> when;  // all of them; empty: always
  std::string_view place;
  int rank = 0;  // the lowest comes first
  Both why;
  std::string_view source;
};

struct StartQuestion {
  std::string_view id;
  Both question, answer;
  std::string_view source;
};

struct TelehealthItem {
  std::string_view id;                     // "emergency"
  std::vector<std::string_view> known_by;  // "member:primary-care", "words:crisis plan|safety plan", "contact" ...
  Severity severity = Severity::Low;
  Both plain;
  std::string_view clinical;
  std::string_view source;
  std::string_view checked_on;
};

// A key that may be answered, its values, and how it is asked.
struct StartKey {
  std::string_view key;
  std::span<const std::string_view> values;
  bool may_be_several = false;
  Both question;
};
std::span<const StartKey> startKeys();

class Start {
 public:
  const StartPlace* place(std::string_view id) const;
  const std::vector<StartPlace>& places() const { return places_; }
  const std::vector<StartChoice>& choices() const { return choices_; }
  const std::vector<StartQuestion>& questions() const { return questions_; }
  const std::vector<TelehealthItem>& telehealth() const { return telehealth_; }

  struct Texts {
    std::string_view places;
    std::string_view choices;
    std::string_view questions;
    std::string_view telehealth;
  };
  static Result<Start> build(const Texts& texts);

 private:
  Status addPlaces(std::string_view text);
  Status addChoices(std::string_view text);
  Status addQuestions(std::string_view text);
  Status addTelehealth(std::string_view text);

  std::vector<StartPlace> places_;
  std::vector<StartChoice> choices_;
  std::vector<StartQuestion> questions_;
  std::vector<TelehealthItem> telehealth_;
};

}  // namespace baton::knowledge
