// Planted defects: good resources, each changed in one place; the defect must be reported, and at that place.
//
// A row names a good resource, the member to change (a path of keys and indices), the JSON to
// put there ("" removes it), and the issue that must appear. Other issues may follow from the same defect.
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "fhir/validate.h"

namespace baton::fhir {
namespace {

const std::map<std::string, std::string>& goodResources() {
  static const std::map<std::string, std::string> kGood = {
      {"patient", R"({"resourceType":"Patient","id":"ana","meta":{"lastUpdated":"2026-03-01T09:00:00Z"},
        "text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">Ana</div>"},
        "contained":[{"resourceType":"Organization","id":"clinic","name":"North Clinic"}],
        "extension":[{"url":"http://example.org/note","valueString":"x"}],
        "identifier":[{"system":"http://example.org/mrn","value":"1"}],
        "active":true,"name":[{"use":"official","family":"Diaz","given":["Ana","Maria"]}],
        "telecom":[{"system":"phone","value":"555 0100","rank":1}],"gender":"female","birthDate":"1980-02-29",
        "deceasedBoolean":false,"contact":[{"name":{"family":"Diaz"}}],
        "communication":[{"language":{"text":"Spanish"},"preferred":true}],
        "photo":[{"contentType":"image/png","data":"QUJD","size":3}],
        "managingOrganization":{"reference":"#clinic"},"link":[{"other":{"reference":"Patient/old"},"type":"replaces"}]})"},
      {"observation", R"({"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org",
        "code":"44261-6"}]},"subject":{"reference":"Patient/ana"},"effectiveDateTime":"2026-03-01T09:00:00+01:00",
        "issued":"2026-03-01T09:00:00Z","valueQuantity":{"value":12.50,"system":"http://unitsofmeasure.org","code":"{score}"},
        "referenceRange":[{"low":{"value":0},"high":{"value":27}}],
        "component":[{"code":{"text":"item 1"},"valueInteger":2}]})"},
      {"condition", R"({"resourceType":"Condition","clinicalStatus":{"coding":[{
        "system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"resolved"}]},
        "verificationStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-ver-status",
        "code":"confirmed"}]},"code":{"text":"Depression"},"subject":{"reference":"Patient/ana"},
        "onsetPeriod":{"start":"2020-01","end":"2020-02"},"abatementDateTime":"2024","stage":[{"summary":{"text":"mild"}}],
        "evidence":[{"code":[{"text":"low mood"}]}]})"},
      {"allergy", R"({"resourceType":"AllergyIntolerance","clinicalStatus":{"coding":[{
        "system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical","code":"active"}]},
        "category":["medication"],"patient":{"reference":"Patient/ana"},
        "reaction":[{"manifestation":[{"text":"rash"}]}]})"},
      {"request", R"({"resourceType":"MedicationRequest","status":"active","intent":"order",
        "medicationCodeableConcept":{"text":"sertraline 50 mg"},"subject":{"reference":"Patient/ana"},
        "authoredOn":"2026-03-01","dosageInstruction":[{"timing":{"repeat":{"frequency":1,"period":1,"periodUnit":"d",
        "when":["MORN"],"offset":30}},"doseAndRate":[{"doseQuantity":{"value":50,"unit":"mg"}}]}],
        "dispenseRequest":{"numberOfRepeatsAllowed":3,"validityPeriod":{"start":"2026-03-01T09:00:00Z",
        "end":"2026-03-01T12:00:00+02:00"}}})"},
      {"bundle", R"({"resourceType":"Bundle","type":"document","identifier":{"system":"urn:ietf:rfc:3986","value":"x"},
        "timestamp":"2026-03-01T09:00:00Z","link":[{"relation":"self","url":"http://example.org/1"}],"entry":[
        {"fullUrl":"urn:uuid:c757873d-ec9a-4326-a141-556f43239520","resource":{"resourceType":"Composition",
        "status":"final","type":{"text":"Summary"},"date":"2026-03-01","title":"Summary",
        "author":[{"reference":"urn:uuid:c757873d-ec9a-4326-a141-556f43239521"}],
        "section":[{"title":"a","text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">a</div>"}}]}},
        {"fullUrl":"urn:uuid:c757873d-ec9a-4326-a141-556f43239521","resource":{"resourceType":"Practitioner"}}]})"},
      {"search", R"({"resourceType":"Bundle","type":"searchset","total":1,"entry":[{
        "fullUrl":"http://example.org/fhir/Patient/ana","resource":{"resourceType":"Patient","id":"ana"},
        "search":{"mode":"match"}}]})"},
      {"transaction", R"({"resourceType":"Bundle","type":"transaction","entry":[{"resource":{"resourceType":"Patient"},
        "request":{"method":"POST","url":"Patient"}}]})"},
      {"questionnaire", R"({"resourceType":"Questionnaire","status":"active","item":[{"linkId":"1","type":"group",
        "item":[{"linkId":"1.1","type":"choice","answerOption":[{"valueInteger":0}]}]},{"linkId":"2","type":"display",
        "text":"x"}]})"},
      {"valueset", R"({"resourceType":"ValueSet","status":"active","compose":{"include":[{
        "system":"http://loinc.org","concept":[{"code":"44261-6"}]}]}})"},
      {"appointment", R"({"resourceType":"Appointment","status":"booked","start":"2026-03-01T09:00:00Z",
        "end":"2026-03-01T10:00:00Z","participant":[{"actor":{"reference":"Patient/ana"},"status":"accepted"}]})"},
      {"consent", R"({"resourceType":"Consent","status":"active","scope":{"text":"privacy"},"category":[{"text":"x"}],
        "policy":[{"uri":"http://example.org/policy"}]})"},
      {"risk", R"({"resourceType":"RiskAssessment","status":"final","subject":{"reference":"Patient/ana"},
        "prediction":[{"probabilityDecimal":0.5}]})"},
      {"parameters", R"({"resourceType":"Parameters","parameter":[{"name":"a","valueString":"x"}]})"}};
  return kGood;
}

