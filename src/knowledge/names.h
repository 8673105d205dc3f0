// Names: from what people write for a drug, supplement or substance to its ingredients.
//
// Why: two lists can only be reconciled when "Zoloft", "sertraline HCl" and "setraline" are one thing. Never fuzzy:
// there is no edit distance; a misspelling is found only when it is listed in knowledge/names/misspellings.tsv.
// Matching ignores case, accents, punctuation and blanks ("St. John's Wort" = "st johns wort").
// Shapes: canonical ingredient names are lower case RxNorm ingredient names without salt ("lithium", "sertraline").
// Errors: none; a name that is not listed is nullopt, one that is listed as dangerous to read is nullopt too and
// ambiguity() says why.
// Cost: one hash of the name and one comparison, plus the strings of the answer.
// Source: knowledge/README.md (Drugs@FDA; RxNorm names by way of NDF-RT; hand-made tables with a source per row).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace baton::knowledge {

enum class NameKind : std::uint8_t {
  Ingredient,    // "sertraline"
  Salt,          // "sertraline hydrochloride"
  Brand,         // "Zoloft"
  Misspelling,   // "zolfot"
  Abbreviation,  // "HCTZ"
  CommonName,    // another name of it: "paracetamol", "weed"
  Household,     // what it is for or looks like: "birth control pill"; shown as it was written
  Supplement,    // "ashwagandha"
  Substance,     // "alcohol", "wine"
};
std::string_view toText(NameKind kind);  // "ingredient", "salt", ...

// How the product lets go of its drug. Words after the name ("ER") say it, and so do some brands ("Wellbutrin XL").
// One company's XR is another's ER: the words are kept by the reader, this is what they mean.
enum class Release : std::uint8_t {
  NotSaid,
  Immediate,        // IR
  Extended,         // ER, XR, SR, CR, XL, LA: no length stated
  Extended12Hours,  // "12 HR", Wellbutrin SR
  Extended24Hours,  // "24 HR", Wellbutrin XL
  Delayed,          // DR, EC, enteric coated
  Disintegrating,   // ODT
  LongActing,       // long-acting injection: decanoate, LAI
};
std::string_view toText(Release release);  // "extended release", ...; "" for NotSaid

struct Ingredient {
  std::string name;   // "sertraline"
  std::string rxcui;  // of the ingredient (TTY IN), "" where the tables do not have it
  bool operator==(const Ingredient&) const = default;
};

struct NameMatch {
  NameKind kind = NameKind::Ingredient;
  std::string name;                     // as the table writes it: "Wellbutrin XL"; of a misspelling the right name
  std::size_t words = 1;                // of the row that matched: "bus par" is not "BuSpar" to a careful reader
  std::vector<Ingredient> ingredients;  // sorted by name, never empty
  Release release = Release::NotSaid;   // what the name itself implies
  bool needs_case = false;              // "SAMe": in running text only in these very letters
  bool is_error_prone = false;          // an abbreviation on ISMP's list: read, to be warned of
};

// The key of a text that grows word by word: what is listed under each of its beginnings costs a probe, not a new key.
class NameKey {
 public:
  // Adds the key of what comes next in the text; cut between words only.
  void add(std::string_view piece);
  bool empty() const { return key_.empty(); }
  // Where it stands now: give it to Names::at() later.
  struct Mark {
    std::size_t length = 0;
    std::uint32_t hash = 2166136261U;  // FNV-1a, 32 bits (draft-eastlake-fnv, 2019), of no letters
  };
  Mark mark() const { return mark_; }
  std::string_view upTo(Mark mark) const { return std::string_view(key_).substr(0, mark.length); }

 private:
  std::string key_;
  Mark mark_;
};

