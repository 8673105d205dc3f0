// Reading and checking the rows; interactions.cc finds with them.
#include <algorithm>
#include <string>
#include <tuple>

#include "knowledge/interactions.h"
#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::array<std::string_view, 4> kSeverities = {"urgent", "high", "moderate", "low"};
constexpr std::array<std::string_view, 9> kRoles = {"therapist",      "psychiatrist", "primary-care",
                                                    "telepsychiatry", "caregiver",    "pharmacy",
                                                    "emergency",      "self",         "other"};
constexpr std::string_view kClassPrefix = "class:";

template <std::size_t N>
bool isOneOf(const std::array<std::string_view, N>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

std::optional<std::uint16_t> subjectOf(const Drugs& drugs, std::string_view text) {
  if (text.substr(0, kClassPrefix.size()) != kClassPrefix) return drugs.find(text);
  const auto number = drugs.findClass(text.substr(kClassPrefix.size()));
  if (!number) return std::nullopt;
  return static_cast<std::uint16_t>(*number + drugs.drugs().size());
}

std::uint32_t membersOf(const Drugs& drugs, std::uint16_t subject) {
  if (subject < drugs.drugs().size()) return 1;
  return drugs.sizeOf(static_cast<std::uint16_t>(subject - drugs.drugs().size()));
}

Status checkWords(const InteractionRow& row, std::string_view table, std::size_t line) {
  const std::array<std::string_view, 10> needed = {row.id,           row.cause,
                                                   row.mechanism,    row.effect_clinical,
                                                   row.effect_plain, row.action_clinical,
                                                   row.action_plain, row.source,
                                                   row.checked_on,   row.who};
  const bool is_missing = std::any_of(needed.begin(), needed.end(), [](std::string_view text) { return text.empty(); });
  if (is_missing) return tableFault(table, line, "a field is empty.");
  if (!isOneOf(kOnsets, row.onset)) return tableFault(table, line, "onset: hours, days or weeks.");
  if (!isOneOf(kDeadlines, row.by)) return tableFault(table, line, "by: now, 48h, next-contact or next-visit.");
  for (const std::string_view role : splitList(row.who)) {
    if (!isOneOf(kRoles, role)) return tableFault(table, line, "there is no role " + std::string(role) + ".");
  }
  const bool is_grave = row.severity == Severity::Urgent || row.severity == Severity::High;
  if (row.interrupts != is_grave) return tableFault(table, line, "urgent and high interrupt, the others do not.");
  if (row.interrupts && !row.is_verified) return tableFault(table, line, "an unverified row may not interrupt.");
  return {};
}

}  // namespace

std::string_view toText(Severity severity) { return kSeverities[static_cast<std::size_t>(severity)]; }

std::optional<Severity> severityOf(std::string_view text) {
  const auto* const found = std::find(kSeverities.begin(), kSeverities.end(), text);
  if (found == kSeverities.end()) return std::nullopt;
  return static_cast<Severity>(found - kSeverities.begin());
}

int InteractionRow::rank() const {
  const auto named = [](std::string_view subject) { return subject.substr(0, kClassPrefix.size()) != kClassPrefix; };
  return (named(a) ? 10 : 0) + (named(b) ? 10 : 0) + (third.empty() ? 0 : 5) + conditions.count;
}

const InteractionRow* Interactions::row(std::string_view id) const {
  const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const InteractionRow& row) { return row.id == id; });
  return found == rows_.end() ? nullptr : &*found;
}

