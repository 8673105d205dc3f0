#include <algorithm>
#include <array>

#include "base/text.h"
#include "knowledge/medication_text.h"
#include "knowledge/substance_text.h"
#include "rules/class_items.h"
#include "rules/course_words.h"
#include "rules/taken.h"
#include "rules/taken_amounts.h"
#include "rules/typed_list.h"
#include "rules/wording.h"

namespace baton::rules {
namespace {

using knowledge::Taken;
using knowledge::TakenState;
using knowledge::UseStatus;

constexpr Phrase kUnknownStop = {
    "no longer taken, but not since when; some medicines act on for weeks",
    "ya no se usa, pero no se sabe desde cuándo; algunas medicinas siguen actuando por semanas"};
constexpr Phrase kDenied = {"it seems to say that this is not taken", "parece decir que esto no se usa"};
constexpr Phrase kKindOnly = {
    "this is a kind of medicine, and what matters differs within it: write the name on the label",
    "es un tipo de medicina, y lo que importa cambia de una a otra: escriba el nombre de la etiqueta"};
constexpr Phrase kOnlyRead = {"only ", "solo se leyó "};
constexpr Phrase kNotUnderstood = {" was read; not understood: ", "; no se entendió: "};

class Words {
 public:
  Words(const knowledge::Knowledge& knowledge, std::string_view words, TakenState usual, TakenList& list,
        Language language)
      : knowledge_(knowledge), written_(words), list_(list), language_(language), course_(readCourse(words)) {
    state_ = course_.course == Course::Started ? TakenState::Starting : usual;
    if (course_.course == Course::Started && course_.days_ago.value_or(0) > kNewDays) state_ = TakenState::Current;
    if (course_.course == Course::Stopped) state_ = TakenState::Stopped, days_ = course_.days_ago;
  }

  void read() {
    const knowledge::MedicationText text = knowledge::readMedicationText(knowledge_, course_.rest);
    if (text.says_none) return;
    // "denies alcohol" is a drinking history, whatever else alcohol may be.
    if ((isOfSubstances(text) || text.ingredients.empty()) && readSubstance(text)) return;
    if (!namesKnown(text) && readClass(text)) return;
    if (!text.ingredients.empty()) return readMedication(text);
    list_.not_checked.push_back({written_, kUnknownProduct.in(language_)});
  }

 private:
  bool isOfSubstances(const knowledge::MedicationText& text) const {
    const knowledge::Drugs& drugs = knowledge_.drugs();
    return std::any_of(text.ingredients.begin(), text.ingredients.end(), [&](const knowledge::Ingredient& one) {
      const auto drug = drugs.find(one.name);
      return drug && drugs.drug(*drug).kind == knowledge::DrugKind::Substance;
    });
  }

  bool namesKnown(const knowledge::MedicationText& text) const {
    return std::any_of(text.ingredients.begin(), text.ingredients.end(),
                       [&](const knowledge::Ingredient& one) { return knowledge_.drugs().find(one.name).has_value(); });
  }

  // "MAOI", "my blood thinner": a kind of medicine.
  bool readClass(const knowledge::MedicationText& text) {
    const knowledge::ClassWord* const word = knowledge::classWords().findIn(course_.rest);
    if (word == nullptr) return false;
    if (isDenied(text)) {
      list_.not_checked.push_back({written_, kDenied.in(language_)});
    } else if (word->subject.empty()) {
      list_.not_checked.push_back({written_, kKindOnly.in(language_)});
    } else {
      addClass(*word, text);
    }
    return true;
  }

  void addClass(const knowledge::ClassWord& word, const knowledge::MedicationText& text) {
    Taken taken;
    taken.ingredient = word.subject;
    taken.route = routeOf(text.route, text.form.empty() ? course_.rest : text.form + " " + course_.rest);
    if (!text.instructions.empty()) taken.is_regular = isRegular(text.instructions.front().timing);
    const bool is_undated = state_ == TakenState::Stopped && !days_;
    if (is_undated) list_.not_checked.push_back({written_, kUnknownStop.in(language_)});
    taken.state = state_;
    taken.days_since_stop = days_.value_or(0);
    taken.product = list_.products++;
    const std::string shown = classItemName(word, language_);
    list_.checked.push_back(state_ == TakenState::Stopped ? shown + kStopped.in(language_) : shown);
    if (state_ == TakenState::Stopped && taken.days_since_stop >= kGoneDays) return;
    addItem(taken, shown, is_undated, shown);
  }

  // "no ibuprofen", "allergic to penicillin", "penicillin: never": named, and not taken. "Sertraline, no refills" is
  // taken: what only denies what follows has to stand before the name.
  bool isDenied(const knowledge::MedicationText& text) const {
    static constexpr std::array<std::string_view, 5> kDenials = {"not", "never", "denies", "allergic", "allergy"};
    static constexpr std::array<std::string_view, 5> kBefore = {"no", "avoid", "without", "evite", "evitar"};
    const std::string folded = foldForMatching(course_.rest);
    const std::size_t name = text.name.empty() ? folded.size() : folded.find(foldForMatching(text.name));
    return std::any_of(text.unread.begin(), text.unread.end(), [&](const std::string& words) {
      const std::string key = foldForMatching(words);
      const auto says = [&](std::string_view denial) {
        return key == denial || key.starts_with(std::string(denial) + " ");
      };
      if (std::any_of(kDenials.begin(), kDenials.end(), says)) return true;
      return std::any_of(kBefore.begin(), kBefore.end(), says) && folded.find(key) < name;
    });
  }

