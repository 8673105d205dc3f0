#include "rules/class_items.h"

#include <algorithm>

namespace baton::rules {
namespace {

using knowledge::ClassWord;

constexpr Phrase kNameUnknown = {" (name not known)", " (no se sabe cuál)"};
constexpr Phrase kOnlyClass = {
    "which medicine it is, is not known: only what holds for all of its kind was checked. Write the name on the label",
    "no se sabe qué medicina es: solo se revisó lo que vale para todas las de su tipo. Escriba el nombre de la "
    "etiqueta"};
constexpr Phrase kTakenToBe = {"taken to be ", "se tomó por "};
constexpr Phrase kIsOnList = {", which is on the list. If it is another one, write its name",
                              ", que está en la lista. Si es otra, escriba su nombre"};

// The named medicine of the class that is taken now; nullptr for none.
const TakenItem* namedMember(const knowledge::Drugs& drugs, const TakenList& list, const TakenItem& item) {
  const std::string_view id = plainSubject(item.taken.ingredient);
  const auto found = std::find_if(list.items.begin(), list.items.end(), [&](const TakenItem& other) {
    return other.taken.state == item.taken.state && drugs.isMember(other.taken.ingredient, id);
  });
  return found == list.items.end() ? nullptr : &*found;
}

}  // namespace

std::string classItemName(const ClassWord& word, Language language) {
  return std::string(language == Language::Spanish ? word.shown_es : word.shown_en) + kNameUnknown.in(language);
}

std::string classItemName(std::string_view subject, Language language) {
  const ClassWord* const word = knowledge::classWords().ofSubject(subject);
  return word == nullptr ? std::string(plainSubject(subject)) : classItemName(*word, language);
}

std::string_view plainSubject(std::string_view ingredient) {
  if (knowledge::isClassSubject(ingredient)) ingredient.remove_prefix(knowledge::kClassSubject.size());
  return ingredient;
}

void settleClassItems(const knowledge::Knowledge& knowledge, TakenList& list, Language language) {
  const auto isClass = [](const TakenItem& item) { return knowledge::isClassSubject(item.taken.ingredient); };
  if (std::none_of(list.items.begin(), list.items.end(), isClass)) return;
  for (const TakenItem& item : list.items) {
    if (!isClass(item)) continue;
    const TakenItem* const named = namedMember(knowledge.drugs(), list, item);
    std::string why = kOnlyClass.in(language);
    if (named != nullptr) {
      why = kTakenToBe.in(language) + shownName(knowledge, named->taken.ingredient, language) + kIsOnList.in(language);
    }
    list.not_checked.push_back({item.evidence.front().text, std::move(why)});
  }
  std::vector<TakenItem> kept;
  for (const TakenItem& item : list.items) {
    if (!isClass(item) || namedMember(knowledge.drugs(), list, item) == nullptr) kept.push_back(item);
  }
  list.items = std::move(kept);
}

}  // namespace baton::rules
