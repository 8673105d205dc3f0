#include "fhir/write/resource.h"

namespace baton::fhir::write {

json::Value medicationStatement(const record::MedicationLine& line, const Frame& frame) {
  json::Value resource = begin("MedicationStatement", line.id, "MedicationStatement-uv-ips", frame);
  resource.set("status", oneOf(line.status, {"active", "completed", "stopped", "on-hold", "unknown"},
                               line.status == "planned" ? "intended" : "unknown"));
  if (json::Value why = conceptWith({}, line.status_reason); !why.isNull()) {
    resource.set("statusReason", json::Value::array({std::move(why)}));
  }
  const std::string name = line.name.empty() ? line.text : line.name;
  json::Value what = conceptWith(line.codes, name + (line.strength.empty() ? "" : " " + line.strength));
  resource.set("medicationCodeableConcept",
               what.isNull() ? json::Value::object({{"text", "Not named"}}) : std::move(what));
  resource.set("subject", reference(frame.subject));
  json::Value time = period({line.since, line.ended});
  resource.set("effectivePeriod", time.isNull() ? absent() : std::move(time));
  if (json::Value from = referenceText(line.prescriber); !from.isNull())
    resource.set("informationSource", std::move(from));
  if (json::Value reason = conceptWith({}, line.reason); !reason.isNull()) {
    resource.set("reasonCode", json::Value::array({std::move(reason)}));
  }
  const std::string dose = text(line.dose.empty() ? line.sig : line.dose);
  json::Value dosage;
  dosage.setIfAny("text", dose.empty() ? text(line.strength) : dose);
  if (line.is_as_needed) dosage.set("asNeededBoolean", true);
  if (!dosage.isNull()) resource.set("dosage", json::Value::array({std::move(dosage)}));
  return resource;
}

json::Value absentMedication(std::string_view code, std::string_view display, const Frame& frame) {
  json::Value resource = begin("MedicationStatement", "absent-medication", "MedicationStatement-uv-ips", frame);
  resource.set("status", code == "no-known-medications" ? "active" : "unknown");
  resource.set("medicationCodeableConcept", conceptOf(kAbsentSystem, code, display));
  resource.set("subject", reference(frame.subject));
  resource.set("effectivePeriod", absent("not-applicable"));
  return resource;
}

}  // namespace baton::fhir::write
