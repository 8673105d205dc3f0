#include "rules/duplicates.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace baton::rules {
namespace {

using knowledge::DuplicateGroup;
using knowledge::DuplicateHit;
using record::Finding;
using record::Severity;

constexpr Phrase kTwoProducts = {"{a} in more than one product", "{a} en más de un producto"};
constexpr Phrase kTitle = {"{a}: {b}", "{a}: {b}"};
constexpr Phrase kPrescribers = {" They come from more than one prescriber: {a}. Each may not know of the other.",
                                 " Las recetan personas distintas: {a}. Puede que una no sepa de la otra."};
constexpr Phrase kIntended = {" This can be meant so, for example during a switch. Ask whether it is.",
                              " Puede ser a propósito, por ejemplo durante un cambio. Pregunte si lo es."};
constexpr Phrase kOrderedByTwo = {"{a} is ordered by two prescribers", "Dos personas recetan {a}"};
constexpr Phrase kTwoBottles = {
    ". Each may change it without the other, and two bottles can be taken as two medicines.",
    ". Una puede cambiar la receta sin avisar a la otra, y dos frascos pueden tomarse como dos medicinas."};
constexpr Phrase kWhichKeeps = {"Ask which of the two keeps this medicine, and tell the other.",
                                "Pregunte cuál de las dos sigue con esta medicina, y avise a la otra."};

// Whom it is told to, in which words.
struct Telling {
  const knowledge::Knowledge& knowledge;
  const TakenList& list;
  Reader reader;
  Language language;  // English for a clinician
  Instant now;

