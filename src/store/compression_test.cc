#include "store/compression.h"

#include <doctest/doctest.h>

#include "base/digest.h"

namespace baton::store {
namespace {

constexpr const char* kCondition =
    R"({"resourceType":"Condition","id":"7b0f","clinicalStatus":{"coding":[{"system":)"
    R"("http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},"verificationStatus":{"coding":[)"
    R"({"system":"http://terminology.hl7.org/CodeSystem/condition-ver-status","code":"confirmed"}]},"code":{"coding":[)"
    R"({"system":"http://snomed.info/sct","code":"35489007","display":"Depressive disorder"}]},"subject":)"
    R"({"reference":"Patient/1"}})";

TEST_CASE("dictionary 1 never changes: stores written with it must stay readable") {
  CHECK(digestHex(dictionaryText(1)) == "50e3b0d05e1c2ea32fa4ad9f8160f90f7634f2c331e6d2754377a7f4a79ac951");
  CHECK(dictionaryText(0).empty());
  CHECK(dictionaryText(2).empty());
}

TEST_CASE("content comes back to the letter, whatever it is") {
  Compressor compressor;
  for (const std::string& plain : {std::string(), std::string("x"), std::string(kCondition), std::string(300'000, 'y'),
                                   std::string("\0\1\2", 3)}) {
    const std::string compressed(compressor.compress(plain));
    CHECK(compressor.decompress(1, compressed).value() == plain);
  }
}

TEST_CASE("one small resource shrinks to less than a quarter") {
  Compressor compressor;
  CHECK(compressor.compress(kCondition).size() * 4 < std::string_view(kCondition).size());
}

TEST_CASE("bytes that are not ours are damaged, another dictionary asks for a newer program") {
  Compressor compressor;
  const std::string compressed(compressor.compress(kCondition));
  CHECK(compressor.decompress(1, "").error().code == ErrorCode::Damaged);
  CHECK(compressor.decompress(1, "not zstd at all").error().code == ErrorCode::Damaged);
  CHECK(compressor.decompress(1, compressed.substr(0, compressed.size() - 1)).error().code == ErrorCode::Damaged);
  CHECK(compressor.decompress(9, compressed).error().code == ErrorCode::BadInput);
  CHECK(compressor.decompress(1, compressed).value() == kCondition);
}

}  // namespace
}  // namespace baton::store
