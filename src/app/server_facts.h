// server_facts: what whoever runs this server should know of it: size, room, versions, who may sign in. No health data,
// no name of a record's person.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/home.h"

namespace baton::app {

inline constexpr const char* kVersion = "0.1.0";

struct ServerFacts {
  std::string version;   // of Baton
  std::string data_dir;  // absolute
  std::string key_file;  // absolute
  std::string key_id;
  std::uint64_t stored_bytes = 0;  // of all files in the data folder
  std::optional<std::uint64_t> free_bytes;
  std::size_t records = 0;
  std::size_t accounts = 0;
};

// Errors: Storage and its kin.
Result<ServerFacts> serverFacts(Home& home);

}  // namespace baton::app
