#include "sources/reconcile/care_team_seats.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "sources/reconcile/line_parts.h"
#include "sources/reconcile/roles.h"

namespace baton::sources::reconcile {
namespace {

using record::Concept;
using record::HelperFact;
using record::Reference;

constexpr std::array<std::string_view, 30> kTitles{
    "dr",   "dra",  "mr",  "mrs",  "ms",  "miss", "prof", "md",   "do",     "phd", "psyd", "rn", "np", "pa", "pmhnp",
    "lcsw", "lmft", "lpc", "lmhc", "msw", "fnp",  "dnp",  "aprn", "pharmd", "jr",  "sr",   "bc", "ma", "ms", "c"};

bool isTitle(std::string_view word) { return std::find(kTitles.begin(), kTitles.end(), word) != kTitles.end(); }

// Words of letters, without titles and degrees.
std::vector<std::string> nameWords(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  auto finish = [&] {
    if (!word.empty() && !isTitle(word)) words.push_back(word);
    word.clear();
  };
  for (const char c : text) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (is_letter || c == '\'') {
      word += c;
    } else if (c != '.') {
      finish();
    }
  }
  finish();
  return words;
}

std::string npiOf(const HelperFact& helper) {
  for (const record::Identifier& identifier : helper.identifiers) {
    if (identifier.system == record::kNpi || identifier.type == "NPI") return identifier.value;
  }
  return "";
}

void addTelecoms(Seat& seat, const std::vector<record::Telecom>& telecoms) {
  for (const record::Telecom& telecom : telecoms) {
    if (std::find(seat.telecoms.begin(), seat.telecoms.end(), telecom) == seat.telecoms.end()) {
      seat.telecoms.push_back(telecom);
    }
  }
}

void setOrganization(Seat& seat, const std::string& name) {
  if (!seat.organization.empty() || name.empty()) return;
  seat.organization = name;
  seat.organization_key = foldForMatching(name);
}

// Role and codes out of concepts; the seat's own words come first and stay.
void addRole(Seat& seat, const std::vector<Concept>& concepts) {
  const std::string role = roleOf(concepts);
  if (!role.empty() && (seat.role.empty() || seat.role == "other")) seat.role = role;
  for (const Concept& one : concepts) {
    addCodings(seat.codes, one.codings);
    if (seat.role_text.empty()) seat.role_text = one.label();
  }
}

void addHelper(Seat& seat, const HelperFact& helper, const People& people) {
  addTelecoms(seat, helper.telecoms);
  if (seat.npi.empty()) seat.npi = npiOf(helper);
  seat.is_active = seat.is_active && helper.is_active;
  if (helper.kind == HelperFact::Kind::Role) {
    setOrganization(seat, people.nameOf(helper.organization));
    if (const HelperFact* practitioner = people.helper(helper.practitioner.key)) addHelper(seat, *practitioner, people);
    if (const HelperFact* place = people.helper(helper.organization.key)) addTelecoms(seat, place->telecoms);
  }
  addRole(seat, helper.specialties);
}

// The practitioner behind a role, so that a role and its practitioner are one.
std::string resourceBehind(const Reference& who, const People& people) {
  const HelperFact* helper = people.helper(who.key);
  if (helper && helper->kind == HelperFact::Kind::Role && !helper->practitioner.key.empty()) {
    return helper->practitioner.key;
  }
  return who.key;
}

Seat seatFor(const record::About& about, const Reference& who, const People& people) {
  Seat seat;
  seat.about = &about;
  seat.resource = resourceBehind(who, people);
  seat.name = people.nameOf(who);
  seat.name_key = nameKey(seat.name);
  return seat;
}

void fillFromWho(Seat& seat, const Reference& who, const People& people) {
  if (const HelperFact* helper = people.helper(who.key)) {
    addHelper(seat, *helper, people);
  } else if (const record::Contact* contact = people.contact(who.key)) {
    addTelecoms(seat, contact->telecoms);
    if (seat.role_text.empty()) seat.role_text = contact->relationship.label();
    if (seat.role.empty() || seat.role == "other") seat.role = "caregiver";
  }
}

void addTeams(std::vector<Seat>& seats, const record::Facts& facts, const People& people) {
  for (const record::CareTeamFact* team : inOrder(facts.care_teams)) {
    for (const record::CareTeamFact::Member& member : team->members) {
      if (people.isThePerson(member.who.key)) continue;
      Seat seat = seatFor(team->about, member.who, people);
      if (seat.name.empty() && seat.resource.empty()) seat.name = member.role.label();
      if (seat.name.empty() && seat.resource.empty()) continue;
      if (!member.role.empty()) addRole(seat, {member.role});
      setOrganization(seat, people.nameOf(member.on_behalf_of));
      fillFromWho(seat, member.who, people);
      seat.since = firstDated({&member.period.start, &team->period.start});
      seat.until = firstDated({&member.period.end, &team->period.end});
      const bool is_running = team->status.empty() || team->status == "active" || team->status == "proposed";
      seat.is_active = seat.is_active && is_running;
      seats.push_back(std::move(seat));
    }
  }
}

void addRoles(std::vector<Seat>& seats, const record::Facts& facts, const People& people) {
  for (const HelperFact* helper : inOrder(facts.helpers)) {
    if (helper->kind != HelperFact::Kind::Role) continue;
    Reference self;
    self.key = helper->about.key;
    Seat seat = seatFor(helper->about, self, people);
    if (seat.name.empty()) continue;  // a place's opening for anybody
    addHelper(seat, *helper, people);
    seat.since = helper->period.start;
    seat.until = helper->period.end;
    seats.push_back(std::move(seat));
  }
}

void addRelatives(std::vector<Seat>& seats, const record::Facts& facts) {
  for (const record::Contact* contact : inOrder(facts.contacts)) {
    if (contact->name.empty()) continue;
    Seat seat;
    seat.about = &contact->about;
    seat.resource = contact->about.key;
    seat.name = contact->name;
    seat.name_key = nameKey(contact->name);
    seat.role = "caregiver";
    seat.role_text = contact->relationship.label();
    seat.telecoms = contact->telecoms;
    seat.since = contact->period.start;
    seat.until = contact->period.end;
    seats.push_back(std::move(seat));
  }
}

// Keeps, of everybody only seen, the newest sighting.
class Sightings {
 public:
  Sightings(const People& people, Instant at) : people_(people), at_(at) {}
  void add(const record::About& about, const Reference& who, const PartialDate& on, std::string_view how,
           const Reference& place) {
    if (on.empty() || on.first() > at_ || at_.ms - on.first().ms > kSeenDays * kDayMs) return;
    const HelperFact* helper = people_.helper(who.key);
    if (helper && helper->kind == HelperFact::Kind::Organization) return;
    if (people_.isThePerson(who.key) || people_.contact(who.key)) return;
    Seat seat = seatFor(about, who, people_);
    if (seat.name.empty()) return;
    seat.role_text = std::string(how) + " on " + on.dateText();
    seat.is_only_seen = true;
    seat.since = on;
    setOrganization(seat, people_.nameOf(place));
    fillFromWho(seat, who, people_);
    const std::string key = seat.resource.empty() ? seat.name_key + "|" + seat.organization_key : seat.resource;
    const auto [known, is_new] = newest_.emplace(key, seat);
    if (is_new) return;
    const Seat& other = known->second;
    const bool is_newer =
        other.since.first() < on.first() || (other.since.first() == on.first() && about.key < other.about->key);
    if (is_newer) known->second = std::move(seat);
  }
  void moveTo(std::vector<Seat>& seats) {
    for (auto& [key, seat] : newest_) seats.push_back(std::move(seat));
  }

