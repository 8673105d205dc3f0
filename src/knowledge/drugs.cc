#include "knowledge/drugs.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <limits>
#include <numeric>
#include <string>

#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::array<std::string_view, 5> kKinds = {"prescription", "otc", "supplement", "substance", "food"};
constexpr std::size_t kMost = std::numeric_limits<std::uint16_t>::max() / 2;  // drugs and classes share one number line

std::optional<double> numberOf(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value <= 0) return std::nullopt;
  return value;
}

std::size_t hashOf(std::string_view name) {  // FNV-1a, 32 bits (draft-eastlake-fnv, 2019)
  std::uint32_t hash = 2166136261U;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

}  // namespace

std::string_view toText(DrugKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

std::optional<std::uint16_t> Drugs::find(std::string_view ingredient) const {
  if (by_hash_.empty()) return std::nullopt;
  for (std::size_t slot = hashOf(ingredient) & (by_hash_.size() - 1); by_hash_[slot] != 0;
       slot = (slot + 1) & (by_hash_.size() - 1)) {
    const auto number = static_cast<std::uint16_t>(by_hash_[slot] - 1);
    if (drugs_[number].ingredient == ingredient) return number;
  }
  return std::nullopt;
}

void Drugs::index() {
  by_hash_.assign(std::bit_ceil(drugs_.size() * 2 + 1), 0);
  for (std::size_t number = 0; number < drugs_.size(); ++number) {
    std::size_t slot = hashOf(drugs_[number].ingredient) & (by_hash_.size() - 1);
    while (by_hash_[slot] != 0) slot = (slot + 1) & (by_hash_.size() - 1);
    by_hash_[slot] = static_cast<std::uint16_t>(number + 1);
  }
}

std::optional<std::uint16_t> Drugs::findClass(std::string_view id) const {
  const auto found =
      std::lower_bound(classes_by_id_.begin(), classes_by_id_.end(), id,
                       [&](std::uint16_t number, std::string_view wanted) { return classes_[number].id < wanted; });
  if (found == classes_by_id_.end() || classes_[*found].id != id) return std::nullopt;
  return *found;
}

std::span<const Membership> Drugs::classesOf(std::uint16_t drug) const {
  const std::span<const Membership> all = members_;
  return all.subspan(first_member_[drug], first_member_[drug + 1U] - first_member_[drug]);
}

std::span<const std::uint16_t> Drugs::membersOf(std::uint16_t drug_class) const {
  const std::span<const std::uint16_t> all = by_class_;
  return all.subspan(first_of_class_[drug_class], first_of_class_[drug_class + 1U] - first_of_class_[drug_class]);
}

bool Drugs::isMember(std::string_view ingredient, std::string_view class_id) const {
  const auto drug = find(ingredient);
  const auto wanted = findClass(class_id);
  if (!drug || !wanted) return false;
  const auto its = classesOf(*drug);
  return std::any_of(its.begin(), its.end(), [&](const Membership& member) { return member.drug_class == *wanted; });
}

Status Drugs::addDrugs(std::string_view text) {
  static constexpr std::string_view kTable = "drugs/drugs.tsv";
  static constexpr std::array<std::string_view, 7> kColumns = {
      "ingredient", "kind", "duplicate_group", "half_life_hours", "rxcui", "atc", "source"};
  BATON_CHECK(forEachRow(text, kTable, kColumns, [&](const TableRow& row) -> Status {
    const auto* const kind = std::find(kKinds.begin(), kKinds.end(), row[1]);
    if (kind == kKinds.end()) return tableFault(kTable, row.line, "no such kind.");
    const auto half_life = numberOf(row[3]);
    if (!row[3].empty() && !half_life) return tableFault(kTable, row.line, "half_life_hours is no positive number.");
    if (row[6].empty()) return tableFault(kTable, row.line, "no source.");
    drugs_.push_back({row[0], static_cast<DrugKind>(kind - kKinds.begin()), row[2], half_life, row[4], row[5], row[6]});
    return {};
  }));
  if (drugs_.size() > kMost) return tableFault(kTable, 0, "too many ingredients.");
  const auto byName = [](const Drug& left, const Drug& right) { return left.ingredient < right.ingredient; };
  std::sort(drugs_.begin(), drugs_.end(), byName);
  const auto twice = std::adjacent_find(drugs_.begin(), drugs_.end(), [](const Drug& left, const Drug& right) {
    return left.ingredient == right.ingredient;
  });
  if (twice != drugs_.end()) return tableFault(kTable, 0, std::string(twice->ingredient) + " is said twice.");
  index();
  return {};
}

Status Drugs::addClasses(std::string_view text) {
  static constexpr std::string_view kTable = "drugs/classes.tsv";
  static constexpr std::array<std::string_view, 5> kColumns = {"class", "name_plain", "name_clinical", "kind",
                                                               "source"};
  BATON_CHECK(forEachRow(text, kTable, kColumns, [&](const TableRow& row) -> Status {
    if (row[1].empty() || row[2].empty() || row[4].empty()) return tableFault(kTable, row.line, "a field is empty.");
    classes_.push_back({row[0], row[1], row[2], row[3], row[4]});
    return {};
  }));
  if (classes_.size() > kMost) return tableFault(kTable, 0, "too many classes.");
  classes_by_id_.resize(classes_.size());
  std::iota(classes_by_id_.begin(), classes_by_id_.end(), std::uint16_t{0});
  std::sort(classes_by_id_.begin(), classes_by_id_.end(),
            [&](std::uint16_t left, std::uint16_t right) { return classes_[left].id < classes_[right].id; });
  for (std::size_t i = 1; i < classes_by_id_.size(); ++i) {
    const std::string_view id = classes_[classes_by_id_[i]].id;
    if (id == classes_[classes_by_id_[i - 1]].id) return tableFault(kTable, 0, std::string(id) + " is said twice.");
  }
  return {};
}

Status Drugs::addMembers(std::string_view text) {
  static constexpr std::string_view kTable = "drugs/members.tsv";
  static constexpr std::array<std::string_view, 5> kColumns = {"class", "ingredient", "grade", "source", "verified"};
  BATON_CHECK(forEachRow(text, kTable, kColumns, [&](const TableRow& row) -> Status {
    const auto drug_class = findClass(row[0]);
    if (!drug_class) return tableFault(kTable, row.line, "no such class.");
    const auto drug = find(row[1]);
    if (!drug) return tableFault(kTable, row.line, "the ingredient is not in drugs/drugs.tsv.");
    if (row[3].empty()) return tableFault(kTable, row.line, "no source.");
    if (row[4] != "yes" && row[4] != "unverified") return tableFault(kTable, row.line, "verified: yes or unverified.");
    members_.push_back({*drug, *drug_class, row[2], row[4] == "yes", row[3]});
    return {};
  }));
  const auto place = [](const Membership& member) { return std::pair(member.drug, member.drug_class); };
  std::sort(members_.begin(), members_.end(),
            [&](const Membership& left, const Membership& right) { return place(left) < place(right); });
  const auto twice =
      std::adjacent_find(members_.begin(), members_.end(),
                         [&](const Membership& left, const Membership& right) { return place(left) == place(right); });
  if (twice != members_.end()) {
    return tableFault(kTable, 0, std::string(drugs_[twice->drug].ingredient) + " is twice in one class.");
  }
  if (members_.size() > kMost) return tableFault(kTable, 0, "too many memberships.");
  first_member_.assign(drugs_.size() + 1, 0);
  first_of_class_.assign(classes_.size() + 1, 0);
  for (const Membership& member : members_) {
    ++first_member_[member.drug + 1U];
    ++first_of_class_[member.drug_class + 1U];
  }
  std::partial_sum(first_member_.begin(), first_member_.end(), first_member_.begin());
  std::partial_sum(first_of_class_.begin(), first_of_class_.end(), first_of_class_.begin());
  by_class_.resize(members_.size());
  std::vector<std::uint16_t> next = first_of_class_;
  for (std::size_t i = 0; i < members_.size(); ++i) {
    by_class_[next[members_[i].drug_class]++] = static_cast<std::uint16_t>(i);
  }
  return {};
}

Result<Drugs> Drugs::build(std::string_view drugs_tsv, std::string_view classes_tsv, std::string_view members_tsv) {
  Drugs built;
  BATON_CHECK(built.addDrugs(drugs_tsv));
  BATON_CHECK(built.addClasses(classes_tsv));
  BATON_CHECK(built.addMembers(members_tsv));
  return built;
}

}  // namespace baton::knowledge
