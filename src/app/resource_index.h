// What the journal already holds, small enough for imports of hundreds of thousands of resources: key → newest digest.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "app/home.h"
#include "record/history.h"

namespace baton::app {

class ResourceIndex {
 public:
  struct Row {
    std::array<char, 16> digest{};
    std::uint32_t version = 0;
    std::uint64_t base = 0;  // hash of the server that the resource came from, 0 when it does not say
    Instant last_updated;    // meta.lastUpdated of the newest version, 0 when it does not say
    bool is_typed = false;   // the newest version was written here: a form, a correction, an undo
    bool is_entered_in_error = false;
  };

  struct Version {
    std::string key;
    std::string digest;  // contentDigest()
    std::uint32_t number = 1;
    std::string full_url;
    Instant last_updated;
    std::uint64_t file_hash = 0;
    bool is_typed = false;
    bool is_entered_in_error = false;
  };
  void note(const Version& version);
  const Row* find(const std::string& key) const;
  // Was exactly this content a version of the resource before?
  bool held(const std::string& key, const std::string& digest) const;
  // Was the newest version written by an undo: what had been new is withdrawn, what had changed is as before?
  bool isTakenBack(const std::string& key, const Row& row) const;
  // Did this file bring anything before?
  bool knowsFile(std::uint64_t file_hash) const;
  void add(const ResourceIndex& newer);

 private:
  std::unordered_map<std::string, Row> rows_;
  std::unordered_set<std::uint64_t> older_;  // hashes of key and content of versions that were replaced
  std::unordered_set<std::uint64_t> files_;
};

// Hash of "https://server/fhir" in "https://server/fhir/Type/id"; 0 for urn:uuid and others that name no server.
std::uint64_t serverHash(const std::string& full_url);

ResourceIndex indexOf(const record::History& history);

}  // namespace baton::app
