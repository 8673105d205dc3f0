#include "fhir/ips_check.h"

#include <map>
#include <set>
#include <string>

#include "base/instant.h"
#include "base/text.h"
#include "fhir/xhtml.h"
#include "record/coded.h"

namespace baton::fhir {
namespace {

using json::Value;

constexpr std::string_view kAbsentUnknown = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips";

struct SectionRule {
  std::string_view loinc;
  std::string_view name;
  bool is_required;
  std::set<std::string_view> types;  // of its entries
};

const std::vector<SectionRule>& sectionRules() {
  static const std::vector<SectionRule> kRules = {
      {"10160-0",
       "medications",
       true,
       {"MedicationStatement", "MedicationRequest", "MedicationAdministration", "MedicationDispense"}},
      {"48765-2", "allergies", true, {"AllergyIntolerance"}},
      {"11450-4", "problems", true, {"Condition"}},
      {"47519-4", "procedures", false, {"Procedure"}},
      {"11369-6", "immunizations", false, {"Immunization"}},
      {"46264-8", "medical devices", false, {"DeviceUseStatement"}},
      {"30954-2", "results", false, {"Observation", "DiagnosticReport"}},
      {"8716-3", "vital signs", false, {"Observation"}},
      {"11348-0", "past illness", false, {"Condition"}},
      {"47420-5", "functional status", false, {"Condition", "ClinicalImpression", "Observation"}},
      {"18776-5", "plan of care", false, {}},
      {"29762-2", "social history", false, {"Observation"}},
      {"10162-6", "pregnancy", false, {"Observation"}},
      {"42348-3", "advance directives", false, {"Consent", "DocumentReference"}},
  };
  return kRules;
}

class Checker {
 public:
  explicit Checker(const Value& bundle) : bundle_(bundle) {}

  std::vector<ValidationIssue> run() {
    if (bundle_["resourceType"].text() != "Bundle") {
      add("structure", "Bundle", "A patient summary is a Bundle.");
      return std::move(issues_);
    }
    checkEnvelope();
    readEntries();
    checkFirstEntry();
    checkPatients();
    if (composition_ != nullptr) checkComposition();
    checkReferences();
    return std::move(issues_);
  }

 private:
  void add(std::string code, std::string at, std::string text) {
    issues_.push_back({Severity::Error, std::move(code), std::move(at), std::move(text)});
  }

  void warn(std::string code, std::string at, std::string text) {
    issues_.push_back({Severity::Warning, std::move(code), std::move(at), std::move(text)});
  }

  void checkEnvelope() {
    if (bundle_["type"].text() != "document") add("value", "Bundle.type", "The type must be document.");
    if (bundle_["identifier"]["value"].text().empty())
      add("required", "Bundle.identifier", "A document needs an identifier with a value.");
    const std::string& time = bundle_["timestamp"].text();
    if (time.find('T') == std::string::npos || !parseInstant(time))
      add("required", "Bundle.timestamp", "A document needs the moment it was put together.");
    if (bundle_["entry"].items().empty()) add("required", "Bundle.entry", "The document is empty.");
  }

  void readEntries() {
    const std::vector<Value>& entries = bundle_["entry"].items();
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const std::string at = "Bundle.entry[" + std::to_string(i) + "]";
      const std::string& full_url = entries[i]["fullUrl"].text();
      const Value& resource = entries[i]["resource"];
      if (full_url.empty())
        add("required", at + ".fullUrl", "Every entry needs a fullUrl.");
      else if (!by_url_.emplace(full_url, &resource).second)
        add("duplicate", at + ".fullUrl", "Two entries have the same fullUrl.");
      if (!resource.isObject()) add("required", at + ".resource", "An entry without a resource.");
      const std::string& id = resource["id"].text();
      if (!id.empty()) by_key_.emplace(resource["resourceType"].text() + "/" + id, &resource);
      for (const char* const other : {"search", "request", "response"}) {
        if (entries[i].has(other)) add("structure", at + "." + other, "A document's entries carry resources only.");
      }
    }
  }

