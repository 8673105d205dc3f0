#include "knowledge/effects.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/text.h"
#include "knowledge/table.h"
#include "knowledge/whole_words.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kEffectsTable = "effects/effects.tsv";
constexpr std::string_view kGradesTable = "effects/grades.tsv";
constexpr std::string_view kClassPrefix = "class:";
constexpr int kHighest = 3;
constexpr int kLongestDays = 400;

std::optional<int> daysOf(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_whole = error == std::errc{} && end == text.data() + text.size();
  return is_whole && value >= 0 && value <= kLongestDays ? std::optional(value) : std::nullopt;
}

std::optional<bool> statusOf(std::string_view word) {
  if (word == "verified") return true;
  if (word == "unverified") return false;
  return std::nullopt;
}

bool hasEmpty(const TableRow& row) {
  return std::any_of(row.fields.begin(), row.fields.end(), [](std::string_view field) { return field.empty(); });
}

bool isKnownSubject(const Drugs& drugs, const Psychotropics& psychotropics, std::string_view subject) {
  if (!subject.starts_with(kClassPrefix)) return drugs.find(subject).has_value();
  return psychotropics.isClass(subject.substr(kClassPrefix.size()));
}

auto placeOf(const EffectGrade& grade) { return std::pair(grade.subject, grade.effect); }

}  // namespace

const Effect* Effects::find(std::string_view id) const {
  const auto found = std::find_if(effects_.begin(), effects_.end(), [&](const Effect& one) { return one.id == id; });
  return found == effects_.end() ? nullptr : &*found;
}

const EffectGrade* Effects::row(std::string_view subject, std::uint16_t effect) const {
  const auto wanted = std::pair(subject, effect);
  const auto found = std::lower_bound(grades_.begin(), grades_.end(), wanted,
                                      [](const EffectGrade& one, const auto& place) { return placeOf(one) < place; });
  return found == grades_.end() || placeOf(*found) != wanted ? nullptr : &*found;
}

const EffectGrade* Effects::grade(const Psychotropics& psychotropics, std::string_view ingredient,
                                  std::uint16_t effect) const {
  if (const EffectGrade* own = row(ingredient, effect); own != nullptr) return own;
  const EffectGrade* highest = nullptr;
  for (const std::string& one : psychotropics.classesOf(ingredient)) {
    const EffectGrade* found = row(std::string(kClassPrefix) + one, effect);
    if (found != nullptr && (highest == nullptr || found->grade > highest->grade)) highest = found;
  }
  return highest;
}

std::vector<const EffectGrade*> Effects::of(const Psychotropics& psychotropics, std::string_view ingredient) const {
  std::vector<const EffectGrade*> found;
  const auto count = static_cast<std::uint16_t>(effects_.size());
  for (std::uint16_t effect = 0; effect < count; ++effect) {
    const EffectGrade* one = grade(psychotropics, ingredient, effect);
    if (one != nullptr && one->grade > 0) found.push_back(one);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto* left, const auto* right) { return left->grade > right->grade; });
  return found;
}

std::vector<std::uint16_t> Effects::read(std::string_view text) const {
  std::string folded = foldForMatching(text);
  std::vector<std::uint16_t> found;
  for (const auto& [words, effect] : words_) {
    const auto at = findWholeWords(folded, words);
    if (!at || isDenied(folded, *at)) continue;
    // "weight gain" is not read a second time as part of something else.
    std::fill_n(folded.begin() + static_cast<std::ptrdiff_t>(*at), words.size(), '#');
    if (std::find(found.begin(), found.end(), effect) == found.end()) found.push_back(effect);
  }
  return found;
}

std::vector<std::uint16_t> Effects::readIcd10(std::string_view code) const {
  std::vector<std::uint16_t> found;
  for (const auto& [known, effect] : codes_) {
    if (code.starts_with(known)) found.push_back(effect);
  }
  return found;
}

