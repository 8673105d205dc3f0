#include "knowledge/sending.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "base/assert.h"
#include "base/text.h"
#include "knowledge/embedded.h"
#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kTable = "sending/kinds.tsv";
constexpr std::array<std::string_view, 13> kColumns = {
    "id",           "name",      "name_es",      "kind",           "loinc", "words", "months",
    "psychiatrist", "therapist", "primary_care", "telepsychiatry", "why",   "why_es"};
constexpr std::array<std::string_view, 5> kKinds = {"made", "document", "plan", "labs", "scores"};

std::optional<int> numberOf(std::string_view text) {
  int number = 0;
  if (text.empty()) return number;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc() || end != text.data() + text.size() || number < 1) return std::nullopt;
  return number;
}

}  // namespace

Result<std::vector<SendRow>> readSending(std::string_view table) {
  std::vector<SendRow> rows;
  std::set<std::string> ids;
  std::array<std::set<int>, 4> places;
  BATON_CHECK(forEachRow(table, kTable, kColumns, [&](const TableRow& fields) -> Status {
    const auto wrong = [&](std::string_view what) { return tableFault(kTable, fields.line, what); };
    SendRow row;
    row.id = fields[0];
    row.name = fields[1];
    row.name_es = fields[2];
    const auto kind = std::ranges::find(kKinds, fields[3]);
    if (kind == kKinds.end()) return wrong("no such kind.");
    row.kind = static_cast<SendKind>(kind - kKinds.begin());
    row.loinc = splitListOwned(fields[4]);
    for (const std::string_view word : splitList(fields[5])) row.words.push_back(foldForMatching(word));
    const auto months = numberOf(fields[6]);
    if (!months) return wrong("months are a whole number.");
    row.months = *months;
    for (std::size_t reader = 0; reader < row.places.size(); ++reader) {
      const auto place = numberOf(fields[7 + reader]);
      if (!place) return wrong("a place is a whole number.");
      row.places[reader] = *place;
      if (*place != 0 && !places[reader].insert(*place).second) return wrong("two rows have this place.");
    }
    row.why = fields[11];
    row.why_es = fields[12];
    if (row.id.empty() || row.name.empty() || row.name_es.empty() || row.why.empty() || row.why_es.empty()) {
      return wrong("a name or a reason is missing.");
    }
    if (!ids.insert(row.id).second) return wrong("said twice.");
    const bool is_paper = row.kind == SendKind::Document || row.kind == SendKind::Plan;
    if (is_paper && row.loinc.empty() && row.words.empty()) return wrong("nothing tells this paper from others.");
    rows.push_back(std::move(row));
    return {};
  }));
  if (rows.empty()) return tableFault(kTable, 0, "has no rows.");
  return rows;
}

const std::vector<SendRow>& sending() {
  static const std::vector<SendRow> rows = [] {
    const auto tables = embeddedTables();
    const auto found = std::ranges::find(tables, kTable, &EmbeddedTable::path);
    BATON_ASSERT(found != tables.end());
    auto read = readSending(found->text);
    BATON_ASSERT(read.has_value());
    return std::move(*read);
  }();
  return rows;
}

int placeFor(const SendRow& row, std::string_view role) {
  const auto reader = std::ranges::find(kSendReaders, role);
  return row.places[reader == kSendReaders.end() ? 2 : static_cast<std::size_t>(reader - kSendReaders.begin())];
}

}  // namespace baton::knowledge
