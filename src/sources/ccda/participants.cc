#include "sources/ccda/participants.h"

#include "base/text.h"
#include "sources/ccda/datatypes.h"
#include "sources/ccda/fields.h"
#include "sources/ccda/ids.h"

namespace baton::sources::ccda {
namespace {

using xml::Node;

constexpr std::string_view kNpi = "2.16.840.1.113883.4.6";

Node personOf(Node assigned) {
  for (Node node = assigned.firstChild(); node; node = node.next()) {
    if (node.is("assignedPerson") || node.is("associatedPerson") || node.is("relatedPerson") ||
        node.is("informationRecipient") || node.is("playingEntity")) {
      return node;
    }
  }
  return {};
}

Node organizationOf(Node assigned) {
  for (Node node = assigned.firstChild(); node; node = node.next()) {
    if (node.is("representedOrganization") || node.is("scopingOrganization") || node.is("receivedOrganization") ||
        node.is("serviceProviderOrganization") || node.is("providerOrganization")) {
      return node;
    }
  }
  return {};
}

std::string familyName(Node person) {
  const Node name = person["name"];
  const std::string family = plainText(name["family"]);
  return foldForMatching(family.empty() ? plainText(name) : family);
}

std::uint64_t personKey(Node assigned, Node person) {
  for (const Node id : assigned.children("id")) {
    if (id.attribute("root") == kNpi && !trim(id.attribute("extension")).empty()) return hashOf(id);
  }
  const std::string family = familyName(person);
  if (const Node id = usableId(assigned)) return family.empty() ? hashOf(id) : Hash(hashOf(id)).add(family).value();
  return Hash()
      .add(foldForMatching(plainText(person["name"])))
      .add(plainText(organizationOf(assigned)["name"]))
      .value();
}

void putContacts(Value& resource, Node holder) {
  addAll(resource, "telecom", holder.children("telecom"), toContact);
  addAll(resource, "address", holder.children("addr"), toAddress);
}

}  // namespace

std::string practitioner(Import& import, Node assigned) {
  if (!assigned) return {};
  const Node person = personOf(assigned);
  const bool has_name = !plainText(person["name"]).empty();
  const Node id = usableId(assigned);
  // An id without a person may be the organisation's own.
  if (!has_name && (!id || (!person && organizationOf(assigned)))) return {};
  const std::uint64_t key = personKey(assigned, person);
  Value resource = import.start("Practitioner");
  putIdentifiers(resource, assigned);
  addAll(resource, "name", person.children("name"), toName);
  putContacts(resource, assigned);
  return import.takeShared(std::move(resource), key);
}

std::string organization(Import& import, Node node) {
  if (!node) return {};
  const std::string name = plainText(node["name"]);
  const Node id = usableId(node);
  if (name.empty() && !id) return {};
  const std::uint64_t key = Hash(id ? hashOf(id) : 0).add(foldForMatching(name)).value();
  Value resource = import.start("Organization");
  putIdentifiers(resource, node);
  if (Value type = toConcept(import, node["standardIndustryClassCode"]); !type.isNull())
    add(resource, "type", std::move(type));
  put(resource, "name", name);
  Value telecoms;
  for (const Node telecom : node.children("telecom")) {
    Value value = toContact(telecom);
    if (value["use"].text() == "home") value.erase("use");  // FHIR org-3
    if (!value.isEmptyElement()) pushNew(telecoms, std::move(value));
  }
  put(resource, "telecom", std::move(telecoms));
  Value addresses;
  for (const Node address : node.children("addr")) {
    Value value = toAddress(address);
    // FHIR org-2: the address of an organisation is never of use "home".
    if (value["use"].text() == "home") value.erase("use");
    if (!value.isEmptyElement()) addresses.push(std::move(value));
  }
  put(resource, "address", std::move(addresses));
  if (resource["identifier"].isNull() && name.empty()) return {};
  return import.takeShared(std::move(resource), key);
}

std::string practitionerOrOrganization(Import& import, Node assigned) {
  std::string person = practitioner(import, assigned);
  return person.empty() ? organization(import, organizationOf(assigned)) : person;
}

std::string practitionerRole(Import& import, Node assigned) {
  const std::string person = practitioner(import, assigned);
  if (person.empty()) return {};
  const std::string at = organization(import, organizationOf(assigned));
  Value speciality = toConcept(import, assigned["code"]);
  if (at.empty() && speciality.isNull()) return {};
  Value resource = import.start("PractitionerRole");
  put(resource, "practitioner", reference(person));
  if (!at.empty()) put(resource, "organization", reference(at));
  const std::string key_code(assigned["code"].attribute("code"));
  if (!speciality.isNull()) add(resource, "specialty", std::move(speciality));
  return import.takeShared(std::move(resource), Hash().add(person).add(at).add(key_code).value());
}

std::string device(Import& import, Node assigned) {
  const Node made = assigned["assignedAuthoringDevice"];
  const std::string model = plainText(made["manufacturerModelName"]);
  const std::string software = plainText(made["softwareName"]);
  if (model.empty() && software.empty()) return {};
  Value resource = import.start("Device");
  putIdentifiers(resource, assigned);
  for (const auto& [text, type] : {std::pair{model, "model-name"}, std::pair{software, "user-friendly-name"}}) {
    if (text.empty()) continue;
    Value name;
    put(name, "name", text);
    put(name, "type", type);
    add(resource, "deviceName", std::move(name));
  }
  put(resource, "type", [] {
    Value type;
    put(type, "text", "Software that made the document");
    return type;
  }());
  return import.takeShared(std::move(resource), Hash().add(model).add(software).value());
}

std::string location(Import& import, Node role) {
  const Node entity = role["playingEntity"] ? role["playingEntity"] : role["location"];
  const std::string name = plainText(entity["name"]);
  Value resource = import.start("Location");
  putIdentifiers(resource, role);
  put(resource, "name", name);
  if (Value type = toConcept(import, role["code"]); !type.isNull()) add(resource, "type", std::move(type));
  addAll(resource, "telecom", role.children("telecom"), toContact);
  const Node address = role["addr"] ? role["addr"] : entity["addr"];
  put(resource, "address", toAddress(address));
  const std::string owner = organization(import, organizationOf(role));
  if (!owner.empty()) put(resource, "managingOrganization", reference(owner));
  if (resource["name"].isNull() && resource["address"].isNull() && resource["identifier"].isNull() &&
      resource["type"].isNull()) {
    return {};
  }
  const Node id = usableId(role);
  Hash hash(id ? hashOf(id) : 0);
  hash.add(foldForMatching(name)).addTree(resource["address"]).addTree(resource["type"]);
  return import.takeShared(std::move(resource), hash.value());
}

}  // namespace baton::sources::ccda
