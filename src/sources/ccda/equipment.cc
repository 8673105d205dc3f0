// Non-Medicinal Supply Activity (2.16.840.1.113883.10.20.22.4.50), Product Instance (…4.37), Medical Equipment
// Organizer (…4.135), implants inside procedures → Device, DeviceUseStatement, Procedure.
//
// Source: C-CDA R2.1 Medical Equipment Section (…2.23), UDI Organizer (…4.311); FHIR R4 Device.
#include "base/text.h"
#include "sources/ccda/datatypes.h"
#include "sources/ccda/dosage.h"
#include "sources/ccda/entries.h"
#include "sources/ccda/fields.h"
#include "sources/ccda/ids.h"
#include "sources/ccda/participants.h"
#include "sources/ccda/statement.h"

namespace baton::sources::ccda {
namespace {

using xml::Node;

constexpr std::string_view kUdi = "2.16.840.1.113883.3.3719";  // FDA: extension is the whole UDI

void putUdi(Value& device, Node role) {
  for (const Node id : role.children("id")) {
    const std::string carrier = collapseSpaces(id.attribute("extension"));
    if (id.attribute("root") != kUdi || carrier.empty()) continue;
    Value udi;
    if (carrier.starts_with("(01)") && carrier.size() >= 18) put(udi, "deviceIdentifier", carrier.substr(4, 14));
    put(udi, "issuer", "http://hl7.org/fhir/NamingSystem/fda-udi");
    put(udi, "carrierHRF", carrier);
    return add(device, "udiCarrier", std::move(udi));
  }
}

}  // namespace

std::string takeDevice(Import& import, Node role, Value type) {
  const Node device = role["playingDevice"];
  if (type.isNull()) type = toConcept(import, device["code"]);
  const std::string model = plainText(device["manufacturerModelName"]);
  if (type.isNull() && model.empty() && !usableId(role)) return {};
  Value resource = import.start("Device");
  putIdentifiers(resource, role);
  putUdi(resource, role);
  put(resource, "manufacturer", plainText(role["scopingEntity"]["desc"]));
  if (!model.empty()) {
    Value name;
    put(name, "name", model);
    put(name, "type", "model-name");
    add(resource, "deviceName", std::move(name));
  }
  put(resource, "type", std::move(type));
  put(resource, "patient", reference(import.patient));
  return import.take(std::move(resource), role);
}

namespace {

std::string_view useStatus(Node statement) {
  const std::string_view status = statusOf(statement);
  if (status == "completed") return "completed";
  if (status == "nullified") return "entered-in-error";
  if (status == "aborted") return "stopped";
  if (status == "suspended" || status == "held") return "on-hold";
  if (isNegated(statement)) return "stopped";
  return "active";
}

void takeUse(Import& import, Node supply) {
  Value type = toProduct(import, supply["product"]);
  std::string device;
  for (const Node participant : supply.children("participant")) {
    if (device.empty() && participant["participantRole"]) {
      device = takeDevice(import, participant["participantRole"], std::exchange(type, Value()));
    }
  }
  if (device.empty() && !type.isNull()) device = takeDevice(import, supply, std::move(type));
  if (device.empty()) {
    Value named;
    put(named, "text", shorten(import.narrative().textOf(supply["text"]), 300));
    if (named.isNull()) return import.reject("The supply names no product.");
    device = takeDevice(import, supply, std::move(named));
  }
  Value use = import.start("DeviceUseStatement");
  putIdentifiers(use, supply);
  put(use, "status", useStatus(supply));
  putSubject(import, use);
  const auto before = use.members().size();
  putWhen(import, use, "timing", supply["effectiveTime"]);
  if (use.members().size() == before) put(use, "recordedOn", firstAuthorTime(supply));
  put(use, "device", reference(std::move(device)));
  import.take(std::move(use), supply);
}

}  // namespace

void readEquipment(Import& import, Node statement) {
  if (statement.is("supply")) {
    const std::string_view mood = moodOf(statement);
    return mood.empty() || mood == "EVN" ? takeUse(import, statement) : readPlan(import, statement);
  }
  if (statement.is("organizer")) {
    bool has_found = false;
    for (const Node component : statement.children("component")) {
      if (const Node inner = statementIn(component)) {
        has_found = true;
        readEquipment(import, inner);
      }
    }
    if (!has_found) import.reject("The group of equipment is empty.");
    return;
  }
  if (statement.is("procedure")) {
    readProcedure(import, statement);
    if (isNegated(statement)) return;
    for (const Node participant : statement.children("participant")) {
      const Node role = participant["participantRole"];
      if (participant.attribute("typeCode") == "DEV" || hasTemplate(role, "4.37")) takeDevice(import, role, {});
    }
    return;
  }
  readPlan(import, statement);
}

}  // namespace baton::sources::ccda