Status Effects::addEffects(std::string_view text) {
  static constexpr std::array<std::string_view, 19> kColumns = {"effect",
                                                                "name_plain",
                                                                "name_plain_es",
                                                                "name_clinical",
                                                                "words",
                                                                "words_es",
                                                                "icd10",
                                                                "onset_from",
                                                                "onset_to",
                                                                "eases_day",
                                                                "offset_days",
                                                                "therapy_plain",
                                                                "therapy_plain_es",
                                                                "therapy_clinical",
                                                                "action_clinical",
                                                                "source",
                                                                "checked_on",
                                                                "status",
                                                                "seen"};
  BATON_CHECK(forEachRow(text, kEffectsTable, kColumns, [&](const TableRow& row) -> Status {
    if (hasEmpty(row)) return tableFault(kEffectsTable, row.line, "a field is empty.");
    if (find(row[0]) != nullptr) return tableFault(kEffectsTable, row.line, "said twice.");
    const auto from = daysOf(row[7]), to = daysOf(row[8]), eases = daysOf(row[9]), offset = daysOf(row[10]);
    const auto status = statusOf(row[17]);
    if (!from || !to || !eases || !offset || *from > *to) return tableFault(kEffectsTable, row.line, "days are wrong.");
    if (!status) return tableFault(kEffectsTable, row.line, "status: verified or unverified.");
    const auto number = static_cast<std::uint16_t>(effects_.size());
    effects_.push_back({row[0], row[1], row[2], row[3], *from, *to, *eases, *offset, row[11], row[12], row[13], row[14],
                        row[15], row[16], *status});
    for (const std::size_t column : {std::size_t{4}, std::size_t{5}}) {
      for (const std::string_view one : splitList(row[column])) {
        std::string folded = foldForMatching(one);
        const auto same = [&](const auto& known) { return known.first == folded; };
        const auto known = std::find_if(words_.begin(), words_.end(), same);
        if (known != words_.end() && known->second != number) {
          return tableFault(kEffectsTable, row.line, "\"" + folded + "\" stands for two effects.");
        }
        if (known == words_.end()) words_.emplace_back(std::move(folded), number);
      }
    }
    for (const std::string_view one : splitList(row[6])) codes_.emplace_back(one, number);
    return {};
  }));
  std::stable_sort(words_.begin(), words_.end(),
                   [](const auto& left, const auto& right) { return left.first.size() > right.first.size(); });
  return {};
}

Status Effects::addGrades(const Drugs& drugs, const Psychotropics& psychotropics, std::string_view text) {
  static constexpr std::array<std::string_view, 10> kColumns = {
      "subject", "effect", "grade", "onset_from", "onset_to", "offset_days", "source", "checked_on", "status", "seen"};
  BATON_CHECK(forEachRow(text, kGradesTable, kColumns, [&](const TableRow& row) -> Status {
    if (hasEmpty(row)) return tableFault(kGradesTable, row.line, "a field is empty.");
    if (!isKnownSubject(drugs, psychotropics, row[0])) return tableFault(kGradesTable, row.line, "no such subject.");
    const Effect* const effect = find(row[1]);
    if (effect == nullptr) return tableFault(kGradesTable, row.line, "no such effect.");
    const auto grade = daysOf(row[2]), from = daysOf(row[3]), to = daysOf(row[4]), offset = daysOf(row[5]);
    const auto status = statusOf(row[8]);
    if (!grade || *grade > kHighest) return tableFault(kGradesTable, row.line, "grade is 0 to 3.");
    if (!from || !to || !offset || *from > *to) return tableFault(kGradesTable, row.line, "days are wrong.");
    if (!status) return tableFault(kGradesTable, row.line, "status: verified or unverified.");
    grades_.push_back({row[0], static_cast<std::uint16_t>(effect - effects_.data()), *grade, *from, *to, *offset,
                       row[6], row[7], *status});
    return {};
  }));
  std::sort(grades_.begin(), grades_.end(),
            [](const EffectGrade& left, const EffectGrade& right) { return placeOf(left) < placeOf(right); });
  const auto twice = std::adjacent_find(
      grades_.begin(), grades_.end(),
      [](const EffectGrade& left, const EffectGrade& right) { return placeOf(left) == placeOf(right); });
  if (twice == grades_.end()) return {};
  return tableFault(kGradesTable, 0,
                    std::string(twice->subject) + ", " + std::string(effects_[twice->effect].id) + " is said twice.");
}

Result<Effects> Effects::build(const Drugs& drugs, const Psychotropics& psychotropics, std::string_view effects_tsv,
                               std::string_view grades_tsv) {
  Effects built;
  BATON_CHECK(built.addEffects(effects_tsv));
  BATON_CHECK(built.addGrades(drugs, psychotropics, grades_tsv));
  return built;
}

}  // namespace baton::knowledge
