#include "app/update.h"

#include "app/check.h"
#include "app/consents.h"
#include "app/risks.h"
#include "app/since.h"
#include "app/views.h"
#include "base/text.h"
#include "coordination/compose_update.h"
#include "coordination/update_since.h"
#include "knowledge/knowledge.h"
#include "knowledge/roles.h"
#include "outbound/update_document.h"
#include "record/members.h"
#include "record/part2.h"
#include "rules/therapies.h"

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
    // Who is not shown scores and logs cannot be told that nobody asked.
    if (!risks.sees_results && entry.level == knowledge::RiskLevel::NeverAsked) continue;
    states.push_back({std::string(entry.risk->id), std::string(entry.risk->name), levelOf(entry.level),
                      entry.last_asked, entry.evidence});
  }
  return states;
}

// What the record, as this reader may see it, tells of therapies that go on.
std::vector<coordination::OngoingTherapy> therapiesIn(const record::Chart& chart) {
  const knowledge::Knowledge& knowledge = knowledge::builtIn();
  const rules::TakenList nothing;
  std::vector<coordination::OngoingTherapy> going_on;
  for (const rules::TherapyNow& now :
       rules::therapiesOf({.knowledge = knowledge, .chart = chart, .taken = nothing, .changes = {}, .now = chart.at})) {
    const knowledge::Therapy& therapy = knowledge.therapyConflicts().therapies()[now.therapy];
    coordination::OngoingTherapy one{std::string(therapy.name_clinical), now.since, now.latest, "", now.key};
    const bool is_dated = !now.since.empty() && now.since.precision() >= Precision::Day;
    const std::int64_t day = is_dated ? (chart.at.ms - now.since.first().ms) / kDayMs : -1;
    if (therapy.hard_to > 0 && day >= 0 && day <= therapy.hard_to)
      one.expected = std::string(therapy.distress_clinical);
    going_on.push_back(std::move(one));
  }
  return going_on;
}

struct Start {
  Instant since;
  std::string why;
};
// `own`: the person's view, which knows what was sent to whom.
Result<Start> startOf(const record::Chart& chart, const record::Chart& own, const UpdateRequest& request,
                      Clock& clock) {
  if (!request.since.empty() && request.since != "last-visit") {
    BATON_TRY(const Instant since, momentFor(request.since, clock));
    if (since > chart.at) return fail(ErrorCode::BadUsage, "--since lies after now.");
    return Start{since, "the day that was asked for"};
  }
  const auto visit = coordination::lastVisitWith(chart, request.role, request.name);
  const auto sent = request.since.empty() ? coordination::lastUpdateTo(own, request.role, request.name) : std::nullopt;
  if (sent && (!visit || *visit < *sent)) return Start{*sent, "the last update that was sent to them"};
  if (visit) return Start{*visit, "the last visit with them"};
  return Start{Instant{chart.at.ms - kDefaultDays * kDayMs}, "four weeks ago; the record shows no visit with them"};
}

}  // namespace

Result<UpdateRequest> updateReader(Home& home, const record::PersonId& person, const std::string& to) {
  // A role means whoever has it; only a name needs the record.
  if (knowledge::isRole(to)) return UpdateRequest{to, ""};
  BATON_TRY(const auto own, viewRecord(home, person, "self", ""));
  BATON_TRY(const record::Who who, record::whoIs(own.chart(), to));
  return UpdateRequest{who.role, "", who.isSelf() ? "" : who.name, who.key};
}

Result<record::Update> makeUpdate(Home& home, const record::PersonId& person, const UpdateRequest& request) {
  BATON_CHECK(checkRole(request.role));
  if (!isUtf8(request.added) || codePoints(request.added) > kLongestAdded) {
    return fail(ErrorCode::BadUsage, "What you add is too long. Write at most 2,000 letters.", "field: add");
  }
  const record::Audience reader{request.role, request.name, request.key};
  BATON_TRY(const auto seen, viewFor(home, person, reader, ""));
  BATON_CHECK(mayTell(home, person, seen));
  BATON_TRY(const auto own, viewRecord(home, person, "self", ""));
  BATON_TRY(const Start start, startOf(seen.chart(), own.chart(), request, home.clock()));
  BATON_TRY(const auto earlier, viewFor(home, person, reader, toIso(start.since)));
  // What the rules say of what this reader may see, and of nothing else.
  BATON_TRY(const auto before,
            viewFor(home, person, reader, toIso(Instant{seen.chart().at.ms - kFindingsDays * kDayMs})));
  const auto findings = findingsOf(seen, changesBetween(before, seen), {request.role, "", "en"});
  const auto risks = riskRegisterOf(seen, before, {request.role, ""});
  const auto changes = changesBetween(earlier, seen);
  const auto safety = safetyOf(risks);
  const auto therapies = therapiesIn(seen.chart());
  record::Update update = coordination::composeUpdate(
      {seen,
       changes,
       safety,
       findings.findings,
       {start.since, seen.chart().at},
       start.why,
       std::string(trim(request.added)),
       therapies,
       request.is_for_paper ? coordination::UpdateLength::Paper : coordination::UpdateLength::Message});
  update.reader = request.name;
  if (record::needsPart2Notice(seen)) {
    const std::string notice(record::kPart2Notice);
    update.sections.push_back({"notice", "Notice to the reader", {{"notice", "part2", "", "", {}, notice, {}}}});
  }
  return update;
}

Result<UpdateFormat> updateFormat(const std::string& name) {
  if (name == "text") return UpdateFormat::Text;
  if (name == "html") return UpdateFormat::Html;
  if (name == "pdf") return UpdateFormat::Pdf;
  if (name == "json") return UpdateFormat::Json;
  if (name == "fhir") return UpdateFormat::Fhir;
  return fail(ErrorCode::BadUsage, "--format is one of text, html, pdf, json, fhir.");
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
