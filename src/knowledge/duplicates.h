// Duplicates: the same medicine, or two of one group, at the same time.
//
// Why: two portals, two prescribers and the shelf each add one, and nobody adds them up.
// A duplicate may be meant (a switch, a short-acting with a long-acting form): `allowed` names the usual reasons, and
// the rule asks instead of alarming. Groups are those of knowledge/drugs/drugs.tsv; "same-ingredient" is for one
// ingredient in two products. Errors: BadInput naming table and line. Cost: one walk per pair of what is taken. Source:
// knowledge/interactions/duplicate_groups.tsv, a source per row.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/interactions.h"

namespace baton::knowledge {

struct DuplicateGroup {
  std::string_view group;  // "ssri"
  std::string_view name_plain;
  std::string_view name_clinical;
  Severity severity = Severity::Low;
  bool interrupts = false;
  std::string_view allowed;  // "cross-taper; ir-with-er", "none"
  std::string_view effect_plain;
  std::string_view action_clinical;
  std::string_view action_plain;
  std::string_view who;
  std::string_view by;
  std::string_view source;
  bool is_verified = false;
};

struct DuplicateHit {
  const DuplicateGroup* group = nullptr;
  std::size_t a = 0;  // places in what was asked, a < b
  std::size_t b = 0;
  // The two look like one of the allowed overlaps: the same ingredient in an immediate and an extended form, a local
  // with a systemic form, or low-dose quetiapine beside another antipsychotic. Then ask, do not alarm.
  bool looks_intended = false;
};

class Duplicates {
 public:
  // Pairs that are present now; stopped items and ingredients of one product are passed over.
  std::vector<DuplicateHit> find(const Drugs& drugs, std::span<const Taken> taken) const;
  const DuplicateGroup* group(std::string_view name) const;
  std::span<const DuplicateGroup> groups() const { return groups_; }

  static Result<Duplicates> build(const Drugs& drugs, std::string_view duplicate_groups_tsv);

 private:
  std::vector<DuplicateGroup> groups_;
};

}  // namespace baton::knowledge
