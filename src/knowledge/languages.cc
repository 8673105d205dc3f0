#include "knowledge/languages.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "knowledge/table.h"

namespace baton::knowledge {

std::string_view Languages::nameOf(std::string_view tag, bool in_spanish) const {
  const std::string code = toLowerAscii(tag.substr(0, tag.find_first_of("-_")));
  const auto row = std::lower_bound(rows_.begin(), rows_.end(), std::string_view(code),
                                    [](const Row& one, std::string_view wanted) { return one.code < wanted; });
  if (row == rows_.end() || row->code != code) return {};
  return in_spanish ? row->spanish : row->english;
}

Result<Languages> Languages::build(std::string_view languages_tsv) {
  Languages built;
  static constexpr std::array<std::string_view, 3> kColumns = {"code", "english", "spanish"};
  BATON_CHECK(forEachRow(languages_tsv, "names/languages.tsv", kColumns, [&](const TableRow& row) -> Status {
    if (!built.rows_.empty() && !(built.rows_.back().code < row[0])) {
      return tableFault("names/languages.tsv", row.line, "codes must be in order, each once.");
    }
    built.rows_.push_back({row[0], row[1], row[2]});
    return {};
  }));
  return built;
}

}  // namespace baton::knowledge
