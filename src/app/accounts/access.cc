#include "app/accounts/access.h"

#include <algorithm>

#include "format/json.h"
#include "knowledge/knowledge.h"

namespace baton::app {
namespace {

using store::Grant;
using store::ItemKind;

constexpr const char* kRegion = "server region";

Relation relationOf(const std::string& text) {
  for (const Relation relation : {Relation::Self, Relation::Caregiver, Relation::Manager}) {
    if (relationText(relation) == text) return relation;
  }
  return Relation::None;
}

std::vector<std::string> managerScopes(const std::string& born, const knowledge::MinorAges& ages, Instant now) {
  const auto date = PartialDate::parse(born);
  if (!date || date->empty()) return {};
  const int age = ageInYears(*date, now);
  if (age >= ages.adult_from) return {};
  std::vector<std::string> scopes = {"read", "log", "add"};
  if (age < ages.limits_from) scopes.emplace_back(kProtectedScope);
  return scopes;
}

}  // namespace

std::string relationText(Relation relation) {
  switch (relation) {
    case Relation::None:
      return "none";
    case Relation::Self:
      return "self";
    case Relation::Caregiver:
      return "caregiver";
    case Relation::Manager:
      return "manager";
  }
  return "none";
}

PersonAccess accessBy(const Grant& grant, const std::string& born, const knowledge::MinorAges& ages, Instant now) {
  PersonAccess access{grant.person, "", grant.until <= now ? Relation::None : relationOf(grant.relation), {}};
  switch (access.relation) {
    case Relation::None:
      break;
    case Relation::Self:
      access.scopes = {"read", "log", "add", kProtectedScope};
      break;
    case Relation::Caregiver:
      access.scopes = grant.scopes;
      break;
    case Relation::Manager:
      access.scopes = managerScopes(born, ages, now);
      if (access.scopes.empty()) access.relation = Relation::None;
      break;
  }
  return access;
}

Result<std::vector<PersonAccess>> accessOf(Home& home, const std::string& account) {
  BATON_TRY(const auto grants, home.store().accounts().grantsOf(account));
  std::vector<PersonAccess> people;
  if (grants.empty()) return people;
  BATON_TRY(const auto ages, minorAges(home));
  for (const Grant& grant : grants) {
    const auto label = home.store().label(grant.person);
    if (!label && label.error().code == ErrorCode::NotFound) continue;  // erased
    if (!label) return tl::unexpected(label.error());
    BATON_TRY(const json::Value about, json::parse(*label));
    PersonAccess access = accessBy(grant, about["born"].text(), ages, home.clock().now());
    access.name = about["name"].text();
    if (access.relation != Relation::None) people.push_back(std::move(access));
  }
  // Oneself first, then by name.
  std::sort(people.begin(), people.end(), [](const PersonAccess& left, const PersonAccess& right) {
    const bool left_self = left.relation == Relation::Self;
    const bool right_self = right.relation == Relation::Self;
    return left_self != right_self ? left_self : left.name < right.name;
  });
  return people;
}

Result<std::string> regionOf(Home& home) {
  BATON_TRY(const auto item, home.store().accounts().item(ItemKind::Setting, kRegion));
  return item ? item->content : "US";
}

Status setRegion(Home& home, const std::string& region) {
  if (knowledge::builtIn().accessAges().of(region).region != region) {
    return fail(ErrorCode::BadUsage, "There are no ages for \"" + region + "\" in knowledge/access/minor_ages.tsv.");
  }
  return home.store().accounts().putItem(ItemKind::Setting, kRegion, {"", store::kNever, region, ""});
}

Result<knowledge::MinorAges> minorAges(Home& home) {
  BATON_TRY(const std::string region, regionOf(home));
  return knowledge::builtIn().accessAges().of(region);
}

}  // namespace baton::app
