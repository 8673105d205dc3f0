// Near names are offered, never taken: the nearest first, and none where nothing is near.
#include "knowledge/name_suggestions.h"

#include <doctest/doctest.h>

using namespace baton::knowledge;

namespace {
std::string firstLike(std::string_view word) {
  const auto all = namesLike(word);
  return all.empty() ? "" : all.front().name;
}
}  // namespace

TEST_CASE("name suggestions: one slip or two in a long word") {
  CHECK(firstLike("Zolofft") == "Zoloft");
  CHECK(firstLike("zolfot") == "Zoloft");
  CHECK(firstLike("sertralline") == "sertraline");
  REQUIRE_FALSE(namesLike("Zolofft").empty());
  CHECK(namesLike("Zolofft").front().ingredients.front().name == "sertraline");
}

TEST_CASE("name suggestions: nothing is near, too short, or too long") {
  CHECK(namesLike("qqxxyyzz").empty());
  CHECK(namesLike("abc").empty());
  CHECK(namesLike("").empty());
  CHECK(namesLike(std::string(400, 'z')).empty());
  CHECK(namesLike("morrning").size() <= kMostSuggestions);
}
