// Input for the benchmarks: real Synthea bundles and C-CDA documents of the shared data when they are there, else the
// sample household; and big made-up records built from them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace baton::bench {

struct Samples {
  std::string bundle_file;                // ~1 MB transaction Bundle
  std::vector<std::string> bundle_files;  // all of that kind
  std::vector<std::string> ccda_files;    // those near 95 kB
};
Samples findSamples();

// A collection Bundle of about `count` resources of one person, repeated from `bundle_file` with other ids.
std::string bigBundle(const std::string& bundle_file, std::size_t count);
// Writes NDJSON of about `megabytes` of one person's observations, each line another.
void writeBigNdjson(const std::string& path, std::size_t megabytes);

std::string readBytes(const std::string& path);

}  // namespace baton::bench
