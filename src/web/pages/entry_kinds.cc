#include "web/pages/entry_kinds.h"

#include <array>

namespace baton::web::entry {
namespace {

std::array<Kind, 8> kinds() {
  return {allergyKind(),  conditionKind(), visitKind(),     teamMemberKind(),
          pharmacyKind(), contactKind(),   insuranceKind(), dailyLifeKind()};
}

}  // namespace

std::optional<Kind> findKind(std::string_view slug) {
  for (const Kind& kind : kinds()) {
    if (kind.slug == slug) return kind;
  }
  return std::nullopt;
}

std::optional<Found> findStored(const record::Chart& chart, const std::string& key) {
  for (const Kind& kind : kinds()) {
    if (!key.starts_with(std::string(kind.resource_type) + "/")) continue;
    if (auto draft = kind.stored(chart, key)) return Found{kind, std::move(*draft)};
  }
  return std::nullopt;
}

}  // namespace baton::web::entry
