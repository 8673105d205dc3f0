// Id<Tag>: an identifier that cannot be mistaken for another kind of identifier.
#pragma once

#include <compare>
#include <functional>
#include <string>

namespace baton {

template <class Tag>
struct Id {
  std::string value;
  bool empty() const { return value.empty(); }
  auto operator<=>(const Id&) const = default;
};

}  // namespace baton

template <class Tag>
struct std::hash<baton::Id<Tag>> {
  std::size_t operator()(const baton::Id<Tag>& id) const { return std::hash<std::string>()(id.value); }
};
