#include "knowledge/stopping.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>

#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kStops = "stopping/stops.tsv";
constexpr std::string_view kMissed = "stopping/missed.tsv";
constexpr std::string_view kClass = "class:";
constexpr std::string_view kAny = "any";

std::optional<int> days(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

bool isRole(std::string_view word) {
  static constexpr std::array<std::string_view, 7> kRoles = {"therapist", "psychiatrist", "primary-care",  "pharmacy",
                                                             "caregiver", "emergency",    "telepsychiatry"};
  return std::find(kRoles.begin(), kRoles.end(), word) != kRoles.end();
}

bool isBy(std::string_view word) {
  return word == "now" || word == "48h" || word == "next-contact" || word == "next-visit";
}

// What every row of the two tables has to have.
struct Common {
  RowWords risk, action;
  std::string_view who, by, source;
  Severity gravest = Severity::Low;
  bool is_verified = false;
};
Status check(const Common& row, std::string_view table, std::size_t line) {
  for (const RowWords& words : {row.risk, row.action}) {
    if (words.plain.empty() || words.plain_es.empty() || words.clinical.empty()) {
      return tableFault(table, line, "a text is missing.");
    }
  }
  const auto roles = splitList(row.who);
  if (roles.empty() || !std::all_of(roles.begin(), roles.end(), isRole))
    return tableFault(table, line, "no such role.");
  if (!isBy(row.by)) return tableFault(table, line, "no such time.");
  if (row.source.empty()) return tableFault(table, line, "no source.");
  if (row.gravest <= Severity::High && !row.is_verified) {
    return tableFault(table, line, "an unverified row may not interrupt.");
  }
  return {};
}

std::optional<MissedKind> kindOf(std::string_view text) {
  if (text == "days") return MissedKind::Days;
  if (text == "since") return MissedKind::Since;
  if (text == "doses") return MissedKind::Doses;
  return std::nullopt;
}

}  // namespace

bool isSubject(const Drugs& drugs, std::string_view subject) {
  if (!subject.starts_with(kClass)) return drugs.find(subject).has_value();
  const auto number = drugs.findClass(subject.substr(kClass.size()));
  return number && drugs.sizeOf(*number) > 0;
}

bool speaksOf(const Drugs& drugs, std::string_view subject, std::string_view ingredient) {
  if (subject.starts_with(kClass)) return drugs.isMember(ingredient, subject.substr(kClass.size()));
  return subject == ingredient;
}

const StopRow* Stopping::stop(const Drugs& drugs, std::string_view ingredient) const {
  const StopRow* of_class = nullptr;
  for (const StopRow& row : stops_) {
    if (row.subject == ingredient) return &row;
    if (of_class == nullptr && row.subject.starts_with(kClass) && speaksOf(drugs, row.subject, ingredient)) {
      of_class = &row;
    }
  }
  return of_class;
}

std::vector<const MissedRow*> Stopping::missed(const Drugs& drugs, std::string_view ingredient, MissedKind kind) const {
  std::vector<const MissedRow*> own;
  std::vector<const MissedRow*> others;
  for (const MissedRow& row : misses_) {
    if (row.kind != kind) continue;
    if (row.subject == ingredient) {
      own.push_back(&row);
    } else if (row.subject == kAny || speaksOf(drugs, row.subject, ingredient)) {
      others.push_back(&row);
    }
  }
  std::vector<const MissedRow*>& found = own.empty() ? others : own;
  std::stable_sort(found.begin(), found.end(),
                   [](const MissedRow* left, const MissedRow* right) { return left->from > right->from; });
  return found;
}

