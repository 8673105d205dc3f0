#include "sources/ccda/supplies.h"

#include "base/text.h"
#include "sources/ccda/datatypes.h"
#include "sources/ccda/dosage.h"
#include "sources/ccda/entries.h"
#include "sources/ccda/fields.h"
#include "sources/ccda/participants.h"
#include "sources/ccda/statement.h"

namespace baton::sources::ccda {
namespace {

using xml::Node;

bool isOrder(Node supply) { return moodOf(supply) == "INT" || moodOf(supply) == "RQO"; }

Value dispenseRequest(Import& import, Node supply) {
  Value value;
  if (Value period = toPeriod(import, supply["effectiveTime"]); !period.isNull()) {
    put(value, "validityPeriod", std::move(period));
  }
  if (const auto number = toNumber(supply["repeatNumber"].attribute("value"));
      number && number->find('.') == std::string::npos && number->size() <= 4 && std::stoi(*number) >= 1) {
    put(value, "numberOfRepeatsAllowed", Value(std::stoi(*number) - 1));
  }
  put(value, "quantity", toQuantity(supply["quantity"]));
  return value;
}

std::string_view orderStatus(std::string_view status) {
  if (status == "completed" || status == "active") return status;
  if (status == "aborted") return "stopped";
  if (status == "suspended" || status == "held") return "on-hold";
  if (status == "cancelled") return "cancelled";
  if (status == "nullified") return "entered-in-error";
  return "unknown";
}

std::string_view dispenseStatus(std::string_view status) {
  if (status == "completed") return "completed";
  if (status == "active") return "in-progress";
  if (status == "aborted") return "stopped";
  if (status == "cancelled") return "cancelled";
  if (status == "nullified") return "entered-in-error";
  if (status == "suspended" || status == "held") return "on-hold";
  return "unknown";
}

std::string takeOrder(Import& import, Node supply, const Value& medicine) {
  Value own = toProduct(import, supply["product"]);
  Value resource = import.start("MedicationRequest");
  putIdentifiers(resource, supply);
  put(resource, "status", orderStatus(statusOf(supply)));
  put(resource, "intent", "order");
  put(resource, "medicationCodeableConcept", own.isNull() ? Value(medicine) : std::move(own));
  putSubject(import, resource);
  put(resource, "authoredOn", firstAuthorTime(supply));
  if (std::string author = lastAuthor(import, supply); !author.empty())
    put(resource, "requester", reference(std::move(author)));
  put(resource, "dispenseRequest", dispenseRequest(import, supply));
  return import.take(std::move(resource), supply);
}

void takeDispense(Import& import, Node supply, const Value& medicine, const std::string& belongs_to) {
  Value own = toProduct(import, supply["product"]);
  Value resource = import.start("MedicationDispense");
  putIdentifiers(resource, supply);
  put(resource, "status", dispenseStatus(statusOf(supply)));
  put(resource, "medicationCodeableConcept", own.isNull() ? Value(medicine) : std::move(own));
  putSubject(import, resource);
  for (const Node performer : supply.children("performer")) {
    if (std::string who = practitionerOrOrganization(import, performer["assignedEntity"]); !who.empty()) {
      Value one;
      put(one, "actor", reference(std::move(who)));
      add(resource, "performer", std::move(one));
    }
  }
  if (belongs_to.starts_with("MedicationRequest/")) add(resource, "authorizingPrescription", reference(belongs_to));
  put(resource, "quantity", toQuantity(supply["quantity"]));
  put(resource, "whenHandedOver", momentOf(supply["effectiveTime"]));
  import.take(std::move(resource), supply);
}

}  // namespace

void putDispenseRequest(Import& import, Value& request, Node administration) {
  for (const Node relation : administration.children("entryRelationship")) {
    const Node supply = relation["supply"];
    if (!supply || !isOrder(supply)) continue;
    put(request, "dispenseRequest", dispenseRequest(import, supply));
    return;
  }
}

std::vector<std::string> takeSupplyOrders(Import& import, Node administration, const Value& medicine) {
  std::vector<std::string> orders;
  for (const Node relation : administration.children("entryRelationship")) {
    const Node supply = relation["supply"];
    if (supply && isOrder(supply)) orders.push_back(takeOrder(import, supply, medicine));
  }
  return orders;
}

void takeDispenses(Import& import, Node administration, const Value& medicine, const std::string& medicine_reference) {
  for (const Node relation : administration.children("entryRelationship")) {
    const Node supply = relation["supply"];
    if (supply && !isOrder(supply)) takeDispense(import, supply, medicine, medicine_reference);
  }
}

void readSupply(Import& import, Node statement) {
  const Value medicine = toProduct(import, statement["product"]);
  if (medicine.isNull()) return import.reject("The supply names no product.");
  if (isOrder(statement)) {
    takeOrder(import, statement, medicine);
  } else {
    takeDispense(import, statement, medicine, {});
  }
}

}  // namespace baton::sources::ccda
