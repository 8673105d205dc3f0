#include "knowledge/allergies.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kCross = "allergies/cross.tsv";
constexpr std::string_view kReactions = "allergies/mild_reactions.tsv";
constexpr std::string_view kAllergen = "allergen:";
constexpr std::string_view kAllergenClass = "allergen-class:";
constexpr std::string_view kAny = "*";
constexpr std::string_view kItself = "itself";
constexpr std::string_view kItselfIntolerance = "itself-intolerance";

bool has(const std::vector<std::string>& all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

// Does the entry of the list stand for this side of a row?
bool isFrom(const Allergens& allergens, const AllergenMatch& entry, std::string_view side) {
  if (side.starts_with(kAllergenClass)) return entry.id == side.substr(kAllergenClass.size());
  if (!side.starts_with(kAllergen)) return has(entry.ingredients, side) && entry.kind == AllergenKind::Drug;
  const std::string_view wanted = side.substr(kAllergen.size());
  if (entry.id == wanted) return true;
  return entry.kind == AllergenKind::Drug &&
         std::any_of(entry.ingredients.begin(), entry.ingredients.end(),
                     [&](const std::string& one) { return allergens.isIn(one, wanted); });
}

bool isTo(const Allergens& allergens, std::string_view ingredient, std::string_view side) {
  if (!side.starts_with(kAllergen)) return ingredient == side;
  return allergens.isIn(ingredient, side.substr(kAllergen.size()));
}

// Is the medicine what the entry names, or one of the group that it names?
bool isNamed(const AllergenMatch& entry, std::string_view ingredient) { return has(entry.ingredients, ingredient); }

std::optional<Severity> severityIn(std::string_view text, bool& is_known) {
  const auto severity = severityOf(text);
  is_known = severity.has_value() || text == "quiet";
  return severity;
}

std::string faultOf(const AllergyRow& row) {
  const std::array<std::string_view, 7> needed = {
      row.effect_clinical, row.action_clinical, row.why_plain, row.why_plain_es, row.who, row.source, row.checked_on};
  if (std::any_of(needed.begin(), needed.end(), [](std::string_view text) { return text.empty(); })) {
    return "a field is empty.";
  }
  if (row.from.empty() || row.to.empty()) return "nothing can meet it.";
  const bool is_high = row.severity == Severity::High || row.when_severe == Severity::High;
  if (row.severity == Severity::Urgent || row.when_severe == Severity::Urgent) return "nothing here is urgent.";
  if (is_high && !row.is_verified) return "an unverified row may not be high.";
  if (row.severity.has_value() != row.when_severe.has_value()) return "quiet is quiet in both.";
  return "";
}

std::string unknownIn(const Allergens& allergens, const std::vector<std::string_view>& sides) {
  for (std::string_view side : sides) {
    for (const std::string_view prefix : {kAllergenClass, kAllergen}) {
      if (!side.starts_with(prefix)) continue;
      side.remove_prefix(prefix.size());
      if (!allergens.knows(side)) return std::string(side);
    }
  }
  return "";
}

}  // namespace

const AllergyRow* Allergies::conflict(const Allergens& allergens, const AllergenMatch& entry,
                                      std::string_view ingredient, bool is_intolerance) const {
  const bool is_named = isNamed(entry, ingredient);
  for (const AllergyRow& row : rows_) {
    if (row.from.front() == kAny) {
      const bool is_it = row.to.front() == (is_intolerance ? kItselfIntolerance : kItself);
      if (is_named && is_it) return &row;
      continue;
    }
    const auto from = [&](std::string_view side) { return isFrom(allergens, entry, side); };
    const auto to = [&](std::string_view side) { return isTo(allergens, ingredient, side); };
    if (!std::any_of(row.from.begin(), row.from.end(), from) || !std::any_of(row.to.begin(), row.to.end(), to))
      continue;
    return row.severity ? &row : nullptr;
  }
  return nullptr;
}