Status Interactions::addTable(const Drugs& drugs, std::string_view text, std::string_view table) {
  static constexpr std::array<std::string_view, 21> kColumns = {"id",
                                                                "a",
                                                                "b",
                                                                "third",
                                                                "severity",
                                                                "interruptive",
                                                                "cause",
                                                                "when",
                                                                "mechanism",
                                                                "onset",
                                                                "effect_clinical",
                                                                "effect_plain",
                                                                "action_clinical",
                                                                "action_plain",
                                                                "who",
                                                                "by",
                                                                "washout_days",
                                                                "source",
                                                                "source_url",
                                                                "checked_on",
                                                                "verified"};
  return forEachRow(text, table, kColumns, [&](const TableRow& fields) -> Status {
    const auto severity = severityOf(fields[4]);
    if (!severity) return tableFault(table, fields.line, "no such severity.");
    auto conditions = parseConditions(fields[7], fields[16]);
    if (!conditions) return tableFault(table, fields.line, conditions.error().message);
    InteractionRow row = {.id = fields[0],
                          .a = fields[1],
                          .b = fields[2],
                          .third = fields[3],
                          .severity = *severity,
                          .interrupts = fields[5] == "yes",
                          .is_verified = fields[20] == "yes",
                          .cause = fields[6],
                          .conditions = *conditions,
                          .mechanism = fields[8],
                          .onset = fields[9],
                          .effect_clinical = fields[10],
                          .effect_plain = fields[11],
                          .action_clinical = fields[12],
                          .action_plain = fields[13],
                          .who = fields[14],
                          .by = fields[15],
                          .source = fields[17],
                          .source_url = fields[18],
                          .checked_on = fields[19]};
    const std::array<std::string_view, 3> subjects = {row.a, row.b, row.third};
    for (std::size_t i = 0; i < subjects.size(); ++i) {
      if (i == 2 && subjects[i].empty()) continue;
      const auto subject = subjectOf(drugs, subjects[i]);
      if (!subject) return tableFault(table, fields.line, "\"" + std::string(subjects[i]) + "\" is not known.");
      row.subjects[i] = *subject;
    }
    row.breadth = membersOf(drugs, row.subjects[0]) * membersOf(drugs, row.subjects[1]);
    if (row.breadth == 0) return tableFault(table, fields.line, "a class has no members.");
    BATON_CHECK(checkWords(row, table, fields.line));
    rows_.push_back(row);
    return {};
  });
}

// Two rows on the same pair, cause and conditions must not differ in severity: one of them is wrong.
Status Interactions::checkContradictions() const {
  const auto text = [](const InteractionConditions& conditions) {
    std::string key;
    for (std::size_t i = 0; i < conditions.count; ++i) {
      const InteractionCondition& one = conditions.list[i];
      key += std::to_string(static_cast<int>(one.kind)) + (one.side == Side::A ? "a" : "b") +
             std::to_string(static_cast<int>(one.number)) + ":" + std::to_string(static_cast<int>(one.route)) + ";";
    }
    return key;
  };
  std::vector<std::tuple<std::uint16_t, std::uint16_t, std::string_view, std::string_view, std::string, std::size_t>>
      keys;
  std::vector<std::string_view> ids;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const InteractionRow& row = rows_[i];
    const auto [low, high] = std::minmax(row.subjects[0], row.subjects[1]);
    keys.emplace_back(low, high, row.third, row.cause, text(row.conditions), i);
    ids.push_back(row.id);
  }
  std::sort(keys.begin(), keys.end());
  for (std::size_t i = 1; i < keys.size(); ++i) {
    const auto same = [&](auto index) { return std::get<index>(keys[i]) == std::get<index>(keys[i - 1]); };
    using std::integral_constant;
    if (same(integral_constant<int, 0>{}) && same(integral_constant<int, 1>{}) && same(integral_constant<int, 2>{}) &&
        same(integral_constant<int, 3>{}) && same(integral_constant<int, 4>{})) {
      return fail(ErrorCode::BadInput,
                  "Two interaction rows speak of the same: " + std::string(rows_[std::get<5>(keys[i])].id) + " and " +
                      std::string(rows_[std::get<5>(keys[i - 1])].id) + ".");
    }
  }
  std::sort(ids.begin(), ids.end());
  const auto twice = std::adjacent_find(ids.begin(), ids.end());
  if (twice != ids.end())
    return fail(ErrorCode::BadInput, "The interaction " + std::string(*twice) + " is said twice.");
  return {};
}

Result<Interactions> Interactions::build(const Drugs& drugs, std::string_view class_rows_tsv,
                                         std::string_view specific_rows_tsv, Check check) {
  Interactions built;
  BATON_CHECK(built.addTable(drugs, class_rows_tsv, "interactions/class_rows.tsv"));
  BATON_CHECK(built.addTable(drugs, specific_rows_tsv, "interactions/specific_rows.tsv"));
  if (check == Check::Everything) BATON_CHECK(built.checkContradictions());
  for (const InteractionRow& row : built.rows_) built.subjects_.push_back({row.subjects[0], row.subjects[1]});
  return built;
}

}  // namespace baton::knowledge
