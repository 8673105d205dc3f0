#include "sources/fhir_maker.h"

#include "fhir/export.h"

namespace baton::sources {
namespace {

const json::Value& firstResource(const json::Value& bundle) { return bundle["entry"][0]["resource"]; }

// The resource that a reference of the Bundle's first entry names: by fullUrl, or by the end of one ("Type/id").
const json::Value& resolve(const json::Value& bundle, const std::string& reference) {
  static const json::Value kNothing;
  if (reference.empty()) return kNothing;
  const std::string ending = "/" + reference;
  for (const json::Value& entry : bundle["entry"].items()) {
    const std::string& full_url = entry["fullUrl"].text();
    if (full_url == reference || full_url.ends_with(ending)) return entry["resource"];
  }
  return kNothing;
}

std::string personName(const json::Value& names) {
  const json::Value& name = names[0];
  if (!name["text"].text().empty()) return name["text"].text();
  const std::string& given = name["given"][0].text();
  return given + (given.empty() ? "" : " ") + name["family"].text();
}

std::string nameBehind(const json::Value& bundle, const json::Value& reference) {
  if (!reference["display"].text().empty()) return reference["display"].text();
  const json::Value& named = resolve(bundle, reference["reference"].text());
  if (named["name"].isString()) return named["name"].text();
  return named["name"].isArray() ? personName(named["name"]) : "";
}

bool names(const std::string& reference, const ParsedEntry& entry) {
  if (reference.empty()) return false;
  return entry.full_url == reference ||
         entry.resource["resourceType"].text() + "/" + entry.resource["id"].text() == reference;
}

// "fhir.clinic.example.org" of an address; not for the address that Baton's own export makes up.
std::string serverOf(std::string_view full_url) {
  if (full_url.starts_with(fhir::kExportBase)) return {};
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (!full_url.starts_with(scheme)) continue;
    full_url.remove_prefix(scheme.size());
    return std::string(full_url.substr(0, full_url.find('/')));
  }
  return {};
}

}  // namespace

std::string makerOf(const json::Value& bundle) {
  const json::Value& first = firstResource(bundle);
  const std::string& type = first["resourceType"].text();
  std::string maker;
  if (type == "Composition") {
    maker = nameBehind(bundle, first["custodian"]);
    if (maker.empty()) maker = nameBehind(bundle, first["author"][0]);
  }
  if (type == "MessageHeader") {
    maker = nameBehind(bundle, first["sender"]);
    if (maker.empty()) maker = first["source"]["name"].text();
  }
  return maker.empty() ? bundle["meta"]["source"].text() : maker;
}

std::string keeperOf(const std::vector<ParsedEntry>& entries) {
  for (const ParsedEntry& entry : entries) {
    if (entry.resource["resourceType"].text() != "Patient") continue;
    const json::Value& keeper = entry.resource["managingOrganization"];
    if (!keeper["display"].text().empty()) return keeper["display"].text();
    for (const ParsedEntry& other : entries) {
      if (names(keeper["reference"].text(), other)) return other.resource["name"].text();
    }
    break;  // the first says it or none does: a file of many patients must not be searched once for each
  }
  for (const ParsedEntry& entry : entries) {
    if (std::string server = serverOf(entry.full_url); !server.empty()) return server;
  }
  return {};
}

PartialDate madeOn(const json::Value& bundle) {
  const json::Value& first = firstResource(bundle);
  for (const std::string* text : {&(first["resourceType"].text() == "Composition" ? first : bundle)["date"].text(),
                                  &bundle["timestamp"].text(), &bundle["meta"]["lastUpdated"].text()}) {
    if (const auto date = PartialDate::parse(*text)) return *date;
  }
  return {};
}

}  // namespace baton::sources
