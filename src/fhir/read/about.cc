#include "fhir/read/about.h"

#include "fhir/definitions.h"
#include "fhir/read.h"
#include "fhir/read/datatypes.h"
#include "fhir/read/decision.h"

namespace baton::fhir::read {
namespace {

constexpr std::string_view kInError = "entered-in-error";
// For types whose status has no such code (docs/formats/forms.md, "Undo").
constexpr std::string_view kEntrySystem = "https://baton.health/fhir/CodeSystem/entry";

bool isInError(const json::Value& resource) {
  for (const std::string_view key : {"status", "lifecycleStatus", "docStatus"}) {
    if (textAt(resource, key) == kInError) return true;
  }
  for (const json::Value& coding : resource["verificationStatus"]["coding"].items()) {
    if (textAt(coding, "code") == kInError) return true;
  }
  for (const json::Value& tag : resource["meta"]["tag"].items()) {
    if (textAt(tag, "code") == kInError && textAt(tag, "system") == kEntrySystem) return true;
  }
  return false;
}

bool hasUnknownModifier(const json::Value& element) {
  for (const json::Value& item : element.items()) {
    if (hasUnknownModifier(item)) return true;
  }
  for (const json::Member& member : element.members()) {
    if (member.key == "modifierExtension") {
      for (const json::Value& extension : member.value.items()) {
        if (textAt(extension, "url") != kNotTheSame) return true;
      }
    } else if (hasUnknownModifier(member.value)) {
      return true;
    }
  }
  return false;
}

// "_status" without "status": the source says that it does not say (data-absent-reason).
bool lacksModifier(const json::Value& resource) {
  const Type* type = findResource(textAt(resource, "resourceType"));
  if (type == nullptr) return false;
  for (const json::Member& member : resource.members()) {
    if (member.key.front() != '_') continue;
    const std::string_view key = std::string_view(member.key).substr(1);
    const Element* element = type->find(key);
    if (element != nullptr && element->isModifier() && !resource.has(key)) return true;
  }
  return false;
}

}  // namespace

bool isNotInterpreted(const json::Value& resource) {
  return !textAt(resource, "implicitRules").empty() || resource["doNotPerform"].truth() || lacksModifier(resource) ||
         hasUnknownModifier(resource);
}

record::About aboutOf(const Incoming& incoming, const Held& held, const PartialDate& asserted) {
  const record::Entry& entry = incoming.entry;
  record::About about;
  about.key = record::key(entry.type, entry.id);
  about.version = entry.version;
  about.sequence = entry.sequence;
  about.digest = contentDigest(incoming.resource);
  about.source = {.key = about.key,
                  .organisation = entry.origin.organisation,
                  .file = entry.origin.file,
                  .format = entry.origin.format,
                  .author = entry.author,
                  .recorded = entry.recorded,
                  .asserted = asserted};
  about.full_url = entry.origin.full_url;
  about.last_updated = parseInstant(incoming.resource["meta"]["lastUpdated"].text()).value_or(Instant{});
  about.file_hash = record::hashOfDigest(entry.origin.digest);
  about.security = codingsFrom(incoming.resource["meta"]["security"]);
  about.held_from = held.from;
  about.held_to = held.to;
  about.is_entered_in_error = isInError(incoming.resource);
  about.is_not_interpreted = isNotInterpreted(incoming.resource);
  return about;
}

}  // namespace baton::fhir::read
