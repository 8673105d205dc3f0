// A day, a month or a year as people write it, as ISO 8601: "March 2026" → "2026-03", "5 de marzo de 2021" →
// "2021-03-05", "3/2021" → "2021-03", "2021/3/15" → "2021-03-15".
//
// Never guessed: 4/5/2026 is April in one country and May in another, and stays as it is, as does everything that is no
// date. English and Spanish. Pure.
#pragma once

#include <string>
#include <string_view>

namespace baton::sources::forms {

std::string asIsoDate(std::string_view typed);

}  // namespace baton::sources::forms
