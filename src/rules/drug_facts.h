// All that the tables know of one medicine, with the source of each fact: for `baton knowledge NAME`, and for a
// pharmacist who reviews the tables. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/knowledge.h"

namespace baton::rules {

// One row of a table, in clinical words.
struct KnownRow {
  std::string row;  // its id in the table; "" where rows have none
  std::string says;
  std::string source;
  std::string url;
  std::string checked_on;
  std::optional<bool> is_verified;  // nullopt: the table does not say for each row
};

// What one table, or several about one matter, say of the medicine.
struct KnownSection {
  std::string id;  // "monitoring": its key in JSON
  std::string title;
  std::vector<KnownRow> rows;  // never empty
};

struct DrugFacts {
  std::string ingredient;
  std::string kind;  // prescription, otc, supplement, substance, food
  std::optional<double> half_life_hours;
  std::string duplicate_group;
  std::string source;
  struct Class {
    std::string id, name, grade, source;
    bool is_verified = false;
  };
  std::vector<Class> classes;
  struct Interaction {
    const knowledge::InteractionRow* row = nullptr;
    std::string other;  // who stands on the other side: "ibuprofen", or the name of a class
    std::string third;
  };
  std::vector<Interaction> interactions;  // gravest first
  std::vector<KnownSection> sections;     // of the other tables, those that have something to say
};

// By any name that knowledge/names reads ("Zoloft"), one entry an ingredient; empty for a name that is not known.
std::vector<DrugFacts> drugFacts(const knowledge::Knowledge& knowledge, std::string_view name);

}  // namespace baton::rules
