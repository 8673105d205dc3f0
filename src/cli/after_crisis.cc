// after-crisis: what puts care together again after a stay or an emergency visit; and what of it is done (URG-3).
#include "app/after_crisis.h"

#include "app/enter.h"
#include "app/views.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/entered.h"
#include "cli/opened.h"

namespace baton::cli {
namespace {

using app::forms::StepSaid;

Result<app::forms::AfterCrisisForm> formFrom(const Arguments& arguments) {
  app::forms::AfterCrisisForm form;
  if (!arguments.words.empty() && arguments.words.front() == "medicine") {
    if (arguments.words.size() < 2 || !arguments.has("--decision")) {
      return fail(ErrorCode::BadUsage, "Like: after-crisis medicine quetiapine --decision keep --by \"Dr. Lee\".");
    }
    form.said = StepSaid::Decide;
    form.medicine = join(std::vector<std::string>(arguments.words.begin() + 1, arguments.words.end()), " ");
    form.decision = arguments.option("--decision");
    form.by = arguments.option("--by");
    form.encounter = arguments.option("--of");
    form.on = arguments.option("--on");
    form.note = arguments.option("--note");
    return form;
  }
  const int said = (arguments.has("--done") ? 1 : 0) + (arguments.has("--not-needed") ? 1 : 0) +
                   (arguments.has("--reopen") ? 1 : 0) + (arguments.has("--close") ? 1 : 0);
  if (said != 1) return fail(ErrorCode::BadUsage, "Choose one of --done, --not-needed WHY, --reopen, --close.");
  if (!arguments.words.empty()) form.step = arguments.words.front();
  form.encounter = arguments.option("--of");
  form.on = arguments.option("--on");
  form.note = arguments.option("--note");
  if (arguments.has("--not-needed")) {
    form.said = StepSaid::NotNeeded;
    form.note = arguments.option("--not-needed");
  }
  if (arguments.has("--reopen")) form.said = StepSaid::Open;
  if (arguments.has("--close")) form.said = StepSaid::Close;
  return form;
}

}  // namespace

Result<int> runAfterCrisis(const Arguments& arguments, Console& console) {
  const std::string language = arguments.option("--language", "en");
  if (language != "en" && language != "es") return fail(ErrorCode::BadUsage, "--language is en or es.");
  BATON_TRY(auto opened, openFor(arguments, console));
  if (!arguments.words.empty() || arguments.has("--close")) {
    BATON_TRY(const auto form, formFrom(arguments));
    BATON_TRY(const auto saved, app::enter(opened.home, requestFrom(arguments, opened.person), form));
    printSaved(saved, arguments, console);
    return kDone;
  }
  BATON_TRY(const auto seen, app::viewRecord(opened.home, opened.person, arguments.option("--for", "self"), ""));
  BATON_TRY(const auto proposed, app::visitsInPapers(opened.home, opened.person, seen));
  if (arguments.is_json) {
    answer(console, app::afterCrisisJson(seen, language, proposed));
  } else {
    console.out << app::afterCrisisText(seen, language, proposed);
  }
  return kDone;
}

}  // namespace baton::cli
