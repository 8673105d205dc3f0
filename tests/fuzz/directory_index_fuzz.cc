// A good index with any bytes put over a place of it, and any bytes as load file: opened or refused, never followed
// outside. The first four bytes of the input say where the rest goes.
#include <cstdint>
#include <cstring>
#include <string>

#include "directory/search.h"
#include "directory/testing.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace baton::directory;
  static const std::string kGood = testing::indexBytes(
      {{"Test", false, {testing::at(1234567893U, "Ana", "02139"), testing::at(7, "Ben", "10001")}}});
  if (size < 5) return 0;
  std::uint32_t place = 0;
  std::memcpy(&place, data, sizeof place);
  std::string bytes = kGood;
  place %= bytes.size();
  std::memcpy(bytes.data() + place, data + 4, std::min(size - 4, bytes.size() - place));
  const testing::Aligned aligned(bytes);
  if (const auto index = Index::open(aligned.view())) {
    Query query;
    query.telehealth = true;
    query.origin = Origin{42.3, -71.1, false};
    query.state = 20;
    (void)search(*index, query);
    (void)whereIs(*index, "Boston, MA");
  }
  const std::string_view any(reinterpret_cast<const char*>(data), size);
  if (const auto load = LoadFile::open(any)) {
    Statement one;
    for (std::size_t i = 0; i < load->count(); ++i) (void)load->statementAt(i, one);
  }
  return 0;
}
