// Kinds of files by their content, and their parts through gzip and zip.
#include "sources/files.h"

#include <doctest/doctest.h>
#include <zip.h>

#include "base/digest.h"
#include "sources/files_testing.h"

namespace baton::sources {
namespace {

const std::string kGoal =
    R"({"resourceType":"Goal","id":"1","lifecycleStatus":"active","description":{"text":"a"},"subject":{"display":"self"}})";

std::string goalNumber(int number) {
  return R"({"resourceType":"Goal","id":")" + std::to_string(number) +
         R"(","lifecycleStatus":"active","description":{"text":"a"},"subject":{"display":"self"}})" + "\n";
}

std::vector<FilePart> partsOf(const std::string& path) {
  std::vector<FilePart> parts;
  const Status read = readFile(path, [&](FilePart&& part) {
    parts.push_back(std::move(part));
    return Status();
  });
  REQUIRE_MESSAGE(read.has_value(), (read ? "" : read.error().message));
  return parts;
}

Error errorOf(const std::string& path) {
  const Status read = readFile(path, [](FilePart&&) { return Status(); });
  REQUIRE_FALSE(read.has_value());
  return read.error();
}

}  // namespace

TEST_CASE("kinds are told by content") {
  CHECK(detect(kGoal) == FileKind::FhirJson);
  CHECK(detect("  \r\n{\n  \"resourceType\": \"Bundle\"") == FileKind::FhirJson);
  CHECK(detect("\xEF\xBB\xBF" + kGoal + "\n" + kGoal) == FileKind::FhirNdjson);
  CHECK(detect(kGoal + "\r\n") == FileKind::FhirJson);
  CHECK(detect("{\"resourceType\":\"Goal\"\n{\"resourceType\":\"Goal\"}") == FileKind::FhirNdjson);
  CHECK(detect("{\"entry\":[\n{\"resourceType\":\"Goal\"}") == FileKind::FhirJson);
  CHECK(detect(R"({"a":"}{"})") == FileKind::FhirJson);
  CHECK(detect("<?xml version=\"1.0\"?>\n<ClinicalDocument xmlns=\"urn:hl7-org:v3\">") == FileKind::Ccda);
  CHECK(detect("<?xml version=\"1.0\"?><!DOCTYPE HealthData [") == FileKind::AppleHealth);
  CHECK(detect("<Patient xmlns=\"http://hl7.org/fhir\"/>") == FileKind::Unknown);
  CHECK(detect(std::string("<\0C\0l\0i\0n\0i\0c\0a\0l\0D\0o\0c\0u\0m\0e\0n\0t\0>\0", 36)) == FileKind::Ccda);
  CHECK(detect("\x1F\x8B\x08") == FileKind::Gzip);
  CHECK(detect("PK\x03\x04") == FileKind::Zip);
  CHECK(detect("%PDF-1.7") == FileKind::Unknown);
  CHECK(detect("") == FileKind::Unknown);
}

TEST_CASE("a plain file is one part, with the digest of its bytes") {
  const testing::Folder folder;
  const auto parts = partsOf(folder.write("goal.json", kGoal));
  REQUIRE(parts.size() == 1);
  CHECK(parts[0].name == "goal.json");
  CHECK(parts[0].digest == digestHex(kGoal));
  CHECK(parts[0].content.entries.size() == 1);
}

TEST_CASE("gzip is unpacked, several members too; the digest is of the file") {
  const testing::Folder folder;
  const std::string packed = testing::gzip(goalNumber(1)) + testing::gzip(goalNumber(2));
  const auto parts = partsOf(folder.write("a.ndjson.gz", packed));
  REQUIRE(parts.size() == 1);
  CHECK(parts[0].name == "a.ndjson.gz");
  CHECK(parts[0].digest == digestHex(packed));
  CHECK(parts[0].content.entries.size() == 2);
  CHECK(errorOf(folder.write("cut.gz", packed.substr(0, packed.size() - 9))).message ==
        "The gzip file ends too early; it is damaged.");
}

