#include "record/visits.h"

#include <map>
#include <string>

namespace baton::record {
namespace {

int saysHowMuch(const EncounterFact& stay) {
  return (stay.period.end.empty() ? 0 : 4) + (stay.reasons.empty() ? 0 : 2) + (stay.organization.empty() ? 0 : 1);
}

bool isBetter(const EncounterFact& one, const EncounterFact& other) {
  if (saysHowMuch(one) != saysHowMuch(other)) return saysHowMuch(one) > saysHowMuch(other);
  return one.about.key < other.about.key;
}

std::string dayOf(const EncounterFact& encounter) {
  return encounter.period.start.empty() ? encounter.about.key : encounter.period.start.dateText();
}

std::string teller(const EncounterFact& encounter) {
  const Source& source = encounter.about.source;
  return source.organisation.empty() ? source.file : source.organisation;
}

// One clinic may well see somebody in its emergency room twice on a day; two clinics that tell of one do not.
std::vector<const EncounterFact*> emergencyVisits(const std::vector<EncounterFact>& encounters) {
  std::vector<const EncounterFact*> kept;
  for (const EncounterFact& encounter : encounters) {
    if (!tookPlace(encounter) || !isEmergency(encounter)) continue;
    const EncounterFact** same = nullptr;
    for (const EncounterFact*& other : kept) {
      if (dayOf(*other) == dayOf(encounter) && teller(*other) != teller(encounter)) same = &other;
    }
    if (!same) {
      kept.push_back(&encounter);
    } else if (isBetter(encounter, **same)) {
      *same = &encounter;
    }
  }
  return kept;
}

}  // namespace

bool isAdmission(const EncounterFact& encounter) {
  for (const std::string_view code : {"IMP", "ACUTE", "NONAC", "OBSENC", "SS"}) {
    if (encounter.class_code == code) return true;
  }
  return false;
}

bool isEmergency(const EncounterFact& encounter) { return encounter.class_code == "EMER"; }

bool tookPlace(const EncounterFact& encounter) {
  return encounter.status != "planned" && encounter.status != "cancelled" && encounter.status != "unknown" &&
         !encounter.about.is_entered_in_error;
}

std::vector<const EncounterFact*> visitsOf(const std::vector<EncounterFact>& encounters) {
  std::map<std::string, const EncounterFact*> stays;
  for (const EncounterFact& encounter : encounters) {
    if (!tookPlace(encounter) || !isAdmission(encounter)) continue;
    const EncounterFact*& stay = stays[dayOf(encounter)];
    if (!stay || isBetter(encounter, *stay)) stay = &encounter;
  }
  std::vector<const EncounterFact*> visits;
  for (const auto& [day, stay] : stays) visits.push_back(stay);
  const std::vector<const EncounterFact*> emergencies = emergencyVisits(encounters);
  visits.insert(visits.end(), emergencies.begin(), emergencies.end());
  for (const EncounterFact& encounter : encounters) {
    if (!tookPlace(encounter) || isAdmission(encounter) || isEmergency(encounter)) continue;
    const bool is_stay = encounter.class_code.empty() && stays.contains(encounter.period.start.dateText());
    if (!is_stay) visits.push_back(&encounter);
  }
  return visits;
}

}  // namespace baton::record
