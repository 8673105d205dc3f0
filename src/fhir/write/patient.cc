#include "fhir/write/resource.h"

namespace baton::fhir::write {
namespace {

constexpr std::string_view kNotKnown = "Name not known";

json::Value name(const record::Name& source) {
  json::Value value;
  value.setIfAny("use", oneOf(source.use, {"usual", "official", "temp", "nickname", "anonymous", "old", "maiden"}, ""));
  value.setIfAny("text", text(source.text, 300));
  value.setIfAny("family", text(source.family, 200));
  json::Value given = json::Value::array();
  for (const std::string& one : source.given) {
    if (std::string shown = text(one, 200); !shown.empty()) given.push(std::move(shown));
  }
  value.setIfAny("given", std::move(given));
  return value;
}

// ips-pat-1: family, given or text. One of them is there or the name says that it is not known.
json::Value names(const record::Chart& chart) {
  json::Value list = json::Value::array();
  for (const record::Name& one : chart.names) {
    json::Value written = name(one);
    if (written.has("text") || written.has("family") || written.has("given")) list.push(std::move(written));
  }
  if (list.items().empty() && !text(chart.name).empty()) {
    list.push(json::Value::object({{"text", text(chart.name, 300)}}));
  }
  if (list.items().empty()) list.push(json::Value::object({{"text", kNotKnown}}));
  return list;
}

json::Value contacts(const record::Chart& chart) {
  json::Value list = json::Value::array();
  for (const record::Contact& contact : chart.contacts) {
    const std::string shown = text(contact.name, 300);
    json::Value numbers = telecoms(contact.telecoms);
    if (shown.empty() && numbers.items().empty()) continue;
    json::Value value = json::Value::object();
    if (json::Value relation = conceptWith(contact.relationship); !relation.isNull()) {
      value.set("relationship", json::Value::array({std::move(relation)}));
    }
    if (!shown.empty()) value.set("name", json::Value::object({{"text", shown}}));
    value.setIfAny("telecom", std::move(numbers));
    list.push(std::move(value));
  }
  return list;
}

json::Value identifiers(const record::Chart& chart) {
  json::Value list = json::Value::array();
  for (const record::Identifier& one : chart.identifiers) {
    const std::string shown = text(one.value, 200);
    if (shown.empty()) continue;
    json::Value value = json::Value::object();
    if (one.system.find(' ') == std::string::npos) value.setIfAny("system", text(one.system, 300));
    value.set("value", shown);
    list.push(std::move(value));
  }
  return list;
}

}  // namespace

json::Value patient(const record::Chart& chart, const Frame& frame) {
  json::Value resource = begin("Patient", "patient", "Patient-uv-ips", frame);
  const std::string shown = text(chart.name, 300);
  resource.set("text", narrative(format::Html::text(shown.empty() ? kNotKnown : shown), frame.language));
  resource.setIfAny("identifier", identifiers(chart));
  resource.set("name", names(chart));
  resource.setIfAny("telecom", telecoms(chart.telecoms));
  resource.setIfAny("gender", oneOf(chart.gender, {"male", "female", "other", "unknown"}, ""));
  setDate(resource, "birthDate", chart.born);
  if (chart.is_deceased) resource.set("deceasedBoolean", true);
  json::Value addresses = json::Value::array();
  for (const std::string& line : chart.addresses) {
    if (std::string shown = text(line, 500); !shown.empty()) addresses.push(json::Value::object({{"text", shown}}));
  }
  resource.setIfAny("address", std::move(addresses));
  resource.setIfAny("contact", contacts(chart));
  json::Value communication = json::Value::array();
  for (const std::string& language : chart.languages) {
    if (const std::string shown = text(language, 100); !shown.empty()) {
      communication.push(json::Value::object({{"language", json::Value::object({{"text", shown}})}}));
    }
  }
  resource.setIfAny("communication", std::move(communication));
  return resource;
}

json::Value device(const Frame& frame) {
  json::Value resource = begin("Device", "device", "", frame);
  resource.set("text", narrative(format::Html("Baton, the program that put this summary together"), frame.language));
  json::Value device_name = json::Value::object();
  device_name.set("name", "Baton");
  device_name.set("type", "user-friendly-name");
  resource.set("deviceName", json::Value::array({std::move(device_name)}));
  return resource;
}

}  // namespace baton::fhir::write
