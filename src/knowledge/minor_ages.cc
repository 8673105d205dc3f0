#include "knowledge/minor_ages.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kTable = "access/minor_ages.tsv";
constexpr std::string_view kGeneral = "US";

bool readAge(std::string_view text, int& age) {
  const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), age);
  return trouble == std::errc() && end == text.data() + text.size() && age > 0 && age <= 25;
}

}  // namespace

Result<AccessAges> AccessAges::build(std::string_view tsv) {
  AccessAges built;
  static constexpr std::array<std::string_view, 4> kColumns = {"region", "limits_from", "adult_from", "source"};
  BATON_CHECK(forEachRow(tsv, kTable, kColumns, [&](const TableRow& row) -> Status {
    MinorAges ages;
    ages.region = row[0];
    if (!readAge(row[1], ages.limits_from) || !readAge(row[2], ages.adult_from) ||
        ages.limits_from >= ages.adult_from || row[3].empty()) {
      return tableFault(kTable, row.line, "wants two ages in order and a source.");
    }
    built.rows_.push_back(std::move(ages));
    return {};
  }));
  if (built.rows_.empty() || built.rows_.front().region != kGeneral) {
    return tableFault(kTable, 1, "wants the general row first.");
  }
  return built;
}

const MinorAges& AccessAges::of(std::string_view region) const {
  const auto found =
      std::find_if(rows_.begin(), rows_.end(), [&](const MinorAges& row) { return row.region == region; });
  return found == rows_.end() ? rows_.front() : *found;
}

}  // namespace baton::knowledge
