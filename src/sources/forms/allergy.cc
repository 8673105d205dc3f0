#include "sources/forms/allergy.h"

#include "knowledge/knowledge.h"
#include "sources/forms/choice.h"

namespace baton::sources::forms {
namespace {

using knowledge::AllergenKind;

constexpr std::string_view kClinical = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical";

std::string_view categoryOf(AllergenKind kind) {
  switch (kind) {
    case AllergenKind::Class:
    case AllergenKind::Drug:
    case AllergenKind::NoneKnownDrug:
      return "medication";
    case AllergenKind::Food:
    case AllergenKind::NoneKnownFood:
      return "food";
    case AllergenKind::Environment:
    case AllergenKind::NoneKnownEnvironment:
      return "environment";
    case AllergenKind::Material:
    case AllergenKind::NoneKnown:
      break;
  }
  return "";
}

json::Value codeOf(const std::string& substance, const std::optional<knowledge::AllergenMatch>& match) {
  if (match && match->kind == AllergenKind::NoneKnown) {
    return codedConcept(record::kSnomed, "716186003", "No known allergy", substance);
  }
  if (match && match->kind == AllergenKind::Drug && match->ingredients.size() == 1) {
    const std::string& ingredient = match->ingredients.front();
    const std::string_view rxcui = knowledge::builtIn().names().rxcuiOfIngredient(ingredient);
    if (!rxcui.empty()) return codedConcept(record::kRxNorm, rxcui, ingredient, substance);
  }
  return textConcept(substance);
}

}  // namespace

Result<Drafts> make(const AllergyForm& form, const Context& context) {
  BATON_TRY(const std::string substance, words(form.substance, "substance", Need::Required));
  BATON_TRY(const std::string reaction, words(form.reaction, "reaction", Need::Optional));
  BATON_TRY(const std::string note, words(form.note, "note", Need::Optional, kLongestText));
  BATON_TRY(const std::string since, pastDateTime(context, form.since, "since"));
  BATON_CHECK(oneOf(form.severity, {"", "mild", "moderate", "severe"}, "severity"));
  BATON_CHECK(oneOf(form.criticality, {"", "low", "high"}, "criticality"));
  BATON_CHECK(oneOf(form.kind, {"", "allergy", "intolerance"}, "kind"));
  if (!form.severity.empty() && reaction.empty()) {
    return wrong("reaction", "Please say what happened, so that \"" + form.severity + "\" has a meaning.");
  }
  const auto match = knowledge::builtIn().allergens().findText(knowledge::builtIn().names(), substance);
  Drafts drafts;
  json::Value allergy = begin("AllergyIntolerance", context, drafts);
  allergy.set("clinicalStatus", codedConcept(kClinical, "active", "Active"));
  allergy.setIfAny("type", form.kind);
  const std::string_view category = match ? categoryOf(match->kind) : std::string_view();
  if (!category.empty()) allergy.set("category", json::Value::array({category}));
  allergy.setIfAny("criticality", form.criticality);
  allergy.set("code", codeOf(substance, match));
  allergy.set("patient", personReference(context));
  allergy.setIfAny("onsetDateTime", since);
  allergy.set("recordedDate", localNow(context));
  allergy.set("asserter", authorReference(context));
  allergy.setIfAny("note", notes(note));
  if (!reaction.empty()) {
    json::Value one = json::Value::object();
    one.set("manifestation", json::Value::array({textConcept(reaction)}));
    one.setIfAny("severity", form.severity);
    allergy.set("reaction", json::Value::array({std::move(one)}));
  }
  drafts.push_back({std::move(allergy), ""});
  return drafts;
}

}  // namespace baton::sources::forms
