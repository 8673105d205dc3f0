// Reading R4 resources into the nouns of record/ (one file per resource family in fhir/read/).
//
// Tolerant: takes a structurally valid resource (fhir/validate.h) of any type; what it cannot place goes to
// Facts::other with a label, nothing is dropped. Unknown modifierExtension or implicitRules set is_not_interpreted.
// `contained` resources are read into the fact that refers to them.
#pragma once

#include "format/json.h"
#include "record/facts.h"
#include "record/journal.h"

namespace baton::fhir {

// Adds exactly one fact for `resource` to `facts`. `entry` gives key, version, source and sequence; its content is not
// read again.
void readInto(record::Facts& facts, const record::Entry& entry, const json::Value& resource);

// 16 bytes that are equal for resources with equal content: canonical form without meta.versionId, meta.lastUpdated.
std::string contentDigest(const json::Value& resource);

}  // namespace baton::fhir
