#include "rules/caution_groups.h"

#include <algorithm>

namespace baton::rules {
namespace {

using record::Severity;

bool isUnder(const CautionHit& hit, std::string_view key) { return hit.medicine() == key || hit.row->topic == key; }

// The medicine or topic under which most of what is left can be told; of equals the topic of the first.
std::string_view widestKey(const std::vector<const CautionHit*>& left) {
  std::string_view widest;
  std::ptrdiff_t most = 0;
  for (const CautionHit* hit : left) {
    for (const std::string_view key : {hit->row->topic, hit->medicine()}) {
      const auto count =
          std::count_if(left.begin(), left.end(), [&](const CautionHit* one) { return isUnder(*one, key); });
      if (count > most) widest = key, most = count;
    }
  }
  return widest;
}

}  // namespace

std::vector<CautionGroup> cautionGroups(const std::vector<CautionHit>& hits) {
  std::vector<CautionGroup> groups;
  for (const bool is_grave : {true, false}) {
    std::vector<const CautionHit*> left;
    for (const CautionHit& hit : hits) {
      if ((hit.severity() == Severity::High) != is_grave) continue;
      const auto told =
          std::find_if(groups.begin(), groups.end(), [&](const auto& one) { return isUnder(hit, one.key); });
      if (!is_grave && told != groups.end()) {
        told->hits.push_back(&hit);
      } else {
        left.push_back(&hit);
      }
    }
    while (!left.empty()) {
      CautionGroup group{widestKey(left), {}};
      std::erase_if(left, [&](const CautionHit* hit) {
        if (!isUnder(*hit, group.key)) return false;
        group.hits.push_back(hit);
        return true;
      });
      groups.push_back(std::move(group));
    }
  }
  return groups;
}

}  // namespace baton::rules
