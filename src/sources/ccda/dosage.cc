#include "sources/ccda/dosage.h"

#include "base/text.h"
#include "sources/ccda/datatypes.h"
#include "sources/ccda/fields.h"
#include "sources/ccda/statement.h"

namespace baton::sources::ccda {
namespace {

using xml::Node;

std::string freeTextSig(Import& import, Node administration) {
  for (const Node relation : administration.children("entryRelationship")) {
    const Node inner = relation["substanceAdministration"];
    if (inner && (inner["code"].attribute("code") == "76662-6" || hasTemplate(inner, "4.147"))) {
      std::string text = import.narrative().textOf(inner["text"]);
      if (!text.empty()) return text;
    }
  }
  return import.narrative().textOf(administration["text"]);
}

void putInstructions(Import& import, Value& dosage, Node administration) {
  std::string patient_text;
  for (const Node relation : administration.children("entryRelationship")) {
    const Node act = relation["act"];
    if (!act || act["code"].attribute("code") == "48767-8") continue;
    const bool is_instruction = hasTemplate(act, "4.20") || hasTemplate(act, "4.49") ||
                                (relation.attribute("typeCode") == "SUBJ" && moodOf(act) == "INT");
    if (!is_instruction) continue;
    std::string text = import.narrative().textOf(act["text"]);
    Value code = toConcept(import, act["code"]);
    if (text.empty()) text = code["text"].text();
    if (code.has("coding")) add(dosage, "additionalInstruction", std::move(code));
    if (!text.empty()) (patient_text += patient_text.empty() ? "" : "; ") += text;
  }
  put(dosage, "patientInstruction", std::move(patient_text));
}

void putAsNeeded(Import& import, Value& dosage, Node administration) {
  const Node precondition = administration["precondition"];
  if (!precondition) return;
  Value reason;
  for (const Node one : administration.children("precondition")) {
    if (reason.isNull()) reason = toConcept(import, one["criterion"]["value"]);
    if (reason.isNull()) put(reason, "text", import.narrative().textOf(one["criterion"]["text"]));
    const Value code = toConcept(import, one["criterion"]["code"]);
    if (reason.isNull() && one["criterion"]["code"].attribute("code") != "ASSERTION") reason = code;
  }
  if (reason.isNull()) return put(dosage, "asNeededBoolean", Value(true));
  put(dosage, "asNeededCodeableConcept", std::move(reason));
}

Value doseAndRate(Import& import, Node administration) {
  Value value;
  const Node dose = administration["doseQuantity"];
  Value unit_code = toConcept(import, administration["administrationUnitCode"]);
  const std::string unit = unit_code["text"].text();
  const auto withUnit = [&](Value quantity) {
    if (!quantity.isNull() && !quantity.has("unit")) put(quantity, "unit", unit);
    return quantity;
  };
  if (dose["low"] || dose["high"]) {
    Value range;
    put(range, "low", withUnit(toQuantity(dose["low"])));
    put(range, "high", withUnit(toQuantity(dose["high"])));
    put(value, "doseRange", std::move(range));
  } else {
    put(value, "doseQuantity", withUnit(toQuantity(dose)));
  }
  const Node rate = administration["rateQuantity"];
  if (rate["low"] || rate["high"]) {
    put(value, "rateRange", toRange(rate));
  } else {
    put(value, "rateQuantity", toQuantity(rate));
  }
  return value;
}

}  // namespace

Value toDosage(Import& import, Node administration, const Schedule& schedule, Bounds bounds) {
  Value dosage;
  put(dosage, "text", freeTextSig(import, administration));
  putInstructions(import, dosage, administration);
  put(dosage, "timing", toTiming(schedule, bounds));
  putAsNeeded(import, dosage, administration);
  put(dosage, "site", toConcept(import, administration["approachSiteCode"]));
  put(dosage, "route", toConcept(import, administration["routeCode"]));
  if (Value amount = doseAndRate(import, administration); !amount.isNull())
    add(dosage, "doseAndRate", std::move(amount));
  put(dosage, "maxDosePerPeriod", toRatio(administration["maxDoseQuantity"]));
  return dosage;
}

Value toProduct(Import& import, Node holder) {
  const Node product = holder["manufacturedProduct"] ? holder["manufacturedProduct"] : holder;
  const Node material =
      product["manufacturedMaterial"] ? product["manufacturedMaterial"] : product["manufacturedLabeledDrug"];
  Value value = toConcept(import, material["code"]);
  const std::string name = plainText(material["name"]);
  if (!value.has("text") && !name.empty()) put(value, "text", name);
  if (material && !hasAnyTemplate(product)) {
    import.note(IssueSeverity::Information, "The product does not name its template; it was recognised by its shape.");
  }
  return value;
}

}  // namespace baton::sources::ccda
