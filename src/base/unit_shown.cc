#include "base/unit_shown.h"

#include <algorithm>
#include <array>

namespace baton {
namespace {

struct UnitPart {
  std::string_view code, shown;
};
// The longer before what it begins with.
constexpr std::array<UnitPart, 14> kUnitParts = {{{"{1.73_m2}", "1.73 m²"},
                                                  {"[degF]", "°F"},
                                                  {"[lb_av]", "lb"},
                                                  {"[oz_av]", "oz"},
                                                  {"[in_i]", "in"},
                                                  {"[IU]", "IU"},
                                                  {"[iU]", "IU"},
                                                  {"[Hg]", "Hg"},
                                                  {"[pH]", ""},
                                                  {"umol", "µmol"},
                                                  {"ug", "µg"},
                                                  {"uL", "µL"},
                                                  {"u[IU]", "µIU"},
                                                  {"Cel", "°C"}}};
constexpr std::array<std::string_view, 10> kRaised = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

std::string shownUnit(std::string_view unit) {
  std::string shown;
  for (std::size_t at = 0; at < unit.size();) {
    // "ug" in "mug" is not a microgram: a part begins a word, but for brackets.
    const bool begins = at == 0 || !isLetter(unit[at - 1]);
    const auto part = std::find_if(kUnitParts.begin(), kUnitParts.end(), [&](const UnitPart& one) {
      if (!unit.substr(at).starts_with(one.code)) return false;
      const std::size_t end = at + one.code.size();
      const bool ends = end == unit.size() || !isLetter(unit[end]);
      return !isLetter(one.code.front()) || (begins && ends);
    });
    if (part != kUnitParts.end()) {
      shown += part->shown;
      at += part->code.size();
    } else if ((unit[at] == '*' || unit[at] == '^') && at + 1 < unit.size() && isDigit(unit[at + 1])) {
      for (++at; at < unit.size() && isDigit(unit[at]); ++at)
        shown += kRaised[static_cast<std::size_t>(unit[at] - '0')];
    } else if ((unit[at] == '2' || unit[at] == '3') && at > 0 && unit[at - 1] == 'm' &&
               (at + 1 == unit.size() || !isDigit(unit[at + 1]))) {
      shown += kRaised[static_cast<std::size_t>(unit[at++] - '0')];
    } else {
      shown += unit[at++];
    }
  }
  return shown;
}

}  // namespace baton
