// For tests of forms: a record that forms are written into, one after the other, without a store.
#pragma once

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <utility>

#include "fhir/read.h"
#include "fhir/validate.h"
#include "sources/forms/forms.h"
#include "sources/reconcile.h"

namespace baton::sources::forms::testing {

inline const Instant kNow = *parseInstant("2026-11-15T15:00:00Z");

class Record {
 public:
  explicit Record(std::string offset = "-05:00") : offset_(std::move(offset)) { rebuild(); }

  Result<Drafts> make(const Form& form, Author author = {}) {
    const Context context{.patient = "Patient/p1",
                          .author = std::move(author),
                          .now = kNow,
                          .utc_offset = offset_,
                          .seed = std::to_string(++sent_),
                          .chart = chart_,
                          .stored = [this](const std::string& key) -> Result<json::Value> {
                            const auto found = stored_.find(key);
                            if (found == stored_.end()) return fail(ErrorCode::NotFound, key);
                            return found->second;
                          }};
    return makeAny(form, context);
  }

  // Keeps it as the journal would. Everything that a form makes must be valid.
  Drafts save(const Form& form, Author author = {}) {
    auto made = make(form, author);
    if (!made) FAIL(std::string(nameOf(form)) << ": " << made.error().message);
    for (const Draft& draft : *made) {
      for (const fhir::ValidationIssue& issue : fhir::validate(draft.resource)) {
        const bool is_error = issue.severity == fhir::Severity::Error || issue.severity == fhir::Severity::Fatal;
        CHECK_MESSAGE(!is_error, issue.expression << " " << issue.text);
      }
      const std::string key = draft.resource["resourceType"].text() + "/" + draft.resource["id"].text();
      if (!draft.replaces.empty()) CHECK(draft.replaces == key);
      stored_[key] = draft.resource;
    }
    rebuild();
    return *made;
  }

  const record::Chart& chart() const { return chart_; }

 private:
  void rebuild() {
    record::Facts facts;
    for (const auto& [key, resource] : stored_) {
      record::Entry entry;
      entry.type = resource["resourceType"].text();
      entry.id = resource["id"].text();
      entry.recorded = kNow;
      entry.author = "self";
      entry.origin.format = "form";
      fhir::readInto(facts, entry, resource);
    }
    record::resolveReferences(facts);
    chart_ = buildChart(record::PersonId{"p1"}, std::move(facts), kNow);
  }

  std::string offset_;
  int sent_ = 0;
  std::map<std::string, json::Value> stored_;
  record::Chart chart_;
};

}  // namespace baton::sources::forms::testing
