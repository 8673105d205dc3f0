#include "knowledge/record_limits.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/assert.h"
#include "knowledge/embedded.h"
#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kTable = "records/limits.tsv";
constexpr std::array<std::string_view, 6> kColumns = {"limit", "days", "why", "source", "checked_on", "status"};

}  // namespace

Result<RecordLimits> readRecordLimits(std::string_view table) {
  RecordLimits limits;
  BATON_CHECK(forEachRow(table, kTable, kColumns, [&](const TableRow& fields) -> Status {
    const auto wrong = [&](std::string_view what) { return tableFault(kTable, fields.line, what); };
    int days = 0;
    const auto [end, problem] = std::from_chars(fields[1].data(), fields[1].data() + fields[1].size(), days);
    if (problem != std::errc() || end != fields[1].data() + fields[1].size() || days < 1) {
      return wrong("days are a whole number.");
    }
    if (fields[3].empty() || fields[4].empty()) return wrong("a source is missing.");
    const bool is_answer = fields[0] == "answer";
    if (!is_answer && fields[0] != "extension") return wrong("no such limit.");
    (is_answer ? limits.answer_days : limits.extension_days) = days;
    (is_answer ? limits.answer_source : limits.extension_source) = fields[3];
    limits.checked_on = fields[4];
    return {};
  }));
  if (limits.answer_days == 0 || limits.extension_days == 0) return tableFault(kTable, 0, "a limit is missing.");
  return limits;
}

const RecordLimits& recordLimits() {
  static const RecordLimits limits = [] {
    const auto tables = embeddedTables();
    const auto found = std::ranges::find(tables, kTable, &EmbeddedTable::path);
    BATON_ASSERT(found != tables.end());
    auto read = readRecordLimits(found->text);
    BATON_ASSERT(read.has_value());
    return std::move(*read);
  }();
  return limits;
}

}  // namespace baton::knowledge
