#include "sources/ccda/security.h"

#include <algorithm>

#include "base/text.h"
#include "sources/ccda/fields.h"

namespace baton::sources::ccda {
namespace {

using xml::Node;

constexpr std::string_view kConfidentiality = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
constexpr std::string_view kActCode = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
constexpr std::string_view kActReason = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
constexpr std::string_view kDs4p = "2.16.840.1.113883.3.3251.1.";
constexpr std::string_view kSecurityObservation = "2.16.840.1.113883.3.445.";

// In rising order; a document that says two things means the stricter one.
int strictness(std::string_view code) {
  static constexpr std::string_view kOrder = "ULMNRV";
  const auto place = code.size() == 1 ? kOrder.find(code) : std::string_view::npos;
  return place == std::string_view::npos ? -1 : static_cast<int>(place);
}

// HL7 has renamed some codes since the implementation guide was written.
std::string_view currentCode(std::string_view code) {
  if (code == "NORDSLCD") return "NORDSCLCD";
  if (code == "TREATMENT") return "TREAT";
  return code;
}

bool isPurpose(std::string_view code) {
  return code == "TREAT" || code == "ETREAT" || code == "HPAYMT" || code == "HOPERAT" || code == "HRESCH" ||
         code == "PATRQT" || code == "PUBHLTH" || code == "FAMRQT";
}

bool hasTemplate(Node element, std::string_view prefix) {
  for (const Node id : element.children("templateId")) {
    if (id.attribute("root").starts_with(prefix)) return true;
  }
  return false;
}

constexpr std::size_t kMaxPolicies = 64;  // all of HL7's vocabulary at once is fewer; each goes onto every resource

void addPolicy(Labels& labels, Value policy) {
  if (labels.policies.size() >= kMaxPolicies) return;
  if (std::ranges::find(labels.policies, policy) == labels.policies.end()) labels.policies.push_back(std::move(policy));
}

void readSecurityObservation(Labels& labels, Node observation) {
  const std::string_view kind = observation["code"].attribute("code");
  const std::string_view code = currentCode(trim(observation["value"].attribute("code")));
  if (code.empty()) return;
  if (kind == "SECCLASSOBS" || (strictness(code) >= 0 && kind != "SECCONOBS")) {
    if (strictness(code) > strictness(labels.confidentiality)) labels.confidentiality = code;
    return;
  }
  addPolicy(labels,
            coding(isPurpose(code) ? kActReason : kActCode, code, trim(observation["value"].attribute("displayName"))));
}

}  // namespace

Labels Labels::with(const Labels& inner) const {
  Labels both = *this;
  if (!inner.confidentiality.empty()) both.confidentiality = inner.confidentiality;
  for (const Value& policy : inner.policies) addPolicy(both, policy);
  return both;
}

Value Labels::toMeta(const Labels& outer) const {
  Value labels;
  const bool is_said = !confidentiality.empty() &&
                       (confidentiality != "N" || (outer.confidentiality != "N" && !outer.confidentiality.empty()));
  if (is_said) labels.push(coding(kConfidentiality, confidentiality));
  for (const Value& policy : policies) labels.push(policy);
  return labels;
}

bool isPrivacyAnnotation(Node statement) {
  if (hasTemplate(statement, kDs4p) || hasTemplate(statement, kSecurityObservation)) return true;
  return statement["code"].attribute("code").starts_with("SEC") &&
         statement["code"].attribute("codeSystem") == "2.16.840.1.113883.1.11.20457";
}

bool isPrivacyMarkingsSection(Node section) { return hasTemplate(section, "2.16.840.1.113883.3.3251.1.5"); }

Labels annotationLabels(Node statement) {
  Labels labels;
  if (!isPrivacyAnnotation(statement)) return labels;
  if (statement.is("observation")) readSecurityObservation(labels, statement);
  for (const Node component : statement.children("component")) {
    if (const Node observation = component["observation"]) readSecurityObservation(labels, observation);
  }
  return labels;
}

Labels labelsOf(Node element) {
  Labels labels;
  for (const Node code : element.children("confidentialityCode")) {
    const std::string_view value = trim(code.attribute("code"));
    if (strictness(value) > strictness(labels.confidentiality)) labels.confidentiality = value;
  }
  const auto readFrom = [&](Node holder) {
    for (Node statement = holder.firstChild(); statement; statement = statement.next()) {
      if (statement.is("organizer") || statement.is("observation")) labels = labels.with(annotationLabels(statement));
    }
  };
  for (const Node entry : element.children("entry")) readFrom(entry);
  for (const Node relation : element.children("entryRelationship")) readFrom(relation);
  for (const Node component : element.children("component")) readFrom(component);
  return labels;
}

}  // namespace baton::sources::ccda
