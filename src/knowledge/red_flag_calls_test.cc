#include "knowledge/red_flag_calls.h"

#include <doctest/doctest.h>

#include <string>

#include "knowledge/knowledge.h"

namespace baton::knowledge {

TEST_CASE("calls: every urgent red flag says what to say, what to bring and what to do until help is there") {
  for (const RedFlag& flag : builtIn().redFlags().flags()) {
    CAPTURE(flag.id);
    if (flag.severity == Severity::Urgent) CHECK(findRedFlagCall(flag.id) != nullptr);
  }
  for (const RedFlagCall& call : redFlagCalls()) {
    CAPTURE(call.flag);
    if (call.flag != "any") CHECK(builtIn().redFlags().find(call.flag) != nullptr);
    CHECK(call.say.size() >= 2);
    CHECK(call.say.size() <= 5);  // more is not said on the phone
  }
  CHECK(findRedFlagCall("moon") == nullptr);
}

TEST_CASE("calls: an overdose speaks of naloxone,") {
  const RedFlagCall* overdose = findRedFlagCall("overdose");
  REQUIRE(overdose != nullptr);
  std::string all;
  for (const CallPart& part : overdose->until) all += part.english;
  CHECK(all.find("naloxone") != std::string::npos);
}

TEST_CASE("calls: what is wrong with a table is named") {
  const std::string head =
      "flag\tsituation\tsituation_es\tsay\tsay_es\tbring\tbring_es\tuntil\tuntil_es\tsource\tseen\tstatus\tchecked_"
      "on\n";
  const std::string any = "any\tA\tA\ta|b\ta|b\tc\tc\td\td\tS\tT\tverified\t2026-11-30\n";
  CHECK(readRedFlagCalls(head + any));
  CHECK_FALSE(readRedFlagCalls(head));
  CHECK_FALSE(readRedFlagCalls(head + any + any));
  CHECK_FALSE(readRedFlagCalls(head + "any\tA\tA\ta|b\ta\tc\tc\td\td\tS\tT\tverified\t2026-11-30\n"));
  CHECK_FALSE(readRedFlagCalls(head + "any\tA\tA\ta\ta\tc\t\td\td\tS\tT\tverified\t2026-11-30\n"));
  CHECK_FALSE(readRedFlagCalls(head + "any\tA\tA\ta\ta\tc\tc\td\td\tS\tT\tperhaps\t2026-11-30\n"));
}

}  // namespace baton::knowledge