  void checkFirstEntry() {
    const Value& first = bundle_["entry"][0]["resource"];
    if (first["resourceType"].text() == "Composition")
      composition_ = &first;
    else
      add("structure", "Bundle.entry[0].resource", "The first entry must be the Composition.");
  }

  void checkPatients() {
    std::size_t patients = 0;
    for (const Value& entry : bundle_["entry"].items()) {
      const Value& resource = entry["resource"];
      if (resource["resourceType"].text() != "Patient") continue;
      ++patients;
      checkPatient(resource);
    }
    if (patients != 1) add("structure", "Bundle.entry", "A summary holds exactly one Patient.");
  }

  void checkPatient(const Value& patient) {
    bool is_named = false;
    for (const Value& name : patient["name"].items()) {
      is_named = is_named || name.has("family") || name.has("given") || name.has("text") || name.has("extension");
    }
    if (!is_named) add("required", "Patient.name", "The person needs a name: family, given or text.");
    const bool is_born = !patient["birthDate"].text().empty() || patient["_birthDate"].has("extension");
    if (!is_born) add("required", "Patient.birthDate", "The birth date, or why it is not known, must be there.");
  }

  void checkComposition() {
    const Value& document = *composition_;
    static const std::set<std::string_view> kStatus = {"preliminary", "final", "amended", "entered-in-error"};
    if (!kStatus.contains(document["status"].text()))
      add("code-invalid", "Composition.status", "The status is missing or not one of FHIR's.");
    if (!hasCode(document["type"], record::kLoinc, "60591-5"))
      add("value", "Composition.type", "The type must be LOINC 60591-5.");
    if (!parseInstant(document["date"].text())) add("required", "Composition.date", "The document needs its date.");
    if (document["title"].text().empty()) add("required", "Composition.title", "The document needs a title.");
    if (document["author"].items().empty()) add("required", "Composition.author", "The document needs an author.");
    const Value* subject = resolve(document["subject"]["reference"].text());
    if (subject == nullptr || (*subject)["resourceType"].text() != "Patient") {
      add("required", "Composition.subject", "The subject must be the document's Patient.");
    }
    checkSections(document["section"].items());
  }

  void checkSections(const std::vector<Value>& sections) {
    std::map<std::string_view, std::size_t> seen;
    for (std::size_t i = 0; i < sections.size(); ++i) {
      const std::string at = "Composition.section[" + std::to_string(i) + "]";
      const Value& section = sections[i];
      if (section["title"].text().empty()) add("required", at + ".title", "Every section needs a title.");
      if (section["code"]["coding"].items().empty()) add("required", at + ".code", "Every section needs a code.");
      checkText(section["text"]["div"].text(), at + ".text");
      if (section.has("emptyReason") && !section["entry"].items().empty())
        add("invariant", at + ".emptyReason", "A section with entries has no emptyReason.");
      for (const SectionRule& rule : sectionRules()) {
        if (!hasCode(section["code"], record::kLoinc, rule.loinc)) continue;
        if (++seen[rule.loinc] > 1) add("duplicate", at, "The section is there twice: " + std::string(rule.name) + ".");
        checkEntries(section, rule, at);
      }
    }
    for (const SectionRule& rule : sectionRules()) {
      if (rule.is_required && seen[rule.loinc] == 0)
        add("required", "Composition.section", "A required section is missing: " + std::string(rule.name) + ".");
    }
  }

  void checkText(const std::string& div, const std::string& at) {
    if (div.empty()) {
      add("required", at, "Every section needs a text for people.");
      return;
    }
    const XhtmlProblem problem = checkXhtml(div).problem;
    if (problem == XhtmlProblem::None) return;
    // HL7's own examples repeat the namespace inside: odd, not unsafe.
    const bool is_odd = problem == XhtmlProblem::WrongNamespace;
    (is_odd ? warn("invariant", at, "The section's text names its namespace oddly.")
            : add("invariant", at, "The section's text is not allowed or not safe XHTML."));
  }

