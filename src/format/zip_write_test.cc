#include "format/zip_write.h"

#include <doctest/doctest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "format/archive.h"

using namespace baton;

TEST_CASE("zip_write: what is written reads back, and the same files give the same bytes") {
  const std::vector<archive::ZipFile> files = {{"record.json", std::string(100'000, 'a')}, {"ñ/empty.txt", ""}};
  const Instant at = *parseInstant("2026-11-24T14:05:00Z");
  const auto zip = archive::writeZip(files, at);
  REQUIRE(zip);
  CHECK(zip->size() < 2'000);
  CHECK(*archive::writeZip(files, at) == *zip);

  const std::string path = (std::filesystem::temp_directory_path() / "baton-zip-write-test.zip").string();
  std::ofstream(path, std::ios::binary) << *zip;
  const auto opened = archive::Zip::open(path);
  REQUIRE(opened);
  REQUIRE(opened->members().size() == 2);
  for (std::size_t i = 0; i < files.size(); ++i) {
    CHECK(opened->members()[i].name == files[i].name);
    CHECK(archive::readAll(*opened->read(i), 1'000'000).value() == files[i].bytes);
  }
  std::remove(path.c_str());
}

TEST_CASE("zip_write: no files are an empty archive or an error, never a crash") {
  const auto zip = archive::writeZip({}, Instant{0});
  CHECK((!zip || zip->size() <= 22));
}
