// own, handoffs: who has said "mine" to what (FAIL-1).
#include <array>
#include <iostream>

#include "app/enter.h"
#include "app/handoffs.h"
#include "app/views.h"
#include "cli/commands.h"
#include "cli/entered.h"
#include "cli/opened.h"

namespace baton::cli {
namespace {

using app::forms::OwnAct;

Result<OwnAct> actFrom(const Arguments& arguments) {
  static constexpr std::array<std::pair<const char*, OwnAct>, 5> kActs = {{{"--propose", OwnAct::Propose},
                                                                           {"--accept", OwnAct::Accept},
                                                                           {"--hand-back", OwnAct::HandBack},
                                                                           {"--release", OwnAct::Release},
                                                                           {"--while-away", OwnAct::WhileAway}}};
  OwnAct act = OwnAct::Own;
  int count = 0;
  for (const auto& [option, meaning] : kActs) {
    if (!arguments.has(option)) continue;
    act = meaning;
    ++count;
  }
  if (count > 1)
    return fail(ErrorCode::BadUsage, "Choose one of --propose, --accept, --hand-back, --release, --while-away.");
  if (act == OwnAct::WhileAway && !arguments.has("--until")) {
    return fail(ErrorCode::BadUsage, "Until which day? Add --until DATE.");
  }
  const bool may_lack = act == OwnAct::HandBack || act == OwnAct::Release;
  if (!may_lack && !arguments.has("--by")) return fail(ErrorCode::BadUsage, "Who? Add --by NAME, a role, or self.");
  return act;
}

}  // namespace

Result<int> runOwn(const Arguments& arguments, Console& console) {
  if (arguments.words.size() != 1) {
    return fail(ErrorCode::BadUsage, "Write: own RESPONSIBILITY --by WHO. Responsibilities: baton handoffs");
  }
  BATON_TRY(const OwnAct act, actFrom(arguments));
  BATON_TRY(auto opened, openFor(arguments, console));
  const app::forms::OwnForm form{
      arguments.words.front(),          arguments.option("--by"),    act,
      arguments.option("--while-away"), arguments.option("--until"), arguments.option("--note")};
  BATON_TRY(const auto saved, app::enter(opened.home, requestFrom(arguments, opened.person), form));
  printSaved(saved, arguments, console);
  return kDone;
}

Result<int> runHandoffs(const Arguments& arguments, Console& console) {
  BATON_TRY(auto opened, openFor(arguments, console));
  BATON_TRY(const auto seen, app::viewRecord(opened.home, opened.person, arguments.option("--for", "self"), ""));
  const auto all = record::responsibilitiesOf(seen.chart());
  if (arguments.is_json) {
    answer(console, app::handoffsJson(all, seen.chart().at));
  } else {
    console.out << app::handoffsText(all, seen.chart().at);
  }
  return kDone;
}

}  // namespace baton::cli
