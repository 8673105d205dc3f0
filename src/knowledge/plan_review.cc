#include "knowledge/plan_review.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/assert.h"
#include "knowledge/embedded.h"
#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kCauses = "plan_review/causes.tsv";
constexpr std::array<std::string_view, 6> kCauseColumns = {"id", "days", "cause", "cause_es", "source", "checked_on"};
constexpr std::string_view kQuestions = "plan_review/questions.tsv";
constexpr std::array<std::string_view, 7> kQuestionColumns = {"id",      "question", "question_es", "clinical",
                                                              "answers", "source",   "checked_on"};

std::string_view tableNamed(std::string_view path) {
  const auto tables = embeddedTables();
  const auto found = std::ranges::find(tables, path, &EmbeddedTable::path);
  BATON_ASSERT(found != tables.end());
  return found->text;
}

bool hasAll(const TableRow& row, std::size_t columns) {
  for (std::size_t i = 0; i < columns; ++i) {
    if (row[i].empty()) return false;
  }
  return true;
}

std::vector<std::string_view> wordsOf(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

}  // namespace

Result<std::vector<ReviewCause>> readReviewCauses(std::string_view table) {
  std::vector<ReviewCause> causes;
  BATON_CHECK(forEachRow(table, kCauses, kCauseColumns, [&](const TableRow& row) -> Status {
    if (!hasAll(row, kCauseColumns.size())) return tableFault(kCauses, row.line, "a text is missing.");
    ReviewCause cause{row[0], 0, row[2], row[3], row[4], row[5]};
    const auto [end, error] = std::from_chars(row[1].data(), row[1].data() + row[1].size(), cause.days);
    if (error != std::errc() || end != row[1].data() + row[1].size() || cause.days < 1) {
      return tableFault(kCauses, row.line, "days are a whole number.");
    }
    if (std::ranges::find(causes, cause.id, &ReviewCause::id) != causes.end()) {
      return tableFault(kCauses, row.line, "said twice.");
    }
    causes.push_back(cause);
    return {};
  }));
  if (causes.empty()) return tableFault(kCauses, 0, "has no rows.");
  return causes;
}

Result<std::vector<ReviewQuestion>> readReviewQuestions(std::string_view table) {
  std::vector<ReviewQuestion> questions;
  BATON_CHECK(forEachRow(table, kQuestions, kQuestionColumns, [&](const TableRow& row) -> Status {
    if (!hasAll(row, kQuestionColumns.size())) return tableFault(kQuestions, row.line, "a text is missing.");
    if (std::ranges::find(questions, row[0], &ReviewQuestion::id) != questions.end()) {
      return tableFault(kQuestions, row.line, "said twice.");
    }
    questions.push_back({row[0], row[1], row[2], row[3], wordsOf(row[4]), row[5], row[6]});
    return {};
  }));
  if (questions.empty()) return tableFault(kQuestions, 0, "has no rows.");
  return questions;
}

const std::vector<ReviewCause>& reviewCauses() {
  static const std::vector<ReviewCause> causes = [] {
    auto read = readReviewCauses(tableNamed(kCauses));
    BATON_ASSERT(read.has_value());
    return std::move(*read);
  }();
  return causes;
}

const std::vector<ReviewQuestion>& reviewQuestions() {
  static const std::vector<ReviewQuestion> questions = [] {
    auto read = readReviewQuestions(tableNamed(kQuestions));
    BATON_ASSERT(read.has_value());
    return std::move(*read);
  }();
  return questions;
}

const ReviewCause* findReviewCause(std::string_view id) {
  const auto& causes = reviewCauses();
  const auto found = std::ranges::find(causes, id, &ReviewCause::id);
  return found == causes.end() ? nullptr : &*found;
}

}  // namespace baton::knowledge
