#include "knowledge/measure_names.h"

#include <doctest/doctest.h>

namespace baton::knowledge {
namespace {

constexpr std::string_view kHead = "id\tname_plain\tname_plain_es\tcodes\twords\tsource\tchecked_on\tseen\n";

TEST_CASE("a measure is found by its code and by what sources call it") {
  for (const char* word : {"Body weight", "weight", "PESO"}) {
    const MeasureName* name = measureCalled(word);
    REQUIRE_MESSAGE(name != nullptr, word);
    CHECK(name->name_plain_es == "peso");
  }
  REQUIRE(measureOf("44261-6") != nullptr);
  CHECK(measureOf("44261-6") == measureCalled("Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]"));
  CHECK(measureOf("13457-7")->name_plain == "LDL cholesterol");
  for (const char* unknown : {"", "0000-0", "weight of the world"}) {
    CHECK(measureOf(unknown) == nullptr);
    CHECK(measureCalled(unknown) == nullptr);
  }
}

TEST_CASE("a fault of the table names its line") {
  const auto problem = [](const std::string& rows) {
    const auto read = readMeasureNames(std::string(kHead) + rows);
    REQUIRE_FALSE(read.has_value());
    return read.error().message;
  };
  CHECK(problem("").find("no rows") != std::string::npos);
  CHECK(problem("a\tA\t\t1-8\ta\ts\t2026-11-30\t\n").find("missing") != std::string::npos);
  CHECK(problem("a\tA\tA\t1-8\ta\ts\t2026-11-30\t\nb\tB\tB\t1-8\tb\ts\t2026-11-30\t\n").find("twice") !=
        std::string::npos);
  CHECK(problem("a\tA\tA\t1-8\ta\ts\t2026-11-30\t\na\tB\tB\t2-6\tb\ts\t2026-11-30\t\n").find("twice") !=
        std::string::npos);
}

}  // namespace
}  // namespace baton::knowledge
