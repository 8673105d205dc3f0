#include "knowledge/languages.h"

#include <doctest/doctest.h>

#include "knowledge/knowledge.h"

TEST_CASE("a language code is called by its name, whatever region stands behind it") {
  const baton::knowledge::Languages& languages = baton::knowledge::builtIn().languages();
  CHECK(languages.nameOf("es", false) == "Spanish");
  CHECK(languages.nameOf("es-MX", true) == "español");
  CHECK(languages.nameOf("EN_us", false) == "English");
  CHECK(languages.nameOf("Spanish", false).empty());  // a name already
  CHECK(languages.nameOf("", false).empty());
  CHECK_FALSE(baton::knowledge::Languages::build("code\tenglish\tspanish\nes\tSpanish\te\nen\tEnglish\ti\n"));
}
