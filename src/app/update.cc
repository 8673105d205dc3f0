#include "app/update.h"

#include "app/check.h"
#include "app/consents.h"
#include "app/risks.h"
#include "app/since.h"
#include "app/views.h"
#include "coordination/compose_update.h"
#include "outbound/update_document.h"

namespace baton::app {
namespace {

using coordination::SafetyState;

constexpr std::int64_t kDefaultDays = 28;

SafetyState::Level levelOf(knowledge::RiskLevel level) {
  switch (level) {
    case knowledge::RiskLevel::NeverAsked:
      return SafetyState::Level::NeverAsked;
    case knowledge::RiskLevel::None:
      return SafetyState::Level::None;
    case knowledge::RiskLevel::Past:
      return SafetyState::Level::Past;
    case knowledge::RiskLevel::Known:
      return SafetyState::Level::Known;
    case knowledge::RiskLevel::High:
      return SafetyState::Level::High;
  }
  return SafetyState::Level::NeverAsked;
}

std::vector<SafetyState> safetyOf(const RiskRegister& risks) {
  std::vector<SafetyState> states;
  for (const rules::RiskEntry& entry : risks.entries) {
    if (!entry.applies) continue;
    states.push_back({std::string(entry.risk->id), std::string(entry.risk->name), levelOf(entry.level),
                      entry.last_asked, entry.evidence});
  }
  return states;
}

struct Start {
  Instant since;
  std::string why;
};
Result<Start> startOf(const record::Chart& chart, const UpdateRequest& request, Clock& clock) {
  if (!request.since.empty() && request.since != "last-visit") {
    BATON_TRY(const Instant since, momentFor(request.since, clock));
    if (since > chart.at) return fail(ErrorCode::BadUsage, "--since lies after now.");
    return Start{since, "the day that was asked for"};
  }
  if (const auto visit = coordination::lastVisitWith(chart, request.role)) {
    return Start{*visit, "the last visit with them"};
  }
  return Start{Instant{chart.at.ms - kDefaultDays * kDayMs}, "four weeks ago; the record shows no visit with them"};
}

}  // namespace

Result<record::Update> makeUpdate(Home& home, const record::PersonId& person, const UpdateRequest& request) {
  BATON_CHECK(checkRole(request.role));
  BATON_TRY(const auto seen, viewRecord(home, person, request.role, ""));
  BATON_CHECK(mayTell(home, person, seen));
  BATON_TRY(const Start start, startOf(seen.chart(), request, home.clock()));
  BATON_TRY(const auto earlier, viewRecord(home, person, request.role, toIso(start.since)));
  BATON_TRY(const auto findings, checkRecord(home, person, {request.role, "", "en"}));
  BATON_TRY(const auto risks, riskRegister(home, person, {request.role, ""}));
  const auto changes = changesBetween(earlier, seen);
  const auto safety = safetyOf(risks);
  return coordination::composeUpdate(
      {seen, changes, safety, findings.findings, {start.since, seen.chart().at}, start.why});
}

Result<std::string> updateDocument(const record::Update& update, const record::PersonId& person, UpdateFormat format,
                                   outbound::Paper paper) {
  switch (format) {
    case UpdateFormat::Html:
      return outbound::updateHtml(update);
    case UpdateFormat::Pdf:
      return outbound::updatePdf(update, paper);
    case UpdateFormat::Json:
      return json::writePretty(outbound::updateJson(update, coordination::wordsIn(update))) + "\n";
    case UpdateFormat::Fhir:
      return json::writePretty(outbound::updateCommunication(update, person)) + "\n";
    case UpdateFormat::Text:
      break;
  }
  return outbound::updateText(update);
}

}  // namespace baton::app
