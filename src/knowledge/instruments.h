// Instruments: the questionnaires that a person can fill in, as data, and how they are scored.
//
// Why: PHQ-9 and GAD-7 are what clinics follow a treatment by; their text, codes and licence are rows of
// knowledge/instruments/, so that another instrument needs no C++. A total is the sum of the scored items; a missing
// one gives no total (never an estimate). Any answer above 0 to an item of role Safety must lead to crisis help,
// whatever the total. Errors: build answers BadInput with table and line. Cost: scoring is one pass over at most a
// dozen items. Source: a source per row.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace baton::knowledge {

enum class ItemRole : std::uint8_t { Scored, Safety, Asked, Gate };

struct InstrumentAnswer {
  int score = 0;
  std::string loinc;  // "LA6568-5", "" where there is none
  std::string text;   // English
  std::string text_es;
};

struct InstrumentItem {
  std::string id;     // "1" ... as printed on the sheet
  std::string loinc;  // "" where no code could be confirmed
  ItemRole role = ItemRole::Scored;
  std::string text;  // English
  std::string text_es;
  std::vector<InstrumentAnswer> answers;  // by score, 0 first
};

struct InstrumentCutoff {
  std::string who;  // "all" or a FHIR gender
  int from = 0;
  std::string text;
  std::string source;
};

struct Instrument {
  std::string id;  // "phq-9"
  std::string title;
  std::string title_es;
  std::string loinc_panel;
  std::string loinc_total;
  std::string total_name;  // "PHQ-9 total score"
  int low = 0;
  int high = 0;
  std::vector<std::string> languages;  // of the item texts: "en", "es"
  std::string intro;
  std::string intro_es;
  std::string licence;  // to be shown with the questions
  std::string source;
  std::vector<InstrumentItem> items;
  std::vector<InstrumentCutoff> cutoffs;

  bool speaks(std::string_view language) const;
};

// One answer per item of the instrument, in the order of its items; nullopt = not answered.
using Answers = std::vector<std::optional<int>>;

struct Score {
  std::optional<int> total;          // nullopt: a scored item is missing
  bool is_safety = false;            // an item of role Safety was answered above 0
  std::vector<std::string> missing;  // ids of scored items without an answer
};

// Errors: BadUsage for another number of answers than items, or one that the item does not offer.
Result<Score> scoreOf(const Instrument& instrument, std::span<const std::optional<int>> answers);

class Instruments {
 public:
  const Instrument* find(std::string_view id) const;
  const std::vector<Instrument>& all() const { return instruments_; }
  // The cut-off that holds for this FHIR gender ("" = not known): its own row, else the row for all.
  static const InstrumentCutoff* cutoffFor(const Instrument& instrument, std::string_view gender);

  struct Texts {
    std::string_view instruments;
    std::string_view items;
    std::string_view answers;
    std::string_view cutoffs;
  };
  static Result<Instruments> build(const Texts& texts);

 private:
  std::vector<Instrument> instruments_;
};

}  // namespace baton::knowledge
