#include "sources/ccda/related_persons.h"

#include "base/text.h"
#include "sources/ccda/datatypes.h"
#include "sources/ccda/fields.h"
#include "sources/ccda/ids.h"

namespace baton::sources::ccda {
namespace {

using xml::Node;

constexpr std::string_view kRoleClass = "http://terminology.hl7.org/CodeSystem/v3-RoleClass";
constexpr std::string_view kRoleCode = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";

Node personOf(Node entity) {
  for (Node node = entity.firstChild(); node; node = node.next()) {
    if (node.is("associatedPerson") || node.is("relatedPerson") || node.is("guardianPerson")) return node;
  }
  return {};
}

Value relationships(Import& import, Node entity) {
  Value all;
  if (Value code = toConcept(import, entity["code"]); !code.isNull()) all.push(std::move(code));
  const std::string_view kind = entity.attribute("classCode");
  if (kind == "NOK" || kind == "ECON" || kind == "GUAR" || kind == "GUARD" || kind == "CAREGIVER" || kind == "AGNT") {
    all.push(concept_(kRoleClass, kind));
  }
  return all;
}

void addContact(Value& patient, Node entity, Value relationship) {
  Value contact;
  put(contact, "relationship", std::move(relationship));
  put(contact, "name", toName(personOf(entity)["name"]));
  addAll(contact, "telecom", entity.children("telecom"), toContact);
  put(contact, "address", toAddress(entity["addr"]));
  // FHIR pat-1: a contact has a name, a telecom, an address or an organisation.
  if (!contact.has("name") && !contact.has("telecom") && !contact.has("address")) return;
  addNew(patient, "contact", std::move(contact));
}

}  // namespace

std::string relatedPerson(Import& import, Node entity) {
  const Node person = personOf(entity);
  const std::string name = plainText(person["name"]);
  Value relationship = relationships(import, entity);
  if (name.empty() && !entity["telecom"].hasAttribute("value")) return {};
  if (Value* patient = import.findTaken(import.patient)) addContact(*patient, entity, relationship);
  Value resource = import.start("RelatedPerson");
  putIdentifiers(resource, entity);
  put(resource, "patient", reference(import.patient));
  put(resource, "relationship", std::move(relationship));
  addAll(resource, "name", person.children("name"), toName);
  addAll(resource, "telecom", entity.children("telecom"), toContact);
  addAll(resource, "address", entity.children("addr"), toAddress);
  const Node id = usableId(entity);
  const std::uint64_t key = Hash(id ? hashOf(id) : 0).add(foldForMatching(name)).value();
  return import.takeShared(std::move(resource), key);
}

void addGuardians(Import& import, Value& patient, Node person) {
  for (const Node guardian : person.children("guardian")) {
    Value relationship;
    relationship.push(concept_(kRoleCode, "GUARD", "guardian"));
    if (Value code = toConcept(import, guardian["code"]); !code.isNull()) relationship.push(std::move(code));
    addContact(patient, guardian, std::move(relationship));
  }
}

}  // namespace baton::sources::ccda
