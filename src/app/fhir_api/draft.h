// Draft: changes of an app that are judged against one view of the record and then become durable together, or not.
// Part of writing.h.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "app/fhir_api/reading.h"

namespace baton::app {

class Draft {
 public:
  Draft(const ApiContext& context, FhirViewPtr view, std::string base);

  // Each answers as the client is to be answered once commit() has succeeded; a refusal leaves the draft as it was.
  Result<ApiAnswer> create(json::Value resource, const std::string& if_none_exist, const std::string& id = "");
  Result<ApiAnswer> update(const fhir::Interaction& what, json::Value resource, const std::string& if_match);
  Result<ApiAnswer> patch(const fhir::Interaction& what, const json::Value& patch, const std::string& if_match);
  Result<ApiAnswer> remove(const fhir::Interaction& what, const std::string& if_match);

  // The one resource that a condition means: nullopt for none. Refused (an answer) when there are several.
  struct Matched {
    std::optional<std::string> id;
    std::optional<ApiAnswer> refusal;
  };
  Matched matchOf(const std::string& type, const fhir::QueryPairs& condition) const;

  // Errors: Conflict when the journal grew meanwhile.
  Status commit();
  std::string newId();
  // A Patient of this id comes in the same transaction: others may be about it before it is its turn.
  void expectPatient(const std::string& id) { expected_patients_.insert(id); }
  const FhirView& view() const { return *view_; }

 private:
  struct Current {
    bool is_there = false;  // and not deleted
    std::uint32_t version = 0;
    std::string text;               // as served
    record::Sequence sequence = 0;  // 0: of this draft
  };
  Current current(const std::string& key) const;
  Result<ApiAnswer> keep(const std::string& type, const std::string& id, std::uint32_t version, json::Value resource,
                         int status);
  std::optional<ApiAnswer> refusalOf(const json::Value& resource, const std::string& type);
  Result<std::optional<ApiAnswer>> refusalOfPerson(const json::Value& resource);
  bool isKnownPatient(const std::string& id) const;
  ApiAnswer outOfScope() const;

  const ApiContext& context_;
  FhirViewPtr view_;
  std::string base_;
  Instant now_;
  std::vector<record::Entry> entries_;
  std::unordered_map<std::string, Current> staged_;
  std::unordered_set<std::string> expected_patients_;
  bool has_person_ = false;
};

}  // namespace baton::app
