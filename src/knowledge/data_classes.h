// Classes of health data by how much the law and people protect them, and what puts a resource into one.
//
// Tables: knowledge/consent/{classes,labels,codes,words,defaults}.tsv, each row with its source. The order of the enum
// is the rank of the table, from the least to the most protected. A family of its own beside Knowledge, because only
// consent/ and what words it asks for it. Errors: BadInput naming table and line, for an unknown class, a class without
// a row, a role without a row for each class. Cost: one pass over 600 rows, once; classOf.. a hash or a binary search.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "knowledge/word_finder.h"

namespace baton::knowledge {

enum class DataClass : std::uint8_t {
  General,
  MentalHealth,
  Genetic,
  Reproductive,
  Hiv,
  SubstanceUse,
  Violence,
  Location,
  Private,
  Part2,
  Part2Notes,
  PsychotherapyNotes,
};
inline constexpr std::size_t kDataClasses = 12;

// A set of classes.
class ClassSet {
 public:
  constexpr ClassSet() = default;
  constexpr ClassSet(std::initializer_list<DataClass> classes) {
    for (const DataClass one : classes) add(one);
  }
  static constexpr ClassSet ofBits(std::uint16_t bits) {
    ClassSet set;
    set.bits_ = bits;
    return set;
  }
  constexpr void add(DataClass one) { bits_ = static_cast<std::uint16_t>(bits_ | bit(one)); }
  constexpr void add(ClassSet others) { bits_ = static_cast<std::uint16_t>(bits_ | others.bits_); }
  constexpr void remove(ClassSet others) { bits_ = static_cast<std::uint16_t>(bits_ & ~others.bits_); }
  constexpr bool has(DataClass one) const { return (bits_ & bit(one)) != 0; }
  constexpr bool covers(ClassSet others) const { return (others.bits_ & ~bits_) == 0; }
  constexpr bool meets(ClassSet others) const { return (others.bits_ & bits_) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr std::uint16_t bits() const { return bits_; }
  constexpr bool operator==(const ClassSet&) const = default;

 private:
  static constexpr unsigned bit(DataClass one) { return 1U << static_cast<unsigned>(one); }
  std::uint16_t bits_ = 0;
};

struct DataClassRow {
  DataClass id = DataClass::General;
  std::string_view name;      // "part2": stable, in grants and on the command line
  bool stands_alone = false;  // an authorization for it may not be combined with another
  ClassSet absorbs;           // say nothing more beside this one
  std::string_view name_en, name_es, holds_en, holds_es, source;
};

// What a role sees of a class without any grant.
struct ClassDefault {
  bool labelled = false;   // when the source labels it so
  bool suggested = false;  // when only codes or words say so
};

class DataClasses {
 public:
  struct Tables {
    std::string_view classes, labels, codes, words, defaults, psychotropics;
  };
  static Result<DataClasses> build(const Tables& tables);

  const DataClassRow& row(DataClass id) const { return rows_[static_cast<std::size_t>(id)]; }
  const std::array<DataClassRow, kDataClasses>& all() const { return rows_; }
  std::optional<DataClass> named(std::string_view name) const;

  struct Label {
    DataClass id = DataClass::General;
    bool counts_alone = false;  // only where no other label names a class
  };
  // Of a security label; nullopt for one that says nothing of a class ("N", "U", purposes ...).
  std::optional<Label> ofLabel(std::string_view system, std::string_view code) const;
  // Everything that a code suggests; `system` as FHIR names it.
  ClassSet ofCode(std::string_view system, std::string_view code) const;
  // Everything that the words of a text suggest in a resource of this type. `is_name`: the text names the thing.
  ClassSet ofWords(std::string_view text, std::string_view type, bool is_name) const;
  // Of a role of the contract or "manager"; of any other nothing.
  ClassDefault defaultFor(std::string_view role, DataClass id) const;
  // The same for all classes at once: which a role sees {when labelled, when suggested}.
  struct Open {
    ClassSet labelled, suggested;
  };
  Open openTo(std::string_view role) const;
  // The set without what others in it absorb; General only when nothing else is there.
  ClassSet reduced(ClassSet classes) const;

 private:
  struct Prefix {
    std::string_view code;
    ClassSet classes;
  };
  struct Word {
    DataClass id = DataClass::General;
    bool only_in_names = false;
    std::vector<std::string_view> types;  // empty = all
  };
  std::array<DataClassRow, kDataClasses> rows_;
  std::unordered_map<std::string_view, Label> act_labels_, confidentiality_labels_;
  std::unordered_map<std::string_view, ClassSet> snomed_, loinc_, hcpcs_;
  std::vector<Prefix> icd10_;  // sorted
  std::vector<Word> words_;
  WordFinder finder_;
  std::unordered_map<std::string_view, Open> open_;
};

// The compiled-in tables.
const DataClasses& dataClasses();

}  // namespace baton::knowledge
