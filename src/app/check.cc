#include "app/check.h"

#include <algorithm>

#include "app/crisis.h"
#include "app/since.h"
#include "app/views.h"
#include "knowledge/knowledge.h"
#include "outbound/findings_document.h"
#include "rules/acknowledged.h"
#include "rules/check.h"

namespace baton::app {
namespace {

static_assert(kFindingsDays == rules::kChangesDays);

using knowledge::TakenState;

rules::Language languageOf(const std::string& code, rules::Reader reader) {
  const bool is_spanish = outbound::languageOf(code) == outbound::Language::Spanish;
  return rules::languageFor(reader, is_spanish ? rules::Language::Spanish : rules::Language::English);
}

// Whom to reach when something is urgent, in this server's country: emergency, poison line, crisis lines.
int orderOf(const CrisisLine& line) {
  if (line.kind == CrisisKind::Emergency) return 0;
  if (line.id.find("poison") != std::string_view::npos) return 1;
  return line.kind == CrisisKind::Crisis ? 2 : 3;
}

std::vector<outbound::HelpLine> helpLines(const std::string& language) {
  const bool is_spanish = outbound::languageOf(language) == outbound::Language::Spanish;
  std::vector<CrisisLine> lines = crisisLines(homeCountry());
  std::stable_sort(lines.begin(), lines.end(),
                   [](const CrisisLine& left, const CrisisLine& right) { return orderOf(left) < orderOf(right); });
  std::vector<outbound::HelpLine> help;
  for (const CrisisLine& line : lines) {
    const bool is_named = std::any_of(help.begin(), help.end(), [&](const auto& one) { return one.call == line.call; });
    if (!line.call.empty() && orderOf(line) < 3 && !is_named)
      help.push_back({std::string(is_spanish ? line.name_es : line.name), std::string(line.call)});
  }
  return help;
}

}  // namespace

rules::Reader readerOf(const std::string& role) {
  const bool is_lay = role == "self" || role == "manager" || role == "caregiver" || role == "other";
  return is_lay ? rules::Reader::Person : rules::Reader::Clinician;
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
                                                  .now = chart.at});
  rules::markAcknowledged(findings.findings, chart);
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
  return rules::check(knowledge, std::move(list), reader, language, now);
}

json::Value findingsJson(const record::Findings& findings) {
  return outbound::findingsJson(findings, helpLines(findings.language));
}
std::string findingsText(const record::Findings& findings) {
  return outbound::findingsText(findings, helpLines(findings.language));
}

}  // namespace baton::app
