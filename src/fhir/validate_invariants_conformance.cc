// Invariants of conformance, terminology and questionnaire definitions (FHIR R4, the page of each resource).
#include <algorithm>
#include <initializer_list>
#include <string>
#include <vector>

#include "fhir/validate_invariants.h"
#include "fhir/validate_primitives.h"

namespace baton::fhir {
namespace {

bool isAbsent(const json::Value& element, std::string_view name) { return !exists(element, name); }

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

int countOf(const json::Value& element, std::initializer_list<std::string_view> names) {
  return static_cast<int>(
      std::count_if(names.begin(), names.end(), [&element](std::string_view name) { return exists(element, name); }));
}

bool areDistinct(std::vector<std::string_view> words) {
  std::sort(words.begin(), words.end());
  return std::adjacent_find(words.begin(), words.end()) == words.end();
}

std::vector<std::string_view> textsOf(const json::Value& array, std::string_view name) {
  std::vector<std::string_view> texts;
  for (const json::Value& item : array.items()) {
    if (const json::Value* found = item.find(name)) texts.push_back(found->text());
  }
  return texts;
}

constexpr int kMaxNesting = 64;  // as deep as the walk itself goes

// Texts of `leaf` in `branch` and in its own branches.
void collect(const json::Value& element, std::string_view branch, std::string_view leaf, int depth,
             std::vector<std::string_view>& texts) {
  if (depth > kMaxNesting) return;
  for (const json::Value& item : element[branch].items()) {
    if (const json::Value* found = item.find(leaf)) texts.push_back(found->text());
    collect(item, branch, leaf, depth + 1, texts);
  }
}

bool areDistinctBelow(const json::Value& element, std::string_view branch, std::string_view leaf) {
  std::vector<std::string_view> texts;
  collect(element, branch, leaf, 0, texts);
  return areDistinct(std::move(texts));
}

void hasOperationOrAssert(const json::Value& element, Findings& findings, std::string_view text) {
  findings.expect(exists(element, "operation") != exists(element, "assert"), text);
}

// The three kinds that a CapabilityStatement and a TerminologyCapabilities share.
struct KindRules {
  std::string_view content;
  std::string_view instance;
  std::string_view capability;
  std::string_view requirements;
};
void checkKind(const json::Value& element, Findings& findings, const KindRules& rules) {
  const std::string& kind = element["kind"].text();
  const bool has_implementation = exists(element, "implementation");
  const bool has_software = exists(element, "software");
  findings.expect(has_implementation || has_software || exists(element, "description"), rules.content);
  findings.expect(kind != "instance" || has_implementation, rules.instance);
  findings.expect(kind != "capability" || (!has_implementation && has_software), rules.capability);
  findings.expect(kind != "requirements" || (!has_implementation && !has_software), rules.requirements);
}

}  // namespace

void ruleOfCapabilityStatement(const json::Value& element, Findings& findings) {
  findings.expect(countOf(element, {"rest", "messaging", "document"}) > 0,
                  "cpb-1: SHALL have at least one of rest, messaging or document");
  checkKind(element, findings,
            {"cpb-2: SHALL have at least one of description, software, or implementation",
             "cpb-14: an instance needs an implementation", "cpb-15: a capability needs software and no implementation",
             "cpb-16: requirements have neither software nor implementation"});
}

void ruleOfCapabilityStatement_Rest(const json::Value& element, Findings& findings) {
  findings.expect(areDistinct(textsOf(element["resource"], "type")),
                  "cpb-9: a type can only be described once per mode");
}

void ruleOfCapabilityStatement_Rest_Resource(const json::Value& element, Findings& findings) {
  findings.expect(areDistinct(textsOf(element["searchParam"], "name")),
                  "cpb-12: search parameter names must be unique");
}

void ruleOfCodeSystem(const json::Value& element, Findings& findings) {
  findings.expect(areDistinctBelow(element, "concept", "code"),
                  "csd-1: within a code system, all codes must be unique");
}

void ruleOfConceptMap_Group_Element_Target(const json::Value& element, Findings& findings) {
  findings.expect(exists(element, "comment") || !isOneOf(element["equivalence"].text(), {"narrower", "inexact"}),
                  "cmd-1: if the map is narrower or inexact, there SHALL be some comments");
}

void ruleOfConceptMap_Group_Unmapped(const json::Value& element, Findings& findings) {
  const std::string& mode = element["mode"].text();
  findings.expect(mode != "fixed" || exists(element, "code"), "cmd-2: mode fixed needs a code");
  findings.expect(mode != "other-map" || exists(element, "url"), "cmd-3: mode other-map needs a url");
}

void ruleOfMessageDefinition_Focus(const json::Value& element, Findings& findings) {
  findings.expect(element["max"].text() != "0", "md-1: max must be positive or *");
}

void ruleOfNamingSystem(const json::Value& element, Findings& findings) {
  const auto& ids = element["uniqueId"].items();
  const bool has_uuid =
      std::any_of(ids.begin(), ids.end(), [](const json::Value& id) { return id["type"].text() == "uuid"; });
  findings.expect(element["kind"].text() != "root" || !has_uuid, "nsd-1: root systems cannot have uuid identifiers");
  std::vector<std::string_view> preferred;
  for (const json::Value& id : ids) {
    if (id["preferred"].truth()) preferred.push_back(id["type"].text());
  }
  findings.expect(areDistinct(std::move(preferred)), "nsd-2: can't have more than one preferred identifier for a type");
}

void ruleOfOperationDefinition_Parameter(const json::Value& element, Findings& findings) {
  const std::string& type = element["type"].text();
  findings.expect(countOf(element, {"type", "part"}) > 0, "opd-1: either a type must be provided, or parts");
  findings.expect(isAbsent(element, "searchType") || type == "string", "opd-2: a search type only for a string");
  findings.expect(isAbsent(element, "targetProfile") || isOneOf(type, {"Reference", "canonical"}),
                  "opd-3: a targetProfile only for Reference and canonical");
}

void ruleOfQuestionnaire(const json::Value& element, Findings& findings) {
  findings.expect(areDistinctBelow(element, "item", "linkId"),
                  "que-2: link ids must be unique within the questionnaire");
}

void ruleOfQuestionnaire_Item(const json::Value& element, Findings& findings) {
  const std::string& type = element["type"].text();
  const auto has = [&element](std::string_view name) { return exists(element, name); };
  const bool is_display = type == "display";
  findings.expect((type != "group" || has("item")) && (!is_display || !has("item")),
                  "que-1: a group must have nested items, a display item cannot");
  findings.expect(!is_display || !has("code"), "que-3: display items cannot have a code");
  findings.expect(!has("answerOption") || !has("answerValueSet"), "que-4: either answerOption or answerValueSet");
  findings.expect(isOneOf(type, {"choice", "open-choice", "decimal", "integer", "date", "dateTime", "time", "string",
                                 "quantity"}) ||
                      (!has("answerValueSet") && !has("answerOption")),
                  "que-5: only coded and value items can have answer options");
  findings.expect(!is_display || (!has("required") && !has("repeats")),
                  "que-6: display items have no required or repeats");
  findings.expect((type != "group" && !is_display) || !has("initial"),
                  "que-8: groups and display items have no initial");
  findings.expect(!is_display || !has("readOnly"), "que-9: display items cannot be readOnly");
  findings.expect(
      isOneOf(type, {"boolean", "decimal", "integer", "string", "text", "url", "open-choice"}) || !has("maxLength"),
      "que-10: maxLength only for simple types");
  findings.expect(!has("answerOption") || !has("initial"), "que-11: answerOption and initial exclude each other");
  findings.expect(element["enableWhen"].items().size() <= 2 || has("enableBehavior"),
                  "que-12: more than two enableWhen need an enableBehavior");
  findings.expect(element["repeats"].truth() || element["initial"].items().size() <= 1,
                  "que-13: several initial values only for repeating items");
}

void ruleOfQuestionnaire_Item_EnableWhen(const json::Value& element, Findings& findings) {
  findings.expect(element["operator"].text() != "exists" || exists(element, "answerBoolean"),
                  "que-7: operator exists needs a boolean answer");
}

void ruleOfSearchParameter(const json::Value& element, Findings& findings) {
  findings.expect(isAbsent(element, "xpath") || exists(element, "xpathUsage"), "spd-1: an xpath needs an xpathUsage");
  findings.expect(isAbsent(element, "chain") || element["type"].text() == "reference",
                  "spd-2: chains only for parameters of type reference");
}

void ruleOfStructureDefinition(const json::Value& element, Findings& findings) {
  findings.expect(element["abstract"].truth() || exists(element, "baseDefinition"),
                  "sdf-4: a base definition unless the structure is abstract");
  findings.expect(element["type"].text() != "Extension" || element["derivation"].text() == "specialization" ||
                      exists(element, "context"),
                  "sdf-5: an extension must have a context");
  findings.expect(countOf(element, {"snapshot", "differential"}) > 0, "sdf-6: must have a snapshot or a differential");
  findings.expect(isAbsent(element, "contextInvariant") || element["type"].text() == "Extension",
                  "sdf-18: context invariants only for extensions");
  const std::string& first = element["snapshot"]["element"][0]["path"].text();
  findings.expect(
      element["kind"].text() == "logical" || isAbsent(element, "snapshot") || first == element["type"].text(),
      "sdf-11: the first path of the snapshot must be the type");
}

void ruleOfStructureDefinition_Differential(const json::Value& element, Findings& findings) {
  const auto& elements = element["element"].items();
  const bool is_sliced = std::any_of(elements.begin(), elements.end(), [](const json::Value& item) {
    return item.has("slicing") && item["path"].text().find('.') == std::string::npos;
  });
  findings.expect(!is_sliced, "sdf-20: no slicing on the root element");
}

void ruleOfStructureDefinition_Mapping(const json::Value& element, Findings& findings) {
  findings.expect(countOf(element, {"name", "uri"}) > 0, "sdf-2: must have at least a name or a uri");
}

void ruleOfStructureDefinition_Snapshot(const json::Value& element, Findings& findings) {
  const auto& elements = element["element"].items();
  const bool are_whole = std::all_of(elements.begin(), elements.end(), [](const json::Value& item) {
    return exists(item, "definition") && exists(item, "min") && exists(item, "max");
  });
  findings.expect(are_whole, "sdf-3: each element in a snapshot must have a definition, min and max");
  const bool have_base =
      std::all_of(elements.begin(), elements.end(), [](const json::Value& item) { return item.has("base"); });
  findings.expect(have_base, "sdf-8b: each element in a snapshot must have a base");
}

void ruleOfStructureMap_Group_Rule_Target(const json::Value& element, Findings& findings) {
  findings.expect(isAbsent(element, "element") || exists(element, "context"), "smp-1: an element needs a context");
  findings.expect(isAbsent(element, "context") || exists(element, "contextType"),
                  "smp-2: a context needs a contextType");
}

void ruleOfTerminologyCapabilities(const json::Value& element, Findings& findings) {
  checkKind(element, findings,
            {"tcp-2: SHALL have at least one of description, software, or implementation",
             "tcp-3: an instance needs an implementation", "tcp-4: a capability needs software and no implementation",
             "tcp-5: requirements have neither software nor implementation"});
}

void ruleOfTestReport_Test_Action(const json::Value& element, Findings& findings) {
  hasOperationOrAssert(element, findings, "inv-2: SHALL contain either an operation or an assert");
}

void ruleOfTestScript_Metadata(const json::Value& element, Findings& findings) {
  const auto& capabilities = element["capability"].items();
  const bool is_said = std::any_of(capabilities.begin(), capabilities.end(), [](const json::Value& capability) {
    return exists(capability, "required") || exists(capability, "validated");
  });
  findings.expect(is_said, "tst-4: SHALL contain required or validated or both");
}

void ruleOfTestScript_Setup_Action(const json::Value& element, Findings& findings) {
  hasOperationOrAssert(element, findings, "tst-1: SHALL contain either an operation or an assert");
}

void ruleOfTestScript_Test_Action(const json::Value& element, Findings& findings) {
  hasOperationOrAssert(element, findings, "tst-2: SHALL contain either an operation or an assert");
}

void ruleOfTestScript_Variable(const json::Value& element, Findings& findings) {
  findings.expect(countOf(element, {"expression", "headerField", "path"}) < 3,
                  "tst-3: only one of expression, headerField or path");
}

void ruleOfValueSet_Compose_Include(const json::Value& element, Findings& findings) {
  const bool has_concept = exists(element, "concept");
  const bool has_filter = exists(element, "filter");
  const bool has_system = exists(element, "system");
  findings.expect(has_system || exists(element, "valueSet"),
                  "vsd-1: an include or exclude needs a value set or a system");
  findings.expect(has_system || (!has_concept && !has_filter), "vsd-2: concepts or filters need a system");
  findings.expect(!has_concept || !has_filter, "vsd-3: cannot have both concept and filter");
  const std::string& system = element["system"].text();
  findings.expectValue(system.empty() || isAbsoluteUri(system), "system must be an absolute URI");
}

void ruleOfValueSet_Expansion_Contains(const json::Value& element, Findings& findings) {
  const bool has_code = exists(element, "code");
  findings.expect(has_code || exists(element, "display"), "vsd-6: SHALL have a code or a display");
  findings.expect(has_code || element["abstract"].truth(), "vsd-9: must have a code if not abstract");
  findings.expect(!has_code || exists(element, "system"), "vsd-10: must have a system if a code is present");
}

}  // namespace baton::fhir
