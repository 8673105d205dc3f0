#include "knowledge/red_flag_calls.h"

#include <algorithm>
#include <array>

#include "base/assert.h"
#include "base/text.h"
#include "knowledge/embedded.h"
#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kTable = "red_flags/calls.tsv";
constexpr std::array<std::string_view, 13> kColumns = {"flag",  "situation", "situation_es", "say",      "say_es",
                                                       "bring", "bring_es",  "until",        "until_es", "source",
                                                       "seen",  "status",    "checked_on"};

// Both languages say the same, so they have the same number of parts.
Result<std::vector<CallPart>> partsOf(const TableRow& row, std::size_t english, std::size_t spanish) {
  const auto first = split(row[english], '|');
  const auto second = split(row[spanish], '|');
  if (first.size() != second.size()) return tableFault(kTable, row.line, "the languages differ in their parts.");
  std::vector<CallPart> parts;
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (trim(first[i]).empty() || trim(second[i]).empty()) return tableFault(kTable, row.line, "a part is empty.");
    parts.push_back({trim(first[i]), trim(second[i])});
  }
  return parts;
}

}  // namespace

Result<std::vector<RedFlagCall>> readRedFlagCalls(std::string_view table) {
  std::vector<RedFlagCall> calls;
  BATON_CHECK(forEachRow(table, kTable, kColumns, [&](const TableRow& row) -> Status {
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
      if (row[i].empty()) return tableFault(kTable, row.line, "a text is missing.");
    }
    if (row[11] != "verified" && row[11] != "unverified") {
      return tableFault(kTable, row.line, "status is verified or unverified.");
    }
    RedFlagCall call{row[0], {row[1], row[2]}, {}, {}, {}, row[9], row[11] == "verified", row[12]};
    BATON_TRY(call.say, partsOf(row, 3, 4));
    BATON_TRY(call.bring, partsOf(row, 5, 6));
    BATON_TRY(call.until, partsOf(row, 7, 8));
    const auto same = [&](const RedFlagCall& known) { return known.flag == call.flag; };
    if (std::ranges::any_of(calls, same)) return tableFault(kTable, row.line, "said twice.");
    calls.push_back(std::move(call));
    return {};
  }));
  if (calls.empty() || calls.front().flag != "any") return tableFault(kTable, 0, "the first row is \"any\".");
  return calls;
}

const std::vector<RedFlagCall>& redFlagCalls() {
  static const std::vector<RedFlagCall> calls = [] {
    const auto tables = embeddedTables();
    const auto found = std::ranges::find(tables, kTable, &EmbeddedTable::path);
    BATON_ASSERT(found != tables.end());
    auto read = readRedFlagCalls(found->text);
    BATON_ASSERT(read.has_value());
    return std::move(*read);
  }();
  return calls;
}

const RedFlagCall* findRedFlagCall(std::string_view flag) {
  const auto& calls = redFlagCalls();
  const auto found = std::ranges::find(calls, flag, &RedFlagCall::flag);
  return found == calls.end() ? nullptr : &*found;
}

}  // namespace baton::knowledge
