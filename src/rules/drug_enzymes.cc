#include "knowledge/cyp_roles.h"
#include "rules/drug_sections.h"

namespace baton::rules {
namespace {

using knowledge::CypRole;
using knowledge::CypStrength;

std::string saysOf(const CypRole& role) {
  std::string says(role.enzyme);
  says += ": ";
  if (role.strength != CypStrength::NotSaid) says += std::string(toText(role.strength)) + " ";
  says += toText(role.does);
  if (role.strength == CypStrength::NotSaid) says += ", how strong is not said";
  if (!role.note.empty()) says += " (" + std::string(role.note) + ")";
  return says;
}

}  // namespace

std::vector<KnownRow> knownEnzymes(const DrugAsked& asked) {
  std::vector<KnownRow> rows;
  for (const CypRole& role : asked.knowledge.cypRoles().of(asked.drug)) {
    rows.push_back(
        {"", saysOf(role), std::string(role.source), std::string(role.source_url), std::string(role.checked_on), {}});
  }
  return rows;
}

}  // namespace baton::rules
