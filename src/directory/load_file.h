// load file: what one file of a source said, kept so that the index can be built again without it.
//
// Written once and never changed: "BATONLD1", then records (length and bytes of a Statement) in the order of reading,
// then a table of (key, place of the record) sorted by key, then a footer. Interrupted writing leaves records without
// table: LoadWriter begins again where it stood (resume). Numbers are little-endian. docs/formats/directory.md.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "directory/provider.h"

namespace baton::directory {

using ByteSink = std::function<Status(std::string_view)>;

class LoadWriter {
 public:
  // `sink` appends to the file. Bytes are handed on in pieces of about a megabyte.
  explicit LoadWriter(ByteSink sink) : sink_(std::move(sink)) {}

  Status begin();
  // Takes over what an interrupted writer left: its bytes up to a point that was made durable.
  Status resume(std::string_view written);
  void add(const Statement& statement);
  Status flush();  // what was added is with the sink afterwards
  // Writes table and footer. `about` is kept as it is (JSON of the app's).
  Status finish(std::string_view about, std::uint64_t terms_number);
  std::uint64_t bytes() const { return written_ + buffer_.size(); }
  std::uint64_t flushed() const { return written_; }
  std::size_t count() const { return entries_.size(); }

 private:
  struct Entry {
    std::uint64_t key, place;
  };
  ByteSink sink_;
  std::string buffer_, scratch_;
  std::uint64_t written_ = 0;
  std::vector<Entry> entries_;
  Status trouble_;
};

class LoadFile {
 public:
  // `bytes` outlive it. Errors: Damaged.
  static Result<LoadFile> open(std::string_view bytes);

  std::string_view about() const { return about_; }
  std::uint64_t termsNumber() const { return terms_number_; }
  std::size_t count() const { return count_; }
  std::uint64_t keyAt(std::size_t i) const;
  bool statementAt(std::size_t i, Statement& statement) const;

 private:
  std::string_view bytes_, about_, table_;
  std::uint64_t terms_number_ = 0;
  std::size_t count_ = 0;
};

}  // namespace baton::directory