struct Defect {
  const char* good;
  const char* place;  // what is changed
  const char* put;    // JSON, or "" to remove
  const char* code;   // the issue's
  const char* path;   // the issue's
};

constexpr Defect kDefects[] = {
    // unknown and wrong in kind
    {"patient", "nickname", "\"x\"", "structure", "Patient.nickname"},
    {"patient", "name.0.middle", "\"x\"", "structure", "Patient.name[0].middle"},
    {"patient", "_name", "[{\"id\":\"a\"}]", "structure", "Patient._name"},
    {"patient", "contact.0.resourceType", "\"Patient\"", "structure", "Patient.contact[0].resourceType"},
    {"patient", "active", "\"true\"", "structure", "Patient.active"},
    {"patient", "gender", "1", "structure", "Patient.gender"},
    {"patient", "name.0.family", "[\"Diaz\"]", "structure", "Patient.name[0].family"},
    {"patient", "name", "{\"family\":\"Diaz\"}", "structure", "Patient.name"},
    {"patient", "name.0", "\"Diaz\"", "structure", "Patient.name[0]"},
    {"patient", "photo.0.size", "\"3\"", "structure", "Patient.photo[0].size"},
    {"patient", "meta", "null", "structure", "Patient.meta"},
    {"patient", "birthDate", "null", "structure", "Patient.birthDate"},
    {"patient", "name.0.given.1", "null", "structure", "Patient.name[0].given[1]"},
    {"patient", "name.0.given", "[]", "structure", "Patient.name[0].given"},
    {"patient", "contact.0.name", "{}", "structure", "Patient.contact[0].name"},
    {"patient", "name.0.family", "\"\"", "structure", "Patient.name[0].family"},
    {"patient", "contact.0.name", "{\"id\":\"a\"}", "invariant", "Patient.contact[0].name"},
    {"observation", "valueQuantity.value", "\"12.50\"", "structure", "Observation.value.ofType(Quantity).value"},
    // cardinality and choice
    {"observation", "status", "", "required", "Observation.status"},
    {"observation", "code", "", "required", "Observation.code"},
    {"observation", "component.0.code", "", "required", "Observation.component[0].code"},
    {"request", "medicationCodeableConcept", "", "required", "MedicationRequest.medication"},
    {"observation", "valueString", "\"x\"", "structure", "Observation.value"},
    {"patient", "_deceasedDateTime", "{\"id\":\"a\"}", "structure", "Patient.deceased"},
    {"patient", "communication.0.language", "", "required", "Patient.communication[0].language"},
    {"patient", "link.0.type", "", "required", "Patient.link[0].type"},
    // siblings of primitives
    {"patient", "_birthDate", "\"x\"", "structure", "Patient.birthDate"},
    {"patient", "_birthDate", "{}", "structure", "Patient.birthDate"},
    {"patient", "_birthDate", "{\"value\":\"x\"}", "structure", "Patient.birthDate.value"},
    {"patient", "_birthDate", "{\"extension\":[{\"url\":\"http://example.org/x\"}]}", "invariant",
     "Patient.birthDate.extension[0]"},
    // formats
    {"patient", "id", "\"a_1\"", "value", "Patient.id"},
    {"patient", "birthDate", "\"1981-02-29\"", "value", "Patient.birthDate"},
    {"patient", "meta.lastUpdated", "\"2026-03-01\"", "value", "Patient.meta.lastUpdated"},
    {"patient", "telecom.0.rank", "0", "value", "Patient.telecom[0].rank"},
    {"patient", "photo.0.data", "\"QUJ\"", "value", "Patient.photo[0].data"},
    {"patient", "photo.0.size", "4", "value", "Patient.photo[0]"},
    {"patient", "identifier.0.system", "\"http://a b\"", "value", "Patient.identifier[0].system"},
    {"patient", "identifier.0.system", "\"mrn\"", "value", "Patient.identifier[0]"},
    {"observation", "effectiveDateTime", "\"2026-03-01T09:00:00\"", "value", "Observation.effective.ofType(dateTime)"},
    {"observation", "component.0.valueInteger", "2.5", "value", "Observation.component[0].value.ofType(integer)"},
    {"observation", "component.0.valueInteger", "3000000000", "value",
     "Observation.component[0].value.ofType(integer)"},
    {"observation", "code.coding.0.system", "\"loinc\"", "value", "Observation.code.coding[0]"},
    {"observation", "code.coding.0.code", "\" 44261-6\"", "value", "Observation.code.coding[0].code"},
    {"request", "dispenseRequest.numberOfRepeatsAllowed", "-1", "value",
     "MedicationRequest.dispenseRequest.numberOfRepeatsAllowed"},
    {"bundle", "entry.1.fullUrl", "\"urn:uuid:x\"", "value", "Bundle.entry[1].fullUrl"},
    // codes
    {"patient", "gender", "\"Female\"", "code-invalid", "Patient.gender"},
    {"patient", "name.0.use", "\"formal\"", "code-invalid", "Patient.name[0].use"},
    {"observation", "status", "\"done\"", "code-invalid", "Observation.status"},
    {"condition", "clinicalStatus.coding.0.code", "\"gone\"", "code-invalid", "Condition.clinicalStatus"},
    {"condition", "clinicalStatus.coding.0.system", "\"http://example.org\"", "code-invalid",
     "Condition.clinicalStatus"},
    {"allergy", "category.0", "\"drug\"", "code-invalid", "AllergyIntolerance.category[0]"},
    {"request", "dosageInstruction.0.timing.repeat.periodUnit", "\"day\"", "code-invalid",
     "MedicationRequest.dosageInstruction[0].timing.repeat.periodUnit"},
    // extensions
    {"patient", "extension.0.url", "", "required", "Patient.extension[0].url"},
    {"patient", "extension.0.url", "\"note\"", "value", "Patient.extension[0].url"},
    {"patient", "extension.0.valueString", "", "invariant", "Patient.extension[0]"},
    {"patient", "extension.0.extension", "[{\"url\":\"a\",\"valueCode\":\"b\"}]", "invariant", "Patient.extension[0]"},
    // references and contained resources
    {"patient", "managingOrganization.reference", "\"#other\"", "invariant", "Patient.managingOrganization"},
    {"patient", "managingOrganization.reference", "\"Organization/1\"", "invariant", "Patient.contained[0]"},
    {"patient", "link.0.other.reference", "\"Observation/1\"", "value", "Patient.link[0].other"},
    {"patient", "link.0.other.reference", "\"old\"", "value", "Patient.link[0].other"},
    {"patient", "link.0.other.reference", "\"http://example.org/fhir/Group/1/_history/2\"", "value",
     "Patient.link[0].other"},
    {"observation", "subject.reference", "\"Persons/ana\"", "value", "Observation.subject"},
    {"observation", "subject.reference", "\"Practitioner?name=x\"", "value", "Observation.subject"},
    {"patient", "contained.0.id", "", "required", "Patient.contained[0]"},
    {"patient", "contained.0.contained", "[{\"resourceType\":\"Basic\"}]", "invariant", "Patient.contained[0]"},
    {"patient", "contained.0.meta", "{\"versionId\":\"1\"}", "invariant", "Patient.contained[0]"},
    {"patient", "contained.0.resourceType", "\"Company\"", "structure", "Patient.contained[0]"},
    {"patient", "contained.0.resourceType", "\"Device\"", "value", "Patient.managingOrganization"},
    {"patient", "contained.0.name", "", "invariant", "Patient.contained[0]"},
    // narratives
    {"patient", "text.div", "\"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\"><script/></div>\"", "invariant",
     "Patient.text.div"},
    {"patient", "text.div", "\"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\"> </div>\"", "invariant",
     "Patient.text.div"},
    {"patient", "text.div", "\"<div>Ana\"", "value", "Patient.text.div"},
    {"patient", "text.status", "", "required", "Patient.text.status"},
    // invariants
    {"patient", "contact.0.name", "", "structure", "Patient.contact[0]"},
    {"patient", "contact.0", "{\"gender\":\"female\"}", "invariant", "Patient.contact[0]"},
    {"patient", "telecom.0.system", "", "invariant", "Patient.telecom[0]"},
    {"patient", "photo.0.contentType", "", "invariant", "Patient.photo[0]"},
    {"observation", "dataAbsentReason", "{\"text\":\"x\"}", "invariant", "Observation"},
    {"observation", "component.0.code", "{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"44261-6\"}]}",
     "invariant", "Observation"},
    {"observation", "valueQuantity.system", "", "invariant", "Observation.value.ofType(Quantity)"},
    {"observation", "referenceRange.0", "{\"appliesTo\":[{\"text\":\"x\"}]}", "invariant",
     "Observation.referenceRange[0]"},
    {"observation", "referenceRange.0.low.comparator", "\"<\"", "invariant", "Observation.referenceRange[0].low"},
    {"condition", "clinicalStatus.coding.0.code", "\"active\"", "invariant", "Condition"},
    {"condition", "verificationStatus.coding.0.code", "\"entered-in-error\"", "invariant", "Condition"},
    {"condition", "onsetPeriod.end", "\"2019\"", "invariant", "Condition.onset.ofType(Period)"},
    {"condition", "stage.0", "{\"type\":{\"text\":\"x\"}}", "invariant", "Condition.stage[0]"},
    {"condition", "evidence.0", "{\"id\":\"a\"}", "invariant", "Condition.evidence[0]"},
    {"allergy", "clinicalStatus", "", "invariant", "AllergyIntolerance"},
    {"allergy", "reaction.0", "{\"description\":\"x\"}", "required", "AllergyIntolerance.reaction[0].manifestation"},
    {"request", "dosageInstruction.0.timing.repeat.periodUnit", "", "invariant",
     "MedicationRequest.dosageInstruction[0].timing.repeat"},
    {"request", "dosageInstruction.0.timing.repeat.when.0", "\"CM\"", "invariant",
     "MedicationRequest.dosageInstruction[0].timing.repeat"},
    {"request", "dosageInstruction.0.timing.repeat.period", "-1", "invariant",
     "MedicationRequest.dosageInstruction[0].timing.repeat"},
    {"request", "dispenseRequest.validityPeriod.end", "\"2026-03-01T10:30:00+02:00\"", "invariant",
     "MedicationRequest.dispenseRequest.validityPeriod"},
    {"appointment", "end", "", "invariant", "Appointment"},
    {"appointment", "participant.0.actor", "", "invariant", "Appointment.participant[0]"},
    {"consent", "policy", "", "invariant", "Consent"},
    {"risk", "prediction.0.probabilityDecimal", "200", "invariant", "RiskAssessment.prediction[0]"},
    {"parameters", "parameter.0.resource", "{\"resourceType\":\"Basic\",\"code\":{\"text\":\"x\"}}", "invariant",
     "Parameters.parameter[0]"},
    {"questionnaire", "item.1.linkId", "\"1.1\"", "invariant", "Questionnaire"},
    {"questionnaire", "item.0.item", "", "invariant", "Questionnaire.item[0]"},
    {"questionnaire", "item.1.readOnly", "true", "invariant", "Questionnaire.item[1]"},
    {"questionnaire", "item.0.item.0.type", "\"boolean\"", "invariant", "Questionnaire.item[0].item[0]"},
    {"valueset", "compose.include.0.system", "", "invariant", "ValueSet.compose.include[0]"},
    {"valueset", "compose.include.0.filter", "[{\"property\":\"a\",\"op\":\"=\",\"value\":\"b\"}]", "invariant",
     "ValueSet.compose.include[0]"},
    // bundles
    {"bundle", "identifier.value", "", "invariant", "Bundle"},
    {"bundle", "timestamp", "", "invariant", "Bundle"},
    {"bundle", "total", "2", "invariant", "Bundle"},
    {"bundle", "entry.0.resource.resourceType", "\"Basic\"", "invariant", "Bundle"},
    {"bundle", "entry.1.fullUrl", "\"urn:uuid:c757873d-ec9a-4326-a141-556f43239520\"", "invariant", "Bundle"},
    {"bundle", "entry.1.fullUrl", "\"urn:uuid:c757873d-ec9a-4326-a141-556f43239522\"", "not-found",
     "Bundle.entry[0].resource.author[0]"},
    {"bundle", "entry.1.resource.resourceType", "\"Location\"", "value", "Bundle.entry[0].resource.author[0]"},
    {"bundle", "entry.1.search", "{\"mode\":\"match\"}", "invariant", "Bundle.entry[1]"},
    {"bundle", "entry.0.resource.section.0.text", "", "invariant", "Bundle.entry[0].resource.section[0]"},
    {"bundle", "entry.1.resource.gender", "\"x\"", "code-invalid", "Bundle.entry[1].resource.gender"},
    {"bundle", "entry.1", "{\"fullUrl\":\"urn:x:y\"}", "invariant", "Bundle.entry[1]"},
    {"bundle", "link.0.relation", "\"next\"", "value", "Bundle.link[0]"},
    {"search", "entry.0.fullUrl", "\"http://example.org/fhir/Patient/bob\"", "value", "Bundle.entry[0].fullUrl"},
    {"search", "entry.0.fullUrl", "\"Patient/ana\"", "value", "Bundle.entry[0].fullUrl"},
    {"search", "entry.0.fullUrl", "\"http://example.org/Patient/ana/_history/1\"", "invariant",
     "Bundle.entry[0].fullUrl"},
    {"search", "entry.0.resource.id", "", "required", "Bundle.entry[0].resource"},
    {"search", "entry.0.search.mode", "\"outcome\"", "value", "Bundle.entry[0].resource"},
    {"search", "entry.0.request", "{\"method\":\"GET\",\"url\":\"x\"}", "invariant", "Bundle.entry[0]"},
    {"transaction", "entry.0.request", "", "invariant", "Bundle.entry[0]"},
    {"transaction", "entry.0.request.method", "\"SEND\"", "code-invalid", "Bundle.entry[0].request.method"},
    {"transaction", "entry.0.response", "{\"status\":\"200\"}", "invariant", "Bundle.entry[0]"},
};

