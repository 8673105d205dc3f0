// after-visit: five questions after a visit, as options; what was agreed; and what became of it.
#include "app/after_visit.h"

#include <iostream>

#include "app/enter.h"
#include "app/views.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/entered.h"
#include "cli/opened.h"

namespace baton::cli {
namespace {

using app::forms::AfterVisitForm;

// "Dr. Lee: blood test: 2026-12-01" → who, what, by.
Result<std::vector<AfterVisitForm::Duty>> dutiesFrom(const std::string& text) {
  std::vector<AfterVisitForm::Duty> duties;
  for (const std::string_view one : split(text, ';')) {
    if (trim(one).empty()) continue;
    const auto parts = split(one, ':');
    if (parts.size() < 2 || parts.size() > 3) {
      return fail(ErrorCode::BadUsage, "--who-does \"WHO: WHAT: 2026-12-01; WHO: WHAT\"");
    }
    AfterVisitForm::Duty duty{std::string(trim(parts[0])), std::string(trim(parts[1])), ""};
    if (parts.size() == 3) duty.by = trim(parts[2]);
    duties.push_back(std::move(duty));
  }
  return duties;
}

// "dose medication/sertraline: 100 mg every morning; stop medication/x: why; new Zoloft 50 mg"
Result<std::vector<AfterVisitForm::Change>> changesFrom(const std::string& text) {
  std::vector<AfterVisitForm::Change> changes;
  for (std::string_view one : split(text, ';')) {
    one = trim(one);
    if (one.empty()) continue;
    const std::size_t blank = std::min(one.find(' '), one.size());
    AfterVisitForm::Change change{std::string(one.substr(0, blank)), "", std::string(trim(one.substr(blank)))};
    if (change.kind == "dose" || change.kind == "stop") {
      const std::size_t colon = change.text.find(':');
      change.line = trim(change.text.substr(0, colon));
      change.text = colon == std::string::npos ? "" : std::string(trim(change.text.substr(colon + 1)));
    } else if (change.kind != "new") {
      return fail(ErrorCode::BadUsage, "--medicines \"new Zoloft 50 mg; dose LINE: 100 mg; stop LINE: why\"");
    }
    changes.push_back(std::move(change));
  }
  return changes;
}

Result<app::Saved> step(const Arguments& arguments, Opened& opened) {
  const int said =
      (arguments.has("--done") ? 1 : 0) + (arguments.has("--not-needed") ? 1 : 0) + (arguments.has("--reopen") ? 1 : 0);
  if (said != 1) return fail(ErrorCode::BadUsage, "Choose one of --done, --not-needed WHY, --reopen.");
  app::forms::AgreedStepForm form{arguments.words.front(), record::AgreedState::Done, arguments.option("--note")};
  if (arguments.has("--not-needed")) {
    form.said = record::AgreedState::NotNeeded;
    form.note = arguments.option("--not-needed");
  }
  if (arguments.has("--reopen")) form.said = record::AgreedState::Open;
  return app::enter(opened.home, requestFrom(arguments, opened.person), form);
}

}  // namespace

Result<int> runAfterVisit(const Arguments& arguments, Console& console) {
  BATON_TRY(auto opened, openFor(arguments, console, "self"));
  if (!arguments.words.empty()) {
    BATON_TRY(const auto saved, step(arguments, opened));
    printSaved(saved, arguments, console);
    return kDone;
  }
  const bool writes = arguments.has("--with") || arguments.has("--visit");
  if (writes) {
    AfterVisitForm form;
    form.visit = arguments.option("--visit");
    form.with = arguments.option("--with");
    form.when = arguments.option("--on");
    form.decided = arguments.option("--decided");
    form.changed = arguments.option("--changed");
    BATON_TRY(form.changes, changesFrom(arguments.option("--medicines")));
    BATON_TRY(form.duties, dutiesFrom(arguments.option("--who-does")));
    form.watch = arguments.option("--watch");
    form.watch_who = arguments.option("--watch-who");
    form.watch_until = arguments.option("--watch-until");
    form.next_when = arguments.option("--next");
    form.next_with = arguments.option("--next-with");
    BATON_TRY(const auto saved, app::enter(opened.home, requestFrom(arguments, opened.person), form));
    printSaved(saved, arguments, console);
    return kDone;
  }
  BATON_TRY(const auto seen, app::viewRecord(opened.home, opened.person, arguments.option("--for", "self"), ""));
  if (arguments.is_json) {
    answer(console, app::afterVisitJson(seen));
  } else {
    console.out << app::afterVisitText(seen);
  }
  return kDone;
}

}  // namespace baton::cli
