#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "sources/reconcile/care_team_seats.h"
#include "sources/reconcile/kinds.h"
#include "sources/reconcile/line_parts.h"

namespace baton::sources::reconcile {
namespace {

using record::CareTeamLine;

// NPI → one; else equal name and organisation → one; equal name and number → one; a seat without organisation joins the
// one line that has its name.
// Two NPIs are two people, whatever they are called.
Grouping groupBySeat(const std::vector<Seat>& seats) {
  Grouping grouping(seats.size());
  std::map<std::string, std::size_t> first;
  auto join_by = [&](const std::string& key, std::size_t item) {
    const auto [place, is_new] = first.emplace(key, item);
    if (!is_new) grouping.join(place->second, item);
  };
  for (std::size_t i = 0; i < seats.size(); ++i) {
    if (!seats[i].resource.empty()) join_by("resource " + seats[i].resource, i);
    if (!seats[i].npi.empty()) join_by("npi " + seats[i].npi, i);
    if (!seats[i].npi.empty() || !seats[i].organization_key.empty() || seats[i].name_key.empty()) continue;
    for (const record::Telecom& telecom : seats[i].telecoms) {
      join_by("reached " + seats[i].name_key + " at " + telecomKey(telecom), i);
    }
  }
  // Names: only where at most one NPI and, for seats without organisation, at most one line is meant.
  std::map<std::string, std::set<std::size_t>> roots_by_name;
  std::map<std::string, std::set<std::string>> npis_by_place;
  for (std::size_t i = 0; i < seats.size(); ++i) {
    if (!seats[i].npi.empty()) npis_by_place[seats[i].name_key + "|" + seats[i].organization_key].insert(seats[i].npi);
  }
  for (std::size_t i = 0; i < seats.size(); ++i) {
    const Seat& seat = seats[i];
    if (seat.name_key.empty() || seat.organization_key.empty()) continue;
    const std::string place = seat.name_key + "|" + seat.organization_key;
    const auto npis = npis_by_place.find(place);
    if (npis == npis_by_place.end() || npis->second.size() == 1) join_by("place " + place, i);
  }
  for (std::size_t i = 0; i < seats.size(); ++i) {
    const bool is_known = !seats[i].npi.empty() || !seats[i].organization_key.empty();
    if (is_known && !seats[i].name_key.empty()) roots_by_name[seats[i].name_key].insert(grouping.rootOf(i));
  }
  for (std::size_t i = 0; i < seats.size(); ++i) {
    const Seat& seat = seats[i];
    if (!seat.npi.empty() || !seat.organization_key.empty() || seat.name_key.empty()) continue;
    const auto roots = roots_by_name.find(seat.name_key);
    if (roots == roots_by_name.end()) {
      join_by("name " + seat.name_key + " of " + sourceSystem(*seat.about), i);
    }
  }
  return grouping;
}

bool isOpenAt(const Seat& seat, Instant at) {
  return seat.is_active && (seat.until.empty() || seat.until.last() >= at);
}

std::string idOf(const std::vector<const Seat*>& seats) {
  for (const Seat* seat : seats) {
    if (!seat->npi.empty()) return "care-team/npi-" + slug(seat->npi);
  }
  std::string least;
  for (const Seat* seat : seats) {
    const std::string name = seat->name_key.empty() ? "entry-" + seat->about->key : seat->name_key;
    const std::string made = slug(name) + (seat->organization_key.empty() ? "" : "/" + slug(seat->organization_key));
    if (least.empty() || made < least) least = made;
  }
  return "care-team/" + least;
}

CareTeamLine lineOf(const std::vector<const Seat*>& seats, Instant at) {
  CareTeamLine line;
  std::vector<const record::About*> abouts;
  for (const Seat* seat : seats) abouts.push_back(seat->about);
  fillFrom(line, abouts);
  bool is_only_seen = true;
  PartialDate left;
  for (const Seat* seat : seats) {
    const bool is_open = isOpenAt(*seat, at) && !seat->is_only_seen;
    is_only_seen = is_only_seen && seat->is_only_seen;
    if (is_open) line.status = "active";
    if (line.text.empty()) line.text = seat->name;
    if (line.organization.empty()) line.organization = seat->organization;
    if (line.npi.empty()) line.npi = seat->npi;
    if ((line.role.empty() || line.role == "other") && !seat->role.empty()) line.role = seat->role;
    if (line.role_text.empty() && !seat->is_only_seen) line.role_text = seat->role_text;
    for (const record::Telecom& telecom : seat->telecoms) {
      const bool is_known = std::any_of(line.telecoms.begin(), line.telecoms.end(),
                                        [&](const auto& known) { return telecomKey(known) == telecomKey(telecom); });
      if (!is_known) line.telecoms.push_back(telecom);
    }
    addCodings(line.codes, seat->codes);
    if (!seat->is_only_seen && !seat->since.empty() && (line.since.empty() || isEarlier(seat->since, line.since))) {
      line.since = seat->since;
    }
    if (!seat->until.empty() && (left.empty() || isEarlier(left, seat->until))) left = seat->until;
  }
  if (line.status.empty()) line.status = "inactive";
  if (line.status == "inactive" && !is_only_seen) line.until = left;
  if (is_only_seen) line.role_text = seats.front()->role_text;
  if (line.role.empty()) line.role = "other";
  line.id = idOf(seats);
  return line;
}

int rank(const std::string& role) {
  static const std::vector<std::string> order{"psychiatrist", "telepsychiatry", "therapist", "primary-care",
                                              "caregiver",    "pharmacy",       "emergency"};
  return static_cast<int>(std::find(order.begin(), order.end(), role) - order.begin());
}

void suggest(std::vector<CareTeamLine>& lines, const Decisions& decisions) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string left = nameKey(lines[i].text);
    for (std::size_t j = i + 1; j < lines.size(); ++j) {
      if (!lines[i].npi.empty() && !lines[j].npi.empty()) continue;  // two NPIs are two people
      const std::string right = nameKey(lines[j].text);
      if (!left.empty() && (left == right || isNearlyEqual(left, right))) suggestSame(lines[i], lines[j], decisions);
    }
  }
}