  void readMedication(const knowledge::MedicationText& text) {
    if (isDenied(text)) {
      list_.not_checked.push_back({written_, kDenied.in(language_)});
      return;
    }
    Taken taken;
    taken.route = routeOf(text.route, text.form.empty() ? course_.rest : text.form + " " + course_.rest);
    taken.release = text.release;
    taken.daily_dose_mg = dailyMilligrams(text);
    if (!text.instructions.empty()) taken.is_regular = isRegular(text.instructions.front().timing);
    std::vector<std::string> names;
    for (const knowledge::Ingredient& ingredient : text.ingredients) names.push_back(ingredient.name);
    const bool is_household = text.name_kind == knowledge::NameKind::Household;
    add(names, taken, text.brand, is_household ? text.name : "");
    // A dose or an instruction that was not read leaves the name checked; another name does not.
    noteUnread(names, text.unread);
  }

  // Of the words left over only those that may name something else: three letters or more and no number.
  void noteUnread(const std::vector<std::string>& names, const std::vector<std::string>& unread) {
    std::vector<std::string> words;
    for (const std::string& one : unread) {
      const bool has_digit = std::any_of(one.begin(), one.end(), [](char c) { return c >= '0' && c <= '9'; });
      if (!has_digit && codePoints(one) >= 3) words.push_back(one);
    }
    if (words.empty()) return;
    std::vector<std::string> read;
    for (const std::string& name : names) read.push_back(shownName(knowledge_, name, language_));
    list_.not_checked.push_back({written_, kOnlyRead.in(language_) + listed(read, language_) +
                                               kNotUnderstood.in(language_) + join(words, " ")});
  }

  bool readSubstance(const knowledge::MedicationText& medication) {
    knowledge::SubstanceText text = knowledge::readSubstanceText(knowledge_, course_.rest);
    if (text.substances.empty()) return false;
    const bool is_known = std::any_of(text.substances.begin(), text.substances.end(), [&](const std::string& name) {
      return knowledge_.drugs().find(name).has_value();
    });
    if (!is_known && readClass(medication)) return true;  // "opioids", "stimulants"
    if (text.status == UseStatus::None) return true;
    if (text.status == UseStatus::Former && state_ != TakenState::Stopped) {
      state_ = TakenState::Stopped;
      days_ = text.since.empty() ? kGoneDays : daysAgo(text.since);
    }
    Taken taken;
    taken.is_regular = isRegular(text.timing);
    add(text.substances, taken, "", "");
    return true;
  }

  void add(const std::vector<std::string>& names, Taken taken, const std::string& brand, const std::string& household) {
    const bool is_undated = state_ == TakenState::Stopped && !days_;
    if (is_undated) list_.not_checked.push_back({written_, kUnknownStop.in(language_)});
    taken.state = state_;
    taken.days_since_stop = days_.value_or(0);
    taken.product = list_.products++;
    for (const std::string& name : names) {
      const auto drug = knowledge_.drugs().find(name);
      if (!drug) {
        list_.not_checked.push_back({name, kNotInTables.in(language_)});
        continue;
      }
      const bool may_be_called = names.size() == 1 && !household.empty();
      std::string shown = may_be_called ? calledBy(knowledge_, household, name, language_) : "";
      const std::string called = shown;
      if (shown.empty()) {
        shown = shownName(knowledge_, name, language_);
        if (!brand.empty() && foldForMatching(brand) != name) shown.append(" (").append(brand).append(")");
      }
      list_.checked.push_back(state_ == TakenState::Stopped ? shown + kStopped.in(language_) : shown);
      if (state_ == TakenState::Stopped && taken.days_since_stop >= kGoneDays) continue;
      taken.ingredient = knowledge_.drugs().drug(*drug).ingredient;
      addItem(taken, std::move(shown), is_undated, called);
    }
  }

  void addItem(const Taken& taken, std::string shown, bool is_undated, std::string called) {
    if (list_.items.capacity() == 0) list_.items.reserve(16);  // an item is long: moved seldom
    TakenItem& item = list_.items.emplace_back();
    item.taken = taken;
    item.shown = std::move(shown);
    item.evidence.push_back({"", written_});
    item.is_stop_undated = is_undated;
    item.called = std::move(called);
  }

  const knowledge::Knowledge& knowledge_;
  std::string written_;
  TakenList& list_;
  Language language_;
  CourseWords course_;
  TakenState state_ = TakenState::Current;
  std::optional<int> days_;
};

}  // namespace

std::string calledBy(const knowledge::Knowledge& knowledge, std::string_view written, std::string_view ingredient,
                     Language language) {
  const auto match = knowledge.names().find(written);
  if (!match || match->kind != knowledge::NameKind::Household) return "";
  return match->name + " (" + shownName(knowledge, ingredient, language) + ")";
}

std::string nameFor(const knowledge::Knowledge& knowledge, const TakenList& list, std::string_view ingredient,
                    Reader reader, Language language) {
  std::string_view called;
  if (reader == Reader::Person) {
    for (const TakenItem& item : list.items) {
      if (item.taken.ingredient != ingredient) continue;
      called = item.called;
      if (called.empty()) break;  // one product names it: its name holds for all
    }
  }
  return called.empty() ? shownName(knowledge, ingredient, language) : std::string(called);
}

void addWords(const knowledge::Knowledge& knowledge, std::string_view words, TakenState usual, TakenList& list,
              Language language) {
  for (const std::string_view item : itemsIn(knowledge, words)) Words(knowledge, item, usual, list, language).read();
}

}  // namespace baton::rules
