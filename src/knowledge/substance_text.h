// The reader of substance use: "2-3 beers most nights" → alcohol, 2–3 beers, "most nights".
//
// Why: what a person drinks, smokes or takes changes what a medicine does, and is told in plain words. The reader keeps
// to what was said: an open frequency ("most nights", "socially") stays words, an unknown word is `unread`.
// A standard drink is 14 g of alcohol: 12 fl oz of beer, 5 of wine, 1.5 of spirits (NIAAA, "What Is A Standard
// Drink?"). A pack is 20 cigarettes. Errors: none. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/names.h"
#include "knowledge/timing.h"

namespace baton::knowledge {

enum class UseStatus : std::uint8_t {
  NotSaid,  // only a substance is named
  Current,  // an amount, a frequency, "uses", "smokes", ...
  Former,   // "quit 2 yrs ago", "ex-smoker", "in recovery", "sober since 2019"
  None,     // "denies alcohol", "never smoked", "no drugs"
};
std::string_view toText(UseStatus status);

struct SubstanceText {
  std::string original;
  std::vector<std::string> substances;    // "alcohol", "cannabis", "tobacco", "nicotine", "caffeine", ...; "drugs"
                                          // and "substances" when only the general word was used
  std::string product;                    // as written: "beers", "weed", "vapes"
  std::optional<Amount> amount;           // 2–3 "beer"; 0.5 "pack"
  std::optional<Amount> standard_drinks;  // for alcohol when the unit is one: 2–3 "drink"
  Timing timing;                          // text is always what was said; structure only where it is certain
  UseStatus status = UseStatus::NotSaid;
  std::string since;  // "2 yrs ago", "2019": as written
  std::vector<std::string> unread;
  bool understood = false;  // a substance was read and nothing is unread
};

class Knowledge;

SubstanceText readSubstanceText(const Knowledge& knowledge, std::string_view text);
SubstanceText readSubstanceText(std::string_view text);  // with the compiled-in tables

}  // namespace baton::knowledge