// "Psychiatrist" whom nobody names says nothing beside a psychiatrist with a name: it is what is left of them where a
// reader is not shown all that says who they are.
void dropNameless(std::vector<CareTeamLine>& lines) {
  const auto isNameless = [](const CareTeamLine& line) {
    return line.telecoms.empty() && line.npi.empty() && !line.role_text.empty() &&
           foldForMatching(line.text) == foldForMatching(line.role_text);
  };
  std::set<std::string> named;  // roles that somebody with a name has now
  for (const CareTeamLine& line : lines) {
    if (line.status == "active" && !isNameless(line)) named.insert(line.role);
  }
  std::erase_if(lines, [&](const CareTeamLine& line) { return isNameless(line) && named.contains(line.role); });
}

}  // namespace

std::vector<CareTeamLine> careTeamLines(const record::Facts& facts, const Decisions& decisions, const People& people,
                                        Instant at) {
  const std::vector<Seat> seats = seatsOf(facts, people, at);
  std::vector<const record::About*> abouts;
  for (const Seat& seat : seats) abouts.push_back(seat.about);
  std::vector<CareTeamLine> lines;
  for (const auto& group : decidedGroups(groupBySeat(seats), abouts, decisions)) {
    std::vector<const Seat*> members;
    for (const std::size_t i : group) members.push_back(&seats[i]);
    std::stable_sort(members.begin(), members.end(), [](const Seat* a, const Seat* b) {
      if (a->is_only_seen != b->is_only_seen) return b->is_only_seen;
      return isNewer(a->about->source, b->about->source);
    });
    lines.push_back(lineOf(members, at));
  }
  dropNameless(lines);
  makeIdsUnique(lines);
  suggest(lines, decisions);
  std::sort(lines.begin(), lines.end(), [](const CareTeamLine& a, const CareTeamLine& b) {
    if (a.status != b.status) return a.status == "active";
    if (rank(a.role) != rank(b.role)) return rank(a.role) < rank(b.role);
    return a.id < b.id;
  });
  return lines;
}

}  // namespace baton::sources::reconcile
