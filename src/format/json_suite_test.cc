// Agreement with JSONTestSuite (https://github.com/nst/JSONTestSuite, MIT): every file y_* must be read, every n_* must
// be refused, i_* may go either way, and none may crash. Duplicate keys are valid JSON, so the suite is read with Keep.
#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "format/json.h"

namespace baton::json {
namespace {

std::filesystem::path sharedData() {
  const char* folder = std::getenv("BATON_SHARED_DATA");
  return folder != nullptr ? folder : BATON_SOURCE_DIR "/../shared/data";
}

std::string readFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("JSONTestSuite") {
  const std::filesystem::path folder = sharedData() / "corpora/json_test_suite";
  if (!std::filesystem::exists(folder)) {
    std::puts("skipped: no shared data");
    return;
  }
  const Limits limits{.depth = 1000, .duplicate_keys = DuplicateKeys::Keep};
  int accepted = 0;
  int refused = 0;
  int either = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() != ".json" || name.size() < 2 || name[1] != '_') continue;
    CAPTURE(name);
    const auto value = parse(readFile(entry.path()), limits);
    if (name[0] == 'y') {
      ++accepted;
      CHECK(value.has_value());
    } else if (name[0] == 'n') {
      ++refused;
      CHECK_FALSE(value.has_value());
    } else {
      ++either;
    }
  }
  std::printf("JSONTestSuite: %d to accept, %d to refuse, %d either way\n", accepted, refused, either);
  CHECK(accepted > 90);
  CHECK(refused > 180);
}

}  // namespace baton::json
