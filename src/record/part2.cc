#include "record/part2.h"

#include <algorithm>

namespace baton::record {

bool needsPart2Notice(const Disclosure& disclosure) {
  if (disclosure.audience().isSelf()) return false;
  bool is_labelled = false;
  disclosure.chart().facts.forEach([&](const auto& fact) {
    is_labelled = is_labelled || std::any_of(fact.about.security.begin(), fact.about.security.end(),
                                             [](const Coding& label) { return label.code.starts_with("42CFRPart2"); });
  });
  return is_labelled;
}

}  // namespace baton::record
