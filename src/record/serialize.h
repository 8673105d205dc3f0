// The binary form of a History, for snapshots: a saved reading of a journal, made anew whenever it does not fit.
//
// Shape: "BATONH", one byte of format, then numbers as LEB128 varints: journal head; the table of distinct texts
// (count, then length and bytes of each); then every vector of Facts as count and items. A text is its place in the
// table, so a clinic's name is written once. Dates and decimals are texts; signed numbers are zigzag; a double is its
// eight bytes, least first; an optional is 0 or 1 and the value.
// Errors: BadInput for another format, cut or false bytes; nothing is trusted: a count is believed only as far as the
// bytes left could hold it, so hostile input costs no more than a fixed multiple of its size.
// Cost: 5,000 facts in a few milliseconds (record/serialize_test.cc prints it).
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "record/history.h"

namespace baton::record {

// Declared in record/history.h; named here so that the form has a place to be written down.
std::string serialize(const History& history);
Result<History> deserialize(std::string_view bytes);

}  // namespace baton::record
