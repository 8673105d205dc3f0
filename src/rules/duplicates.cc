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

std::string titleOf(const Overlap& overlap, const std::vector<std::string>& subjects) {
  if (overlap.is_same_ingredient) return fill("{a} in more than one product", {shownName(subjects.front()), "", ""});
  return fill("{a}: " + std::string(overlap.group->name_plain), {listed(subjects), "", ""});
}

std::string whyOf(const Overlap& overlap, const std::vector<std::string>& subjects, const TakenList& list,
                  Reader reader) {
  std::string why = reader == Reader::Clinician
                        ? fill(std::string(overlap.group->name_clinical) + ": {a}.", {listed(subjects), "", ""})
                        : fill(overlap.group->effect_plain, {subjects.front(), subjects.back(), ""});
  if (const auto prescribers = prescribersOf(overlap, list); prescribers.size() > 1) {
    why += " They come from more than one prescriber: " + listed(prescribers) + ". Each may not know of the other.";
  }
  if (overlap.looks_intended) why += " This can be meant so, for example during a switch. Ask whether it is.";
  return why;
}

Finding findingOf(const Overlap& overlap, const TakenList& list, Reader reader, Instant now) {
  const DuplicateGroup& group = *overlap.group;
  Finding finding;
  finding.kind = "duplicate-therapy";
  finding.interrupts = group.interrupts && group.is_verified && !overlap.looks_intended;
  finding.severity = finding.interrupts ? group.severity : std::max(group.severity, Severity::Moderate);
  if (overlap.looks_intended) finding.severity = Severity::Low;
  for (const std::size_t place : overlap.places) {
    const TakenItem& item = list.items[place];
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
  finding.title = titleOf(overlap, finding.subjects);
  finding.why = whyOf(overlap, finding.subjects, list, reader);
  finding.steps = stepsFor(group.who, overlap.looks_intended ? "next-visit" : group.by, group.action_plain,
                           group.action_clinical, now);
  finding.sources = sourcesOf(group.source, "", "");
  return finding;
}

// One medicine, ordered by two who may not know of each other: nothing is taken twice yet, but two may change it.
Finding twoPrescribersOf(const TakenItem& item, const DuplicateGroup& same, Instant now) {
  Finding finding;
  finding.kind = "duplicate-therapy";
  finding.severity = Severity::Moderate;
  finding.subjects = {std::string(item.taken.ingredient)};
  finding.id = "duplicate-therapy/" + idPart(item.taken.ingredient) + "/prescribers";
  finding.title = fill("{a} is ordered by two prescribers", {shownName(item.taken.ingredient), "", ""});
  finding.why = finding.title + ": " + listed(item.prescribers) +
                ". Each may change it without the other, and two bottles can be taken as two medicines.";
  finding.about = item.about;
  finding.evidence = item.evidence;
  finding.steps = stepsFor("psychiatrist; primary-care; pharmacy", "next-contact",
                           "Ask which of the two keeps this medicine, and tell the other.",
                           "Agree on one prescriber; cancel the other order", now);
  finding.sources = sourcesOf(same.source, "", "");
  return finding;
}

}  // namespace

std::vector<Finding> duplicateFindings(const knowledge::Knowledge& knowledge, const TakenList& list, Reader reader,
                                       Instant now) {
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
  for (const auto& [key, overlap] : overlaps) findings.push_back(findingOf(overlap, list, reader, now));
  const DuplicateGroup* const same = knowledge.duplicates().group("same-ingredient");
  for (const TakenItem& item : list.items) {
    if (item.prescribers.size() > 1 && same != nullptr) findings.push_back(twoPrescribersOf(item, *same, now));
  }
  return findings;
}

}  // namespace baton::rules
