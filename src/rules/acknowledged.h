// Acknowledged: which findings the person has seen already, of the facts as they are.
//
// An acknowledgement names a finding and a digest of what it rested on: its severity and the content of every resource
// behind it. When one of those changes, or another joins, the finding speaks again (alarm fatigue and silence are both
// defects). Pure; cost: one pass over the facts when there is anything acknowledged.
#pragma once

#include <string>
#include <vector>

#include "record/chart.h"
#include "record/finding.h"

namespace baton::rules {

// One digest a finding, in their order: 32 hex letters.
std::vector<std::string> factsDigests(const std::vector<record::Finding>& findings, const record::Chart& chart);

// Marks what was seen, and puts it behind what was not; the order is kept otherwise.
void markAcknowledged(std::vector<record::Finding>& findings, const record::Chart& chart);

}  // namespace baton::rules
