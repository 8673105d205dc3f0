// CYP roles: which enzymes and pumps a medicine slows, speeds up, or is cleared by.
//
// Why: the interaction rows speak of classes ("strong inhibitors of CYP3A4"); this is what stands behind a membership,
// with its own source, and what no row speaks of yet. A missing row is no statement that a medicine does nothing.
// Shapes: canonical ingredients; enzymes "CYP1A2" ... "CYP3A4", "P-gp", "UGT". Strength as FDA grades it: inhibitors
// and inducers strong, moderate, weak; substrates sensitive, major, minor; NotSaid where the source names the role
// only. Errors: BadInput naming table and line: unknown ingredient, enzyme, role or strength, a row without source, a
// role said twice; and where the classes of drugs/members.tsv do not agree (an enzyme class is one whose id is enzyme,
// role and perhaps strength): another strength, a verified membership without a role, a strong or moderate inhibitor or
// inducer in no class of its enzyme, where there are such classes. Cost: of() is a binary search. Source:
// knowledge/cyp/roles.tsv, a source per row.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/drugs.h"

namespace baton::knowledge {

enum class CypDoes : std::uint8_t { Inhibitor, Inducer, Substrate };
enum class CypStrength : std::uint8_t { NotSaid, Strong, Moderate, Weak, Sensitive, Major, Minor };
std::string_view toText(CypDoes does);          // "inhibitor" ...
std::string_view toText(CypStrength strength);  // "strong" ..., "" for NotSaid

struct CypRole {
  std::uint16_t drug = 0;
  std::string_view enzyme;
  CypDoes does = CypDoes::Substrate;
  CypStrength strength = CypStrength::NotSaid;
  std::string_view note;
  std::string_view source, source_url, checked_on;
};

class CypRoles {
 public:
  std::span<const CypRole> rows() const { return rows_; }  // sorted by drug, enzyme and role
  std::span<const CypRole> of(std::uint16_t drug) const;

  static Result<CypRoles> build(const Drugs& drugs, std::string_view roles_tsv);

 private:
  Status agreeWith(const Drugs& drugs) const;
  const CypRole* find(std::uint16_t drug, std::string_view enzyme, CypDoes does) const;

  std::vector<CypRole> rows_;
};

}  // namespace baton::knowledge
