// Reading the rows of knowledge/labs/*.tsv and checking each.
#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "knowledge/labs.h"
#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::array<std::string_view, 8> kRoles = {"self",     "therapist", "psychiatrist", "primary-care",
                                                    "pharmacy", "emergency", "caregiver",    "telepsychiatry"};
constexpr std::array<std::string_view, 4> kBy = {"now", "48h", "next-contact", "next-visit"};

std::optional<double> numberOf(std::string_view text) {
  double number = 0;
  const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (trouble != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<LabOperator> operatorOf(std::string_view text) {
  if (text == ">") return LabOperator::Above;
  if (text == ">=") return LabOperator::AtLeast;
  if (text == "<") return LabOperator::Below;
  return std::nullopt;
}

template <class List>
bool isAmong(const List& list, std::string_view one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

}  // namespace

std::optional<LabBound> labBound(std::string_view text) {
  LabBound bound;
  const std::size_t star = text.find('*');
  if (star == std::string_view::npos) {
    const auto number = numberOf(text);
    if (!number) return std::nullopt;
    bound.number = *number;
    return bound;
  }
  const auto factor = numberOf(text.substr(0, star));
  std::string_view rest = text.substr(star + 1);
  const std::size_t otherwise = rest.find(" or ");
  if (otherwise != std::string_view::npos) {
    bound.fallback = numberOf(rest.substr(otherwise + 4));
    if (!bound.fallback) return std::nullopt;
    rest = rest.substr(0, otherwise);
  }
  if (!factor || (rest != "high" && rest != "low")) return std::nullopt;
  bound.number = *factor;
  bound.kind = rest == "high" ? LabBound::Kind::OfHigh : LabBound::Kind::OfLow;
  return bound;
}

std::optional<std::vector<std::uint16_t>> testsNamed(const Labs& labs, std::string_view text) {
  static constexpr std::string_view kOr = " or ";
  std::vector<std::uint16_t> tests;
  while (true) {
    const std::size_t end = text.find(kOr);
    const auto group = labs.find(text.substr(0, end));
    if (!group) return std::nullopt;
    tests.push_back(*group);
    if (end == std::string_view::npos) return tests;
    text.remove_prefix(end + kOr.size());
  }
}

Status Labs::addGroups(std::string_view text) {
  static constexpr std::string_view kTable = "labs/groups.tsv";
  static constexpr std::array<std::string_view, 7> kColumns = {"group", "name_plain", "name_plain_es", "name_clinical",
                                                               "unit",  "source",     "seen"};
  return forEachRow(text, kTable, kColumns, [&](const TableRow& row) -> Status {
    if (find(row[0])) return tableFault(kTable, row.line, "said twice.");
    for (const std::size_t column : {0, 1, 2, 3, 5, 6}) {
      if (row[column].empty()) return tableFault(kTable, row.line, "a field is empty.");
    }
    groups_.push_back({row[0], row[1], row[2], row[3], row[4]});
    return {};
  });
}

Status Labs::addCodes(std::string_view text) {
  static constexpr std::string_view kTable = "labs/codes.tsv";
  static constexpr std::array<std::string_view, 5> kColumns = {"group", "kind", "code", "source", "seen"};
  return forEachRow(text, kTable, kColumns, [&](const TableRow& row) -> Status {
    const auto group = find(row[0]);
    if (!group) return tableFault(kTable, row.line, "no such group.");
    if (row[3].empty() || row[4].empty()) return tableFault(kTable, row.line, "no source.");
    const bool is_loinc = row[1] == "loinc";
    const bool is_text = row[1] == "text";
    if (!is_loinc && !is_text && row[1] != "snomed" && row[1] != "cpt") {
      return tableFault(kTable, row.line, "no such kind of code.");
    }
    if (is_loinc && !isLoinc(row[2]))
      return tableFault(kTable, row.line, "not a LOINC code: its check digit is wrong.");
    std::vector<Code>& codes = is_loinc ? loinc_ : is_text ? text_ : other_;
    Code code{is_text ? foldForMatching(row[2]) : std::string(row[2]), *group};
    const bool is_known = std::any_of(codes.begin(), codes.end(),
                                      [&](const Code& one) { return one.key == code.key && one.group == code.group; });
    if (is_known || code.key.empty()) return tableFault(kTable, row.line, "said twice, or empty.");
    codes.push_back(std::move(code));
    return {};
  });
}

Status Labs::addUnits(std::string_view text) {
  static constexpr std::string_view kTable = "labs/units.tsv";
  static constexpr std::array<std::string_view, 5> kColumns = {"groups", "unit", "factor", "offset", "source"};
  return forEachRow(text, kTable, kColumns, [&](const TableRow& row) -> Status {
    const auto factor = numberOf(row[2]);
    const auto offset = numberOf(row[3]);
    if (!factor || !offset || *factor <= 0 || row[4].empty()) return tableFault(kTable, row.line, "wants numbers.");
    if (unitKey(row[1]) != row[1]) return tableFault(kTable, row.line, "unit in small letters, without blanks.");
    for (const std::string_view name : splitList(row[0])) {
      const auto group = find(name);
      if (!group) return tableFault(kTable, row.line, "no such group.");
      const bool is_known = std::any_of(units_.begin(), units_.end(),
                                        [&](const Unit& one) { return one.group == *group && one.unit == row[1]; });
      if (is_known) return tableFault(kTable, row.line, "said twice.");
      units_.push_back({*group, row[1], *factor, *offset});
    }
    return {};
  });
}

Status Labs::addLimits(const Drugs& drugs, std::string_view text) {
  static constexpr std::string_view kTable = "labs/limits.tsv";
  static constexpr std::array<std::string_view, 22> kColumns = {
      "id",          "group",    "drugs",  "with",      "age",          "condition",    "op",       "limit",
      "fresh_days",  "severity", "status", "why_plain", "why_plain_es", "why_clinical", "do_plain", "do_plain_es",
      "do_clinical", "who",      "by",     "source",    "checked_on",   "seen"};
  return forEachRow(text, kTable, kColumns, [&](const TableRow& row) -> Status {
    const auto wrong = [&](std::string_view what) { return tableFault(kTable, row.line, what); };
    for (const std::size_t column : {0, 11, 12, 13, 14, 15, 16, 17, 19, 20, 21}) {
      if (row[column].empty()) return wrong("a field is empty.");
    }
    LabLimit limit;
    limit.id = row[0];
    if (std::any_of(limits_.begin(), limits_.end(), [&](const LabLimit& one) { return one.id == row[0]; })) {
      return wrong("said twice.");
    }
    const auto group = find(row[1]);
    if (!group || groups_[*group].unit.empty()) return wrong("no such group, or one without a unit.");
    limit.group = *group;
    limit.is_for_all = row[2] == "any";
    for (const auto& [column, set] : {std::pair(2, &limit.drugs), std::pair(3, &limit.with)}) {
      if (column == 2 && limit.is_for_all) continue;
      auto made = drugSet(drugs, row[static_cast<std::size_t>(column)]);
      if (!made) return wrong(made.error().message);
      *set = std::move(*made);
    }
    if (!limit.is_for_all && limit.drugs.empty()) return wrong("names no medicine.");
    if (!row[4].empty()) {
      const auto age = row[4].starts_with("age>=") ? numberOf(row[4].substr(5)) : std::nullopt;
      if (!age) return wrong("age is written age>=65.");
      limit.age_from = static_cast<int>(*age);
    }
    std::string_view conditions = row[5];
    limit.is_without_conditions = conditions.starts_with("not:");
    if (limit.is_without_conditions) conditions.remove_prefix(4);
    for (const std::string_view one : splitList(trim(conditions))) {
      limit.conditions.push_back(one.starts_with("group:") ? std::string(one) : foldForMatching(one));
    }
    const auto op = operatorOf(row[6]);
    const auto bound = labBound(row[7]);
    const auto fresh = numberOf(row[8]);
    const auto severity = severityOf(row[9]);
    if (!op || !bound || !fresh || *fresh < 1 || !severity) return wrong("operator, limit, days or severity unknown.");
    limit.op = *op;
    limit.bound = *bound;
    limit.fresh_days = static_cast<int>(*fresh);
    limit.severity = *severity;
    if (row[10] != "verified" && row[10] != "unverified") return wrong("status is verified or unverified.");
    limit.is_verified = row[10] == "verified";
    if (!limit.is_verified && *severity <= Severity::High) return wrong("an unverified row may not interrupt.");
    for (const std::string_view role : splitList(row[17])) {
      if (!isAmong(kRoles, role)) return wrong("no such role.");
    }
    if (!isAmong(kBy, row[18])) return wrong("no such day.");
    limit.why_plain = row[11], limit.why_plain_es = row[12], limit.why_clinical = row[13];
    limit.do_plain = row[14], limit.do_plain_es = row[15], limit.do_clinical = row[16];
    limit.who = row[17], limit.by = row[18], limit.source = row[19], limit.checked_on = row[20];
    limits_.push_back(std::move(limit));
    return {};
  });
}

}  // namespace baton::knowledge
