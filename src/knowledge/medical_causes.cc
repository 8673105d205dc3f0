#include "knowledge/medical_causes.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kTable = "medical_causes/causes.tsv";
constexpr std::string_view kPresentations = "medical_causes/presentations.tsv";

std::optional<int> wholeOf(std::string_view text) {
  int number = 0;
  const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_read = trouble == std::errc() && end == text.data() + text.size() && number >= 0;
  return is_read ? std::optional(number) : std::nullopt;
}

Result<MedicalCause> causeOf(const Labs& labs, const TableRow& row) {
  const auto wrong = [&](std::string_view what) { return tableFault(kTable, row.line, what); };
  for (const std::size_t column : {0, 1, 2, 3, 12, 13, 14, 16, 17, 18}) {
    if (row[column].empty()) return wrong("a field is empty.");
  }
  MedicalCause cause;
  cause.id = row[0], cause.name_plain = row[1], cause.name_plain_es = row[2], cause.name_clinical = row[3];
  auto tests = testsNamed(labs, row[4]);
  if (!row[4].empty() && !tests) return wrong("no such test.");
  if (tests) cause.tests = std::move(*tests);
  for (const auto& [column, bound] : {std::pair(5, &cause.low), std::pair(6, &cause.high)}) {
    const std::string_view written = row[static_cast<std::size_t>(column)];
    if (written.empty()) continue;
    *bound = labBound(written);
    if (!*bound) return wrong("a limit cannot be read.");
  }
  const auto fresh = wholeOf(row[7]);
  if (cause.tests.empty() != row[7].empty() || (!row[7].empty() && !fresh)) return wrong("tests and days go together.");
  cause.fresh_days = fresh.value_or(0);
  cause.groups = splitList(row[8]);
  for (const std::string_view word : splitList(row[9])) cause.words.push_back(foldForMatching(word));
  if (cause.tests.empty() && cause.groups.empty() && cause.words.empty()) return wrong("nothing can answer it.");
  cause.sex = row[10];
  if (!row[11].empty()) {
    const std::size_t dash = row[11].find('-');
    const auto from = wholeOf(row[11].substr(0, dash));
    const auto to = dash == std::string_view::npos ? std::nullopt : wholeOf(row[11].substr(dash + 1));
    if (!from || !to || *from > *to) return wrong("age is written 40-55.");
    cause.age_from = *from, cause.age_to = *to;
  }
  cause.ask_plain = row[12], cause.ask_plain_es = row[13], cause.ask_clinical = row[14];
  if (row[15] != "verified" && row[15] != "unverified") return wrong("status is verified or unverified.");
  cause.is_verified = row[15] == "verified";
  cause.source = row[16], cause.checked_on = row[17];
  return cause;
}

}  // namespace

bool MedicalCauses::isTellingGroup(std::string_view group) const {
  return std::find(groups_.begin(), groups_.end(), group) != groups_.end();
}

bool MedicalCauses::isTellingWord(const std::string& folded) const {
  return std::find(words_.begin(), words_.end(), folded) != words_.end();
}

Result<MedicalCauses> MedicalCauses::build(const Labs& labs, std::string_view causes_tsv,
                                           std::string_view presentations_tsv) {
  MedicalCauses built;
  static constexpr std::array<std::string_view, 19> kColumns = {
      "cause",        "name_plain", "name_plain_es", "name_clinical", "tests", "low",       "high",
      "fresh_days",   "groups",     "words",         "sex",           "age",   "ask_plain", "ask_plain_es",
      "ask_clinical", "status",     "source",        "checked_on",    "seen"};
  BATON_CHECK(forEachRow(causes_tsv, kTable, kColumns, [&](const TableRow& row) -> Status {
    BATON_TRY(MedicalCause cause, causeOf(labs, row));
    const bool is_known =
        std::any_of(built.causes_.begin(), built.causes_.end(), [&](const auto& one) { return one.id == cause.id; });
    if (is_known) return tableFault(kTable, row.line, "said twice.");
    built.causes_.push_back(std::move(cause));
    return {};
  }));
  static constexpr std::array<std::string_view, 4> kSigns = {"kind", "value", "at_least", "source"};
  BATON_CHECK(forEachRow(presentations_tsv, kPresentations, kSigns, [&](const TableRow& row) -> Status {
    if (row[1].empty() || row[3].empty()) return tableFault(kPresentations, row.line, "a field is empty.");
    if (row[0] == "group") {
      built.groups_.push_back(row[1]);
    } else if (row[0] == "text") {
      built.words_.push_back(foldForMatching(row[1]));
    } else if (row[0] == "loinc" && isLoinc(row[1]) && wholeOf(row[2])) {
      built.scores_.push_back({row[1], static_cast<double>(*wholeOf(row[2]))});
    } else {
      return tableFault(kPresentations, row.line, "group, text, or loinc with a whole number.");
    }
    return {};
  }));
  if (built.groups_.empty()) return fail(ErrorCode::BadInput, "Table \"medical_causes/presentations.tsv\" is empty.");
  return built;
}

}  // namespace baton::knowledge
