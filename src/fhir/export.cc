// Writing the export Bundle; reading it back is in export_restore.cc.
#include "fhir/export.h"

#include <map>
#include <set>
#include <tuple>

#include "base/assert.h"
#include "base/digest.h"
#include "fhir/export_terms.h"

namespace baton::fhir {
namespace {

using record::Entry;

// A name-based UUID (RFC 9562 version 8: the bits are our own hash).
std::string uuidOf(const std::string& name) {
  constexpr std::size_t kBytes = 16;
  std::string bytes = digest(name, kBytes);
  bytes[6] = static_cast<char>((static_cast<unsigned char>(bytes[6]) & 0x0FU) | 0x80U);
  bytes[8] = static_cast<char>((static_cast<unsigned char>(bytes[8]) & 0x3FU) | 0x80U);
  const std::string hex = toHex(bytes);
  return hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" + hex.substr(16, 4) + "-" +
         hex.substr(20);
}

bool isAbsolute(const std::string& url) {
  return url.starts_with("http://") || url.starts_with("https://") || url.starts_with("urn:uuid:") ||
         url.starts_with("urn:oid:");
}

// Gives every entry its fullUrl, each at most once in a Bundle.
class FullUrls {
 public:
  std::string next(const Entry& entry) {
    const std::string& own = entry.origin.full_url;
    // bdl-8: never a version-specific address.
    if (isAbsolute(own) && own.find("/_history/") == own.npos && used_.insert(own).second) return own;
    return made(record::key(entry.type, entry.id), entry.version);
  }
  std::string made(const std::string& key, std::uint32_t version) {
    std::string url = std::string(kExportBase) + key;
    if (used_.insert(url).second) return url;
    url = "urn:uuid:" + uuidOf(key + "|" + std::to_string(version));
    // The same version twice is no version at all, but must not make a broken Bundle either.
    for (int copy = 2; !used_.insert(url).second; ++copy) {
      url = "urn:uuid:" + uuidOf(key + "|" + std::to_string(version) + "|" + std::to_string(copy));
    }
    return url;
  }

