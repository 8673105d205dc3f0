#include "record/search_index.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <vector>

namespace baton::record {
namespace {

// The textbook table of the optimal string alignment distance.
std::size_t distance(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool is_swap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (is_swap) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

TEST_CASE("one typing mistake is what the textbook says it is") {
  const bool held = rc::check([] {
    const auto letter = rc::gen::elementOf(std::string("abc"));
    const std::string a = *rc::gen::container<std::string>(letter);
    const std::string b = *rc::gen::container<std::string>(letter);
    RC_ASSERT(isWithinOneTypo(a, b) == (distance(a, b) <= 1));
    std::string c = a;
    if (!c.empty()) c[static_cast<std::size_t>(*rc::gen::inRange<int>(0, static_cast<int>(c.size())))] = 'x';
    RC_ASSERT(isWithinOneTypo(a, c));
  });
  CHECK(held);
  CHECK(isWithinOneTypo("setraline", "sertraline"));
  CHECK(isWithinOneTypo("sertarline", "sertraline"));
  CHECK_FALSE(isWithinOneTypo("clonidine", "clozapine"));
  CHECK(isWithinOneTypo("año", "ano"));  // one letter, though two bytes
}

}  // namespace
}  // namespace baton::record
