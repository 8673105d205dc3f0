// Since: what changed between two views of one record, and everything dated in one view (PIC-2, PIC-4), for pages that
// hold disclosures already. Pure.
#pragma once

#include <vector>

#include "record/change.h"
#include "record/disclosure.h"
#include "sources/changes.h"

namespace baton::app {

using sources::TimelineEvent;

// Both of one person and one audience; most important first.
std::vector<record::Change> changesBetween(const record::Disclosure& earlier, const record::Disclosure& later);
// The moment just before the last ended visit; the first fact when there was none.
Instant lastVisit(const record::Disclosure& disclosure);
std::vector<TimelineEvent> timelineOf(const record::Disclosure& disclosure);  // newest first

}  // namespace baton::app
