// Corpus: the resources of one record that one reader may see, ready to be searched.
//
// Made once for a state of the record and a reader, and asked by many requests: what a search compares with is taken
// out of the resources when a type is first searched, and kept. A Corpus holds nothing that its reader may not know,
// so no count, order, chain or include can tell of it. Search cost: a lookup or one pass over a type's rows for each
// parameter. Threads: any number at once.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "fhir/search/query.h"
#include "fhir/search/values.h"

namespace baton::fhir {

// One version of a resource as it is served.
class StoredResource {
 public:
  std::string type;
  std::string id;
  std::uint32_t version = 1;
  Instant recorded;
  std::uint64_t sequence = 0;
  std::string text;  // compact JSON with our id, meta.versionId and meta.lastUpdated

  std::string key() const { return type + "/" + id; }
  // Read from `text` when first asked for.
  const std::vector<Extracted>& values() const;

 private:
  mutable std::once_flag is_read_;
  mutable std::vector<Extracted> values_;
};
using StoredPtr = std::shared_ptr<const StoredResource>;

struct SearchAnswer {
  std::vector<StoredPtr> matches;   // of this page
  std::vector<StoredPtr> included;  // brought along by the matches of this page, each once
  std::size_t total = 0;            // of all pages
  bool has_next = false;
};

// May the reader's token read this type? Asked for types that a search reaches by chains and includes.
using TypeFilter = std::function<bool(std::string_view type)>;

class TypeIndex;

class Corpus {
 public:
  // `patients`: every id by which the person's Patient resource is known; a reference to one is a reference to all.
  Corpus(std::vector<StoredPtr> resources, std::vector<std::string> patients);
  ~Corpus();

  StoredPtr find(std::string_view key) const;                         // nullptr: not here
  const std::vector<StoredPtr>& ofType(std::string_view type) const;  // the newest recorded first
  std::vector<std::string_view> types() const;
  const std::vector<std::string>& patients() const { return patients_; }
  std::size_t size() const { return by_key_.size(); }

  SearchAnswer search(const SearchRequest& request, const TypeFilter& may_read) const;
  // All matches, unpaged: for conditional interactions.
  std::vector<StoredPtr> matches(const SearchRequest& request, const TypeFilter& may_read) const;

 private:
  const TypeIndex& index(std::string_view type) const;

  std::unordered_map<std::string, StoredPtr> by_key_;
  std::map<std::string, std::vector<StoredPtr>, std::less<>> by_type_;
  std::vector<std::string> patients_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::unique_ptr<TypeIndex>, std::less<>> indexes_;
};

}  // namespace baton::fhir
