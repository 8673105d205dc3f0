#include <algorithm>

#include "base/text.h"
#include "knowledge/medication_text.h"
#include "knowledge/substance_text.h"
#include "rules/course_words.h"
#include "rules/taken.h"
#include "rules/taken_amounts.h"
#include "rules/wording.h"

namespace baton::rules {
namespace {

using knowledge::Taken;
using knowledge::TakenState;
using knowledge::UseStatus;

constexpr std::string_view kUnknownProduct = "no knowledge of this product";
constexpr std::string_view kUnknownStop = "no longer taken, but not since when; some medicines act on for weeks";
constexpr std::string_view kNotInTables = "the safety tables do not hold it yet";

class Words {
 public:
  Words(const knowledge::Knowledge& knowledge, std::string_view words, TakenState usual, TakenList& list)
      : knowledge_(knowledge), written_(words), list_(list), course_(readCourse(words)) {
    state_ = course_.course == Course::Started ? TakenState::Starting : usual;
    if (course_.course == Course::Started && course_.days_ago.value_or(0) > kNewDays) state_ = TakenState::Current;
    if (course_.course == Course::Stopped) state_ = TakenState::Stopped, days_ = course_.days_ago;
  }

  void read() {
    if (readMedication() || readSubstance()) return;
    list_.not_checked.push_back({written_, std::string(kUnknownProduct)});
  }

 private:
  bool readMedication() {
    const knowledge::MedicationText text = knowledge::readMedicationText(knowledge_, course_.rest);
    if (text.says_none) return true;
    if (text.ingredients.empty()) return false;
    Taken taken;
    taken.route = routeOf(text.route, text.form);
    taken.release = text.release;
    taken.daily_dose_mg = dailyMilligrams(text);
    if (!text.instructions.empty()) taken.is_regular = isRegular(text.instructions.front().timing);
    std::vector<std::string> names;
    for (const knowledge::Ingredient& ingredient : text.ingredients) names.push_back(ingredient.name);
    add(names, taken, text.brand);
    // A dose or an instruction that was not read leaves the name checked; another name does not.
    noteUnread(names, text.unread);
    return true;
  }

  // Of the words left over only those that may name something else: three letters or more and no number.
  void noteUnread(const std::vector<std::string>& names, const std::vector<std::string>& unread) {
    std::vector<std::string> words;
    for (const std::string& one : unread) {
      const bool has_digit = std::any_of(one.begin(), one.end(), [](char c) { return c >= '0' && c <= '9'; });
      if (!has_digit && codePoints(one) >= 3) words.push_back(one);
    }
    if (words.empty()) return;
    list_.not_checked.push_back(
        {written_, "only " + join(names, " and ") + " was read; not understood: " + join(words, " ")});
  }

  bool readSubstance() {
    knowledge::SubstanceText text = knowledge::readSubstanceText(knowledge_, course_.rest);
    if (text.substances.empty()) return false;
    if (text.status == UseStatus::None) return true;
    if (text.status == UseStatus::Former && state_ != TakenState::Stopped) {
      state_ = TakenState::Stopped;
      days_ = text.since.empty() ? kGoneDays : daysAgo(text.since).value_or(kGoneDays);
    }
    Taken taken;
    taken.is_regular = isRegular(text.timing);
    add(text.substances, taken, "");
    return true;
  }

  void add(const std::vector<std::string>& names, Taken taken, const std::string& brand) {
    if (state_ == TakenState::Stopped && !days_) {
      list_.not_checked.push_back({written_, std::string(kUnknownStop)});
      return;
    }
    taken.state = state_;
    taken.days_since_stop = days_.value_or(0);
    taken.product = list_.products++;
    for (const std::string& name : names) {
      const auto drug = knowledge_.drugs().find(name);
      if (!drug) {
        list_.not_checked.push_back({name, std::string(kNotInTables)});
        continue;
      }
      const std::string plain = shownName(name);
      const std::string shown = brand.empty() || foldForMatching(brand) == name ? plain : plain + " (" + brand + ")";
      list_.checked.push_back(state_ == TakenState::Stopped ? shown + ", stopped" : shown);
      if (state_ == TakenState::Stopped && taken.days_since_stop >= kGoneDays) continue;
      taken.ingredient = knowledge_.drugs().drug(*drug).ingredient;
      list_.items.push_back({taken, shown, {{"", written_}}, {}, {}, "", false});
    }
  }

  const knowledge::Knowledge& knowledge_;
  std::string written_;
  TakenList& list_;
  CourseWords course_;
  TakenState state_ = TakenState::Current;
  std::optional<int> days_;
};

}  // namespace

void addWords(const knowledge::Knowledge& knowledge, std::string_view words, TakenState usual, TakenList& list) {
  Words(knowledge, words, usual, list).read();
}

}  // namespace baton::rules
