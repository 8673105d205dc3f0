// For tests of the directory: an index in memory, made of statements or of the bytes of files.
#pragma once

#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "base/assert.h"
#include "directory/index.h"
#include "directory/reading.h"
#include "knowledge/care_directory.h"

namespace baton::directory::testing {

inline constexpr std::int32_t kToday = 20788;  // 2026-12-01

// Bytes at an address that an index may lie at.
class Aligned {
 public:
  explicit Aligned(const std::string& bytes) : size_(bytes.size()), bytes_(bytes.size() + 64) {
    place_ = bytes_.data() + (64 - reinterpret_cast<std::uintptr_t>(bytes_.data()) % 64) % 64;
    std::memcpy(place_, bytes.data(), bytes.size());
  }
  std::string_view view() const { return {place_, size_}; }
  char* data() { return place_; }

 private:
  std::size_t size_;
  std::vector<char> bytes_;
  char* place_;
};

inline std::string loadBytes(const std::vector<Statement>& statements) {
  std::string bytes;
  LoadWriter writer([&bytes](std::string_view more) -> Status {
    bytes += more;
    return {};
  });
  BATON_ASSERT(writer.begin().has_value());
  for (const Statement& one : statements) writer.add(one);
  BATON_ASSERT(writer.finish("{}", knowledge::directoryTerms().number()).has_value());
  return bytes;
}

struct Said_ {
  std::string source;
  bool is_register = false;
  std::vector<Statement> statements;
};

inline std::string indexBytes(const std::vector<Said_>& loads) {
  std::vector<std::string> files;
  for (const Said_& load : loads) files.push_back(loadBytes(load.statements));
  BuildInput input;
  input.built_on = kToday;
  for (std::size_t i = 0; i < loads.size(); ++i) {
    auto file = LoadFile::open(files[i]);
    BATON_ASSERT(file.has_value());
    input.loads.push_back(*file);
    std::size_t source = 0;
    while (source < input.sources.size() && input.sources[source].name != loads[i].source) ++source;
    if (source == input.sources.size()) input.sources.push_back({loads[i].source, loads[i].is_register});
    input.source_of.push_back(static_cast<std::uint16_t>(source));
  }
  std::string bytes;
  const Status built = buildIndex(input, [&bytes](std::string_view more) -> Status {
    bytes += more;
    return {};
  });
  BATON_ASSERT(built.has_value());
  return bytes;
}

struct Made {
  explicit Made(const std::vector<Said_>& loads) : bytes(indexBytes(loads)), index(opened(bytes)) {}
  explicit Made(const std::vector<Statement>& statements) : Made(std::vector<Said_>{{"Test", false, statements}}) {}
  static Index opened(const Aligned& bytes) {
    auto index = Index::open(bytes.view());
    BATON_ASSERT(index.has_value());
    return std::move(*index);
  }
  Aligned bytes;
  Index index;
};

struct Heard_ {
  std::vector<Statement> statements;
  std::vector<Trouble> troubles;
  Read read;
};

inline Heard_ readAll(FileKind kind, std::string_view bytes, std::string source = "Test") {
  Heard_ heard;
  Reading reading;
  reading.bytes = bytes;
  reading.source = std::move(source);
  reading.day = kToday;
  reading.take = [&heard](const Statement& one) { heard.statements.push_back(one); };
  reading.tell = [&heard](Trouble one) { heard.troubles.push_back(std::move(one)); };
  heard.read = readFile(kind, reading);
  return heard;
}

// A psychiatrist at a ZIP code, of whom nothing else is known.
inline Statement at(std::uint64_t key, std::string name, std::string zip) {
  Statement one;
  one.key = key;
  one.day = kToday;
  one.name = std::move(name);
  one.specialties = knowledge::directoryTerms().setOf(knowledge::TermKind::Specialty, "psychiatry");
  Site site;
  site.zip = std::move(zip);
  placeByZip(site);
  one.sites.push_back(site);
  return one;
}

}  // namespace baton::directory::testing
