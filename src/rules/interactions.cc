#include "rules/interactions.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/text.h"

namespace baton::rules {
namespace {

using knowledge::InteractionCondition;
using knowledge::InteractionHit;
using knowledge::InteractionRow;
using record::Finding;
using record::Severity;

// In these causes it is one medicine's level or effect that changes: two such medicines are two matters.
bool isAboutOneMedicine(std::string_view cause) {
  return cause == "level-up" || cause == "level-down" || cause == "opposing" || cause == "absorption";
}

std::string causeOf(const InteractionHit& hit, const TakenList& list) {
  std::string cause(hit.row->cause);
  if (isAboutOneMedicine(cause)) cause += '/' + std::string(list.items[hit.b].taken.ingredient);
  return cause;
}

std::string nameOf(const TakenList& list, std::size_t place) { return std::string(list.items[place].taken.ingredient); }

Names namesOf(const TakenList& list, const InteractionHit& hit) {
  return {nameOf(list, hit.a), nameOf(list, hit.b), hit.third ? nameOf(list, *hit.third) : ""};
}

std::string idOf(const TakenList& list, const InteractionHit& hit) {
  std::string first = nameOf(list, hit.b);
  std::string second = nameOf(list, hit.a);
  if (hit.row->a == hit.row->b && second < first) std::swap(first, second);
  return "interaction/" + idPart(first) + "+" + idPart(second);
}

// High always interrupts in the contract: what may not interrupt is told in the next contact.
Severity severityOf(const InteractionHit& hit) {
  return hit.interrupts ? hit.row->severity : std::max(hit.row->severity, Severity::Moderate);
}

template <class T>
void addOnce(std::vector<T>& all, const T& one) {
  if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
}

// What would have to be known to be sure.
std::string doubtOf(const InteractionHit& hit) {
  if (hit.is_certain) return "";
  std::vector<std::string> unknown;
  for (std::size_t i = 0; i < hit.row->conditions.count; ++i) {
    switch (hit.row->conditions.list[i].kind) {
      case InteractionCondition::Kind::DoseOver:
        addOnce(unknown, std::string("the daily dose"));
        break;
      case InteractionCondition::Kind::RouteIs:
        addOnce(unknown, std::string("how it is taken"));
        break;
      case InteractionCondition::Kind::Regular:
        addOnce(unknown, std::string("how often"));
        break;
      case InteractionCondition::Kind::AgeAtLeast:
      case InteractionCondition::Kind::AgeBelow:
        addOnce(unknown, std::string("the age"));
        break;
      case InteractionCondition::Kind::Start:
      case InteractionCondition::Kind::Stop:
        break;
    }
  }
  return unknown.empty() ? "" : " It depends on " + listed(unknown) + ", which Baton does not know.";
}

std::string whyOf(const InteractionHit& hit, const TakenList& list, Reader reader) {
  const InteractionRow& row = *hit.row;
  std::string why;
  if (reader == Reader::Person) {
    why = fill(row.effect_plain, namesOf(list, hit));
  } else {
    why = fill("{b} with {a}: ", namesOf(list, hit)) + " " + std::string(row.effect_clinical) + ". Mechanism: " + std::string(row.mechanism) + ". Onset: " +
          std::string(row.onset) + ".";
  }
  return why + doubtOf(hit);
}

void addParts(Finding& finding, const InteractionHit& hit, const TakenList& list) {
  std::vector<std::size_t> places = {hit.b, hit.a};
  if (hit.row->a == hit.row->b && nameOf(list, hit.a) < nameOf(list, hit.b)) std::swap(places[0], places[1]);
  if (hit.third) places.push_back(*hit.third);
  for (const std::size_t place : places) {
    const TakenItem& item = list.items[place];
    addOnce(finding.subjects, std::string(item.taken.ingredient));
    for (const std::string& key : item.about) addOnce(finding.about, key);
    for (const record::Evidence& evidence : item.evidence) addOnce(finding.evidence, evidence);
  }
  for (const record::FindingSource& source : sourcesOf(hit.row->source, hit.row->source_url, hit.row->checked_on)) {
    const bool is_named = std::any_of(finding.sources.begin(), finding.sources.end(), [&](const auto& known) {
      return known.title == source.title && known.section == source.section;
    });
    if (!is_named) finding.sources.push_back(source);
  }
}

// Pairs of one cause, gravest first → one finding.
Finding findingOf(const std::vector<const InteractionHit*>& hits, const TakenList& list, Reader reader, Instant now) {
  const InteractionHit& lead = *hits.front();
  Finding finding;
  finding.id = idOf(list, lead);
  finding.kind = "interaction";
  finding.severity = severityOf(lead);
  finding.interrupts = lead.interrupts;
  finding.title = fill(firstSentence(lead.row->effect_plain), namesOf(list, lead));
  for (const InteractionHit* hit : hits) {
    addParts(finding, *hit, list);
    const std::string why = hit == hits.front() ? whyOf(*hit, list, reader)
                                                : fill(firstSentence(hit->row->effect_plain), namesOf(list, *hit)) + "." + doubtOf(*hit);
    if (finding.why.find(why) == std::string::npos) finding.why += (finding.why.empty() ? "" : " Also: ") + why;
  }
  finding.steps = stepsFor(lead.row->who, lead.row->by, lead.row->action_plain, lead.row->action_clinical, now);
  return finding;
}

bool coversAll(const Finding& finding, const InteractionHit& hit, const TakenList& list) {
  const auto has = [&](std::size_t place) {
    return std::find(finding.subjects.begin(), finding.subjects.end(), nameOf(list, place)) != finding.subjects.end();
  };
  return has(hit.a) && has(hit.b);
}

bool isWithin(const std::vector<std::string>& some, const std::vector<std::string>& all) {
  return std::all_of(some.begin(), some.end(),
                     [&](const std::string& one) { return std::find(all.begin(), all.end(), one) != all.end(); });
}

void absorb(Finding& told, const Finding& other) {
  told.why += " Also: " + other.why;
  for (const record::Evidence& evidence : other.evidence) addOnce(told.evidence, evidence);
  for (const record::FindingSource& source : other.sources) addOnce(told.sources, source);
}

// Several causes of one pair are told together; an id names one finding only.
std::vector<Finding> joinedByPair(std::vector<Finding> findings) {
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& left, const Finding& right) {
    return std::tuple(left.severity, !left.interrupts) < std::tuple(right.severity, !right.interrupts);
  });
  std::vector<Finding> joined;
  for (Finding& finding : findings) {
    const auto same = [&](const Finding& told) { return told.id == finding.id; };
    const auto told = std::find_if(joined.begin(), joined.end(), same);
    if (told != joined.end() && isWithin(finding.subjects, told->subjects)) {
      absorb(*told, finding);
      continue;
    }
    const std::string id = finding.id;
    for (int number = 2; std::any_of(joined.begin(), joined.end(), same); ++number) {
      finding.id = id + "/" + std::to_string(number);
    }
    joined.push_back(std::move(finding));
  }
  return joined;
}

}  // namespace

