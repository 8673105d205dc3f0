#include "app/after_crisis.h"

#include <array>

#include "knowledge/after_crisis.h"
#include "outbound/words.h"
#include "rules/wording.h"

namespace baton::app {
namespace {

using record::AfterCrisis;
using record::MedicineDifference;
using record::StepState;
using rules::Language;
using rules::Phrase;

constexpr std::array<Phrase, 5> kStates = {{{"to do", "por hacer"},
                                            {"booked", "con cita"},
                                            {"LATE", "TARDE"},
                                            {"done", "hecho"},
                                            {"not needed", "no hace falta"}}};
constexpr std::array<Phrase, 5> kKinds = {{{"new", "nueva"},
                                           {"stopped", "suspendida"},
                                           {"changed", "cambiada"},
                                           {"sources do not agree", "las fuentes no coinciden"},
                                           {"not named in the hospital's papers; that does not mean stopped",
                                            "no aparece en los papeles del hospital; no significa que se suspendió"}}};
constexpr Phrase kStay = {"Hospital stay", "Estancia en el hospital"};
constexpr Phrase kEmergency = {"Emergency visit", "Visita a urgencias"};
constexpr Phrase kStill = {" (not over yet: the steps begin when it ends)",
                           " (aún no termina: los pasos empiezan al terminar)"};
constexpr Phrase kClosed = {"All of it is done and closed.", "Todo está hecho y cerrado."};
constexpr Phrase kMedicines = {"Medicines, before and after", "Medicinas, antes y después"};
constexpr Phrase kReason = {"; reason given: ", "; motivo: "};
constexpr Phrase kNone = {
    "No hospital stay or emergency visit of the last 90 days is in this record.",
    "En este historial no hay estancia en el hospital ni visita a urgencias de los últimos 90 días."};
constexpr Phrase kBy = {"by ", "hasta el "};
constexpr Phrase kFromPapers = {" (only the papers tell of it)", " (solo lo cuentan los papeles)"};
constexpr Phrase kUndecided = {"; nobody has decided yet", "; nadie lo ha decidido todavía"};
constexpr Phrase kNotDecided = {"; not decided yet: ", "; sin decidir: "};
constexpr Phrase kDecided = {"; decided: ", "; decisión: "};
constexpr Phrase kAsked = {"; asked: ", "; se preguntó a: "};
constexpr Phrase kProposed = {"Dates that the papers name, to be confirmed (`baton add visit`)",
                              "Fechas que nombran los papeles, por confirmar (`baton add visit`)"};
constexpr Phrase kUnsure = {" (day and month may be the other way round)", " (el día y el mes pueden estar al revés)"};
constexpr std::array<std::pair<std::string_view, Phrase>, 3> kDecisionWords = {
    {{"keep", {"keep", "seguir"}}, {"stop", {"stop", "suspender"}}, {"change", {"change", "cambiar"}}}};

json::Value proposedJson(const std::vector<PaperVisit>& visits) {
  json::Value list = json::Value::array();
  for (const PaperVisit& one : visits) {
    json::Value item;
    item.set("day", one.visit.day.text());
    item.setIfAny("role", one.visit.role);
    item.set("words", one.visit.words);
    if (one.visit.is_unsure) item.set("unsure", true);
    item.set("paper", one.paper);
    list.push(std::move(item));
  }
  return list;
}

std::string decisionText(const MedicineDifference& one, Language language) {
  if (one.decision.empty()) return std::string(kUndecided.in(language));
  if (!one.isDecided()) return std::string(kAsked.in(language)) + one.decided_by;
  std::string text(kDecided.in(language));
  for (const auto& [code, words] : kDecisionWords) {
    if (code == one.decision) text += words.in(language);
  }
  text += ", " + one.decided_by + ", " + one.decided_on.dateText();
  if (!one.note.empty()) text += " (" + one.note + ")";
  return text;
}

// What a reader who is not shown results, messages and papers would take for late is not told to them.
std::vector<AfterCrisis> staysFor(const record::Disclosure& seen) {
  std::vector<AfterCrisis> stays = record::afterCrises(seen.chart());
  if (seen.audience().isSelf()) return stays;
  for (AfterCrisis& stay : stays) {
    std::erase_if(stay.steps, [](const record::CrisisStep& step) {
      return step.id == "safety" || step.id == "told" || step.id == "papers" || step.id == "plan";
    });
  }
  return stays;
}

Language languageFrom(std::string_view code) { return code == "es" ? Language::Spanish : Language::English; }

std::string headOf(const AfterCrisis& stay, Language language) {
  std::string text = (stay.is_emergency ? kEmergency : kStay).in(language) + ", " + stay.began.dateText();
  if (!stay.ended.empty() && stay.ended.dateText() != stay.began.dateText()) text += " - " + stay.ended.dateText();
  if (!stay.place.empty()) text += ", " + stay.place;
  if (stay.is_from_papers) text += kFromPapers.in(language);
  if (!stay.is_over) text += kStill.in(language);
  return text;
}

std::string stepText(const record::CrisisStep& step, std::string_view language_code) {
  const Language language = languageFrom(language_code);
  const AfterCrisisWords words = afterCrisisWords(step.id, language_code);
  std::string text = "- " + kStates[static_cast<std::size_t>(step.state)].in(language) + ": " + words.title + " (" +
                     std::string(step.id) + ")";
  const bool is_over = step.state == StepState::Done || step.state == StepState::NotNeeded;
  if (!is_over) text += ", " + kBy.in(language) + step.due;
  if (!step.on.empty()) text += ", " + step.on;
  if (!step.by.empty()) text += ", " + step.by;
  if (!step.note.empty()) {
    text += !is_over && step.id == "medicines" ? std::string(kNotDecided.in(language)) : "; ";
    text += step.note;
  }
  return text + "\n";
}

}  // namespace

AfterCrisisWords afterCrisisWords(std::string_view step, std::string_view language) {
  const auto* const row = knowledge::findAfterCrisisStep(step);
  if (row == nullptr) return {std::string(step), ""};
  const bool is_spanish = language == "es";
  return {std::string(is_spanish ? row->title_es : row->title), std::string(is_spanish ? row->what_es : row->what)};
}

std::string afterCrisisWatch(std::string_view until, std::string_view language) {
  const knowledge::RiskWindow& window = knowledge::riskWindow();
  return outbound::fill(language == "es" ? window.title_es : window.title, {until});
}

std::string_view toText(MedicineDifference::Kind kind) {
  static constexpr std::array<std::string_view, 5> kTexts = {"new", "stopped", "changed", "unclear", "not-mentioned"};
  return kTexts[static_cast<std::size_t>(kind)];
}

std::string_view toText(StepState state) {
  static constexpr std::array<std::string_view, 5> kTexts = {"open", "booked", "late", "done", "not-needed"};
  return kTexts[static_cast<std::size_t>(state)];
}

json::Value afterCrisisJson(const record::Disclosure& seen, std::string_view language, const PaperVisits& proposed) {
  json::Value stays = json::Value::array();
  for (const AfterCrisis& stay : staysFor(seen)) {
    json::Value steps = json::Value::array();
    for (const record::CrisisStep& step : stay.steps) {
      json::Value one;
      one.set("step", step.id);
      one.set("title", afterCrisisWords(step.id, language).title);
      one.set("state", toText(step.state));
      one.set("due", step.due);
      one.setIfAny("on", step.on);
      one.setIfAny("by", step.by);
      one.setIfAny("note", step.note);
      one.setIfAny("resource", step.resource);
      steps.push(std::move(one));
    }
    json::Value medicines = json::Value::array();
    for (const MedicineDifference& medicine : stay.medicines) {
      json::Value one;
      one.set("kind", toText(medicine.kind));
      one.set("line", medicine.line);
      one.set("text", medicine.text);
      one.setIfAny("on", medicine.on.text());
      one.setIfAny("reason", medicine.reason);
      one.setIfAny("decision", medicine.decision);
      one.setIfAny("decided_by", medicine.decided_by);
      one.setIfAny("decided_on", medicine.decided_on.text());
      one.setIfAny("note", medicine.note);
      medicines.push(std::move(one));
    }
    json::Value value;
    value.set("encounter", stay.encounter);
    value.set("kind", stay.is_emergency ? "emergency" : "admission");
    value.set("began", stay.began.text());
    value.setIfAny("ended", stay.ended.text());
    value.setIfAny("place", stay.place);
    if (stay.is_from_papers) value.set("from_papers", true);
    value.setIfAny("watch_until", stay.watch_until);
    value.set("closed", stay.is_closed);
    value.set("steps", std::move(steps));
    value.set("medicines", std::move(medicines));
    if (const auto found = proposed.find(stay.encounter); found != proposed.end()) {
      value.set("proposed", proposedJson(found->second));
    }
    stays.push(std::move(value));
  }
  json::Value answer;
  answer.set("now", toIso(seen.chart().at));
  answer.set("stays", std::move(stays));
  return answer;
}

std::string afterCrisisText(const record::Disclosure& seen, std::string_view language_code,
                            const PaperVisits& proposed) {
  const Language language = languageFrom(language_code);
  std::string text;
  for (const AfterCrisis& stay : staysFor(seen)) {
    text += (text.empty() ? "" : "\n") + headOf(stay, language) + "\n";
    if (stay.is_closed) text += kClosed.in(language) + "\n";
    for (const record::CrisisStep& step : stay.steps) text += stepText(step, language_code);
    if (!stay.watch_until.empty() && !stay.is_closed) {
      text += afterCrisisWatch(stay.watch_until, language_code) + "\n";
    }
    if (const auto found = proposed.find(stay.encounter); found != proposed.end()) {
      text += std::string(kProposed.in(language)) + "\n";
      for (const PaperVisit& one : found->second) {
        text += "- " + one.visit.day.dateText() + (one.visit.is_unsure ? std::string(kUnsure.in(language)) : "") +
                ": \"" + one.visit.words + "\"\n";
      }
    }
    if (stay.medicines.empty()) continue;
    text += kMedicines.in(language) + "\n";
    for (const MedicineDifference& medicine : stay.medicines) {
      text += "- " + medicine.text + ": " + kKinds[static_cast<std::size_t>(medicine.kind)].in(language);
      if (!medicine.on.empty()) text += ", " + medicine.on.dateText();
      if (!medicine.reason.empty()) text += kReason.in(language) + medicine.reason;
      text += decisionText(medicine, language) + "\n";
    }
  }
  return text.empty() ? kNone.in(language) + "\n" : text;
}

}  // namespace baton::app
