// fold: what all sources say of one provider, as one picture with who says what.
//
// Rules. Of one source only its newest load counts, and all it says there together (two roles, five places). Sets
// (specialties, ages, languages, licences ...), places and plans of all sources are put together. Where there is one
// answer (accepting, telehealth, wait, gender) the newest day wins, then the later load; the name is that of
// the newest source that says what they do. A provider whose number
// the register has taken back is gone whatever others say; any other source's "gone" takes away only what that source
// said.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "directory/provider.h"

namespace baton::directory {

struct Source {
  std::string name;          // "NPPES", "CSV: Riverside clinic"
  bool is_register = false;  // NPPES: its word that a number was taken back holds
};

struct Heard {
  Statement statement;
  std::uint16_t source = 0;  // place in the list of sources
  std::uint32_t load = 0;    // number of the load; later is larger
};

struct Witness {
  std::uint16_t source = 0;
  std::int32_t day = kNoDay;
  bool operator==(const Witness&) const = default;
};

struct Provider {
  Statement all;                                 // put together
  std::vector<Witness> witnesses;                // every source that says something, by source
  Witness of_wait, of_accepting, of_telehealth;  // day kNoDay: nobody says it
};

// False when the provider is gone, or nobody is left who says something.
bool fold(std::span<const Source> sources, std::vector<Heard>& heard, Provider& provider);

}  // namespace baton::directory
