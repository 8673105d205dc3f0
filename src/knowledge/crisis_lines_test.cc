#include "knowledge/crisis_lines.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>

#include "knowledge/knowledge.h"

using namespace baton;
using namespace baton::knowledge;

namespace {

constexpr std::string_view kHead =
    "country\tregion\tid\tkind\tname\tname_es\tabout\tabout_es\tcall\ttext\tchat\tlanguages\thours\tsource\tchecked\n";

Result<CrisisLines> oneRow(const std::string& row) {
  static std::string text;  // views of the table outlive this call
  text = std::string(kHead) + row + "\n";
  return CrisisLines::build(text);
}

}  // namespace

TEST_CASE("crisis lines: every country has a line to reach first and, where it is known, an emergency number") {
  const CrisisLines& lines = builtIn().crisisLines();
  CHECK(lines.countries() == std::vector<std::string_view>{"US", "CA", "GB", "IE", "EU", "AU", "MX"});
  for (const std::string_view country : lines.countries()) {
    CAPTURE(country);
    const auto found = lines.of(country);
    CHECK(found.front().kind == CrisisKind::Crisis);
    CHECK(std::ranges::any_of(found, [](const CrisisLine& line) { return line.kind == CrisisKind::Emergency; }));
  }
  CHECK(lines.of("ZZ").empty());
}

TEST_CASE("crisis lines: the numbers of the United States") {
  const auto lines = builtIn().crisisLines().of("US");
  CHECK(lines.at(0).id == "us-988");
  CHECK(lines.at(0).call == "988");
  CHECK(lines.at(0).text == "988");
  CHECK(lines.at(1).id == "us-988-es");
  CHECK(lines.at(1).press == "2");
  CHECK(lines.at(1).keyword == "AYUDA");
  CHECK(lines.at(2).id == "us-911");
}

TEST_CASE("crisis lines: a row that nobody checked, or long ago, is marked") {
  CrisisLine line;
  line.checked = "2026-01-01";
  CHECK_FALSE(needsCheck(line, *parseInstant("2026-06-30")));
  CHECK(needsCheck(line, *parseInstant("2026-07-01T00:00:01Z")));
  line.checked = "unverified";
  CHECK(needsCheck(line, *parseInstant("2026-01-01")));
}

TEST_CASE("crisis lines: a row that could mislead is refused") {
  CHECK(oneRow("US\t\tx\tcrisis\tN\tN\tA\tA\t988 > 2\t\t\ten\t24/7\tS\t2026-01-01"));
  CHECK_FALSE(oneRow("US\t\tx\tother\tN\tN\tA\tA\t988\t\t\ten\t24/7\tS\t2026-01-01"));
  CHECK_FALSE(oneRow("US\t\tx\tcrisis\tN\tN\tA\tA\t\t\t\ten\t24/7\tS\t2026-01-01"));
  CHECK_FALSE(oneRow("US\t\tx\tcrisis\tN\tN\tA\tA\tcall 988\t\t\ten\t24/7\tS\t2026-01-01"));
  CHECK_FALSE(oneRow("US\t\tx\tcrisis\tN\tN\tA\tA\t988\t\thttp://x\ten\t24/7\tS\t2026-01-01"));
  CHECK_FALSE(oneRow("US\t\tx\tcrisis\tN\tN\tA\tA\t988\t\t\ten\t24/7\t\t2026-01-01"));
  CHECK_FALSE(oneRow("US\t\tx\tcrisis\tN\tN\tA\tA\t988\t\t\ten\t24/7\tS\tsoon"));
  CHECK_FALSE(oneRow("US\t\tx\tcrisis\tN\tN\tA\t\t988\t\t\ten\t24/7\tS\t2026-01-01"));
}

// A warning, not a failure: an old number must not stop a release with a fix in it. The real clock, for that reason.
TEST_CASE("crisis lines: warns of rows to check again") {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  const Instant now{std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
  for (const CrisisLine& line : builtIn().crisisLines().all()) {
    if (!needsCheck(line, now)) continue;
    std::printf("warning: check the crisis line %s (%s), last checked: %s\n", std::string(line.id).c_str(),
                std::string(line.name).c_str(), std::string(line.checked).c_str());
  }
}
