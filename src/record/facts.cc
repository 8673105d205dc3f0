#include "record/facts.h"

namespace baton::record {

std::size_t Facts::size() const {
  std::size_t count = 0;
  eachVector(*this, [&](const auto& facts) { count += facts.size(); });
  return count;
}

std::string ObservationFact::shown() const {
  auto value = [](const std::optional<Quantity>& number, const Concept& coded, const std::string& text) {
    if (number) return toText(*number);
    return coded.empty() ? text : coded.label();
  };
  std::string shown = value(quantity, value_concept, value_text);
  if (!shown.empty()) return shown;  // of a panel the reader has already put its parts together
  for (const Component& component : components) {
    const std::string part = value(component.quantity, component.value_concept, component.value_text);
    if (part.empty()) continue;
    if (!shown.empty()) shown += ", ";
    shown += component.what.label() + " " + part;
  }
  return shown;
}

}  // namespace baton::record
