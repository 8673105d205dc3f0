#include "knowledge/drug_set.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kClass = "class:";

tl::unexpected<Error> unknown(std::string_view name) {
  return fail(ErrorCode::BadInput, "no such medicine or class: \"" + std::string(name) + "\".");
}

void addClass(const Drugs& drugs, std::uint16_t drug_class, DrugSet& set, std::vector<std::uint16_t>& sure) {
  for (const std::uint16_t place : drugs.membersOf(drug_class)) {
    const Membership& member = drugs.memberships()[place];
    set.drugs.push_back(member.drug);
    if (member.is_verified) sure.push_back(member.drug);
  }
}

void sortOnce(std::vector<std::uint16_t>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

}  // namespace

bool DrugSet::has(std::uint16_t drug) const { return std::binary_search(drugs.begin(), drugs.end(), drug); }

bool DrugSet::isVerified(std::uint16_t drug) const {
  return has(drug) && !std::binary_search(unverified.begin(), unverified.end(), drug);
}

Result<DrugSet> drugSet(const Drugs& drugs, std::string_view list, char separator) {
  DrugSet set;
  std::vector<std::uint16_t> sure;
  for (const std::string_view part : split(list, separator)) {
    const std::string_view name = trim(part);
    if (name.empty()) continue;
    if (name.starts_with(kClass)) {
      const auto found = drugs.findClass(name.substr(kClass.size()));
      if (!found) return unknown(name);
      addClass(drugs, *found, set, sure);
      continue;
    }
    const auto found = drugs.find(name);
    if (!found) return unknown(name);
    set.drugs.push_back(*found);
    sure.push_back(*found);
  }
  sortOnce(set.drugs);
  sortOnce(sure);
  std::set_difference(set.drugs.begin(), set.drugs.end(), sure.begin(), sure.end(), std::back_inserter(set.unverified));
  return set;
}

}  // namespace baton::knowledge
