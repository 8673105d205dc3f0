// Responsibilities: what each of the contract's eight means, when an open one matters, who usually takes it (FAIL-1).
//
// Source: knowledge/responsibilities/responsibilities.tsv, a source per row. Read at the first call; a table with a
// fault ends the program, as every compiled-in table does (the tests load it first).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace baton::knowledge {

// When nobody having it is worth saying.
enum class OpenMatters : std::uint8_t { Never, Medicines, Therapist, Monitored, Crisis };

struct ResponsibilityRow {
  std::string id;  // "lab-follow-up"
  std::string name, name_es;
  std::string what, what_es;
  OpenMatters matters = OpenMatters::Never;
  std::vector<std::string> usual;  // roles, most usual first
  int answer_days = 0;
  std::string source, checked_on;
};

// Errors: BadInput naming the line.
Result<std::vector<ResponsibilityRow>> readResponsibilities(std::string_view table);
// In the order of the table, which is the contract's.
const std::vector<ResponsibilityRow>& responsibilities();
// nullptr for a word that is none.
const ResponsibilityRow* responsibility(std::string_view id);

}  // namespace baton::knowledge
