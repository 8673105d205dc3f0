// What goes out of a program's records under 42 CFR part 2 goes with a notice to its reader (42 CFR 2.32, 2024 rule).
//
// Known by the labels of what is in a disclosure; the gate has let it pass, so the person has consented.
#pragma once

#include <string_view>

#include "record/disclosure.h"

namespace baton::record {

// The short form, 2.32(a)(2), to the letter. The long form stands on the authorization (outbound/release_form.h).
inline constexpr std::string_view kPart2Notice =
    "42 CFR part 2 prohibits unauthorized use or disclosure of these records.";

// Does it hold content that a source labelled so, for somebody else than the person?
bool needsPart2Notice(const Disclosure& disclosure);

}  // namespace baton::record
