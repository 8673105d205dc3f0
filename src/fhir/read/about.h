// About: what every fact knows of the resource version it was read from.
#pragma once

#include "format/json.h"
#include "record/facts.h"
#include "record/journal.h"

namespace baton::fhir::read {

// A resource on its way into Facts. `entry` says where it comes from; its content is not read again.
struct Incoming {
  const record::Entry& entry;
  const json::Value& resource;
};

struct Held {
  PartialDate from;
  PartialDate to;
};

// Everything but the dates is the same for all types. `asserted` is when the source says it was written down.
record::About aboutOf(const Incoming& incoming, const Held& held = {}, const PartialDate& asserted = {});

// True when something in the resource can turn its meaning around and is not read by Baton.
bool isNotInterpreted(const json::Value& resource);

}  // namespace baton::fhir::read
