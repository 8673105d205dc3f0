#include "sources/ccda/ids.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "sources/ccda/code_systems.h"

namespace baton::sources::ccda {
namespace {

// Roots that name an authority which numbers people and organisations: alone they say nothing.
constexpr auto kAuthorities = std::to_array<std::string_view>({
    "2.16.840.1.113883.4.1",   // US social security
    "2.16.840.1.113883.4.2",   // US employer
    "2.16.840.1.113883.4.6",   // NPI
    "2.16.840.1.113883.4.7",   // CLIA
    "2.16.840.1.113883.4.3",   // driver's licences
    "2.16.840.1.113883.19",    // HL7 examples
    "2.16.840.1.113883.19.5",  // HL7 examples
});

constexpr auto kIdentity = std::to_array<std::string_view>({"code",
                                                            "medicationCodeableConcept",
                                                            "vaccineCode",
                                                            "type",
                                                            "class",
                                                            "relationship",
                                                            "name",
                                                            "title",
                                                            "description",
                                                            "effectiveDateTime",
                                                            "onsetDateTime",
                                                            "performedDateTime",
                                                            "occurrenceDateTime",
                                                            "authoredOn",
                                                            "startDate",
                                                            "date",
                                                            "whenHandedOver",
                                                            "recordedDate",
                                                            "subscriberId",
                                                            "payor",
                                                            "intent",
                                                            "encounter"});

constexpr auto kPeriods = std::to_array<std::string_view>(
    {"effectivePeriod", "onsetPeriod", "performedPeriod", "occurrencePeriod", "period"});

}  // namespace

Hash& Hash::addTree(const json::Value& value) {
  switch (value.kind()) {
    case json::Kind::Null:
      return add("n");
    case json::Kind::Bool:
      return add(value.truth() ? "t" : "f");
    case json::Kind::Number:
    case json::Kind::String:
      return add(value.text());
    case json::Kind::Array:
      for (const json::Value& item : value.items()) addTree(item);
      return add("]");
    case json::Kind::Object:
      for (const json::Member& member : value.members()) add(member.key).addTree(member.value);
      return add("}");
  }
  return *this;
}

std::string toId(std::uint64_t hash) {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string id(16, '0');
  for (std::size_t i = 16; i-- > 0; hash >>= 4U) id[i] = kHex[hash & 15U];
  return id;
}

bool isUsableId(xml::Node id) {
  const std::string_view root = trim(id.attribute("root"));
  const std::string_view extension = trim(id.attribute("extension"));
  if (!extension.empty()) return true;
  if (root.empty() || id.hasAttribute("nullFlavor")) return false;
  return isUuid(root) || std::ranges::find(kAuthorities, root) == kAuthorities.end();
}

xml::Node usableId(xml::Node statement) {
  for (const xml::Node id : statement.children("id")) {
    if (isUsableId(id)) return id;
  }
  return {};
}

std::uint64_t hashOf(xml::Node id) {
  const std::string_view root = trim(id.attribute("root"));
  Hash hash;
  if (isUuid(root)) {
    hash.add(toLowerAscii(root));
  } else {
    hash.add(root);
  }
  return hash.add(trim(id.attribute("extension"))).value();
}

std::uint64_t identityOf(const json::Value& resource) {
  Hash hash;
  hash.add(resource["resourceType"].text());
  for (const json::Member& member : resource.members()) {
    if (std::ranges::find(kIdentity, member.key) != kIdentity.end()) {
      hash.add(member.key).addTree(member.value);
    } else if (std::ranges::find(kPeriods, member.key) != kPeriods.end()) {
      hash.add(member.key).addTree(member.value["start"]);
    }
  }
  return hash.value();
}

std::uint64_t contentOf(const json::Value& resource) {
  Hash hash;
  for (const json::Member& member : resource.members()) {
    if (member.key != "id") hash.add(member.key).addTree(member.value);
  }
  return hash.value();
}

}  // namespace baton::sources::ccda
