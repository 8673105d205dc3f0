// Import: the growing answer while one document is read, and what every part of the reader needs to know of it.
//
// Resources come in through take() and get their id there; trouble through reject() and note(), with the place that is
// being read. What the document says twice is counted, not kept twice.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "format/json.h"
#include "format/xml.h"
#include "sources/ccda/narrative.h"
#include "sources/ccda/security.h"
#include "sources/parsed_file.h"

namespace baton::sources::ccda {

constexpr std::uint8_t kSdtc = 1;  // namespaces of the reader's vocabulary; 0 is HL7 v3
constexpr std::uint8_t kXsi = 2;

class Import {
 public:
  explicit Import(xml::Node document) : narrative_(document) {}

  // {"resourceType": type, "id": "", "meta": {security}} with the labels of the place being read.
  json::Value start(std::string_view type) const;
  // Keeps the resource; its id comes from `statement`'s <id>, else from what it says. Answers "Type/id".
  // The same content again is counted as merged; other content under the same id gets an id of its own.
  std::string take(json::Value resource, xml::Node statement);
  // For things that are named in many places (practitioners, organisations, encounters): what a later place adds is
  // added to the first. `key` names the thing. Nothing is counted.
  std::string takeShared(json::Value resource, std::uint64_t key);
  // "Type/id" of the resource made from the statement with that <id>; "" when there is none (yet).
  std::string referenceTo(xml::Node statement, std::string_view type = {}) const;
  json::Value* findTaken(std::string_view reference);
  // What takeShared() will answer for that key.
  static std::string sharedReference(std::string_view type, std::uint64_t key);
  bool isShared(std::string_view type, std::uint64_t key) const;
  void countMerged() { ++file.merged; }

  void reject(std::string reason) { file.rejected.push_back({IssueSeverity::Error, place, std::move(reason)}); }
  void note(IssueSeverity severity, std::string reason);
  std::size_t accounted() const { return file.entries.size() + file.rejected.size() + file.merged; }

  const Narrative& narrative() const { return narrative_; }
  // After the last entry: renames what turned out to share its id with other content.
  void finish();

  ParsedFile file;
  std::string place;       // XPath-like place that is being read
  Labels document_labels;  // of the whole document
  Labels labels;           // of the place that is being read
  std::string patient;     // "Patient/…"
  std::string encounter;   // of the document: "Encounter/…" or ""
  std::string author;      // of the document: "Practitioner/…", "" when it is none
  std::string made_on;     // the document's effectiveTime as FHIR dateTime, "" when it has none

 private:
  std::string keep(json::Value resource, std::uint64_t key);

  Narrative narrative_;
  std::unordered_map<std::uint64_t, std::size_t> by_key_;           // type and id → entry
  std::unordered_map<std::uint64_t, std::size_t> by_statement_id_;  // id of any type → first entry
  std::unordered_set<std::size_t> ambiguous_;                       // first entries whose key others share
  std::unordered_set<std::uint64_t> noted_;
};

// Sets the place for a part and puts the old one back.
class PlaceScope {
 public:
  PlaceScope(Import& import, std::string_view step) : import_(import), length_(import.place.size()) {
    import.place += step;
  }
  PlaceScope(const PlaceScope&) = delete;
  PlaceScope& operator=(const PlaceScope&) = delete;
  ~PlaceScope() { import_.place.resize(length_); }

 private:
  Import& import_;
  std::size_t length_;
};

// Adds a part's own labels while it is read.
class LabelScope {
 public:
  LabelScope(Import& import, const Labels& inner) : import_(import), outer_(import.labels) {
    import.labels = outer_.with(inner);
  }
  LabelScope(const LabelScope&) = delete;
  LabelScope& operator=(const LabelScope&) = delete;
  ~LabelScope() { import_.labels = outer_; }

 private:
  Import& import_;
  Labels outer_;
};

}  // namespace baton::sources::ccda
