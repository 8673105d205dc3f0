#include "sources/ccda/header.h"

#include "base/text.h"
#include "sources/ccda/base64.h"
#include "sources/ccda/datatypes.h"
#include "sources/ccda/entries.h"
#include "sources/ccda/fields.h"
#include "sources/ccda/ids.h"
#include "sources/ccda/participants.h"
#include "sources/ccda/related_persons.h"
#include "sources/ccda/statement.h"

namespace baton::sources::ccda {
namespace {

using xml::Node;

// Reads one participant and sees to it that it is accounted for.
template <class Read>
std::string account(Import& import, std::string_view step, Read read, std::string_view what) {
  const PlaceScope scope(import, step);
  const auto before = import.accounted();
  std::string made = read();
  if (import.accounted() != before) return made;
  if (!made.empty()) {
    import.countMerged();
  } else {
    import.reject(std::string(what) + " is not named.");
  }
  return made;
}

std::string step(std::string_view name, int number) {
  return '/' + std::string(name) + '[' + std::to_string(number) + ']';
}

void readAuthors(Import& import, Node document) {
  int number = 0;
  for (const Node author : document.children("author")) {
    const Node assigned = author["assignedAuthor"];
    const auto read = [&] {
      std::string made = practitioner(import, assigned);
      practitionerRole(import, assigned);
      const std::string machine = device(import, assigned);
      const std::string owner = organization(import, assigned["representedOrganization"]);
      if (import.author.empty()) import.author = made.empty() ? owner : made;
      if (import.file.organisation.empty())
        import.file.organisation = plainText(assigned["representedOrganization"]["name"]);
      return made.empty() ? machine.empty() ? owner : machine : made;
    };
    account(import, step("author", ++number), read, "The author");
  }
}

void readCustodian(Import& import, Node document) {
  const Node keeper = document["custodian"]["assignedCustodian"]["representedCustodianOrganization"];
  if (!document["custodian"]) return;
  const std::string name = plainText(keeper["name"]);
  if (!name.empty()) import.file.organisation = name;
  account(import, "/custodian", [&] { return organization(import, keeper); }, "The custodian");
}

// Elements of the header that name a person in an assigned role.
struct Role {
  xml::Name element;
  xml::Name assigned;
  std::string_view what;
};

void readOthers(Import& import, Node document) {
  static constexpr Role kRoles[] = {
      {"dataEnterer", "assignedEntity", "The person who entered the data"},
      {"informationRecipient", "intendedRecipient", "The recipient"},
      {"legalAuthenticator", "assignedEntity", "The person who signed"},
      {"authenticator", "assignedEntity", "The person who signed"},
  };
  for (const Role& role : kRoles) {
    int number = 0;
    for (const Node holder : document.children(role.element)) {
      const Node assigned = holder[role.assigned];
      const auto read = [&] {
        std::string made = practitioner(import, assigned);
        practitionerRole(import, assigned);
        Node owner = assigned["representedOrganization"];
        if (!owner) owner = assigned["receivedOrganization"];
        const std::string at = organization(import, owner);
        return made.empty() ? at : made;
      };
      account(import, step(role.element.text(), ++number), read, role.what);
    }
  }
}

void readInformants(Import& import, Node document) {
  int number = 0;
  for (const Node informant : document.children("informant")) {
    const auto read = [&] {
      if (informant["relatedEntity"]) return relatedPerson(import, informant["relatedEntity"]);
      return practitionerOrOrganization(import, informant["assignedEntity"]);
    };
    account(import, step("informant", ++number), read, "The informant");
  }
}

void readRelated(Import& import, Node document) {
  int number = 0;
  for (const Node participant : document.children("participant")) {
    const Node entity = participant["associatedEntity"];
    const std::string_view kind = entity.attribute("classCode");
    const auto read = [&] {
      const bool is_person = kind == "NOK" || kind == "ECON" || kind == "PRS" || kind == "GUAR" ||
                             kind == "CAREGIVER" || kind == "GUARD" || kind == "AGNT" || kind == "CON" ||
                             kind == "QUAL";
      if (is_person && kind != "QUAL") {
        std::string made = relatedPerson(import, entity);
        if (!made.empty()) return made;
      }
      return practitionerOrOrganization(import, entity);
    };
    account(import, step("participant", ++number), read, "The participant");
  }
}

std::string_view eventStatus(Node) { return "active"; }

// Performers of the service event are the team of that care.
void readServiceEvents(Import& import, Node document) {
  int number = 0;
  for (const Node documentation : document.children("documentationOf")) {
    const PlaceScope scope(import, step("documentationOf", ++number));
    const Node event = documentation["serviceEvent"];
    Value team = import.start("CareTeam");
    putIdentifiers(team, event);
    put(team, "status", eventStatus(event));
    putSubject(import, team);
    put(team, "period", toPeriod(import, event["effectiveTime"]));
    int place = 0;
    for (const Node performer : event.children("performer")) {
      const Node assigned = performer["assignedEntity"];
      const auto read = [&] {
        practitionerRole(import, assigned);
        return practitionerOrOrganization(import, assigned);
      };
      const std::string who = account(import, step("performer", ++place), read, "A performer of the care");
      if (who.empty()) continue;
      Value one;
      Value role = toConcept(import, performer["functionCode"]);
      if (role.isNull()) role = toConcept(import, assigned["code"]);
      if (!role.isNull()) add(one, "role", std::move(role));
      put(one, "member", reference(who));
      put(one, "period", toPeriod(import, performer["time"]));
      add(team, "participant", std::move(one));
    }
    if (team.has("participant")) import.take(std::move(team), event);
  }
}

}  // namespace

void readParticipants(Import& import, Node document) {
  readCustodian(import, document);
  const std::string custodian_name = import.file.organisation;
  readAuthors(import, document);
  if (!custodian_name.empty()) import.file.organisation = custodian_name;
  if (const Node encounter = document["componentOf"]["encompassingEncounter"]) {
    import.encounter = account(
        import, "/componentOf/encompassingEncounter", [&] { return readEncompassingEncounter(import, encounter); },
        "The encounter of the document");
  }
  readServiceEvents(import, document);
  readOthers(import, document);
  readInformants(import, document);
  readRelated(import, document);
}

void keepDocument(Import& import, Node document, std::string_view bytes) {
  Value resource = import.start("DocumentReference");
  if (Value id = toIdentifier(document["id"]); !id.isNull()) {
    put(resource, "masterIdentifier", id);
    add(resource, "identifier", std::move(id));
  }
  put(resource, "status", "current");
  put(resource, "type", toConcept(import, document["code"]));
  putSubject(import, resource);
  if (import.made_on.size() > 19) put(resource, "date", import.made_on);
  int authors = 0;
  for (const Node author : document.children("author")) {
    const Node assigned = author["assignedAuthor"];
    std::string who = practitioner(import, assigned);
    if (who.empty()) who = device(import, assigned);
    if (who.empty()) who = organization(import, assigned["representedOrganization"]);
    if (!who.empty() && ++authors <= 20) add(resource, "author", reference(std::move(who)));
  }
  const Node keeper = document["custodian"]["assignedCustodian"]["representedCustodianOrganization"];
  if (std::string who = organization(import, keeper); !who.empty())
    put(resource, "custodian", reference(std::move(who)));
  for (const Node related : document.children("relatedDocument")) {
    const std::string_view kind = related.attribute("typeCode");
    Value target;
    put(target, "identifier", toIdentifier(related["parentDocument"]["id"]));
    if (target.isNull()) continue;
    Value relation;
    put(relation, "code", kind == "RPLC" ? "replaces" : kind == "XFRM" ? "transforms" : "appends");
    put(relation, "target", std::move(target));
    add(resource, "relatesTo", std::move(relation));
  }
  const std::string title = plainText(document["title"]);
  put(resource, "description", title);
  Value labels = import.labels.toMeta(Labels{});
  if (labels.isNull()) {
    const std::string_view code = trim(document["confidentialityCode"].attribute("code"));
    if (code == "N") labels.push(coding("http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "N"));
  }
  if (!labels.isNull()) {
    Value concept_value;
    put(concept_value, "coding", std::move(labels));
    add(resource, "securityLabel", std::move(concept_value));
  }
  Value attachment;
  put(attachment, "contentType", "text/xml");
  const std::string_view language = trim(document["languageCode"].attribute("code"));
  if (language.size() >= 2 && language.size() <= 10 && language.find_first_of(" _\t\r\n") == std::string_view::npos) {
    put(attachment, "language", language);
  }
  put(attachment, "data", toBase64(bytes));
  put(attachment, "title", title);
  put(attachment, "creation", import.made_on);
  Value content;
  put(content, "attachment", std::move(attachment));
  add(resource, "content", std::move(content));
  if (!import.encounter.empty()) {
    Value context;
    add(context, "encounter", reference(import.encounter));
    put(resource, "context", std::move(context));
  }
  import.take(std::move(resource), document);
}

}  // namespace baton::sources::ccda
