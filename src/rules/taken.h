// What a person takes, as far as the safety rules are concerned: one item an ingredient, from every source.
//
// Why: nobody sees the whole of it but Baton: two portals, the shelf, supplements, what is drunk and smoked. A list has
// what is taken now and what was stopped but may still act; what no table knows is named in `not_checked`.
// Combination products are split; their ingredients share `taken.product` and are not judged against each other.
// In: a chart (reconciled lines, observations), or plain words. Errors: none. Pure; cost: see script/bench.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/interaction_condition.h"
#include "knowledge/knowledge.h"
#include "record/chart.h"
#include "record/finding.h"
#include "rules/wording.h"

namespace baton::rules {

struct TakenItem {
  knowledge::Taken taken;  // `ingredient` is a view into the drug table
  std::string shown;       // "ibuprofen (Advil)"
  std::vector<record::Evidence> evidence;
  std::vector<std::string> about;        // resource keys
  std::vector<std::string> prescribers;  // who orders it now, each once
  std::string line;                      // id of the line, "" for typed words
  bool is_rare = false;                  // used about once a month or less: told, but never interrupts
  // No longer taken, and nobody says since when: counts as stopped today where it would matter, never interrupts.
  bool is_stop_undated = false;
  // Of a household name, which says what it is taken for: "birth control pill (ethinyl estradiol)". "" otherwise.
  std::string called = {};
};

struct TakenList {
  std::vector<TakenItem> items;
  std::vector<record::NotChecked> not_checked;
  std::vector<std::string> checked;  // what was understood, as a person reads it
  std::optional<int> age_years;
  int products = 0;

  std::vector<knowledge::Taken> taken() const;
};

// What was started less than this ago is "just started": the time that labels ask to watch a new dose, four weeks.
inline constexpr int kNewDays = 28;
// Longer ago nothing acts on: above the longest washout that the tables may hold (interaction_condition.cc).
inline constexpr int kGoneDays = 400;

// `language`: of `checked` and of the reasons in `not_checked`; what sources wrote stays as it is.
TakenList takenFrom(const knowledge::Knowledge& knowledge, const record::Chart& chart,
                    Language language = Language::English);

// Adds what one line of words says: "lithium 900 mg", "3 beers a night", "quit smoking 5 days ago". `usual` is how an
// item counts where the words do not say: Starting for what is about to be added.
void addWords(const knowledge::Knowledge& knowledge, std::string_view words, knowledge::TakenState usual,
              TakenList& list, Language language = Language::English);

// "birth control pill" → "birth control pill (ethinyl estradiol)": the words, and how they are read. "" for words that
// are no household name of knowledge/names.
std::string calledBy(const knowledge::Knowledge& knowledge, std::string_view written, std::string_view ingredient,
                     Language language);
// How a medicine stands in a sentence for this reader: as the list calls it, else by its name. A clinician reads names.
std::string nameFor(const knowledge::Knowledge& knowledge, const TakenList& list, std::string_view ingredient,
                    Reader reader, Language language);

// Why something was not checked, and what is said of what was stopped.
inline constexpr Phrase kUnknownProduct = {"no knowledge of this product", "Baton no conoce este producto"};
inline constexpr Phrase kNotInTables = {"the safety tables do not hold it yet",
                                        "todavía no está en las tablas de seguridad"};
inline constexpr Phrase kStopped = {" (stopped)", " (ya no se usa)"};

// The parts of "a; b; c" and of several lines, trimmed, empty ones left out.
std::vector<std::string> partsOf(std::string_view list);

}  // namespace baton::rules