  bool isSpanish() const { return language == Language::Spanish; }
  std::string nameOf(std::string_view ingredient) const {
    return nameFor(knowledge, list, ingredient, reader, language);
  }
  std::string say(const Phrase& phrase, const Names& names) const { return fill(phrase.in(language), names, language); }
  std::vector<std::string> namesOf(const std::vector<std::string>& ingredients) const {
    std::vector<std::string> names;
    for (const std::string& one : ingredients) names.push_back(nameOf(one));
    return names;
  }
};

// Everything of one group that overlaps; `same` for one ingredient in several products.
struct Overlap {
  const DuplicateGroup* group = nullptr;
  std::vector<std::size_t> places;
  bool looks_intended = true;
  bool is_same_ingredient = false;
};

void addOnce(std::vector<std::string>& all, const std::string& one) {
  if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
}

std::vector<std::string> prescribersOf(const Overlap& overlap, const TakenList& list) {
  std::vector<std::string> names;
  std::vector<std::string> keys;
  for (const std::size_t place : overlap.places) {
    for (const std::string& name : list.items[place].prescribers) {
      const std::string key = foldForMatching(name.substr(0, name.find(',')));
      if (key.empty() || std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
      keys.push_back(key);
      names.push_back(name);
    }
  }
  return names;
}

std::string titleOf(const Overlap& overlap, const std::vector<std::string>& subjects, const Telling& telling) {
  if (overlap.is_same_ingredient) return telling.say(kTwoProducts, {telling.nameOf(subjects.front()), "", ""});
  const std::string_view name =
      telling.isSpanish() ? telling.knowledge.plainSpanish().of(*overlap.group).name : overlap.group->name_plain;
  return telling.say(kTitle, {listed(telling.namesOf(subjects), telling.language), std::string(name), ""});
}

std::string effectOf(const Overlap& overlap, const std::vector<std::string>& subjects, const Telling& telling) {
  const std::vector<std::string> names = telling.namesOf(subjects);
  if (telling.reader == Reader::Clinician)
    return fill(std::string(overlap.group->name_clinical) + ": {a}.", {listed(names), "", ""});
  const std::string_view effect =
      telling.isSpanish() ? telling.knowledge.plainSpanish().of(*overlap.group).effect : overlap.group->effect_plain;
  return fill(effect, {names.front(), names.back(), ""}, telling.language);
}

std::string whyOf(const Overlap& overlap, const std::vector<std::string>& subjects, const Telling& telling) {
  std::string why = effectOf(overlap, subjects, telling);
  if (const auto prescribers = prescribersOf(overlap, telling.list); prescribers.size() > 1) {
    why += " " + telling.say(kPrescribers, {listed(prescribers, telling.language), "", ""});
  }
  if (overlap.looks_intended) why += kIntended.in(telling.language);
  return why;
}

Finding findingOf(const Overlap& overlap, const Telling& telling) {
  const DuplicateGroup& group = *overlap.group;
  Finding finding;
  finding.kind = "duplicate-therapy";
  finding.interrupts = group.interrupts && group.is_verified && !overlap.looks_intended;
  finding.severity = finding.interrupts ? group.severity : std::max(group.severity, Severity::Moderate);
  if (overlap.looks_intended) finding.severity = Severity::Low;
  for (const std::size_t place : overlap.places) {
    const TakenItem& item = telling.list.items[place];
    addOnce(finding.subjects, std::string(item.taken.ingredient));
    for (const std::string& key : item.about) addOnce(finding.about, key);
    for (const record::Evidence& evidence : item.evidence) {
      if (std::find(finding.evidence.begin(), finding.evidence.end(), evidence) == finding.evidence.end()) {
        finding.evidence.push_back(evidence);
      }
    }
  }
  std::sort(finding.subjects.begin(), finding.subjects.end());
  std::vector<std::string> parts;
  for (const std::string& subject : finding.subjects) parts.push_back(idPart(subject));
  finding.id = "duplicate-therapy/" + join(parts, "+");
  finding.title = titleOf(overlap, finding.subjects, telling);
  finding.why = whyOf(overlap, finding.subjects, telling);
  const std::string_view action =
      telling.isSpanish() ? telling.knowledge.plainSpanish().of(group).action : group.action_plain;
  finding.steps =
      stepsFor(group.who, overlap.looks_intended ? "next-visit" : group.by, action, group.action_clinical, telling.now);
  finding.sources = sourcesOf(group.source, "", "");
  return finding;
}

// One medicine, ordered by two who may not know of each other: nothing is taken twice yet, but two may change it.
Finding twoPrescribersOf(const TakenItem& item, const DuplicateGroup& same, const Telling& telling) {
  Finding finding;
  finding.kind = "duplicate-therapy";
  finding.severity = Severity::Moderate;
  finding.subjects = {std::string(item.taken.ingredient)};
  finding.id = "duplicate-therapy/" + idPart(item.taken.ingredient) + "/prescribers";
  finding.title = telling.say(kOrderedByTwo, {telling.nameOf(item.taken.ingredient), "", ""});
  finding.why = finding.title + ": " + listed(item.prescribers, telling.language) + kTwoBottles.in(telling.language);
  finding.about = item.about;
  finding.evidence = item.evidence;
  finding.steps = stepsFor("psychiatrist; primary-care; pharmacy", "next-contact", kWhichKeeps.in(telling.language),
                           "Agree on one prescriber; cancel the other order", telling.now);
  finding.sources = sourcesOf(same.source, "", "");
  return finding;
}

}  // namespace

std::vector<Finding> duplicateFindings(const knowledge::Knowledge& knowledge, const TakenList& list, Reader reader,
                                       Language language, Instant now) {
  const Telling telling{knowledge, list, reader, languageFor(reader, language), now};
  const std::vector<knowledge::Taken> taken = list.taken();
  std::map<std::string, Overlap> overlaps;
  for (const DuplicateHit& hit : knowledge.duplicates().find(knowledge.drugs(), taken)) {
    const bool is_same = taken[hit.a].ingredient == taken[hit.b].ingredient;
    Overlap& overlap =
        overlaps[std::string(hit.group->group) + (is_same ? "/" + std::string(taken[hit.a].ingredient) : "")];
    overlap.group = hit.group;
    overlap.is_same_ingredient = is_same;
    overlap.looks_intended = overlap.looks_intended && hit.looks_intended;
    for (const std::size_t place : {hit.a, hit.b}) {
      if (std::find(overlap.places.begin(), overlap.places.end(), place) == overlap.places.end()) {
        overlap.places.push_back(place);
      }
    }
  }
  std::vector<Finding> findings;
  for (auto& [key, overlap] : overlaps) {
    // A switch is planned by one; two prescribers may each know only of their own.
    if (prescribersOf(overlap, list).size() > 1) overlap.looks_intended = false;
  }
  for (const auto& [key, overlap] : overlaps) findings.push_back(findingOf(overlap, telling));
  const DuplicateGroup* const same = knowledge.duplicates().group("same-ingredient");
  for (const TakenItem& item : list.items) {
    if (item.prescribers.size() > 1 && same != nullptr) findings.push_back(twoPrescribersOf(item, *same, telling));
  }
  return findings;
}

}  // namespace baton::rules
