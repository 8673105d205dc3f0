#include "knowledge/class_words.h"

#include <algorithm>
#include <array>

#include "base/assert.h"
#include "base/text.h"
#include "knowledge/embedded.h"
#include "knowledge/knowledge.h"
#include "knowledge/table.h"
#include "knowledge/whole_words.h"

namespace baton::knowledge {
namespace {
constexpr std::string_view kTable = "names/class_words.tsv";
}  // namespace

std::optional<std::uint16_t> classOf(const Drugs& drugs, std::string_view subject) {
  if (!isClassSubject(subject)) return std::nullopt;
  return drugs.findClass(subject.substr(kClassSubject.size()));
}

const ClassWord* ClassWords::findIn(std::string_view text) const {
  const std::string folded = foldForMatching(text);
  const auto found = std::find_if(written_.begin(), written_.end(),
                                  [&](const Written& one) { return findWholeWords(folded, one.folded).has_value(); });
  return found == written_.end() ? nullptr : &rows_[found->row];
}

const ClassWord* ClassWords::ofSubject(std::string_view subject) const {
  const auto found =
      std::find_if(rows_.begin(), rows_.end(), [&](const ClassWord& row) { return row.subject == subject; });
  return found == rows_.end() || subject.empty() ? nullptr : &*found;
}

Result<ClassWords> ClassWords::build(const Drugs& drugs, std::string_view class_words_tsv) {
  static constexpr std::array<std::string_view, 6> kColumns = {"written",  "class",  "shown_en",
                                                               "shown_es", "source", "checked_on"};
  ClassWords built;
  BATON_CHECK(forEachRow(class_words_tsv, kTable, kColumns, [&](const TableRow& row) -> Status {
    for (const std::size_t column : {0U, 2U, 3U, 4U, 5U}) {
      if (row[column].empty()) return tableFault(kTable, row.line, "a field is empty.");
    }
    if (!row[1].empty() && !classOf(drugs, row[1])) return tableFault(kTable, row.line, "no such class.");
    for (const std::string_view word : splitList(row[0])) {
      built.written_.push_back({foldForMatching(word), built.rows_.size()});
    }
    built.rows_.push_back({row[1], row[2], row[3], row[4]});
    return {};
  }));
  std::sort(built.written_.begin(), built.written_.end(), [](const Written& left, const Written& right) {
    if (left.folded.size() != right.folded.size()) return left.folded.size() > right.folded.size();
    return left.folded < right.folded;
  });
  for (std::size_t i = 1; i < built.written_.size(); ++i) {
    const Written& one = built.written_[i - 1];
    if (one.folded == built.written_[i].folded) return tableFault(kTable, 0, "\"" + one.folded + "\" stands twice.");
  }
  return built;
}

const ClassWords& classWords() {
  static const ClassWords kWords = [] {
    const auto tables = embeddedTables();
    const auto found = std::ranges::find(tables, kTable, &EmbeddedTable::path);
    BATON_ASSERT(found != tables.end());
    Result<ClassWords> read = ClassWords::build(builtIn().drugs(), found->text);
    BATON_ASSERT(read.has_value());
    return std::move(*read);
  }();
  return kWords;
}

}  // namespace baton::knowledge
