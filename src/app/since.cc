#include "app/since.h"

#include "base/assert.h"

namespace baton::app {

std::vector<record::Change> changesBetween(const record::Disclosure& earlier, const record::Disclosure& later) {
  BATON_ASSERT(earlier.chart().id == later.chart().id);
  return sources::changesBetween(earlier.chart(), later.chart());
}

Instant lastVisit(const record::Disclosure& disclosure) { return sources::lastVisit(disclosure.chart()); }

std::vector<TimelineEvent> timelineOf(const record::Disclosure& disclosure) {
  return sources::timeline(disclosure.chart());
}

}  // namespace baton::app
