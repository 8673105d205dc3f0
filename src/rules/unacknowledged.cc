#include "rules/unacknowledged.h"

#include <algorithm>

#include "record/handoff.h"
#include "record/sent_update.h"
#include "rules/row_words.h"

namespace baton::rules {
namespace {

using record::CareTeamLine;
using record::Finding;
using record::SentStage;
using record::TaskFact;

constexpr Phrase kTitle = {"No answer yet from {1}", "{1} todavía no ha contestado"};
constexpr Phrase kFailedTitle = {"Your update did not reach {1}", "Su aviso no llegó a {1}"};
constexpr Phrase kWhy = {"You sent an update and asked for an answer by {1}. Nobody has said that they have it.",
                         "Usted envió un aviso y pidió respuesta para el {1}. Nadie ha dicho que lo tiene."};
constexpr Phrase kFailedWhy = {"It was tried and could not be delivered.", "Se intentó y no se pudo entregar."};
constexpr Phrase kBackTitle = {"{1} handed your update back", "{1} devolvió su aviso"};
constexpr Phrase kBackWhy = {"They say that it is not theirs. Nobody has it now.",
                             "Dice que no le toca. Ahora nadie lo tiene."};
constexpr Phrase kSendTo = {"Ask somebody else: {1}.", "Pregúntele a otra persona: {1}."};
constexpr Phrase kUrgentWhy = {"You sent an urgent update. Nobody has said yet that they have it.",
                               "Usted envió un aviso urgente. Todavía nadie ha dicho que lo tiene."};
constexpr Phrase kCall = {"Call {1}: {2}.", "Llame a {1}: {2}."};
constexpr Phrase kCallOffice = {"Call the office of {1}.", "Llame al consultorio de {1}."};
constexpr Phrase kCallNow = {"This is urgent: call {1} now: {2}.", "Es urgente: llame ahora a {1}: {2}."};
constexpr Phrase kCallOfficeNow = {"This is urgent: call the office of {1} now.",
                                   "Es urgente: llame ahora al consultorio de {1}."};
constexpr Phrase kNext = {"If you cannot reach them, try {1}.", "Si no logra hablar con esa persona, pruebe con {1}."};
constexpr Phrase kChecked = {"updates that wait for an answer", "avisos que esperan respuesta"};

std::optional<SentStage> stageOf(const TaskFact& task) {
  if (task.what.codeIn(record::kHandoffSystem) != record::kAcknowledgeCode) return std::nullopt;
  for (const record::Coding& coding : task.business_status.codings) {
    if (coding.system != record::kStageSystem) continue;
    if (const auto stage = record::stageFrom(coding.code)) return stage;
  }
  return std::nullopt;
}

std::string phoneOf(const CareTeamLine& member) {
  for (const record::Telecom& telecom : member.telecoms) {
    if (telecom.system == "phone") return telecom.value;
  }
  return "";
}

const CareTeamLine* memberOf(const record::Chart& chart, const record::Reference& who) {
  for (const CareTeamLine& member : chart.care_team) {
    const bool is_key = !who.target.empty() && std::ranges::any_of(member.sources, [&](const record::Source& source) {
      return source.key == who.target || source.key == who.key;
    });
    if (is_key || (who.target.empty() && member.text == who.display)) return &member;
  }
  return nullptr;
}

bool isClinician(const std::string& role) {
  return role == "psychiatrist" || role == "therapist" || role == "primary-care" || role == "telepsychiatry";
}

const CareTeamLine* nextOf(const record::Chart& chart, const CareTeamLine* silent, const std::string& name) {
  const auto rank = [&](const CareTeamLine& member) {
    const bool is_same = silent != nullptr && member.role == silent->role;
    return (is_same ? 0 : member.role == "primary-care" ? 2 : 4) + (phoneOf(member).empty() ? 1 : 0);
  };
  const CareTeamLine* best = nullptr;
  for (const CareTeamLine& member : chart.care_team) {
    if (member.status == "inactive" || !isClinician(member.role) || &member == silent || member.text == name) continue;
    if (best == nullptr || rank(member) < rank(*best)) best = &member;
  }
  return best;
}

std::string callWords(const Asked& asked, bool is_urgent, const std::string& name, const std::string& phone) {
  const Phrase& phrase = phone.empty() ? (is_urgent ? kCallOfficeNow : kCallOffice) : (is_urgent ? kCallNow : kCall);
  return withNumbers(phrase.in(languageOf(asked)), name, phone);
}

std::string whyOf(const Asked& asked, const TaskFact& task, SentStage stage) {
  const Language language = languageOf(asked);
  if (stage == SentStage::Failed) return std::string(kFailedWhy.in(language));
  if (stage == SentStage::HandedBack) return std::string(kBackWhy.in(language));
  const bool is_late = !task.due.empty() && task.due.last() < asked.now;
  if (!is_late) return std::string(kUrgentWhy.in(language));
  return withNumbers(kWhy.in(language), task.due.dateText());
}

Finding findingFor(const Asked& asked, const TaskFact& task, SentStage stage) {
  const bool is_urgent = task.priority == "urgent";
  const bool is_back = stage == SentStage::HandedBack;
  const std::string& name = task.owner.display;
  const CareTeamLine* const member = memberOf(asked.chart, task.owner);
  const Language language = languageOf(asked);
  Finding finding;
  finding.id = "unacknowledged-update/" + task.about.key.substr(task.about.key.find('/') + 1);
  finding.kind = "unacknowledged-update";
  finding.severity = is_urgent ? knowledge::Severity::High : knowledge::Severity::Moderate;
  finding.interrupts = is_urgent;
  finding.about = {task.about.key};
  finding.subjects = {"update"};
  const Phrase& title = stage == SentStage::Failed ? kFailedTitle : is_back ? kBackTitle : kTitle;
  finding.title = withNumbers(title.in(language), name);
  finding.why = whyOf(asked, task, stage);
  finding.evidence.push_back({task.about.key, name + ", " + task.authored.dateText()});
  const std::string today = toIsoDate(asked.now);
  if (!is_back) {
    const std::string phone = member == nullptr ? "" : phoneOf(*member);
    finding.steps.push_back({"self", callWords(asked, is_urgent, name, phone), today});
  }
  if (const CareTeamLine* const next = nextOf(asked.chart, member, name)) {
    const std::string phone = phoneOf(*next);
    const Phrase& phrase = is_back ? kSendTo : kNext;
    finding.steps.push_back(
        {"self", withNumbers(phrase.in(language), next->text + (phone.empty() ? "" : ", " + phone)), today});
  }
  finding.sources.push_back({"FHIR R4 Task", "restriction.period", "http://hl7.org/fhir/R4/task.html", "2026-11-30"});
  return finding;
}

}  // namespace

void unacknowledgedFindings(const Asked& asked, Said& said) {
  bool has_any = false;
  for (const TaskFact& task : asked.chart.facts.tasks) {
    const auto stage = stageOf(task);
    if (!stage) continue;
    has_any = true;
    const bool is_over = record::isAnswered(*stage) || *stage == SentStage::Stopped;
    const bool is_late = !task.due.empty() && task.due.last() < asked.now;
    const bool waits = !is_over && (is_late || task.priority == "urgent");
    if (*stage == SentStage::Failed || *stage == SentStage::HandedBack || waits) {
      said.findings.push_back(findingFor(asked, task, *stage));
    }
  }
  if (has_any) said.checked.emplace_back(kChecked.in(languageOf(asked)));
}

}  // namespace baton::rules