TEST_CASE("NDJSON comes in parts of a thousand lines, all with the digest of the whole") {
  const testing::Folder folder;
  std::string text;
  for (int i = 0; i < 2'500; ++i) text += goalNumber(i);
  text += goalNumber(3);  // a repeat of a line in another part
  const auto parts = partsOf(folder.write("bulk.ndjson", text));
  REQUIRE(parts.size() == 3);
  CHECK(parts[0].content.entries.size() == 1'000);
  CHECK(parts[2].content.entries.size() == 500);
  CHECK(parts[2].content.merged == 1);
  CHECK(parts[2].content.entries[0].where == "line 2001");
  CHECK(parts[0].digest == digestHex(text));
  CHECK(parts[2].digest == parts[0].digest);
}

TEST_CASE("a first line longer than what detect sees is still a line") {
  const testing::Folder folder;
  const std::string wide = R"({"resourceType":"Basic","code":{"text":")" + std::string(200'000, 'a') + "\"}}\n";
  CHECK(partsOf(folder.write("wide.ndjson", wide + goalNumber(1))).at(0).content.entries.size() == 2);
  CHECK(partsOf(folder.write("wide.json", wide)).at(0).content.format == "fhir-resource");
}

TEST_CASE("a zip gives a part for each file; what cannot be read is rejected alone") {
  const testing::Folder folder;
  const std::string path = folder.zip("export.zip", {{"a/goal.json", kGoal},
                                                     {"a/", ""},
                                                     {"lines.ndjson", goalNumber(1) + goalNumber(2)},
                                                     {"photo.jpg", "\xFF\xD8\xFF"},
                                                     {"inner.zip", "PK\x03\x04"},
                                                     {"empty.json", ""},
                                                     {"broken.json", "{\"a\""},
                                                     {"__MACOSX/._goal.json", "x"}});
  const auto parts = partsOf(path);
  REQUIRE(parts.size() == 6);
  CHECK(parts[0].name == "export.zip/a/goal.json");
  CHECK(parts[0].digest == digestHex(kGoal));
  CHECK(parts[0].content.entries.size() == 1);
  CHECK(parts[1].content.entries.size() == 2);
  for (std::size_t i = 2; i < parts.size(); ++i) {
    INFO(parts[i].name);
    CHECK(parts[i].content.rejected.size() == 1);
    CHECK(parts[i].content.entries.empty());
  }
  CHECK(parts[3].content.rejected[0].reason == "An archive inside an archive is not opened; unpack it first.");
}

TEST_CASE("an error of whoever takes the parts ends the reading") {
  const testing::Folder folder;
  const std::string path = folder.zip("two.zip", {{"a.json", kGoal}, {"b.json", kGoal}});
  int taken = 0;
  const Status read = readFile(path, [&](FilePart&&) -> Status {
    ++taken;
    return fail(ErrorCode::StorageFull, "The disk is full.");
  });
  REQUIRE_FALSE(read.has_value());
  CHECK(read.error().code == ErrorCode::StorageFull);
  CHECK(taken == 1);
}

TEST_CASE("what is not read is refused by name") {
  const testing::Folder folder;
  CHECK(errorOf(folder.write("p.xml", "<Patient xmlns=\"http://hl7.org/fhir\"/>")).message ==
        "FHIR in XML is not read yet; ask for JSON.");
  CHECK(errorOf(folder.write("export.xml", "<?xml version=\"1.0\"?><!DOCTYPE HealthData ["))
            .message.find("Apple Health") != std::string::npos);
  CHECK(errorOf(folder.write("a.pdf", "%PDF-1.7")).code == ErrorCode::BadInput);
  CHECK(errorOf(folder.write("empty", "")).message == "The file is empty.");
  CHECK(errorOf(folder.write("cut.zip", "PK\x03\x04rest")).code == ErrorCode::BadInput);
  CHECK(errorOf(folder.path("absent")).code == ErrorCode::NotFound);
  CHECK(errorOf(folder.path("")).message.ends_with("is not a file."));
}

}  // namespace baton::sources
