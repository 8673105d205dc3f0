// Risks: the eight of the register, what a level is read from, and what moves them (PIC-3).
//
// Rows of knowledge/risks/; how they are used stands in rules/risks.h.
// Errors of build: BadInput with table and line, for a reference that does not resolve (risk, red flag, instrument),
// a level or kind that is none, a risk without a sign, a trigger without a risk.
// Source: knowledge/risks/README.md, a source per row.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/instruments.h"
#include "knowledge/phrases.h"
#include "knowledge/red_flags.h"

namespace baton::knowledge {

// In order of gravity. None is "asked, and no sign"; nobody asked is no level at all.
enum class RiskLevel : std::uint8_t { NeverAsked, None, Past, Known, High };
std::string_view toText(RiskLevel level);  // "never-asked", "none-found", "past", "known", "high"

struct Risk {
  std::string_view id;
  std::string_view name, name_es;
  std::string_view ask, ask_es;  // what to ask where nobody has
};

struct RiskSign {
  enum class Kind : std::uint8_t { Group, Concept, Score, Outcome, Instrument, Flag, Category };
  std::uint16_t risk = 0;
  Kind kind = Kind::Group;
  std::string_view key;                 // group, concept, LOINC, instrument, flag, category
  int from = 0;                         // of a score
  std::vector<std::string_view> words;  // of an outcome
  RiskLevel level = RiskLevel::Known;
  int days = 0;  // how old it may be; 0 = as long as it holds
};

struct RiskTrigger {
  enum class Kind : std::uint8_t { Change, Emergency, Missed, Drinking, Stressor };
  std::string_view id;
  Kind kind = Kind::Change;
  std::vector<std::string_view> keys;  // kinds of change
  int from = 0;
  bool is_psychotropic = false;
  std::vector<std::uint16_t> risks;
  std::string_view name, name_es;
  std::string_view source;
  std::string_view checked_on;
};

class Risks {
 public:
  const std::vector<Risk>& risks() const { return risks_; }
  const std::vector<RiskSign>& signs() const { return signs_; }
  const std::vector<RiskTrigger>& triggers() const { return triggers_; }
  const Phrases& stressors() const { return stressors_; }

  struct Texts {
    std::string_view risks, signs, triggers, stressors;
  };
  static Result<Risks> build(const RedFlags& flags, const Instruments& instruments, const Texts& texts);

 private:
  Status addRisks(std::string_view text);
  Status addSigns(const RedFlags& flags, const Instruments& instruments, std::string_view text);
  Status addTriggers(std::string_view text);
  Status addStressors(std::string_view text);
  Status refuseSilent() const;

  std::vector<Risk> risks_;
  std::vector<RiskSign> signs_;
  std::vector<RiskTrigger> triggers_;
  Phrases stressors_;
};

}  // namespace baton::knowledge