  void checkEntries(const Value& section, const SectionRule& rule, const std::string& at) {
    const std::vector<Value>& entries = section["entry"].items();
    if (rule.is_required && entries.empty())
      add("required", at + ".entry", "Say that nothing is known by a coded entry, not by an empty section.");
    std::size_t absent = 0;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const Value* resource = resolve(entries[i]["reference"].text());
      if (resource == nullptr) continue;  // said by checkReferences
      const std::string& type = (*resource)["resourceType"].text();
      if (!rule.types.empty() && !rule.types.contains(type)) {
        add("structure", at + ".entry[" + std::to_string(i) + "]",
            "This section does not hold resources of that type.");
      }
      if (isAbsentEntry(*resource)) ++absent;
    }
    if (absent > 0 && entries.size() > 1)
      warn("invariant", at + ".entry", "A section cannot say that nothing is known and something is.");
  }

  static bool hasCode(const Value& concept_value, std::string_view system, std::string_view code) {
    for (const Value& coding : concept_value["coding"].items()) {
      if (coding["system"].text() == system && coding["code"].text() == code) return true;
    }
    return false;
  }

  static bool isAbsentEntry(const Value& resource) {
    for (const char* const field : {"code", "medicationCodeableConcept"}) {
      for (const Value& coding : resource[field]["coding"].items()) {
        if (coding["system"].text() == kAbsentUnknown) return true;
      }
    }
    return false;
  }

  const Value* resolve(const std::string& reference) const {
    if (const auto found = by_url_.find(reference); found != by_url_.end()) return found->second;
    const auto relative = by_key_.find(reference);
    return relative == by_key_.end() ? nullptr : relative->second;
  }

  // Contained ones and absolute addresses of the outside world are nobody's entry.
  bool mustResolve(const std::string& reference) const {
    return !reference.empty() && reference.front() != '#' && !reference.starts_with("http://") &&
           !reference.starts_with("https://");
  }

  void checkReferences() {
    const std::vector<Value>& entries = bundle_["entry"].items();
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const std::string at = "Bundle.entry[" + std::to_string(i) + "].resource";
      walk(entries[i]["resource"], at, 0);
      checkSubject(entries[i]["resource"], at);
    }
  }

  void walk(const Value& value, const std::string& at, int depth) {
    if (depth > 64) return;
    for (const json::Member& member : value.members()) {
      if (member.key == "reference" && member.value.isString()) {
        const std::string& target = member.value.text();
        if (mustResolve(target) && resolve(target) == nullptr)
          add("not-found", at + ".reference", "The reference leads to nothing in this document.");
      }
      walk(member.value, at + "." + member.key, depth + 1);
    }
    for (std::size_t i = 0; i < value.items().size(); ++i)
      walk(value.items()[i], at + "[" + std::to_string(i) + "]", depth + 1);
  }

  // Everything clinical in the document is about the document's person.
  void checkSubject(const Value& resource, const std::string& at) {
    if (composition_ == nullptr) return;
    const Value* person = resolve((*composition_)["subject"]["reference"].text());
    for (const char* const field : {"subject", "patient"}) {
      const std::string& target = resource[field]["reference"].text();
      const Value* about = target.empty() ? nullptr : resolve(target);
      if (about != nullptr && (*about)["resourceType"].text() == "Patient" && about != person) {
        add("invariant", at + "." + field, "This is about another person.");
      }
    }
  }

  const Value& bundle_;
  const Value* composition_ = nullptr;
  std::map<std::string, const Value*> by_url_;
  std::map<std::string, const Value*> by_key_;
  std::vector<ValidationIssue> issues_;
};

}  // namespace

std::vector<ValidationIssue> checkIps(const Value& bundle) { return Checker(bundle).run(); }

}  // namespace baton::fhir
