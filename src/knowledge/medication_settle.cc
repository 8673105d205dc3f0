#include "knowledge/medication_reader.h"

namespace baton::knowledge {

// "81 mg = 1 tab, PO, daily, 30 tab": a last count without a time is what was dispensed.
void MedicationReader::settleQuantity() {
  if (result_.instructions.size() < 2) return;
  const DoseInstruction& last = result_.instructions.back();
  if (!last.timing.empty() || !last.dose) return;
  if (!result_.quantity && !last.dose->high && last.dose->unit == result_.form && !result_.form.empty()) {
    result_.quantity = last.dose;
  } else {
    result_.unread.push_back(last.dose->value.text() + (last.dose->unit.empty() ? "" : " " + last.dose->unit));
  }
  result_.instructions.pop_back();
}

void MedicationReader::settleDoses() {
  const bool is_plain = result_.strengths.size() == 1 && result_.strengths.front().per_unit.empty() &&
                        !result_.strengths.front().unit.empty() && result_.form.empty();
  const auto is_mass = [&](const DoseInstruction& instruction) {
    return instruction.dose && is_plain && instruction.dose->unit == result_.strengths.front().unit;
  };
  const bool mass_dose = std::any_of(result_.instructions.begin(), result_.instructions.end(), is_mass);
  bool used_strength = false;
  for (DoseInstruction& instruction : result_.instructions) {
    const bool has_time = instruction.timing.frequency || instruction.timing.frequency_max || instruction.timing.once ||
                          !instruction.timing.when.empty() || !instruction.timing.days.empty() ||
                          instruction.timing.as_needed;
    if (!instruction.dose && has_time && is_plain) {
      const Strength& strength = result_.strengths.front();
      instruction.dose = Amount{strength.value, std::nullopt, strength.unit};
      used_strength = true;
    }
    // "tabs 1 po qam": one of the form that was named.
    if (instruction.dose && instruction.dose->unit.empty()) {
      constexpr std::string_view kCounted[] = {"tablet", "capsule", "chewable tablet", "patch",
                                               "film",   "lozenge", "gummy",           "suppository"};
      if (std::find(std::begin(kCounted), std::end(kCounted), result_.form) != std::end(kCounted)) {
        instruction.dose->unit = result_.form;
      }
    }
  }
  // "300 mg qam and 600 mg qhs": neither is known to be the strength of the product.
  if (mass_dose && used_strength && result_.instructions.size() > 1) result_.strengths.clear();
}

// Names of a combination and their strengths stand in the same order; a brand does not say which is which.
void MedicationReader::settleStrengths() {
  std::vector<std::string> order;
  for (const NameMatch& match : named_.matches) {
    const bool is_one =
        match.ingredients.size() == 1 && (match.kind != NameKind::Brand || result_.ingredients.size() == 1);
    if (!is_one) continue;
    const std::string& name = match.ingredients.front().name;
    if (std::find(order.begin(), order.end(), name) == order.end()) order.push_back(name);
  }
  if (order.size() != result_.ingredients.size() || order.size() != result_.strengths.size()) return;
  for (std::size_t i = 0; i < order.size(); ++i) result_.strengths[i].ingredient = order[i];
}

void MedicationReader::finish() {
  settleQuantity();
  settleDoses();
  settleStrengths();
  for (const NameTrouble& trouble : named_.troubles) {
    warn(WarningKind::Ambiguous, trouble.first, trouble.length, trouble.reason);
  }
  const bool has_subject = look_ == Look::ForNames
                               ? !result_.ingredients.empty()
                               : !result_.instructions.empty() || !result_.route.empty() || !result_.form.empty();
  result_.understood = has_subject && result_.unread.empty();
}

}  // namespace baton::knowledge
