// TypeIndex: the search values of all resources of one type, by parameter. Part of a Corpus; not for others.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "fhir/search/corpus.h"

namespace baton::fhir {

// A set of rows.
class Rows {
 public:
  explicit Rows(std::size_t count, bool all = false);
  void add(std::size_t row) { words_[row / 64] |= std::uint64_t{1} << (row % 64); }
  bool has(std::size_t row) const { return (words_[row / 64] >> (row % 64) & 1U) != 0; }
  void keepOnly(const Rows& other);
  void addAll(const Rows& other);
  void invert();
  std::size_t count() const;
  std::vector<std::uint32_t> list() const;

 private:
  std::size_t count_;
  std::vector<std::uint64_t> words_;
};

class TypeIndex {
 public:
  struct Column {
    // Exact questions: "c code", "s system|code", "y system", "n code" without system, "r Type/id", "i id",
    // "d system|value", "u uri".
    std::unordered_map<std::string, std::vector<std::uint32_t>> postings;
    std::vector<std::pair<std::uint32_t, const SearchValue*>> values;  // in the order of the rows
  };

  explicit TypeIndex(const std::vector<StoredPtr>& rows);

  const std::vector<StoredPtr>& rows() const { return rows_; }
  const Column& column(const SearchParameter& parameter) const;  // empty when nobody says anything
  // Rows for which one of the values is what the criterion asks. Plain criteria only.
  Rows select(const Criterion& criterion, const std::vector<std::string>& patients) const;
  Rows referringTo(const SearchParameter& parameter, const std::vector<std::string>& keys) const;

 private:
  void addPosting(const Column& column, const std::string& key, Rows& rows) const;
  void selectExact(const Criterion& criterion, const Column& column, const std::vector<std::string>& patients,
                   Rows& found) const;

  std::vector<StoredPtr> rows_;
  std::unordered_map<const SearchParameter*, Column> columns_;
};

}  // namespace baton::fhir
