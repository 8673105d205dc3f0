#include "app/check.h"

#include "app/help_now.h"
#include "app/since.h"
#include "app/views.h"
#include "consent/gate.h"
#include "consent/policy.h"
#include "knowledge/knowledge.h"
#include "outbound/findings_document.h"
#include "rules/acknowledged.h"
#include "rules/check.h"
#include "rules/third_person.h"

namespace baton::app {
namespace {

static_assert(kFindingsDays == rules::kChangesDays);

using knowledge::TakenState;

rules::Language languageOf(const std::string& code, rules::Reader reader) {
  const bool is_spanish = outbound::languageOf(code) == outbound::Language::Spanish;
  return rules::languageFor(reader, is_spanish ? rules::Language::Spanish : rules::Language::English);
}

// Whom to reach when something is urgent, in this server's country.
outbound::HelpNow helpFrom(const record::Findings& findings) {
  const bool is_spanish = outbound::languageOf(findings.language) == outbound::Language::Spanish;
  const std::string_view language = is_spanish ? "es" : "en";
  return app::helpNow(helpFor(findings, homeCountry(), language), callWordsFor(findings, language), language);
}

// Who keeps a minor's record reads as the young person does: the web says the same to both.
bool isThePerson(const std::string& role) { return role == "self" || role == "manager"; }

}  // namespace

rules::Reader readerOf(const std::string& role) {
  const bool is_lay = role == "self" || role == "manager" || role == "caregiver" || role == "other";
  return is_lay ? rules::Reader::Person : rules::Reader::Clinician;
}

bool seesResults(const record::Disclosure& seen) {
  return consent::roleIsWithin(seen.audience().role, *consent::reachOf("Observation")) &&
         consent::seesType(seen, "Observation") && consent::seesType(seen, "Task");
}

record::Findings findingsOf(const record::Disclosure& present, std::span<const record::Change> changes,
                            const CheckRequest& request) {
  const knowledge::Knowledge& knowledge = knowledge::builtIn();
  const record::Chart& chart = present.chart();
  const rules::Reader reader = readerOf(request.role);
  const rules::Language language = languageOf(request.language, reader);
  rules::TakenList list = rules::takenFrom(knowledge, chart, language);
  for (const std::string& part : rules::partsOf(request.add)) {
    rules::addWords(knowledge, part, TakenState::Starting, list, language);
  }
  record::Findings findings = rules::checkRecord({.knowledge = knowledge,
                                                  .chart = chart,
                                                  .taken = list,
                                                  .changes = changes,
                                                  .reader = reader,
                                                  .language = language,
                                                  .now = chart.at},
                                                 seesResults(present) ? rules::Shown::Results : rules::Shown::ListOnly);
  rules::markAcknowledged(findings.findings, chart);
  if (!isThePerson(request.role)) rules::tellToOthers(findings);
  return findings;
}

Result<record::Findings> checkRecord(Home& home, const record::PersonId& person, const CheckRequest& request) {
  const Instant earlier{home.clock().now().ms - kFindingsDays * kDayMs};
  BATON_TRY(const auto seen, viewRecord(home, person, request.role, ""));
  BATON_TRY(const auto seen_earlier, viewRecord(home, person, request.role, toIso(earlier)));
  return findingsOf(seen, changesBetween(seen_earlier, seen), request);
}

Result<record::Findings> checkWords(const WordsToCheck& words, Instant now) {
  BATON_CHECK(checkRole(words.role));
  const knowledge::Knowledge& knowledge = knowledge::builtIn();
  const rules::Reader reader = readerOf(words.role);
  const rules::Language language = languageOf(words.language, reader);
  rules::TakenList list;
  list.age_years = words.age_years;
  for (const std::string& part : rules::partsOf(words.medications)) {
    rules::addWords(knowledge, part, TakenState::Current, list, language);
  }
  record::Findings findings = rules::check(knowledge, std::move(list), reader, language, now);
  if (!isThePerson(words.role)) rules::tellToOthers(findings);
  return findings;
}

json::Value findingsJson(const record::Findings& findings) {
  return outbound::findingsJson(findings, helpFrom(findings));
}
std::string findingsText(const record::Findings& findings, const std::string& role) {
  const auto reader = isThePerson(role) ? outbound::FindingsReader::Person : outbound::FindingsReader::Other;
  return outbound::findingsText(findings, helpFrom(findings), reader);
}

}  // namespace baton::app
