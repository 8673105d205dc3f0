// Red flags: what is dangerous now, by what words, signs and scores it is recognised, and what to do (URG-1).
//
// Rows of knowledge/red_flags/; how they are used stands in rules/red_flag_text.h and rules/red_flags.h.
// Errors of build: BadInput with table and line, for a reference that does not resolve (flag, sign, ingredient, class),
// a flag that nothing can raise, an urgent or high flag without an opened source, a pattern that cannot be read.
// Source: knowledge/red_flags/README.md, a source per row.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/drugs.h"
#include "knowledge/interactions.h"
#include "knowledge/phrases.h"

namespace baton::knowledge {

// Whom to reach: a crisis line, the emergency number, the poison line (knowledge/crisis).
enum class FlagHelp : std::uint8_t { Crisis, Emergency, Poison };

struct RedFlag {
  std::string_view id;    // "suicidal-intent"
  std::string_view kind;  // words, signs, score
  Severity severity = Severity::Urgent;
  int window_days = 14;                     // how old an entry may be
  std::vector<std::string_view> medicines;  // ingredients and classes, one of which must be taken; empty = none needed
  bool is_private = false;                  // what was written is not quoted
  std::string_view part_of;                 // not told beside that flag; "" = always told
  std::vector<FlagHelp> help;               // first to last; of several flags that of the first of the table leads
  std::string_view title_plain, why_plain, do_plain;
  std::string_view title_plain_es, why_plain_es, do_plain_es;
  std::string_view title_clinical, why_clinical, action_clinical;
  std::string_view who;
  std::string_view source;
  std::string_view checked_on;
};

// All parts have to be there; of each part one sign.
struct SignCluster {
  std::uint16_t flag = 0;
  std::vector<std::uint64_t> parts;  // bits of signs
};

struct FlagScore {
  std::uint16_t flag = 0;
  std::string_view loinc;
  std::string_view name;
  std::optional<int> from;              // number from which
  std::vector<std::string_view> words;  // or words of the outcome, in small letters
};

enum class ContextKind : std::uint8_t { Not, NotList, WasNot, Other, Kin, Past, WhatIf, Story, Recent, End, Idiom };

class RedFlags {
 public:
  const std::vector<RedFlag>& flags() const { return flags_; }
  const RedFlag* find(std::string_view id) const;
  const std::vector<SignCluster>& clusters() const { return clusters_; }
  const std::vector<FlagScore>& scores() const { return scores_; }

  const Phrases& phrases() const { return phrases_; }
  std::uint16_t flagOf(std::uint32_t phrase) const { return phrase_flags_[phrase]; }
  const Phrases& signs() const { return signs_; }
  std::uint16_t signOf(std::uint32_t phrase) const { return phrase_signs_[phrase]; }  // bit number
  const Phrases& context() const { return context_; }
  ContextKind contextOf(std::uint32_t phrase) const { return phrase_contexts_[phrase]; }

  struct Texts {
    std::string_view flags, phrases, signs, clusters, context, scores;
  };
  static Result<RedFlags> build(const Drugs& drugs, const Texts& texts);

 private:
  Status addFlags(const Drugs& drugs, std::string_view text);
  Status addPhrases(std::string_view text);
  Status addSigns(std::string_view text);
  Status addClusters(std::string_view text);
  Status addContext(std::string_view text);
  Status addScores(std::string_view text);
  Status refuseSilent() const;
  std::optional<std::uint16_t> numberOf(std::string_view flag) const;

  std::vector<RedFlag> flags_;
  std::vector<std::string_view> sign_names_;
  std::vector<SignCluster> clusters_;
  std::vector<FlagScore> scores_;
  Phrases phrases_;
  Phrases signs_;
  Phrases context_;
  std::vector<std::uint16_t> phrase_flags_;
  std::vector<std::uint16_t> phrase_signs_;
  std::vector<ContextKind> phrase_contexts_;
};

}  // namespace baton::knowledge
