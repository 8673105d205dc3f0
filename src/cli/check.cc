#include "app/check.h"

#include <charconv>
#include <iostream>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/opened.h"

namespace baton::cli {
namespace {

constexpr int kOldest = 130;

Result<std::optional<int>> ageOf(const std::string& written) {
  if (written.empty()) return std::optional<int>();
  int years = 0;
  const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), years);
  if (error != std::errc{} || end != written.data() + written.size() || years < 0 || years > kOldest) {
    return fail(ErrorCode::BadUsage, "--age is a number of years, like --age 78.");
  }
  return std::optional<int>(years);
}

Result<record::Findings> findingsFor(const Arguments& arguments, Console& console) {
  BATON_TRY(const auto age, ageOf(arguments.option("--age")));
  const std::string language = arguments.option("--language", "en");
  if (language != "en" && language != "es") return fail(ErrorCode::BadUsage, "--language is en or es.");
  if (arguments.has("--medications")) {
    if (arguments.has("--add")) return fail(ErrorCode::BadUsage, "--add goes with a record, not with --medications.");
    if (trim(arguments.option("--medications")).empty()) {
      return fail(ErrorCode::BadUsage, "Say what is taken, with ; between: --medications \"lithium 900 mg; Advil\".");
    }
    return app::checkWords({arguments.option("--medications"), age, arguments.option("--for", "self"), language},
                           console.clock.now());
  }
  if (age) return fail(ErrorCode::BadUsage, "--age goes with --medications; a record knows the birth date.");
  BATON_TRY(auto opened, openFor(arguments, console));
  return app::checkRecord(opened.home, opened.person,
                          {arguments.option("--for", "self"), arguments.option("--add"), language});
}

}  // namespace

Result<int> runCheck(const Arguments& arguments, Console& console) {
  BATON_TRY(const auto findings, findingsFor(arguments, console));
  if (arguments.is_json) {
    answer(console, app::findingsJson(findings));
  } else {
    console.out << app::findingsText(findings, arguments.option("--for", "self"));
  }
  return findings.interrupt() ? kDoneWithFindings : kDone;
}

}  // namespace baton::cli