 private:
  std::set<std::string> used_;
};

json::Value withMember(std::string_view key, json::Value value) {
  json::Value object;
  object.set(key, std::move(value));
  return object;
}

json::Value listOf(json::Value item) {
  json::Value list = json::Value::array();
  list.push(std::move(item));
  return list;
}

json::Value extension(std::string_view url, std::string_view value_key, json::Value value) {
  json::Value made;
  made.set("url", url);
  made.set(value_key, std::move(value));
  return made;
}

// The reference of Provenance.target, with what is only this entry's own.
json::Value targetOf(const Entry& entry, const std::string& full_url) {
  json::Value parts = json::Value::array();
  parts.push(extension("version", "valuePositiveInt", static_cast<long long>(entry.version)));
  if (!entry.origin.where.empty()) parts.push(extension("where", "valueString", entry.origin.where));
  if (entry.origin.full_url != full_url) {
    parts.push(extension("fullUrlIsMade", "valueBoolean", true));
    if (!entry.origin.full_url.empty()) parts.push(extension("fullUrl", "valueString", entry.origin.full_url));
  }
  json::Value own;
  own.set("url", terms::kJournalEntry);
  own.set("extension", std::move(parts));
  json::Value target;
  target.set("extension", listOf(std::move(own)));
  target.set("reference", full_url);
  return target;
}

json::Value agentOf(std::string_view type, json::Value who) {
  json::Value coding;
  coding.set("system", terms::kAgentTypes);
  coding.set("code", type);
  json::Value agent;
  agent.set("type", withMember("coding", listOf(std::move(coding))));
  agent.set("who", std::move(who));
  return agent;
}

json::Value agentsOf(const Entry& entry) {
  json::Value author;
  if (!entry.author.empty()) {
    json::Value identifier;
    identifier.set("system", terms::kAuthorSystem);
    identifier.set("value", entry.author);
    author.set("identifier", std::move(identifier));
  }
  author.set("display", entry.author.empty() ? std::string("unknown") : entry.author);
  json::Value agents = listOf(agentOf("author", std::move(author)));
  if (!entry.origin.organisation.empty()) {
    agents.push(agentOf("custodian", withMember("display", entry.origin.organisation)));
  }
  return agents;
}

// The file it came from; Null when the origin names neither file nor format.
json::Value entityOf(const record::Origin& origin) {
  if (origin.format.empty() && origin.file.empty() && origin.digest.empty()) return {};
  json::Value entity;
  json::Value extensions = json::Value::array();
  if (!origin.format.empty()) extensions.push(extension(terms::kSourceFormat, "valueString", origin.format));
  if (!origin.file.empty()) extensions.push(extension(terms::kSourceFile, "valueString", origin.file));
  entity.setIfAny("extension", std::move(extensions));
  entity.set("role", "source");
  json::Value what;
  if (!origin.digest.empty()) {
    json::Value identifier;
    identifier.set("system", terms::kFileSystem);
    identifier.set("value", origin.digest);
    what.set("identifier", std::move(identifier));
  }
  what.setIfAny("display", origin.file.empty() ? origin.format : origin.file);
  entity.set("what", std::move(what));
  return entity;
}

using GroupKey = std::tuple<std::string, std::string, std::string, std::string, Instant, std::string, std::string>;

GroupKey groupOf(const Entry& entry) {
  const record::Origin& origin = entry.origin;
  return {origin.format, origin.file, origin.digest, origin.organisation, entry.recorded, entry.author, entry.reason};
}

json::Value provenanceOf(const Entry& first, const std::string& id, json::Value targets) {
  json::Value tag;
  tag.set("system", terms::kTagSystem);
  tag.set("code", terms::kTag);
  json::Value provenance;
  provenance.set("resourceType", "Provenance");
  provenance.set("id", id);
  provenance.set("meta", withMember("tag", listOf(std::move(tag))));
  provenance.set("target", std::move(targets));
  provenance.set("recorded", toIso(first.recorded));
  if (!first.reason.empty()) provenance.set("reason", listOf(withMember("text", first.reason)));
  provenance.set("agent", agentsOf(first));
  if (json::Value entity = entityOf(first.origin); !entity.isNull()) {
    provenance.set("entity", listOf(std::move(entity)));
  }
  return provenance;
}

json::Value bundleEntry(std::string full_url, json::Value resource) {
  json::Value entry;
  entry.set("fullUrl", std::move(full_url));
  entry.set("resource", std::move(resource));
  return entry;
}

}  // namespace

json::Value exportBundle(std::span<const Entry> entries, Instant now, std::span<const json::Value> beside) {
  json::Value items = json::Value::array();
  FullUrls full_urls;
  struct Group {
    const Entry* first = nullptr;
    std::string name;
    json::Value targets;
  };
  std::map<GroupKey, std::size_t> index;
  std::vector<Group> groups;  // in the order of their first entry
  for (const Entry& entry : entries) {
    auto resource = json::parse(entry.content);
    BATON_ASSERT(resource.has_value());
    std::string full_url = full_urls.next(entry);
    const auto [found, is_new] = index.emplace(groupOf(entry), groups.size());
    if (is_new) groups.push_back({.first = &entry, .name = full_url, .targets = json::Value::array()});
    groups[found->second].targets.push(targetOf(entry, full_url));
    items.push(bundleEntry(std::move(full_url), std::move(*resource)));
  }
  for (Group& group : groups) {
    const std::string id = uuidOf("Provenance|" + group.name);
    items.push(bundleEntry("urn:uuid:" + id, provenanceOf(*group.first, id, std::move(group.targets))));
  }
  for (const json::Value& resource : beside) {
    std::string full_url = full_urls.made(record::key(resource["resourceType"].text(), resource["id"].text()), 1);
    items.push(bundleEntry(std::move(full_url), resource));
  }
  json::Value bundle;
  bundle.set("resourceType", "Bundle");
  bundle.set("type", "collection");
  bundle.set("timestamp", toIso(now));
  bundle.setIfAny("entry", std::move(items));
  return bundle;
}

}  // namespace baton::fhir
