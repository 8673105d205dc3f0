#include "sources/changes/parts.h"

#include <algorithm>
#include <array>

#include "knowledge/knowledge.h"

namespace baton::sources::changes {
namespace {

constexpr std::array<std::string_view, 5> kMatters{"mood", "sleep", "concentration", "safety", "metabolism"};

void addOnce(std::vector<std::string>& items, const std::string& item) {
  if (!contains(items, item)) items.push_back(item);
}

void addEveryone(Concerns& concerns, const record::Chart& chart) {
  for (const record::CareTeamLine& line : chart.care_team) {
    const bool is_reached = line.status == "active" && line.role != "other" && line.role != "emergency";
    if (is_reached) addOnce(concerns.roles, line.role);
  }
  if (concerns.roles.empty()) concerns.roles = {"therapist", "psychiatrist", "primary-care"};
  addOnce(concerns.roles, "self");
}

}  // namespace

bool contains(const std::vector<std::string>& items, std::string_view item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

// "safety in overdose" is safety.
void Concerns::add(const std::vector<std::string>& more_matters, const std::vector<std::string>& more_roles) {
  for (const std::string_view word : kMatters) {
    const bool is_meant = std::any_of(more_matters.begin(), more_matters.end(), [&](const std::string& matter) {
      return matter.find(word) != std::string::npos;
    });
    if (is_meant) addOnce(matters_for, std::string(word));
  }
  for (const std::string& role : more_roles) addOnce(roles, role);
}

Concerns concernsOfMedication(const std::vector<std::string>& ingredients, const record::Chart& chart) {
  const knowledge::Psychotropics& psychotropics = knowledge::builtIn().psychotropics();
  Concerns concerns;
  for (const std::string& ingredient : ingredients) {
    for (const std::string& drug_class : psychotropics.classesOf(ingredient)) {
      const knowledge::MattersFor* row = psychotropics.mattersFor("class", drug_class);
      if (row) concerns.add(row->matters_for, row->roles);
    }
  }
  if (concerns.roles.empty()) addEveryone(concerns, chart);
  return concerns;
}

Concerns concernsOfCondition(const std::string& group, const record::Chart& chart) {
  Concerns concerns;
  const knowledge::MattersFor* row =
      group.empty() ? nullptr : knowledge::builtIn().psychotropics().mattersFor("condition", group);
  if (row) concerns.add(row->matters_for, row->roles);
  if (concerns.roles.empty()) addEveryone(concerns, chart);
  return concerns;
}

Concerns concernsOfEveryone(std::vector<std::string> matters_for, const record::Chart& chart) {
  Concerns concerns;
  concerns.matters_for = std::move(matters_for);
  addEveryone(concerns, chart);
  return concerns;
}

void concern(record::Change& change, const Concerns& concerns) {
  change.matters_for = concerns.matters_for;
  change.roles = concerns.roles;
}

std::string capitalised(std::string_view text) {
  std::string shown(text);
  const bool is_mixed = shown.size() > 1 && shown[1] >= 'A' && shown[1] <= 'Z';  // "eGFR" is a word of its own
  if (!is_mixed && !shown.empty() && shown.front() >= 'a' && shown.front() <= 'z')
    shown.front() = static_cast<char>(shown.front() - 32);
  return shown;
}

std::string onDay(const PartialDate& date) { return date.empty() ? "" : " on " + date.dateText(); }

PartialDate dateOr(const PartialDate& clinical, const std::vector<record::Source>& sources) {
  if (!clinical.empty()) return clinical;
  Instant newest;
  for (const record::Source& source : sources) newest = std::max(newest, source.recorded);
  return sources.empty() ? PartialDate() : PartialDate::day(newest);
}

bool isAfter(const PartialDate& date, Instant moment) { return !date.empty() && date.first() > moment; }

bool mayBeNew(const record::About& about, Instant moment) {
  if (about.source.recorded <= moment) return false;
  const PartialDate& held = about.held_from.empty() ? about.source.asserted : about.held_from;
  return held.empty() || held.first() > moment;
}

}  // namespace baton::sources::changes
