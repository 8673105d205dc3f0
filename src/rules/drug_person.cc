#include <algorithm>

#include "base/text.h"
#include "rules/drug_sections.h"

namespace baton::rules {
namespace {

using knowledge::Allergies;
using knowledge::AllergyRow;
using knowledge::CautionRow;
using knowledge::ConflictRow;
using knowledge::TherapyConflicts;

std::string severityText(const AllergyRow& row) {
  if (!row.severity) return "no alarm";
  std::string text(knowledge::toText(*row.severity));
  if (row.when_severe && row.when_severe != row.severity) {
    text += ", " + std::string(knowledge::toText(*row.when_severe)) + " after a severe reaction";
  }
  return text;
}

}  // namespace

std::vector<KnownRow> knownDuplicates(const DrugAsked& asked) {
  const std::string_view name = asked.knowledge.drugs().drug(asked.drug).duplicate_group;
  const knowledge::DuplicateGroup* const group = asked.knowledge.duplicates().group(name);
  if (group == nullptr) return {};
  std::vector<std::string> others;
  for (const knowledge::Drug& drug : asked.knowledge.drugs().drugs()) {
    if (drug.duplicate_group == name && drug.ingredient != asked.ingredient()) others.emplace_back(drug.ingredient);
  }
  return {{std::string(group->group),
           std::string(group->name_clinical) + ", with " + join(others, ", ") + ". " +
               std::string(group->action_clinical) + ". " + std::string(knowledge::toText(group->severity)) +
               ". Allowed: " + std::string(group->allowed),
           std::string(group->source), "", "", group->is_verified}};
}

std::vector<KnownRow> knownCautions(const DrugAsked& asked) {
  std::vector<KnownRow> rows;
  for (const std::uint16_t number : asked.knowledge.cautions().rowsOf(asked.drug)) {
    const CautionRow& row = asked.knowledge.cautions().rows()[number];
    rows.push_back({std::string(row.id),
                    std::string(row.when) + ": " + std::string(row.effect_clinical) + ". " +
                        std::string(row.action_clinical) + ". " + std::string(knowledge::toText(row.severity)),
                    std::string(row.source), std::string(row.source_url), std::string(row.checked_on),
                    row.is_verified});
  }
  return rows;
}

std::vector<KnownRow> knownAllergies(const DrugAsked& asked) {
  std::vector<KnownRow> rows;
  const knowledge::Allergens& allergens = asked.knowledge.allergens();
  for (const knowledge::Allergens::Group& group : allergens.groupsOf(asked.ingredient())) {
    rows.push_back({std::string(group.id),
                    "belongs to the allergy group " + std::string(group.display),
                    std::string(group.source),
                    "",
                    "",
                    {}});
  }
  const auto add = [&](const AllergyRow& row, std::string_view before) {
    rows.push_back({std::string(row.id),
                    std::string(before) + std::string(row.effect_clinical) + ". " + std::string(row.action_clinical) +
                        ". " + severityText(row),
                    std::string(row.source), std::string(row.source_url), std::string(row.checked_on),
                    row.is_verified});
  };
  for (const AllergyRow& row : asked.knowledge.allergies().rows()) {
    if (Allergies::speaksTo(allergens, row, asked.ingredient()))
      add(row, "taken with an allergy on the list: ");
    else if (Allergies::speaksFrom(allergens, row, asked.ingredient()))
      add(row, "as an allergy on the list: ");
  }
  return rows;
}

std::vector<KnownRow> knownTherapyConflicts(const DrugAsked& asked) {
  std::vector<KnownRow> rows;
  const knowledge::Knowledge& tables = asked.knowledge;
  for (const ConflictRow& row : tables.therapyConflicts().rows()) {
    if (!TherapyConflicts::isTrigger(row, tables.drugs(), tables.psychotropics(), tables.effects(), asked.ingredient()))
      continue;
    const std::vector<std::string> therapies(row.therapies.begin(), row.therapies.end());
    rows.push_back({std::string(row.id),
                    join(therapies, ", ") + ": " + std::string(row.why_clinical) + ". " +
                        std::string(row.action_clinical) + ". " + std::string(knowledge::toText(row.severity)),
                    std::string(row.source), "", std::string(row.checked_on), row.is_verified});
  }
  return rows;
}

std::vector<KnownRow> knownRedFlags(const DrugAsked& asked) {
  std::vector<KnownRow> rows;
  for (const knowledge::RedFlag& flag : asked.knowledge.redFlags().flags()) {
    const bool is_its = std::any_of(flag.medicines.begin(), flag.medicines.end(), [&](std::string_view subject) {
      return subject == asked.ingredient() || asked.knowledge.drugs().isMember(asked.ingredient(), subject);
    });
    if (!is_its) continue;
    rows.push_back({std::string(flag.id),
                    std::string(flag.title_clinical) + ": " + std::string(flag.why_clinical) + ". " +
                        std::string(flag.action_clinical) + ". " + std::string(knowledge::toText(flag.severity)),
                    std::string(flag.source),
                    "",
                    std::string(flag.checked_on),
                    {}});
  }
  return rows;
}

}  // namespace baton::rules
