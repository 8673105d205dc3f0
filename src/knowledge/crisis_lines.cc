#include "knowledge/crisis_lines.h"

#include <algorithm>
#include <array>
#include <optional>

#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kTable = "crisis/lines.tsv";
constexpr std::array<std::string_view, 15> kColumns = {"country", "region",    "id",       "kind",   "name",
                                                       "name_es", "about",     "about_es", "call",   "text",
                                                       "chat",    "languages", "hours",    "source", "checked"};

std::optional<CrisisKind> kindFrom(std::string_view word) {
  if (word == "crisis") return CrisisKind::Crisis;
  if (word == "emergency") return CrisisKind::Emergency;
  if (word == "more") return CrisisKind::More;
  return std::nullopt;
}

// "988 > 2" → {"988", "2"}.
std::pair<std::string_view, std::string_view> splitAfter(std::string_view text) {
  const std::size_t mark = text.find(" > ");
  if (mark == std::string_view::npos) return {text, {}};
  return {text.substr(0, mark), text.substr(mark + 3)};
}

bool isNumber(std::string_view text) { return text.find_first_not_of("0123456789 -") == std::string_view::npos; }

Result<CrisisLine> lineFrom(const TableRow& row) {
  const auto kind = kindFrom(row[3]);
  if (!kind) return tableFault(kTable, row.line, "kind is crisis, emergency or more.");
  const auto [call, press] = splitAfter(row[8]);
  const auto [text, keyword] = splitAfter(row[9]);
  if (call.empty() && text.empty() && row[10].empty()) return tableFault(kTable, row.line, "no way to reach it.");
  if (!isNumber(call) || !isNumber(text)) return tableFault(kTable, row.line, "a number has other characters.");
  if (!row[10].empty() && !row[10].starts_with("https://")) return tableFault(kTable, row.line, "chat is https only.");
  for (const std::size_t needed : {0, 2, 4, 5, 6, 7, 12, 13, 14}) {
    if (row[needed].empty()) return tableFault(kTable, row.line, "a field is empty.");
  }
  if (row[14] != "unverified" && !parseInstant(row[14])) return tableFault(kTable, row.line, "checked is not a date.");
  return CrisisLine{row[0],  row[1],  row[2], *kind, row[4],  row[5],  row[6],
                    row[7],  call,    press,  text,  keyword, row[10], splitList(row[11]),
                    row[12], row[13], row[14]};
}

}  // namespace

bool needsCheck(const CrisisLine& line, Instant now) {
  const auto checked = parseInstant(line.checked);
  return !checked || now.ms - checked->ms > kCrisisCheckDays * kDayMs;
}

std::vector<CrisisLine> CrisisLines::of(std::string_view country) const {
  std::vector<CrisisLine> found;
  for (const CrisisLine& line : lines_) {
    if (line.country == country) found.push_back(line);
  }
  std::ranges::stable_sort(found, {}, &CrisisLine::kind);
  return found;
}

std::vector<std::string_view> CrisisLines::countries() const {
  std::vector<std::string_view> found;
  for (const CrisisLine& line : lines_) {
    if (std::ranges::find(found, line.country) == found.end()) found.push_back(line.country);
  }
  return found;
}

Result<CrisisLines> CrisisLines::build(std::string_view lines_tsv) {
  CrisisLines built;
  BATON_CHECK(forEachRow(lines_tsv, kTable, kColumns, [&](const TableRow& row) -> Status {
    BATON_TRY(CrisisLine line, lineFrom(row));
    if (std::ranges::find(built.lines_, line.id, &CrisisLine::id) != built.lines_.end()) {
      return tableFault(kTable, row.line, "said twice.");
    }
    built.lines_.push_back(std::move(line));
    return {};
  }));
  return built;
}

}  // namespace baton::knowledge
