// what-to-send: at most ten papers and results for a new clinician, ranked, with reasons.
#include "app/what_to_send.h"

#include "cli/commands.h"
#include "cli/opened.h"

namespace baton::cli {

Result<int> runWhatToSend(const Arguments& arguments, Console& console) {
  const std::string language = arguments.option("--language", "en");
  if (language != "en" && language != "es") return fail(ErrorCode::BadUsage, "--language is en or es.");
  BATON_TRY(auto opened, openFor(arguments, console));
  BATON_TRY(const auto items, app::whatToSend(opened.home, opened.person, arguments.option("--to", "psychiatrist")));
  if (arguments.is_json) {
    answer(console, app::toSendJson(items, language == "es"));
  } else {
    console.out << app::toSendText(items, language == "es");
  }
  return kDone;
}

}  // namespace baton::cli
