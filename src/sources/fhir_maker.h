// Who made a Bundle, and when, as far as it says so itself.
#pragma once

#include <string>
#include <vector>

#include "base/instant.h"
#include "format/json.h"
#include "sources/parsed_file.h"

namespace baton::sources {

// Of a document the custodian or else the author of its Composition, of a message its sender; else Bundle.meta.source.
// "" when it does not say.
std::string makerOf(const json::Value& bundle);
// When the Bundle does not say it: the organisation that keeps the Patient (managingOrganization), else the name of the
// server that the resources come from; "" when there is neither.
std::string keeperOf(const std::vector<ParsedEntry>& entries);
// Composition.date of a document, else Bundle.timestamp, else meta.lastUpdated.
PartialDate madeOn(const json::Value& bundle);

}  // namespace baton::sources
