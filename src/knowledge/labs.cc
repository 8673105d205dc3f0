#include "knowledge/labs.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "knowledge/conditions.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kLoincSystem = "http://loinc.org";
constexpr std::array<std::string_view, 3> kLoincSystems = {kLoincSystem, "urn:oid:2.16.840.1.113883.6.1",
                                                           "2.16.840.1.113883.6.1"};

bool isBefore(const Labs::Code& left, const Labs::Code& right) { return left.key < right.key; }

std::span<const Labs::Code> among(const std::vector<Labs::Code>& codes, std::string_view key) {
  const auto first =
      std::lower_bound(codes.begin(), codes.end(), key,
                       [](const Labs::Code& code, std::string_view wanted) { return code.key < wanted; });
  auto last = first;
  while (last != codes.end() && last->key == key) ++last;
  return {first, last};
}

}  // namespace

bool isLoinc(std::string_view code) {
  const std::size_t dash = code.find('-');
  if (dash == std::string_view::npos || dash == 0 || dash > 6 || dash + 2 != code.size()) return false;
  int sum = 0;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (i != dash && (code[i] < '0' || code[i] > '9')) return false;
  }
  for (std::size_t i = 0; i < dash; ++i) {
    int digit = code[dash - 1 - i] - '0';
    if (i % 2 == 0) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return (10 - sum % 10) % 10 == code.back() - '0';
}

std::string unitKey(std::string_view unit) {
  std::string key;
  for (std::size_t i = 0; i < unit.size(); ++i) {
    const auto byte = static_cast<unsigned char>(unit[i]);
    if (byte == ' ') continue;
    if ((byte == 0xC2 && i + 1 < unit.size() && static_cast<unsigned char>(unit[i + 1]) == 0xB5) ||
        (byte == 0xCE && i + 1 < unit.size() && static_cast<unsigned char>(unit[i + 1]) == 0xBC)) {
      key += 'u';
      ++i;
      continue;
    }
    key += unit[i] >= 'A' && unit[i] <= 'Z' ? static_cast<char>(unit[i] + 32) : unit[i];
  }
  return key;
}

std::optional<std::uint16_t> Labs::find(std::string_view id) const {
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    if (groups_[i].id == id) return static_cast<std::uint16_t>(i);
  }
  return std::nullopt;
}

std::span<const Labs::Code> Labs::ofCode(std::string_view system, std::string_view code) const {
  const bool is_loinc = std::find(kLoincSystems.begin(), kLoincSystems.end(), system) != kLoincSystems.end();
  return among(is_loinc ? loinc_ : other_, code);
}

std::span<const Labs::Code> Labs::ofText(const std::string& folded) const { return among(text_, folded); }

std::optional<double> Labs::inUnit(std::uint16_t group, double value, std::string_view unit) const {
  const std::string key = unitKey(unit);
  const auto found =
      std::lower_bound(units_.begin(), units_.end(), std::pair(group, std::string_view(key)),
                       [](const Unit& one, const auto& wanted) { return std::pair(one.group, one.unit) < wanted; });
  if (found == units_.end() || found->group != group || found->unit != key) return std::nullopt;
  return value * found->factor + found->offset;
}

std::span<const LabLimit> Labs::limitsOf(std::uint16_t group) const {
  const auto before = [](const LabLimit& limit, std::uint16_t wanted) { return limit.group < wanted; };
  const auto first = std::lower_bound(limits_.begin(), limits_.end(), group, before);
  auto last = first;
  while (last != limits_.end() && last->group == group) ++last;
  return {first, last};
}

Status Labs::finish() {
  for (std::vector<Code>* codes : {&loinc_, &other_, &text_}) std::stable_sort(codes->begin(), codes->end(), isBefore);
  std::sort(units_.begin(), units_.end(), [](const Unit& left, const Unit& right) {
    return std::pair(left.group, left.unit) < std::pair(right.group, right.unit);
  });
  std::stable_sort(limits_.begin(), limits_.end(),
                   [](const LabLimit& left, const LabLimit& right) { return left.group < right.group; });
  for (const LabGroup& group : groups_) {
    const auto number = static_cast<std::uint16_t>(&group - groups_.data());
    const auto isOf = [&](const Code& code) { return code.group == number; };
    const bool has_code =
        std::any_of(loinc_.begin(), loinc_.end(), isOf) || std::any_of(text_.begin(), text_.end(), isOf);
    if (!has_code) {
      return fail(ErrorCode::BadInput, "Table \"labs/codes.tsv\": no code of \"" + std::string(group.id) + "\".");
    }
    const bool has_unit =
        std::any_of(units_.begin(), units_.end(), [&](const Unit& unit) { return unit.group == number; });
    if (has_unit == group.unit.empty()) {
      return fail(ErrorCode::BadInput, "Table \"labs/units.tsv\": units of \"" + std::string(group.id) +
                                           "\" do not fit the table of groups.");
    }
  }
  return {};
}

Result<Labs> Labs::build(const Drugs& drugs, const Texts& texts) {
  Labs built;
  BATON_CHECK(built.addGroups(texts.groups));
  BATON_CHECK(built.addCodes(texts.codes));
  BATON_CHECK(built.addUnits(texts.units));
  BATON_CHECK(built.addLimits(drugs, texts.limits));
  BATON_CHECK(built.finish());
  return built;
}

}  // namespace baton::knowledge
