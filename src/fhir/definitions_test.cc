#include "fhir/definitions.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

namespace baton::fhir {

// R4 names 148 resource types; Resource and DomainResource are abstract and never stand in data.
TEST_CASE("the table holds every concrete resource type of R4") {
  std::size_t resources = 0;
  for (std::size_t at = 0; at < kTypeCount; ++at) {
    const Type& type = typeOf(static_cast<TypeId>(at));
    if (!type.isResource()) continue;
    ++resources;
    CHECK(findResource(type.name()) == &type);
  }
  CHECK(resources == 146);
  CHECK(kResourceCount == 146);
  CHECK(findResource("Resource") == nullptr);
  CHECK(findResource("DomainResource") == nullptr);
  CHECK(findResource("SubscriptionStatus") == nullptr);  // R4B
  CHECK(findResource("patient") == nullptr);
  CHECK(findResource("") == nullptr);
  CHECK(findResource("Quantity") == nullptr);
}

TEST_CASE("every element is found by its name, and nothing else is") {
  for (std::size_t at = 0; at < kTypeCount; ++at) {
    const Type& type = typeOf(static_cast<TypeId>(at));
    std::set<std::string_view> names;
    for (const Element& element : type.elements()) {
      names.insert(element.name());
      CHECK(type.find(element.name()) == &element);
      CHECK(element.ordinal < 64);
      const bool is_complex = element.type_index < kTypeCount || element.type_index == Element::kAnyResource;
      CHECK(element.isPrimitive() != is_complex);
    }
    CHECK(names.size() == type.elements().size());
    CHECK(type.find("unknownElement") == nullptr);
    CHECK(type.find("") == nullptr);
  }
}

TEST_CASE("elements carry what the specification says") {
  const Type& patient = typeOf(TypeId::Patient);
  CHECK(patient.find("birthDate")->primitive() == Primitive::Date);
  CHECK(patient.find("name")->repeats());
  CHECK(patient.find("active")->isModifier());
  CHECK_FALSE(patient.find("name")->isModifier());
  CHECK(patient.find("deceasedBoolean")->isChoice());
  CHECK(patient.find("deceasedBoolean")->ordinal == patient.find("deceasedDateTime")->ordinal);
  CHECK(patient.find("deceasedDateTime")->stem() == "deceased");
  CHECK(patient.find("contact")->type() == TypeId::Patient_Contact);
  CHECK(patient.find("id")->primitive() == Primitive::Id);
  CHECK(typeOf(TypeId::Bundle_Entry).find("resource")->type_index == Element::kAnyResource);
  CHECK(typeOf(TypeId::Questionnaire_Item).find("item")->type() == TypeId::Questionnaire_Item);  // contentReference
  CHECK(typeOf(TypeId::MedicationRequest).find("medicationReference") != nullptr);
  CHECK(typeOf(TypeId::Meta).find("project") == nullptr);  // not of R4
  CHECK(typeOf(TypeId::ResearchStudy).find("studyDesign") == nullptr);
  CHECK(hasCode(typeOf(TypeId::ResearchStudy).find("status")->binding, "completed"));
  CHECK(typeOf(TypeId::EvidenceVariable_Characteristic).find("groupMeasure") != nullptr);
}

TEST_CASE("required codes and reference targets") {
  const Element& gender = *typeOf(TypeId::Patient).find("gender");
  CHECK(hasCode(gender.binding, "other"));
  CHECK_FALSE(hasCode(gender.binding, "Other"));
  CHECK_FALSE(hasCode(gender.binding, ""));
  CHECK(bindingUrl(gender.binding) == "http://hl7.org/fhir/ValueSet/administrative-gender");
  const Element& status = *typeOf(TypeId::Condition).find("clinicalStatus");
  CHECK(hasCoding(status.binding, "http://terminology.hl7.org/CodeSystem/condition-clinical", "active"));
  CHECK_FALSE(hasCoding(status.binding, "http://example.org", "active"));
  CHECK(typeOf(TypeId::Attachment).find("contentType")->binding == Element::kNone);  // mime types are open
  const Element& patient = *typeOf(TypeId::Goal).find("subject");
  CHECK(isTarget(patient.targets, typeOf(TypeId::Patient)));
  CHECK_FALSE(isTarget(patient.targets, typeOf(TypeId::Practitioner)));
}

}  // namespace baton::fhir