 private:
  const People& people_;
  Instant at_;
  std::map<std::string, Seat> newest_;
};

void addSeen(std::vector<Seat>& seats, const record::Facts& facts, const People& people, Instant at) {
  Sightings sightings(people, at);
  for (const record::EncounterFact& encounter : facts.encounters) {
    if (encounter.about.is_entered_in_error || encounter.status == "cancelled" || encounter.status == "planned")
      continue;
    for (const Reference& who : encounter.participants) {
      sightings.add(encounter.about, who, encounter.period.start, "seen", encounter.organization);
    }
  }
  for (const record::MedicationFact& fact : facts.medications) {
    if (fact.about.is_entered_in_error || fact.kind != record::MedicationFact::Kind::Request) continue;
    if (!fact.is_reported) sightings.add(fact.about, fact.prescriber, fact.written, "prescribed", {});
  }
  sightings.moveTo(seats);
}

}  // namespace

std::string nameKey(std::string_view name) {
  const std::string folded = foldForMatching(name);
  const std::size_t comma = folded.find(',');
  std::vector<std::string> words = nameWords(std::string_view(folded).substr(0, comma));
  if (comma != std::string::npos) {
    // "Ortiz, Maria": what follows the comma is given names, unless it is only titles ("Maria Ortiz, MD").
    std::vector<std::string> given = nameWords(std::string_view(folded).substr(comma + 1));
    given.insert(given.end(), words.begin(), words.end());
    words = std::move(given);
  }
  return join(words, " ");
}

std::vector<Seat> seatsOf(const record::Facts& facts, const People& people, Instant at) {
  std::vector<Seat> seats;
  addTeams(seats, facts, people);
  addRoles(seats, facts, people);
  addRelatives(seats, facts);
  addSeen(seats, facts, people, at);
  return seats;
}

}  // namespace baton::sources::reconcile
