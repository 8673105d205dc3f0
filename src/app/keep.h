// Keeping: the emergency kit, backup, restore and verify (capability TRUST-3).
#pragma once

#include <string>

#include "app/home.h"
#include "outbound/emergency_kit.h"

namespace baton::app {

std::string emergencyKit(Home& home);
// The same, for a page to draw. Holds the key itself: never logged, never cached.
outbound::EmergencyKit emergencyKitParts(Home& home);

// A consistent, encrypted copy in a new file, checked before the answer. Errors: Conflict when the file exists.
Status backUp(Home& home, const std::string& file);

// `words` as typed or scanned from the kit. Everything is checked before the data folder is made.
Result<Home> restoreBackup(const Places& places, const std::string& backup_file, const std::string& words, Clock& clock,
                           Random& random);

// Every entry of every journal, against the anchors beside the key.
Result<store::VerifyReport> verifyAll(Home& home);

// Everything out: a FHIR Bundle with provenance that imports again with no difference.
Result<std::string> exportFhir(Home& home, const record::PersonId& person);

}  // namespace baton::app
