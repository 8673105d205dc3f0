#include "directory/fold.h"

#include <algorithm>

namespace baton::directory {
namespace {

void keepNewestLoads(std::vector<Heard>& heard) {
  std::ranges::stable_sort(heard, [](const Heard& left, const Heard& right) {
    return left.source != right.source ? left.source < right.source : left.load > right.load;
  });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < heard.size(); ++i) {
    if (kept > 0 && heard[kept - 1].source == heard[i].source && heard[kept - 1].load != heard[i].load) continue;
    if (kept != i) heard[kept] = std::move(heard[i]);
    ++kept;
  }
  heard.resize(kept);
}

bool isNewer(const Heard& left, const Heard& right) {
  if (left.statement.day != right.statement.day) return left.statement.day > right.statement.day;
  return left.load != right.load ? left.load > right.load : left.source < right.source;
}

void takeSets(const Statement& one, Statement& all) {
  all.specialties |= one.specialties;
  all.ages |= one.ages;
  all.expertise |= one.expertise;
  all.medication |= one.medication;
  all.style |= one.style;
  all.languages |= one.languages;
  all.licences |= one.licences;
  for (const std::string& insurer : one.insurers) {
    if (all.insurers.size() == kMostInsurers) break;
    if (std::ranges::find(all.insurers, insurer) == all.insurers.end()) all.insurers.push_back(insurer);
  }
  for (const Site& site : one.sites) {
    if (all.sites.size() == kMostSites) break;
    const bool is_known = std::ranges::any_of(all.sites, [&site](const Site& other) {
      const bool is_same_line = other.line == site.line || site.line.empty();  // without a street it says nothing new
      return is_same_line && other.zip == site.zip && (other.city == site.city || site.city.empty());
    });
    if (!is_known) all.sites.push_back(site);
  }
}

// `heard` is sorted, newest first: the first who says something is believed.
void takeAnswers(const Heard& heard, Provider& provider) {
  const Statement& one = heard.statement;
  Statement& all = provider.all;
  const Witness witness{heard.source, one.day};
  if (all.credential.empty()) all.credential = one.credential;
  if (all.gender == Gender::Unknown) all.gender = one.gender;
  if (all.in_person == Said::Unknown) all.in_person = one.in_person;
  if (all.booking.empty()) all.booking = one.booking;
  if (all.telehealth == Said::Unknown && one.telehealth != Said::Unknown) {
    all.telehealth = one.telehealth;
    provider.of_telehealth = witness;
  }
  if (all.accepting == Said::Unknown && one.accepting != Said::Unknown) {
    all.accepting = one.accepting;
    provider.of_accepting = witness;
  }
  const bool has_wait = all.wait_days >= 0 || all.free_day != kNoDay;
  if (!has_wait && (one.wait_days >= 0 || one.free_day != kNoDay)) {
    all.wait_days = one.wait_days;
    all.free_day = one.free_day;
    provider.of_wait = witness;
  }
}

// A schedule calls its place "Riverside": who says what somebody does is believed first about their name.
void takeName(const std::vector<Heard>& heard, Statement& all) {
  for (const bool needs_specialty : {true, false}) {
    for (const Heard& one : heard) {
      if (one.statement.name.empty() || (needs_specialty && one.statement.specialties == 0)) continue;
      all.name = one.statement.name;
      all.is_organization = one.statement.is_organization;
      return;
    }
  }
}

}  // namespace

bool fold(std::span<const Source> sources, std::vector<Heard>& heard, Provider& provider) {
  keepNewestLoads(heard);
  provider = {};
  for (const Heard& one : heard) {
    if (one.statement.is_gone && one.source < sources.size() && sources[one.source].is_register) return false;
  }
  std::erase_if(heard, [](const Heard& one) { return one.statement.is_gone; });
  if (heard.empty()) return false;
  for (const Heard& one : heard) {
    if (!provider.witnesses.empty() && provider.witnesses.back().source == one.source) {
      provider.witnesses.back().day = std::max(provider.witnesses.back().day, one.statement.day);
    } else {
      provider.witnesses.push_back({one.source, one.statement.day});
    }
  }
  std::ranges::stable_sort(heard, isNewer);
  provider.all.key = heard.front().statement.key;
  provider.all.day = heard.front().statement.day;
  takeName(heard, provider.all);
  for (const Heard& one : heard) {
    takeSets(one.statement, provider.all);
    takeAnswers(one, provider);
  }
  return !provider.all.name.empty();
}

}  // namespace baton::directory
