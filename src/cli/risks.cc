// risks: the risk register, with what moved each risk lately.
#include "app/risks.h"

#include <iostream>

#include "cli/commands.h"
#include "cli/opened.h"

namespace baton::cli {

Result<int> runRisks(const Arguments& arguments, Console& console) {
  const std::string language = arguments.option("--language", "en");
  if (language != "en" && language != "es") return fail(ErrorCode::BadUsage, "--language is en or es.");
  BATON_TRY(auto opened, openFor(arguments, console));
  const app::RisksRequest request{arguments.option("--for", "self"), language};
  BATON_TRY(const auto risks, app::riskRegister(opened.home, opened.person, request));
  if (arguments.is_json) {
    answer(console, app::risksJson(risks));
  } else {
    console.out << app::risksText(risks);
  }
  return kDone;
}

}  // namespace baton::cli