// Changes the member at `place`; false when the place does not exist.
bool change(json::Value& root, std::string_view place, const char* put) {
  const auto steps = split(place, '.');
  json::Value* at = &root;
  for (std::size_t step = 0; step + 1 < steps.size(); ++step) {
    const bool is_index = std::isdigit(static_cast<unsigned char>(steps[step][0])) != 0;
    at = is_index ? &at->itemsMutable().at(std::stoul(std::string(steps[step]))) : at->findMutable(steps[step]);
    if (at == nullptr) return false;
  }
  const std::string last(steps.back());
  if (*put == '\0') return at->erase(last);
  const auto value = json::parse(put);
  if (!value) return false;
  if (at->isArray()) {
    at->itemsMutable().at(std::stoul(last)) = *value;
  } else {
    at->set(last, *value);
  }
  return true;
}

std::string listOf(const std::vector<ValidationIssue>& issues) {
  std::string text;
  for (const ValidationIssue& issue : issues) text += issue.code + " " + issue.expression + ": " + issue.text + "\n";
  return text;
}

}  // namespace

TEST_CASE("the good resources are good") {
  for (const auto& [name, text] : goodResources()) {
    CAPTURE(name);
    const auto value = json::parse(text);
    REQUIRE(value);
    const auto issues = validate(*value);
    CHECK_MESSAGE(issues.empty(), listOf(issues));
  }
}

TEST_CASE("every planted defect is caught at its place") {
  CHECK(std::size(kDefects) >= 60);
  for (const Defect& defect : kDefects) {
    CAPTURE(std::string(defect.good));
    CAPTURE(std::string(defect.place));
    CAPTURE(std::string(defect.put));
    auto value = json::parse(goodResources().at(defect.good));
    REQUIRE(value);
    REQUIRE(change(*value, defect.place, defect.put));
    const auto issues = validate(*value);
    CHECK(hasErrors(issues));
    const bool is_caught = std::any_of(issues.begin(), issues.end(), [&defect](const ValidationIssue& issue) {
      return issue.severity == Severity::Error && issue.code == defect.code && issue.expression == defect.path;
    });
    CHECK_MESSAGE(is_caught, listOf(issues));
  }
}

}  // namespace baton::fhir
