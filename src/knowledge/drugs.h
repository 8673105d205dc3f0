// Drugs: what the safety tables know of each ingredient, and the classes it belongs to.
//
// Why: one row "NSAID raises lithium" must hold for every NSAID, in prescriptions, on the shelf and in a typed list.
// An ingredient that is not here was not checked, and the rules have to say so.
// Shapes: canonical ingredient names (knowledge/names.h); class ids as in knowledge/drugs/classes.tsv ("ssri",
// "cyp2d6-inhibitor-strong"). Half-lives in hours, the longest usual value of the label.
// Errors: BadInput naming table and line, for an ingredient or class that is said twice or not known.
// Cost: find is a hash lookup; membership a walk over the drug's own few classes.
// Source: knowledge/drugs/*.tsv, a source per row; how they were checked is in knowledge/drugs/README.md.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace baton::knowledge {

enum class DrugKind : std::uint8_t { Prescription, OverTheCounter, Supplement, Substance, Food };
std::string_view toText(DrugKind kind);  // "prescription", "otc", ...

struct Drug {
  std::string_view ingredient;
  DrugKind kind = DrugKind::Prescription;
  std::string_view duplicate_group;       // "ssri"; two of one group may be a duplicate (knowledge/duplicates.h)
  std::optional<double> half_life_hours;  // for washout only
  std::string_view rxcui;                 // "" where no list at hand has it
  std::string_view atc;                   // "; " between several, "" where no list at hand has it
  std::string_view source;
};

struct DrugClass {
  std::string_view id;             // "cyp3a4-inhibitor-strong"
  std::string_view name_plain;     // "medicines that strongly slow CYP3A4"
  std::string_view name_clinical;  // "strong CYP3A4 inhibitors"
  std::string_view kind;           // pharmacological | effect | enzyme
  std::string_view source;
};

struct Membership {
  std::uint16_t drug = 0;
  std::uint16_t drug_class = 0;
  std::string_view grade;    // strong moderate weak known possible sensitive, or ""
  bool is_verified = false;  // an unverified membership never makes an interaction interrupt
  std::string_view source;
};

class Drugs {
 public:
  // Number of the ingredient, nullopt when the safety tables do not know it.
  std::optional<std::uint16_t> find(std::string_view ingredient) const;
  std::optional<std::uint16_t> findClass(std::string_view id) const;
  const Drug& drug(std::uint16_t number) const { return drugs_[number]; }
  const DrugClass& drugClass(std::uint16_t number) const { return classes_[number]; }
  std::span<const Drug> drugs() const { return drugs_; }  // sorted by ingredient
  std::span<const DrugClass> classes() const { return classes_; }
  std::span<const Membership> memberships() const { return members_; }  // sorted by drug, then class
  std::span<const Membership> classesOf(std::uint16_t drug) const;
  // Places in memberships(), by drug.
  std::span<const std::uint16_t> membersOf(std::uint16_t drug_class) const;
  std::uint32_t sizeOf(std::uint16_t drug_class) const {
    return static_cast<std::uint32_t>(membersOf(drug_class).size());
  }
  // False for names that are not known: isMember("sertraline", "ssri").
  bool isMember(std::string_view ingredient, std::string_view class_id) const;

  static Result<Drugs> build(std::string_view drugs_tsv, std::string_view classes_tsv, std::string_view members_tsv);

 private:
  Status addDrugs(std::string_view text);
  Status addClasses(std::string_view text);
  Status addMembers(std::string_view text);

  void index();

  std::vector<Drug> drugs_;
  std::vector<std::uint16_t> by_hash_;  // drug number + 1, open addressing; 0 is empty
  std::vector<DrugClass> classes_;
  std::vector<std::uint16_t> classes_by_id_;  // class numbers, sorted by id
  std::vector<Membership> members_;
  std::vector<std::uint16_t> first_member_;    // of each drug, and one past the end
  std::vector<std::uint16_t> by_class_;        // places in members_, class after class
  std::vector<std::uint16_t> first_of_class_;  // of each class, and one past the end
};

}  // namespace baton::knowledge