Status Stopping::addStops(const Drugs& drugs, const Conditions& conditions, std::string_view text) {
  static constexpr std::array<std::string_view, 19> kColumns = {"id",
                                                                "subject",
                                                                "taken_days",
                                                                "window_days",
                                                                "severity",
                                                                "gap_severity",
                                                                "grave_with",
                                                                "covered_by",
                                                                "risk_plain",
                                                                "risk_plain_es",
                                                                "risk_clinical",
                                                                "action_plain",
                                                                "action_plain_es",
                                                                "action_clinical",
                                                                "who",
                                                                "by",
                                                                "source",
                                                                "checked_on",
                                                                "status"};
  return forEachRow(text, kStops, kColumns, [&](const TableRow& row) -> Status {
    const auto taken = days(row[2]);
    const auto window = days(row[3]);
    const auto severity = severityOf(row[4]);
    const auto gap = severityOf(row[5]);
    if (!isSubject(drugs, row[1])) return tableFault(kStops, row.line, "no such ingredient or class.");
    if (!taken || !window || *window == 0) return tableFault(kStops, row.line, "days are whole numbers.");
    if (!severity || !gap) return tableFault(kStops, row.line, "no such severity.");
    if (!row[6].empty() && !conditions.hasGroup(row[6]))
      return tableFault(kStops, row.line, "no such condition group.");
    const auto said_twice = [&](const StopRow& one) { return one.subject == row[1] || one.id == row[0]; };
    if (std::any_of(stops_.begin(), stops_.end(), said_twice)) return tableFault(kStops, row.line, "said twice.");
    StopRow built{.id = row[0],
                  .subject = row[1],
                  .taken_days = *taken,
                  .window_days = *window,
                  .severity = *severity,
                  .gap_severity = *gap,
                  .grave_with = row[6],
                  .covered_by = splitList(row[7]),
                  .risk = {row[8], row[9], row[10]},
                  .action = {row[11], row[12], row[13]},
                  .who = row[14],
                  .by = row[15],
                  .source = row[16],
                  .checked_on = row[17],
                  .is_verified = row[18] == "verified"};
    for (const std::string_view one : built.covered_by) {
      if (!drugs.findClass(one)) return tableFault(kStops, row.line, "no such class in covered_by.");
    }
    const Severity gravest = built.grave_with.empty() ? std::min(*severity, *gap) : Severity::High;
    BATON_CHECK(check({built.risk, built.action, built.who, built.by, built.source, gravest, built.is_verified}, kStops,
                      row.line));
    stops_.push_back(std::move(built));
    return {};
  });
}

Status Stopping::addMisses(const Drugs& drugs, std::string_view text) {
  static constexpr std::array<std::string_view, 19> kColumns = {"id",
                                                                "subject",
                                                                "kind",
                                                                "words",
                                                                "from",
                                                                "usual",
                                                                "severity",
                                                                "gap_severity",
                                                                "risk_plain",
                                                                "risk_plain_es",
                                                                "risk_clinical",
                                                                "action_plain",
                                                                "action_plain_es",
                                                                "action_clinical",
                                                                "who",
                                                                "by",
                                                                "source",
                                                                "checked_on",
                                                                "status"};
  return forEachRow(text, kMissed, kColumns, [&](const TableRow& row) -> Status {
    const auto kind = kindOf(row[2]);
    const auto from = days(row[4]);
    const auto usual = days(row[5].empty() ? "0" : row[5]);
    const auto severity = severityOf(row[6]);
    const auto gap = severityOf(row[7]);
    if (!kind) return tableFault(kMissed, row.line, "no such kind.");
    const bool is_any = row[1] == kAny && kind == MissedKind::Doses;
    if (!is_any && !isSubject(drugs, row[1])) return tableFault(kMissed, row.line, "no such ingredient or class.");
    if (!from || *from == 0 || !usual) return tableFault(kMissed, row.line, "days are whole numbers.");
    if (!severity || !gap) return tableFault(kMissed, row.line, "no such severity.");
    MissedRow built{.id = row[0],
                    .subject = row[1],
                    .kind = *kind,
                    .words = splitList(row[3]),
                    .from = *from,
                    .usual = *usual,
                    .severity = *severity,
                    .gap_severity = *gap,
                    .risk = {row[8], row[9], row[10]},
                    .action = {row[11], row[12], row[13]},
                    .who = row[14],
                    .by = row[15],
                    .source = row[16],
                    .checked_on = row[17],
                    .is_verified = row[18] == "verified"};
    if ((*kind == MissedKind::Since) != !built.words.empty() || (*kind == MissedKind::Since) != (*usual > 0)) {
      return tableFault(kMissed, row.line, "an injection, and only one, has words and a usual time.");
    }
    if (*kind == MissedKind::Since && *from <= *usual) return tableFault(kMissed, row.line, "late before it is due.");
    const auto said_twice = [&](const MissedRow& one) { return one.id == row[0]; };
    if (std::any_of(misses_.begin(), misses_.end(), said_twice)) return tableFault(kMissed, row.line, "said twice.");
    BATON_CHECK(check(
        {built.risk, built.action, built.who, built.by, built.source, std::min(*severity, *gap), built.is_verified},
        kMissed, row.line));
    misses_.push_back(std::move(built));
    return {};
  });
}

Result<Stopping> Stopping::build(const Drugs& drugs, const Conditions& conditions, std::string_view stops_tsv,
                                 std::string_view missed_tsv) {
  Stopping built;
  BATON_CHECK(built.addStops(drugs, conditions, stops_tsv));
  BATON_CHECK(built.addMisses(drugs, missed_tsv));
  return built;
}

}  // namespace baton::knowledge
