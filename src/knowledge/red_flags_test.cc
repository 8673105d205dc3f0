#include "knowledge/red_flags.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "knowledge/knowledge.h"

using namespace baton::knowledge;

namespace {

const std::string kFlagColumns =
    "flag\tkind\tseverity\twindow_days\tmedicines\tprivate\tpart_of\thelp\ttitle_plain\twhy_plain\tdo_plain\ttitle_"
    "plain_es\t"
    "why_plain_es\tdo_plain_es\ttitle_clinical\twhy_clinical\taction_clinical\twho\tsource\tseen\tstatus\tchecked_on\n";

std::string flagRow(const std::string& medicines, const std::string& status,
                    const std::string& help = "crisis; emergency") {
  return "alarm\twords\turgent\t14\t" + medicines + "\tno\t\t" + help + "\ta\tb\tc\td\te\tf\tg\th\ti\tself\ts\tt\t" +
         status + "\t2026-11-24\n";
}

std::string faultOf(const std::string& flags, const std::string& phrases, const std::string& signs = "",
                    const std::string& clusters = "", const std::string& context = "", const std::string& scores = "") {
  const std::string flags_tsv = kFlagColumns + flags;
  const std::string phrases_tsv = "language\tflag\tpattern\n" + phrases;
  const std::string signs_tsv = "language\tsign\tpattern\n" + signs;
  const std::string clusters_tsv = "flag\tneeds\n" + clusters;
  const std::string context_tsv = "language\tkind\tpattern\n" + context;
  const std::string scores_tsv = "flag\tloinc\tname\tfrom\twords\tsource\tchecked_on\n" + scores;
  const auto built =
      RedFlags::build(builtIn().drugs(), {flags_tsv, phrases_tsv, signs_tsv, clusters_tsv, context_tsv, scores_tsv});
  return built ? "" : built.error().message;
}

bool has(const std::string& fault, std::string_view part) { return fault.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("red flags: what is wrong with a table is named") {
  const std::string good = flagRow("lithium; ssri", "verified");
  CHECK(faultOf(good, "en\talarm\tlook out\n") == "");
  CHECK(has(faultOf(good, ""), "nothing raises alarm"));
  CHECK(has(faultOf(good + good, ""), "said twice"));
  CHECK(has(faultOf(flagRow("lithum", "verified"), ""), "no such ingredient or class"));
  CHECK(has(faultOf(flagRow("", "unverified"), ""), "may not be urgent"));
  CHECK(has(faultOf(flagRow("", "verified", "crisis; poision"), ""), "help is crisis, emergency or poison"));
  CHECK(has(faultOf(good, "en\talerm\tlook out\n"), "no flag of words"));
  CHECK(has(faultOf(good, "fr\talarm\tlook out\n"), "en or es"));
  CHECK(has(faultOf(good, "en\talarm\t.. out\n"), "begins with a word"));
  CHECK(has(faultOf(good, "en\talarm\tlook out\n", "", "alarm\tfever\n"), "no flag of signs"));
  CHECK(has(faultOf(good, "en\talarm\tlook out\n", "", "", "en\tmaybe\tperhaps\n"), "no such kind"));
  CHECK(has(faultOf(good, "", "", "", "", "alarm\t44260\tn\t1\t\ts\t2026-11-24\n"), "not a code"));
  CHECK(has(faultOf(good, "", "", "", "", "alarm\t44260-8\tn\t1\thigh\ts\t2026-11-24\n"), "either from or words"));
}

TEST_CASE("the built-in red flags are told in both languages and end with somebody to reach") {
  for (const RedFlag& flag : builtIn().redFlags().flags()) {
    CAPTURE(flag.id);
    CHECK(flag.severity <= Severity::High);
    CHECK(flag.title_plain != flag.title_plain_es);
    CHECK(!flag.who.empty());
    CHECK(flag.do_plain.find("Do not stop") == std::string_view::npos);
  }
}

TEST_CASE("a wish to die leads to a crisis line first; the poison line is for too much of a medicine") {
  const RedFlags& flags = builtIn().redFlags();
  for (const char* id : {"suicidal-intent", "self-harm"}) {
    CAPTURE(id);
    REQUIRE(flags.find(id) != nullptr);
    CHECK(flags.find(id)->help == std::vector{FlagHelp::Crisis, FlagHelp::Emergency});
  }
  for (const RedFlag& flag : flags.flags()) {
    CAPTURE(flag.id);
    const bool has_poison = std::find(flag.help.begin(), flag.help.end(), FlagHelp::Poison) != flag.help.end();
    CHECK(has_poison == (flag.id == "overdose" || flag.id == "lithium-toxicity"));
    // Who is told to call the poison line finds its number beside it.
    CHECK(has_poison == (flag.do_plain.find("poison line") != std::string_view::npos));
  }
}
