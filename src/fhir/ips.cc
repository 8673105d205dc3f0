#include "fhir/ips.h"

#include "base/digest.h"
#include "fhir/ips_sections.h"
#include "fhir/write/parts.h"
#include "record/part2.h"

namespace baton::fhir {
namespace {

using format::Html;
using record::Disclosure;
using write::Frame;

constexpr std::string_view kConfidentiality = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
constexpr std::string_view kActCode = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
constexpr std::string_view kObservationValue = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";

// High-water mark of the labels of what is inside: very restricted, restricted, else normal.
std::string_view confidentiality(const record::Chart& chart) {
  std::string_view highest = "N";
  auto raise = [&](const std::vector<record::Coding>& labels) {
    for (const record::Coding& label : labels) {
      if (label.system != kConfidentiality) continue;
      if (label.code == "V") highest = "V";
      if (label.code == "R" && highest != "V") highest = "R";
    }
  };
  chart.facts.forEach([&](const auto& fact) { raise(fact.about.security); });
  for (const auto& line : chart.medications) raise(line.security);
  for (const auto& line : chart.allergies) raise(line.security);
  for (const auto& line : chart.conditions) raise(line.security);
  return highest;
}

std::string titleOf(const Disclosure& disclosure, const Frame& frame) {
  const std::string name = write::text(disclosure.chart().name, 200);
  std::string title = frame.language == "es" ? "Resumen del paciente" : "Patient summary";
  if (!name.empty()) title += ": " + name;
  if (disclosure.isRedacted())
    title += frame.language == "es" ? " (no es el historial completo)" : " (not the whole record)";
  if (record::needsPart2Notice(disclosure)) title += ". " + std::string(record::kPart2Notice);
  return title;
}

Html listOf(const std::vector<std::string>& lines) {
  Html items;
  for (const std::string& line : lines) items += Html::element("li", Html::text(line.empty() ? "-" : line));
  return Html::element("ul", items);
}

json::Value entry(json::Value resource) {
  json::Value value = json::Value::object();
  value.set("fullUrl", "urn:uuid:" + resource["id"].text());
  value.set("resource", std::move(resource));
  return value;
}

json::Value sectionValue(const IpsSection& section, const Frame& frame) {
  json::Value value = json::Value::object();
  value.set("title", section.title);
  value.set("code", write::conceptOf(record::kLoinc, section.loinc, section.loinc_display));
  value.set("text", write::narrative(listOf(section.text), frame.language));
  json::Value entries = json::Value::array();
  for (const json::Value& resource : section.entries)
    entries.push(write::reference("urn:uuid:" + resource["id"].text()));
  value.setIfAny("entry", std::move(entries));
  return value;
}

json::Value labels(const Disclosure& disclosure, std::string_view level) {
  json::Value list = json::Value::array({write::coding(kConfidentiality, level)});
  if (disclosure.isRedacted()) list.push(write::coding(kObservationValue, "REDACTED", "redacted"));
  if (record::needsPart2Notice(disclosure)) {
    for (const std::string_view code : {"42CFRPart2", "NORDSCLCD"}) list.push(write::coding(kActCode, code));
  }
  return list;
}

json::Value composition(const Disclosure& disclosure, const Frame& frame, const std::vector<IpsSection>& sections,
                        const IpsOptions& options) {
  const std::string_view level = confidentiality(disclosure.chart());
  json::Value resource = json::Value::object();
  resource.set("resourceType", "Composition");
  resource.set("id", write::withoutUrn(write::uuidFor(frame.person, "composition " + toIso(options.now))));
  json::Value meta = json::Value::object();
  meta.set("profile", json::Value::array({std::string(write::kIpsProfile) + "Composition-uv-ips"}));
  if (disclosure.isRedacted()) meta.set("security", labels(disclosure, level));
  resource.set("meta", std::move(meta));
  resource.set("language", frame.language);
  resource.set("text", write::narrative(Html::text(titleOf(disclosure, frame)), frame.language));
  resource.set("status", "final");
  resource.set("type", write::conceptOf(record::kLoinc, "60591-5", "Patient summary Document"));
  resource.set("subject", write::reference(frame.subject));
  resource.set("date", toIso(options.now));
  resource.set("author", json::Value::array({write::reference(write::uuidFor(frame.person, "device"))}));
  resource.set("title", titleOf(disclosure, frame));
  resource.set("confidentiality", level);
  json::Value list = json::Value::array();
  for (const IpsSection& section : sections) list.push(sectionValue(section, frame));
  resource.set("section", std::move(list));
  return resource;
}

}  // namespace

json::Value ipsDocument(const Disclosure& disclosure, const IpsOptions& options) {
  const record::Chart& chart = disclosure.chart();
  const Frame frame{chart.id.value, write::uuidFor(chart.id.value, "patient"),
                    options.language.substr(0, 2) == "es" ? "es" : "en"};
  std::vector<IpsSection> sections = ipsSections(chart, frame);
  json::Value entries = json::Value::array();
  entries.push(entry(composition(disclosure, frame, sections, options)));
  entries.push(entry(write::patient(chart, frame)));
  entries.push(entry(write::device(frame)));
  for (IpsSection& section : sections) {
    for (json::Value& resource : section.entries) entries.push(entry(std::move(resource)));
  }

  json::Value bundle = json::Value::object();
  bundle.set("resourceType", "Bundle");
  json::Value meta = json::Value::object();
  meta.set("profile", json::Value::array({std::string(write::kIpsProfile) + "Bundle-uv-ips"}));
  meta.set("security", labels(disclosure, confidentiality(chart)));
  bundle.set("meta", std::move(meta));
  bundle.set("language", frame.language);
  const std::string seed =
      "document " + toIso(options.now) + disclosure.audience().role + std::to_string(chart.sequence);
  json::Value identifier = json::Value::object();
  identifier.set("system", "urn:ietf:rfc:3986");
  identifier.set("value", write::uuidFor(frame.person, seed));
  bundle.set("identifier", std::move(identifier));
  bundle.set("type", "document");
  bundle.set("timestamp", toIso(options.now));
  bundle.set("entry", std::move(entries));
  return bundle;
}

}  // namespace baton::fhir
