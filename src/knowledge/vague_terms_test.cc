#include "knowledge/vague_terms.h"

#include <doctest/doctest.h>

#include <string>

#include "knowledge/knowledge.h"

using namespace baton::knowledge;

namespace {

std::string faultOf(const std::string& terms, const std::string& measures) {
  const auto built = VagueTerms::build("kind\twhy\task\twhy_es\task_es\nstate\tw\ta\tp\tq\n",
                                       "language\tkind\tpattern\n" + terms, "language\teffect\tpattern\n" + measures);
  return built ? "" : built.error().message;
}

}  // namespace

TEST_CASE("vague terms: what is wrong with a table is named with its line") {
  CHECK(faultOf("en\tstate\tokay\n", "en\tmeasure\ttwice\n") == "");
  CHECK(faultOf("fr\tstate\tokay\n", "").find("line 2") != std::string::npos);
  CHECK(faultOf("en\tstat\tokay\n", "").find("no such kind") != std::string::npos);
  CHECK(faultOf("en\tstate\tokay\nen\tstate\tokay\n", "").find("said twice") != std::string::npos);
  CHECK(faultOf("en\tstate\t.. okay\n", "").find("begins with a word") != std::string::npos);
  CHECK(faultOf("en\tstate\tokay\n", "en\tsize\ttwice\n").find("effect is") != std::string::npos);
  CHECK(faultOf("", "").find("has no term") != std::string::npos);
}

TEST_CASE("the built-in vague terms have every kind in both languages") {
  const VagueTerms& terms = builtIn().vagueTerms();
  CHECK(terms.terms().size() > 200);
  for (std::uint16_t kind = 0; kind < terms.kinds().size(); ++kind) {
    bool is_english = false;
    bool is_spanish = false;
    for (std::uint32_t i = 0; i < terms.terms().size(); ++i) {
      if (terms.term(i).kind == kind) (terms.term(i).is_spanish ? is_spanish : is_english) = true;
    }
    CHECK(is_english);
    CHECK(is_spanish);
  }
}
