// Dates within sentences, as a reader reads them: "due since 2026-09-27" becomes "due since September 27, 2026".
//
// Why here: the rules write whole sentences for every reader, program and transcript, with dates as ISO 8601 has them
// (the contract); only a page or a document knows how its reader writes a day. Safe: nothing but a date of 1900 to 2099
// that exists, stands by itself and is outside of "quotes" is touched, so that codes, numbers and what somebody else
// wrote stay to the letter. A month ("2026-03") is shown as one, and the word before it follows: "on 2026-03" → "in
// March 2026", "del 2026-03" → "de marzo de 2026". A year alone stays. Pure. Cost: one pass.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/instant.h"

namespace baton {

enum class DateLanguage : std::uint8_t { English, Spanish };  // whose little words before a date follow it
using DateShown = std::function<std::string(const PartialDate&)>;

std::string replaceDates(std::string_view text, DateLanguage language, const DateShown& shownDate);

}  // namespace baton
