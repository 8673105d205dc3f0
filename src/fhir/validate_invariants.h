// The published invariants of FHIR R4 that one element can answer by itself, written by hand; each issue names its key.
//
// One rule function per type, called after the members of an element of that type were checked. Invariants about
// Bundles, references, contained resources and narratives live in their own files; left out are those that need
// FHIRPath over other resources, and dom-6 (a recommendation: every valid resource without a narrative would be
// warned). Source: FHIR R4 StructureDefinitions, ElementDefinition.constraint;
// http://hl7.org/fhir/R4/conformance-rules.html.
#pragma once

#include <string_view>

#include "fhir/validate_report.h"

namespace baton::fhir {

class Findings {
 public:
  Findings(const Frame& frame, Report& report) : frame_(frame), report_(report) {}
  // `text` starts with the invariant's key.
  void expect(bool holds, std::string_view text) {
    if (!holds) report_.error(frame_, "invariant", text);
  }
  void advise(bool holds, std::string_view text) {
    if (!holds) report_.warning(frame_, "invariant", text);
  }
  void expectValue(bool holds, std::string_view text) {
    if (!holds) report_.error(frame_, "value", text);
  }
  // For an issue that belongs to a part: name of the child, and its place in an array.
  void expectAt(bool holds, std::string_view child, int index, std::string_view text) {
    if (!holds) report_.error(Frame{&frame_, child, nullptr, index}, "invariant", text);
  }

 private:
  const Frame& frame_;
  Report& report_;
};

using Rule = void (*)(const json::Value& element, Findings& findings);

// nullptr where a type has no invariants of its own.
Rule ruleOf(TypeId type);

// exists() as FHIRPath has it: the value or only its extensions.
bool exists(const json::Value& element, std::string_view name);
// The same for value[x]: any member whose name is the stem and a type.
bool existsChoice(const json::Value& element, std::string_view stem);
// Some coding of a CodeableConcept.
bool hasCodingOf(const json::Value& concept_value, std::string_view system, std::string_view code);

// start <= end as FHIRPath compares dateTimes: false also where one is less precise and they are equal as far as it
// goes, for then the invariant has no answer. Texts that are no dateTimes count as in order: their format was reported.
bool isNotAfter(std::string_view start, std::string_view end);

// Every rule function; the name is that of TypeId.
#define BATON_FHIR_DATATYPE_RULES(X) \
  X(Age)                             \
  X(Attachment)                      \
  X(Coding)                          \
  X(ContactPoint)                    \
  X(Count)                           \
  X(DataRequirement_CodeFilter)      \
  X(DataRequirement_DateFilter)      \
  X(Distance)                        \
  X(Duration)                        \
  X(ElementDefinition)               \
  X(ElementDefinition_Binding)       \
  X(ElementDefinition_Slicing)       \
  X(ElementDefinition_Type)          \
  X(Expression)                      \
  X(Extension)                       \
  X(Identifier)                      \
  X(MoneyQuantity) X(Period) X(Quantity) X(Range) X(Ratio) X(SimpleQuantity) X(Timing_Repeat) X(TriggerDefinition)

// clang-format off: it does not settle on one way to break these lists.
#define BATON_FHIR_CARE_RULES(X)                                                                                    \
  X(AllergyIntolerance)                                                                                             \
  X(Appointment)                                                                                                    \
  X(Appointment_Participant)                                                                                        \
  X(AppointmentResponse)                                                                                            \
  X(AuditEvent_Entity)                                                                                              \
  X(CarePlan_Activity)                                                                                              \
  X(Composition_Section)                                                                                            \
  X(Condition)                                                                                                      \
  X(Condition_Evidence)                                                                                             \
  X(Condition_Stage)                                                                                                \
  X(Consent)                                                                                                        \
  X(CoverageEligibilityResponse_Insurance_Item)                                                                     \
  X(FamilyMemberHistory)                                                                                            \
  X(Goal_Target)                                                                                                    \
  X(Group)                                                                                                          \
  X(Immunization_Education)                                                                                         \
  X(ImmunizationRecommendation_Recommendation)                                                                      \
  X(InsurancePlan)                                                                                                  \
  X(Linkage)                                                                                                        \
  X(List) X(MeasureReport) X(MeasureReport_Group_Stratifier_Stratum) X(MedicationAdministration_Dosage)             \
      X(MedicationDispense) X(MolecularSequence) X(MolecularSequence_ReferenceSeq) X(NutritionOrder) X(Observation) \
          X(Observation_ReferenceRange) X(Organization) X(Parameters_Parameter) X(Patient_Contact)                  \
              X(QuestionnaireResponse_Item) X(RequestGroup_Action) X(RiskAssessment_Prediction) X(ServiceRequest)

#define BATON_FHIR_CONFORMANCE_RULES(X)                                                                 \
  X(CapabilityStatement)                                                                                \
  X(CapabilityStatement_Rest)                                                                           \
  X(CapabilityStatement_Rest_Resource)                                                                  \
  X(CodeSystem)                                                                                         \
  X(ConceptMap_Group_Element_Target)                                                                    \
  X(ConceptMap_Group_Unmapped)                                                                          \
  X(MessageDefinition_Focus)                                                                            \
  X(NamingSystem)                                                                                       \
  X(OperationDefinition_Parameter)                                                                      \
  X(Questionnaire)                                                                                      \
  X(Questionnaire_Item)                                                                                 \
  X(Questionnaire_Item_EnableWhen)                                                                      \
  X(SearchParameter)                                                                                    \
  X(StructureDefinition)                                                                                \
  X(StructureDefinition_Differential)                                                                   \
  X(StructureDefinition_Mapping)                                                                        \
  X(StructureDefinition_Snapshot)                                                                       \
  X(StructureMap_Group_Rule_Target)                                                                     \
  X(TerminologyCapabilities)                                                                            \
  X(TestReport_Test_Action) X(TestScript_Metadata) X(TestScript_Setup_Action) X(TestScript_Test_Action) \
      X(TestScript_Variable) X(ValueSet_Compose_Include) X(ValueSet_Expansion_Contains)
// clang-format on

#define BATON_FHIR_DECLARE_RULE(name) void ruleOf##name(const json::Value& element, Findings& findings);
BATON_FHIR_DATATYPE_RULES(BATON_FHIR_DECLARE_RULE)
BATON_FHIR_CARE_RULES(BATON_FHIR_DECLARE_RULE)
BATON_FHIR_CONFORMANCE_RULES(BATON_FHIR_DECLARE_RULE)
#undef BATON_FHIR_DECLARE_RULE

}  // namespace baton::fhir
