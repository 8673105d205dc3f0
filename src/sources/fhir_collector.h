// Collector: takes resources out of FHIR JSON trees and accounts for each of them in one ParsedFile.
//
// What counts: every resource that an entry, a line or the file holds, at any depth of Bundles; a Bundle itself does
// not. An entry that never holds a resource (a DELETE or GET of a history, batch or transaction, a server's bare
// answer) is told in a note and not counted. An entry that should hold one and does not is rejected, and so is a PATCH.
// Duplicates: the same type, id, address and content is merged; other content of the same resource is another version,
// and versions stand oldest first (meta.lastUpdated, meta.versionId; a history without either is read from its end).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "format/json.h"
#include "sources/fhir_notes.h"
#include "sources/parsed_file.h"

namespace baton::sources {

class Collector {
 public:
  explicit Collector(std::string format) { file_.format = std::move(format); }

  // A resource of any type. `where` is its place in the file, "" for the root.
  void add(json::Value&& resource, std::string full_url, const std::string& where);
  void reject(std::string where, std::string reason);
  void countMerged() { ++file_.merged; }
  std::size_t accepted() const { return file_.entries.size(); }
  // Ends the account: merges, orders the versions, writes the notes. The collector is empty afterwards.
  ParsedFile take();

 private:
  enum class History : unsigned char { No, Yes };
  void addBundle(json::Value&& bundle, const std::string& where);
  void addBundleEntry(json::Value&& entry, const std::string& where, History history);
  void noteEntryWithoutResource(const json::Value& entry, const std::string& where);
  void addResource(json::Value&& resource, std::string full_url, const std::string& where);
  bool isRefused(const json::Value& resource, const std::string& where);

  ParsedFile file_;
  Notes notes_;
  std::vector<bool> is_of_history_;  // beside file_.entries
};

}  // namespace baton::sources
