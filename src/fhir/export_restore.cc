// Reading an export's Provenances back.
#include <charconv>

#include "fhir/export.h"
#include "fhir/export_terms.h"

namespace baton::fhir {
namespace {

bool isTagged(const json::Value& resource) {
  if (resource["resourceType"].text() != "Provenance") return false;
  for (const json::Value& tag : resource["meta"]["tag"].items()) {
    if (tag["system"].text() == terms::kTagSystem && tag["code"].text() == terms::kTag) return true;
  }
  return false;
}

const json::Value& extensionOf(const json::Value& element, std::string_view url) {
  static const json::Value kNothing;
  for (const json::Value& extension : element["extension"].items()) {
    if (extension["url"].text() == url) return extension;
  }
  return kNothing;
}

std::uint32_t versionOf(const std::string& letters) {
  std::uint32_t version = 1;
  std::from_chars(letters.data(), letters.data() + letters.size(), version);
  return version;
}

RestoredOrigin::Target targetOf(const json::Value& element) {
  const json::Value& own = extensionOf(element, terms::kJournalEntry);
  RestoredOrigin::Target target;
  target.reference = element["reference"].text();
  target.version = versionOf(extensionOf(own, "version")["valuePositiveInt"].text());
  target.where = extensionOf(own, "where")["valueString"].text();
  const bool is_made = extensionOf(own, "fullUrlIsMade")["valueBoolean"].truth();
  target.full_url = is_made ? extensionOf(own, "fullUrl")["valueString"].text() : target.reference;
  return target;
}

void readAgents(RestoredOrigin& restored, const json::Value& agents) {
  for (const json::Value& agent : agents.items()) {
    const std::string& type = agent["type"]["coding"][0]["code"].text();
    const json::Value& who = agent["who"];
    if (type == "author" && who["identifier"]["system"].text() == terms::kAuthorSystem) {
      restored.author = who["identifier"]["value"].text();
    }
    if (type == "custodian") restored.origin.organisation = who["display"].text();
  }
}

void readEntity(RestoredOrigin& restored, const json::Value& entity) {
  record::Origin& origin = restored.origin;
  origin.format = extensionOf(entity, terms::kSourceFormat)["valueString"].text();
  const json::Value& what = entity["what"];
  if (what["identifier"]["system"].text() == terms::kFileSystem) origin.digest = what["identifier"]["value"].text();
  origin.file = extensionOf(entity, terms::kSourceFile)["valueString"].text();
}

}  // namespace

std::optional<RestoredOrigin> readBatonProvenance(const json::Value& resource) {
  if (!isTagged(resource)) return std::nullopt;
  const auto recorded = parseInstant(resource["recorded"].text());
  if (!recorded) return std::nullopt;
  RestoredOrigin restored;
  restored.recorded = *recorded;
  restored.reason = resource["reason"][0]["text"].text();
  readAgents(restored, resource["agent"]);
  readEntity(restored, resource["entity"][0]);
  for (const json::Value& target : resource["target"].items()) restored.targets.push_back(targetOf(target));
  return restored;
}

void RestoredOrigins::add(const json::Value& resource) {
  std::optional<RestoredOrigin> origin = readBatonProvenance(resource);
  if (!origin) return;
  for (const RestoredOrigin::Target& target : origin->targets) {
    targets_.try_emplace(target.reference, Place{origins_.size(), std::size_t(&target - origin->targets.data())});
  }
  origins_.push_back(std::move(*origin));
}

bool RestoredOrigins::isBatonProvenance(const json::Value& resource) const { return isTagged(resource); }

void RestoredOrigins::apply(record::Entry& entry) const {
  const auto found = targets_.find(entry.origin.full_url);
  if (entry.origin.full_url.empty() || found == targets_.end()) return;
  const RestoredOrigin& restored = origins_[found->second.origin];
  const RestoredOrigin::Target& target = restored.targets[found->second.target];
  entry.origin = restored.origin;
  entry.origin.where = target.where;
  entry.origin.full_url = target.full_url;
  entry.author = restored.author;
  entry.recorded = restored.recorded;
  entry.reason = restored.reason;
  entry.version = target.version;
}

}  // namespace baton::fhir
