// Where one line of typed words tells of several things: "lithium 900 mg, ibuprofen and a blood thinner".
//
// Why: people write lists with commas. A second name that stays unread in a line is a pair that nobody looks at.
// A line that reads as one thing stays whole ("buprenorphine and naloxone", "sertraline 50 mg, once a day"); it is cut
// only before a piece that names something by itself. Pure.
#pragma once

#include <string_view>
#include <vector>

#include "knowledge/knowledge.h"

namespace baton::rules {

// In the order of the text; one piece, the words themselves, where there is nothing to cut.
std::vector<std::string_view> itemsIn(const knowledge::Knowledge& knowledge, std::string_view words);

}  // namespace baton::rules
