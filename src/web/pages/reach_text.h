// How to reach somebody, each a link that calls or writes; of several telephone numbers which is which.
#pragma once

#include <cstdint>
#include <vector>

#include "record/facts.h"
#include "web/frame/components.h"
#include "web/frame/words.h"

namespace baton::web {

enum class Uses : std::uint8_t {
  Unsaid,
  Said
};  // "Home", "Work", "Mobile" before the numbers, where there are several

Html reachText(Language language, const std::vector<record::Telecom>& telecoms, Uses uses = Uses::Said);

}  // namespace baton::web