class Names {
 public:
  // Exact after folding. Nullopt: not listed, or dangerous to read (see ambiguity).
  std::optional<NameMatch> find(std::string_view name) const;
  // The row of what was added to `key` up to the mark, readable or not, by its number; nullopt for the many spans of
  // words that are no name. Then the same answers for the row as for its name.
  std::optional<std::size_t> at(const NameKey& key, NameKey::Mark mark) const;
  std::optional<NameMatch> match(std::size_t row) const;
  std::string_view ambiguity(std::size_t row) const;
  // Why a listed abbreviation must not be read ("MSO4" → "morphine sulfate or magnesium sulfate"); "" otherwise.
  std::string_view ambiguity(std::string_view name) const;
  // "36437" → "sertraline". Ingredients and some salts of the 2014 RxNorm names; nullopt when not known.
  std::optional<std::string> ingredientOfRxcui(std::string_view rxcui) const;
  // "sertraline" → "36437"; "" when not known. Takes canonical names only.
  std::string_view rxcuiOfIngredient(std::string_view ingredient) const;
  bool isIngredient(std::string_view canonical_name) const;
  // Every listed name that stands for this ingredient, alone or beside others, in the order of the tables; for people
  // who read the tables: a walk over all rows.
  struct Listed {
    std::string_view name;
    NameKind kind = NameKind::Ingredient;
    bool is_combination = false;
  };
  std::vector<Listed> namesOf(std::string_view ingredient) const;
  // Longest listed name in words: the reader never tries more.
  std::size_t maxWords() const { return max_words_; }
  std::size_t size() const { return rows_.size(); }

  // "hydrochloride", "HCl", "sodium": words that may follow an ingredient without changing it.
  bool isSaltWord(std::string_view word) const;

  // The texts must outlive the Names (Knowledge sees to it). Errors: BadInput with table and line, also for a name
  // that two rows give different ingredients and for a row whose ingredient is no ingredient.
  struct Texts {
    std::string_view ingredients;    // names/ingredients.tsv
    std::string_view brands;         // names/brands.tsv
    std::string_view misspellings;   // names/misspellings.tsv
    std::string_view abbreviations;  // names/abbreviations.tsv
    std::string_view common;         // names/common.tsv
    std::string_view spanish;        // names/spanish.tsv
    std::string_view ambiguous;      // names/ambiguous.tsv
    std::string_view salt_words;     // names/salt_words.tsv
  };
  // The compiled-in tables are checked by the tests; replaced ones at start.
  enum class Check : std::uint8_t { Trust, Everything };
  static Result<Names> build(const Texts& texts, Check check);

 private:
  struct Row {
    std::string_view name;
    std::string_view ingredients;  // canonical names joined by "; "; of a misspelling the name it stands for
    std::string_view extra;  // of an ingredient or salt the rxcui, of a brand the release, of an abbreviation a caution
    NameKind kind = NameKind::Ingredient;
    bool is_ambiguous = false;
  };
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t row = 0;  // row number + 1; 0 is an empty slot
  };
  // Open addressing over row numbers: strings stay in the text of the tables, nothing is copied.
  class Index {
   public:
    explicit Index(std::size_t rows = 0);
    void insert(std::uint32_t hash, std::size_t row);
    template <class Same>
    std::optional<std::size_t> find(std::uint32_t hash, Same same) const;

   private:
    std::vector<Slot> slots_;
  };

  Status add(const Row& row, std::string_view table, std::string& key);
  Status addTable(std::string_view text, std::string_view table, NameKind kind);
  Status checkIngredients() const;
  const Row* rowOf(std::string_view name) const;
  std::optional<std::size_t> rowOfKey(std::string_view key, std::uint32_t hash) const;
  std::optional<NameMatch> matchOf(const Row& row) const;
  void fillIngredients(std::string_view list, NameMatch& match) const;

  std::vector<Row> rows_;
  Index by_name_;
  Index by_rxcui_;
  std::vector<std::string_view> salt_words_;  // sorted
  std::size_t max_words_ = 1;
};

// The key names are compared by: lower case ASCII letters and digits, Latin accents removed; other scripts kept.
std::string nameKey(std::string_view name);
// Number of words as names count them: runs of letters and digits ("Tegretol-XR" is two).
std::size_t wordsOfName(std::string_view name);

// The same on the compiled-in tables.
std::optional<NameMatch> find(std::string_view name);
std::optional<std::string> ingredientOfRxcui(std::string_view rxcui);

}  // namespace baton::knowledge