bool Allergies::speaksTo(const Allergens& allergens, const AllergyRow& row, std::string_view ingredient) {
  return std::any_of(row.to.begin(), row.to.end(), [&](auto side) { return isTo(allergens, ingredient, side); });
}

bool Allergies::speaksFrom(const Allergens& allergens, const AllergyRow& row, std::string_view ingredient) {
  return std::any_of(row.from.begin(), row.from.end(), [&](std::string_view side) {
    if (side.starts_with(kAllergenClass)) return allergens.isIn(ingredient, side.substr(kAllergenClass.size()));
    return isTo(allergens, ingredient, side);
  });
}

bool Allergies::isSevere(std::string_view reaction) const {
  const std::string key = foldForMatching(reaction);
  return std::any_of(severe_.begin(), severe_.end(),
                     [&](const std::string& word) { return key.find(word) != std::string::npos; });
}

bool Allergies::isMildOnly(std::string_view reaction) const {
  std::string key = foldForMatching(reaction);
  std::replace(key.begin(), key.end(), ';', ',');
  bool is_any = false;
  for (const std::string_view part : split(key, ',')) {
    const std::string_view word = trim(part);
    if (word.empty()) continue;
    if (!has(mild_, word)) return false;
    is_any = true;
  }
  return is_any;
}

Result<Allergies> Allergies::build(const Allergens& allergens, const Drugs& drugs, std::string_view cross_tsv,
                                   std::string_view reactions_tsv) {
  Allergies built;
  static constexpr std::array<std::string_view, 14> kColumns = {
      "id",        "from",         "to",  "severity", "when_severe", "status",    "effect_clinical", "action_clinical",
      "why_plain", "why_plain_es", "who", "source",   "source_url",  "checked_on"};
  BATON_CHECK(forEachRow(cross_tsv, kCross, kColumns, [&](const TableRow& fields) -> Status {
    bool is_known = false;
    bool is_known_severe = false;
    AllergyRow row = {.id = fields[0],
                      .from = splitList(fields[1]),
                      .to = splitList(fields[2]),
                      .severity = severityIn(fields[3], is_known),
                      .when_severe = severityIn(fields[4], is_known_severe),
                      .is_verified = fields[5] == "verified",
                      .effect_clinical = fields[6],
                      .action_clinical = fields[7],
                      .why_plain = fields[8],
                      .why_plain_es = fields[9],
                      .who = fields[10],
                      .source = fields[11],
                      .source_url = fields[12],
                      .checked_on = fields[13]};
    if (!is_known || !is_known_severe) return tableFault(kCross, fields.line, "no such severity.");
    if (const std::string fault = faultOf(row); !fault.empty()) return tableFault(kCross, fields.line, fault);
    for (const auto* sides : {&row.from, &row.to}) {
      if (const std::string unknown = unknownIn(allergens, *sides); !unknown.empty()) {
        return tableFault(kCross, fields.line, "there is no allergen \"" + unknown + "\".");
      }
    }
    const bool reaches = std::any_of(row.to.begin(), row.to.end(), [&](std::string_view side) {
      return side.starts_with(kAllergen) || side.starts_with(kItself) || drugs.find(side).has_value();
    });
    if (!reaches) return tableFault(kCross, fields.line, "no medicine of it is known.");
    built.rows_.push_back(std::move(row));
    return {};
  }));
  static constexpr std::array<std::string_view, 2> kWords = {"words", "kind"};
  BATON_CHECK(forEachRow(reactions_tsv, kReactions, kWords, [&](const TableRow& fields) -> Status {
    if (fields[1] != "mild" && fields[1] != "severe") return tableFault(kReactions, fields.line, "mild or severe.");
    for (const std::string_view word : splitList(fields[0])) {
      (fields[1] == "mild" ? built.mild_ : built.severe_).push_back(foldForMatching(word));
    }
    return {};
  }));
  return built;
}

}  // namespace baton::knowledge
