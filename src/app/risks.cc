#include "app/risks.h"

#include "app/check.h"
#include "app/since.h"
#include "app/views.h"
#include "base/text.h"
#include "knowledge/knowledge.h"
#include "outbound/words.h"

namespace baton::app {
namespace {

constexpr std::string_view kNotApplicable = "not-applicable";

bool isNotAsked(const RiskEntry& entry) { return entry.applies && entry.level == RiskLevel::NeverAsked; }

std::string_view levelId(const RiskEntry& entry) {
  return entry.applies ? knowledge::toText(entry.level) : kNotApplicable;
}

std::string levelWords(const RiskEntry& entry, bool is_spanish) {
  if (!entry.applies) return is_spanish ? "no corresponde" : "does not apply";
  switch (entry.level) {
    case RiskLevel::NeverAsked:
      return is_spanish ? "no se preguntó, hasta donde muestra este historial"
                        : "not asked, as far as this record shows";
    case RiskLevel::None:
      return is_spanish ? "se preguntó, sin señales" : "asked, no sign";
    case RiskLevel::Past:
      return is_spanish ? "en el pasado" : "in the past";
    case RiskLevel::Known:
      return is_spanish ? "conocido" : "known";
    case RiskLevel::High:
      return is_spanish ? "alto" : "high";
  }
  return {};
}

std::string trendWords(RiskTrend trend, bool is_spanish) {
  switch (trend) {
    case RiskTrend::Rising:
      return is_spanish ? ", en aumento" : ", rising";
    case RiskTrend::Falling:
      return is_spanish ? ", en descenso" : ", falling";
    case RiskTrend::Steady:
      return is_spanish ? ", sin cambio" : ", steady";
    case RiskTrend::Unknown:
      return {};
  }
  return {};
}

std::string whoWords(const std::vector<std::string>& who, bool is_spanish) {
  std::vector<std::string> names;
  for (const std::string& one : who)
    names.push_back(!one.empty() ? one : is_spanish ? "este historial" : "this record");
  return join(names, ", ");
}

json::Value evidenceJson(const record::Evidence& evidence) {
  json::Value part;
  part.setIfAny("resource", evidence.resource);
  part.set("text", evidence.text);
  return part;
}

json::Value entryJson(const RiskEntry& entry, bool is_spanish, bool sees_results) {
  json::Value item;
  item.set("id", entry.risk->id);
  item.set("name", is_spanish ? entry.risk->name_es : entry.risk->name);
  if (sees_results || !isNotAsked(entry)) item.set("level", levelId(entry));
  item.set("trend", rules::toText(entry.trend));
  item.set("last_asked", entry.last_asked.dateText());
  json::Value evidence = json::Value::array();
  for (const record::Evidence& one : entry.evidence) evidence.push(evidenceJson(one));
  item.set("evidence", std::move(evidence));
  json::Value who = json::Value::array();
  for (const std::string& one : entry.who_knows) who.push(one.empty() ? "this record" : one);
  item.set("who_knows", std::move(who));
  json::Value moved = json::Value::array();
  for (const rules::RiskMove& move : entry.moves) {
    json::Value part;
    part.set("what", move.trigger->id);
    part.set("text", move.evidence.text);
    part.set("on", move.on.dateText());
    part.setIfAny("resource", move.evidence.resource);
    moved.push(std::move(part));
  }
  item.set("moved", std::move(moved));
  return item;
}

std::string entryText(const RiskEntry& entry, bool is_spanish, bool sees_results) {
  const std::string_view name = is_spanish ? entry.risk->name_es : entry.risk->name;
  const bool is_said = sees_results || !isNotAsked(entry);
  std::string text = std::string(name) +
                     (is_said ? ": " + levelWords(entry, is_spanish) + trendWords(entry.trend, is_spanish) : "") + "\n";
  if (!entry.applies) return text;
  const auto line = [&](std::string_view english, std::string_view spanish, std::string_view words) {
    text += "  " + std::string(is_spanish ? spanish : english) + ": " + std::string(words) + "\n";
  };
  if (entry.level == RiskLevel::NeverAsked) {
    text += "  " + std::string(is_spanish ? entry.risk->ask_es : entry.risk->ask) + "\n";
  } else if (!entry.last_asked.empty()) {
    line("Last asked", "Última vez que se preguntó", entry.last_asked.dateText());
  } else {
    line("Last asked", "Última vez que se preguntó", is_spanish ? "no está anotado" : "not written down");
  }
  for (const record::Evidence& one : entry.evidence) line("Shown by", "Lo muestra", one.text);
  if (!entry.who_knows.empty()) line("Who knows", "Quién lo sabe", whoWords(entry.who_knows, is_spanish));
  for (const rules::RiskMove& move : entry.moves)
    line("May move it", "Puede moverlo", move.what + ": " + move.evidence.text);
  return text;
}

}  // namespace

RiskRegister riskRegisterOf(const record::Disclosure& present, const record::Disclosure& earlier,
                            const RisksRequest& request) {
  const rules::Reader reader = readerOf(request.role);
  const bool is_asked_in_spanish = outbound::languageOf(request.language) == outbound::Language::Spanish;
  const auto language =
      rules::languageFor(reader, is_asked_in_spanish ? rules::Language::Spanish : rules::Language::English);
  const knowledge::Knowledge& knowledge = knowledge::builtIn();
  const rules::TakenList list = rules::takenFrom(knowledge, present.chart(), language);
  const std::vector<record::Change> changes = changesBetween(earlier, present);
  return RiskRegister{present.chart().at, language == rules::Language::Spanish, seesResults(present),
                      rules::riskRegister({.knowledge = knowledge,
                                           .chart = present.chart(),
                                           .taken = list,
                                           .changes = changes,
                                           .reader = reader,
                                           .language = language,
                                           .now = present.chart().at})};
}

Result<RiskRegister> riskRegister(Home& home, const record::PersonId& person, const RisksRequest& request) {
  const Instant earlier{home.clock().now().ms - kFindingsDays * kDayMs};
  BATON_TRY(const auto seen, viewRecord(home, person, request.role, ""));
  BATON_TRY(const auto seen_earlier, viewRecord(home, person, request.role, toIso(earlier)));
  return riskRegisterOf(seen, seen_earlier, request);
}

json::Value risksJson(const RiskRegister& risks) {
  json::Value answer;
  answer.set("now", toIso(risks.now));
  json::Value list = json::Value::array();
  for (const RiskEntry& entry : risks.entries) list.push(entryJson(entry, risks.is_spanish, risks.sees_results));
  answer.set("risks", std::move(list));
  return answer;
}

std::string risksText(const RiskRegister& risks) {
  std::string text;
  for (const RiskEntry& entry : risks.entries) text += entryText(entry, risks.is_spanish, risks.sees_results);
  return text;
}

}  // namespace baton::app
