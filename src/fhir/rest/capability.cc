#include "fhir/rest/capability.h"

#include <initializer_list>

#include "fhir/definitions.h"
#include "fhir/search/parameters.h"

namespace baton::fhir {
namespace {

json::Value codes(std::initializer_list<std::string_view> names) {
  json::Value list = json::Value::array();
  for (const std::string_view name : names) list.push(json::Value::object({{"code", name}}));
  return list;
}

json::Value parameterOf(const SearchParameter& parameter) {
  json::Value made;
  made.set("name", std::string(parameter.code));
  made.set("type", std::string(nameOf(parameter.kind)));
  return made;
}

json::Value operationOf(const char* name, const char* definition) {
  json::Value made;
  made.set("name", name);
  made.set("definition", definition);
  return made;
}

json::Value resourceOf(std::string_view type) {
  json::Value made;
  made.set("type", std::string(type));
  made.set("interaction", codes({"read", "vread", "update", "patch", "delete", "history-instance", "history-type",
                                 "create", "search-type"}));
  made.set("versioning", "versioned-update");
  made.set("readHistory", true);
  made.set("updateCreate", true);
  made.set("conditionalCreate", true);
  made.set("conditionalRead", "not-match");
  made.set("conditionalUpdate", true);
  made.set("conditionalDelete", "single");
  json::Value includes = json::Value::array();
  json::Value parameters = json::Value::array();
  for (const auto rows : {commonParameters(), parametersOf(type)}) {
    for (const SearchParameter& parameter : rows) {
      parameters.push(parameterOf(parameter));
      if (parameter.kind == ParameterKind::Reference) {
        includes.push(std::string(type) + ":" + std::string(parameter.code));
      }
    }
  }
  made.setIfAny("searchInclude", std::move(includes));
  made.set("searchParam", std::move(parameters));
  json::Value operations =
      json::Value::array({operationOf("validate", "http://hl7.org/fhir/OperationDefinition/Resource-validate")});
  if (type == "Patient") {
    operations.push(operationOf("everything", "http://hl7.org/fhir/OperationDefinition/Patient-everything"));
    operations.push(operationOf("summary", "http://hl7.org/fhir/uv/ips/OperationDefinition/summary"));
  }
  made.set("operation", std::move(operations));
  return made;
}

}  // namespace

json::Value capabilityStatement(const CapabilityFacts& facts) {
  json::Value statement;
  statement.set("resourceType", "CapabilityStatement");
  statement.set("status", "active");
  statement.set("date", facts.date);
  statement.set("kind", "instance");
  statement.set("software", json::Value::object({{"name", "Baton"}, {"version", facts.version}}));
  statement.set("implementation", json::Value::object({{"description", "One person's record"}, {"url", facts.base}}));
  statement.set("fhirVersion", "4.0.1");
  statement.set("format", json::Value::array({"application/fhir+json", "json"}));
  statement.set("patchFormat", json::Value::array({"application/json-patch+json"}));
  json::Value rest;
  rest.set("mode", "server");
  json::Value security;
  security.set("cors", true);
  security.set("description",
               "A bearer token that the person has made for an app. It reaches one record, within its scopes and "
               "what consent lets through.");
  rest.set("security", std::move(security));
  json::Value resources = json::Value::array();
  for (std::size_t i = 0; i < kTypeCount; ++i) {
    const Type& type = typeOf(static_cast<TypeId>(i));
    if (type.isResource() && type.name() != "Parameters") resources.push(resourceOf(type.name()));
  }
  rest.set("resource", std::move(resources));
  rest.set("interaction", codes({"transaction", "batch", "history-system"}));
  statement.set("rest", json::Value::array({std::move(rest)}));
  return statement;
}

}  // namespace baton::fhir
