// A line of the access log as FHIR R4 AuditEvent, and back.
// Sources: http://hl7.org/fhir/R4/auditevent.html; ISO 21089-2017 lifecycle codes (CodeSystem iso-21089-lifecycle);
// DICOM PS3.16 CID 400 (110110 Patient Record, 110136 Security Roles Changed).
#pragma once

#include "app/access/access_log.h"
#include "format/json.h"

namespace baton::app {

json::Value toAuditEvent(const AccessLine& line, const record::PersonId& person, const std::string& id);
// Reads what toAuditEvent wrote. Errors: Damaged for anything else.
Result<AccessLine> fromAuditEvent(const json::Value& event);

}  // namespace baton::app