std::vector<Finding> interactionFindings(const knowledge::Knowledge& knowledge, const TakenList& list, Reader reader,
                                         Instant now) {
  const std::vector<knowledge::Taken> taken = list.taken();
  std::vector<InteractionHit> hits = knowledge.interactions().find(knowledge.drugs(), taken, list.age_years);
  // The order of what was asked must not show: gravest first, then by name.
  std::sort(hits.begin(), hits.end(), [&](const InteractionHit& left, const InteractionHit& right) {
    return std::tuple(severityOf(left), !left.interrupts, -left.row->rank(), nameOf(list, left.b), nameOf(list, left.a), left.row->id) <
           std::tuple(severityOf(right), !right.interrupts, -right.row->rank(), nameOf(list, right.b), nameOf(list, right.a), right.row->id);
  });
  std::map<std::pair<std::string, bool>, std::vector<const InteractionHit*>> by_cause;
  for (const InteractionHit& hit : hits) by_cause[{causeOf(hit, list), hit.interrupts}].push_back(&hit);

  std::vector<Finding> findings;
  for (auto& [key, pairs] : by_cause) {
    if (!key.second) continue;
    findings.push_back(findingOf(pairs, list, reader, now));
    const auto quiet = by_cause.find({key.first, false});
    if (quiet == by_cause.end()) continue;
    // Of the same cause and of the same medicines there is nothing more to tell.
    std::erase_if(quiet->second, [&](const InteractionHit* hit) { return coversAll(findings.back(), *hit, list); });
  }
  for (const auto& [key, pairs] : by_cause) {
    if (!key.second && !pairs.empty()) findings.push_back(findingOf(pairs, list, reader, now));
  }
  return joinedByPair(std::move(findings));
}

}  // namespace baton::rules
