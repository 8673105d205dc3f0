#include "fhir/rest/bundle_text.h"

#include "format/json.h"

namespace baton::fhir {
namespace {

std::string quoted(std::string_view text) { return json::write(json::Value(text)); }

void member(std::string& out, std::string_view name, std::string_view value, bool& is_first) {
  if (value.empty()) return;
  if (!is_first) out += ',';
  is_first = false;
  out += '"';
  out += name;
  out += "\":";
  out += quoted(value);
}

void append(std::string& out, const BundleEntry& entry) {
  bool is_first = true;
  out += '{';
  member(out, "fullUrl", entry.full_url, is_first);
  const auto open = [&](std::string_view text) {
    if (!is_first) out += ',';
    is_first = false;
    out += text;
  };
  if (!entry.resource.empty()) {
    open("\"resource\":");
    out += entry.resource;
  }
  if (!entry.mode.empty()) {
    open("\"search\":{\"mode\":\"");
    out += entry.mode + "\"}";
  }
  if (!entry.method.empty()) {
    open("\"request\":{");
    bool first = true;
    member(out, "method", entry.method, first);
    member(out, "url", entry.url, first);
    out += '}';
  }
  if (!entry.status.empty()) {
    open("\"response\":{");
    bool first = true;
    member(out, "status", entry.status, first);
    member(out, "location", entry.location, first);
    member(out, "etag", entry.etag, first);
    member(out, "lastModified", entry.last_modified, first);
    if (!entry.outcome.empty()) out += ",\"outcome\":" + entry.outcome;
    out += '}';
  }
  out += '}';
}

}  // namespace

std::string bundleText(const BundleHead& head, const std::vector<BundleEntry>& entries) {
  std::size_t bytes = 512;
  for (const BundleEntry& entry : entries) bytes += entry.resource.size() + entry.full_url.size() + 256;
  std::string out;
  out.reserve(bytes);
  out += "{\"resourceType\":\"Bundle\",\"type\":\"" + head.type + "\"";
  if (head.total) out += ",\"total\":" + std::to_string(*head.total);
  if (!head.links.empty()) {
    out += ",\"link\":[";
    for (std::size_t i = 0; i < head.links.size(); ++i) {
      out += i == 0 ? "{\"relation\":" : ",{\"relation\":";
      out += quoted(head.links[i].relation) + ",\"url\":" + quoted(head.links[i].url) + "}";
    }
    out += ']';
  }
  if (!entries.empty()) {
    out += ",\"entry\":[";
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (i > 0) out += ',';
      append(out, entries[i]);
    }
    out += ']';
  }
  out += '}';
  return out;
}

}  // namespace baton::fhir
