#include "rules/interaction_words.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "rules/class_items.h"

namespace baton::rules {
namespace {

using knowledge::InteractionCondition;
using knowledge::InteractionHit;
using knowledge::InteractionRow;

constexpr Phrase kDependsOn = {" It depends on {a}, which Baton does not know.",
                               " Depende de {a}, y Baton no lo sabe."};
constexpr Phrase kDailyDose = {"the daily dose", "la dosis diaria"};
constexpr Phrase kHowTaken = {"how it is taken", "cómo se usa"};
constexpr Phrase kHowOften = {"how often", "cada cuánto se usa"};
constexpr Phrase kAge = {"the age", "la edad"};
constexpr Phrase kMattersIf = {" It matters if {a} was taken within the last {b} days.",
                               " Importa si usó {a} en los últimos {b} días."};
constexpr Phrase kStillCounts = {" {a} was stopped {b} ago; it still counts for {c} days after the last dose.",
                                 " Dejó {a} hace {b}; todavía cuenta por {c} días después de la última dosis."};
constexpr Phrase kDay = {"1 day", "1 día"};
constexpr Phrase kDays = {" days", " días"};
constexpr Phrase kMore = {" more of the same kind.", " más del mismo tipo."};

std::string nameOf(const Telling& telling, std::size_t place) {
  const TakenItem& item = telling.list.items[place];
  if (knowledge::isClassSubject(item.taken.ingredient)) {
    return classItemName(item.taken.ingredient, telling.language);
  }
  if (telling.reader == Reader::Person && !item.called.empty()) return item.called;
  return shownName(telling.knowledge, item.taken.ingredient, telling.language);
}

Names namesOf(const InteractionHit& hit, const Telling& telling) {
  return {nameOf(telling, hit.a), nameOf(telling, hit.b), hit.third ? nameOf(telling, *hit.third) : ""};
}

std::string_view effectOf(const InteractionRow& row, const Telling& telling) {
  return telling.language == Language::Spanish ? telling.knowledge.plainSpanish().of(row).effect : row.effect_plain;
}

void addOnce(std::vector<std::string>& all, std::string one) {
  if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(std::move(one));
}

const Phrase* unknownOf(InteractionCondition::Kind kind) {
  switch (kind) {
    case InteractionCondition::Kind::DoseOver:
      return &kDailyDose;
    case InteractionCondition::Kind::RouteIs:
      return &kHowTaken;
    case InteractionCondition::Kind::Regular:
      return &kHowOften;
    case InteractionCondition::Kind::AgeAtLeast:
    case InteractionCondition::Kind::AgeBelow:
      return &kAge;
    case InteractionCondition::Kind::Start:
    case InteractionCondition::Kind::Stop:
      break;
  }
  return nullptr;
}

// A further sentence: fill() trims, so the blank before it is put back.
std::string sentence(const Phrase& phrase, const Names& names, Language language) {
  return " " + fill(phrase.in(language), names, language);
}

// What would have to be known to be sure.
std::string doubtOf(const InteractionHit& hit, Language language) {
  if (hit.is_certain) return "";
  std::vector<std::string> unknown;
  for (std::size_t i = 0; i < hit.row->conditions.count; ++i) {
    const Phrase* const one = unknownOf(hit.row->conditions.list[i].kind);
    if (one != nullptr) addOnce(unknown, one->in(language));
  }
  return unknown.empty() ? "" : sentence(kDependsOn, {listed(unknown, language), "", ""}, language);
}

std::string daysText(int days, Language language) {
  return days == 1 ? kDay.in(language) : std::to_string(days) + kDays.in(language);
}

// What was stopped and still counts, where the row is not about the stop itself.
std::string washoutOf(const InteractionHit& hit, const Telling& telling) {
  std::string text;
  for (const bool is_a : {true, false}) {
    const std::size_t place = is_a ? hit.a : hit.b;
    const knowledge::Taken& taken = telling.list.items[place].taken;
    const int days = hit.row->conditions.washout_days[is_a ? 0 : 1];
    if (taken.state != knowledge::TakenState::Stopped || days == 0) continue;
    const std::string name = nameOf(telling, place);
    if (telling.list.items[place].is_stop_undated) {
      text += sentence(kMattersIf, {name, std::to_string(days), ""}, telling.language);
    } else {
      text += sentence(kStillCounts, {name, daysText(taken.days_since_stop, telling.language), std::to_string(days)},
                       telling.language);
    }
  }
  return text;
}

std::string clinicalOf(const InteractionRow& row, const Names& names) {
  return fill("{b} with {a}: " + std::string(row.effect_clinical) + ".", names);
}

// Which of the two names may become several in the text of a row: "Alcohol makes {b} stronger" holds for all {b} at
// once, "{a} and {b} together" does not, nor a sentence that begins with the name and goes on in the singular.
bool mayBeSeveralInEnglish(std::string_view sentence, std::string_view name) {
  if (sentence.find("{a} and {b}") != std::string_view::npos ||
      sentence.find("{b} and {a}") != std::string_view::npos) {
    return false;
  }
  const std::size_t at = sentence.find(name);
  if (at == std::string_view::npos) return false;
  const std::string_view after = sentence.substr(at + name.size());
  if (after.starts_with(" has ") || after.starts_with(" is ")) return false;
  return at > 0 || after.starts_with(" can ") || after.starts_with(" may ") || after.starts_with(" with ");
}

// In Spanish the verb tells one from several: a name may become several only after a preposition, wherever it stands.
bool mayBeSeveralInSpanish(std::string_view sentence, std::string_view name) {
  static constexpr std::array<std::string_view, 6> kBefore = {"con ", "Con ", "de ", "dejar ", "Dejar ", "Combinar "};
  std::size_t at = sentence.find(name);
  if (at == std::string_view::npos) return false;
  for (; at != std::string_view::npos; at = sentence.find(name, at + 1)) {
    const std::string_view before = sentence.substr(0, at);
    const std::string_view after = sentence.substr(at + name.size());
    const auto ends = [&](std::string_view word) { return before.ends_with(word); };
    if (std::none_of(kBefore.begin(), kBefore.end(), ends)) return false;
    if (after.starts_with(" y ") || after.starts_with(", {") || after.starts_with(" (")) return false;
  }
  return true;
}

}  // namespace

Names englishNamesOf(const InteractionHit& hit, const Telling& telling) {
  const auto name = [&](std::size_t place) {
    const std::string_view ingredient = telling.list.items[place].taken.ingredient;
    if (!knowledge::isClassSubject(ingredient)) return shownName(ingredient);
    return classItemName(ingredient, Language::English);
  };
  return {name(hit.a), name(hit.b), hit.third ? name(*hit.third) : ""};
}

Names joinedNames(const InteractionHit& lead, std::vector<const InteractionHit*>& rest, const Telling& telling) {
  Names names = namesOf(lead, telling);
  const std::string_view first = firstSentence(effectOf(*lead.row, telling));
  const auto mayBeSeveral = telling.language == Language::Spanish ? mayBeSeveralInSpanish : mayBeSeveralInEnglish;
  for (const bool is_a : {true, false}) {
    if (lead.third || !mayBeSeveral(first, is_a ? "{a}" : "{b}")) continue;
    std::vector<std::string> several = {is_a ? names.a : names.b};
    std::erase_if(rest, [&](const InteractionHit* hit) {
      // Cheap questions first: names are made for the few that tell the same sentence.
      if (hit->third || hit->is_certain != lead.is_certain || hit->row->effect_plain != lead.row->effect_plain) {
        return false;
      }
      const Names other = namesOf(*hit, telling);
      const bool is_same = is_a ? other.b == names.b : other.a == names.a;
      if (is_same) addOnce(several, is_a ? other.a : other.b);
      return is_same;
    });
    (is_a ? names.a : names.b) = listed(several, telling.language);
    if (several.size() > 1) break;
  }
  return names;
}

std::string titleOf(const InteractionHit& hit, const Names& names, const Telling& telling) {
  return fill(firstSentence(effectOf(*hit.row, telling)), names, telling.language);
}

inline constexpr std::size_t kUsualLength = 700;  // of the reasons of one finding: room for them from the start

std::string whyOf(const InteractionHit& hit, const Names& names, const std::string& title, const Telling& telling) {
  const InteractionRow& row = *hit.row;
  std::string why;
  if (telling.reader == Reader::Person) {
    const std::string_view effect = effectOf(row, telling);
    const std::string_view more = effect.substr(firstSentence(effect).size());
    why.reserve(kUsualLength);
    why.append(title).append(".");
    if (more.size() > 2) why.append(" ").append(fill(more.substr(1), names, telling.language));
  } else {
    why = clinicalOf(row, names) + " Mechanism: " + std::string(row.mechanism) + ". Onset: " + std::string(row.onset) +
          ".";
  }
  return why + washoutOf(hit, telling) + doubtOf(hit, telling.language);
}

std::string actionOf(const InteractionHit& hit, const Names& names, const Telling& telling) {
  const std::string_view action = telling.language == Language::Spanish
                                      ? telling.knowledge.plainSpanish().of(*hit.row).action
                                      : hit.row->action_plain;
  return fill(action, names, telling.language);
}

void addOthers(std::string& why, std::vector<const InteractionHit*> rest, const Telling& telling) {
  constexpr int kMost = 5;
  int told = 0;
  int more = 0;
  while (!rest.empty()) {
    const InteractionHit& next = *rest.front();
    rest.erase(rest.begin());
    const std::string also = telling.reader == Reader::Clinician
                                 ? clinicalOf(*next.row, namesOf(next, telling))
                                 : titleOf(next, joinedNames(next, rest, telling), telling) + ".";
    if (why.find(also) != std::string::npos) continue;
    if (told++ < kMost)
      why += kAlso.in(telling.language) + also + doubtOf(next, telling.language);
    else
      ++more;
  }
  if (more > 0) why += kAlso.in(telling.language) + std::to_string(more) + kMore.in(telling.language);
}

}  // namespace baton::rules
