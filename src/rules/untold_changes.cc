#include "rules/untold_changes.h"

#include <algorithm>

#include "base/text.h"
#include "record/handoff.h"
#include "record/members.h"
#include "rules/line_facts.h"
#include "rules/row_words.h"
#include "rules/therapies.h"

namespace baton::rules {
namespace {

using record::Finding;
using record::Member;

constexpr Phrase kMedicineTitle = {"Your therapist may not know of a medicine change: {1}",
                                   "Puede que su terapeuta no sepa de un cambio de medicina: {1}"};
constexpr Phrase kMedicineWhy = {
    "A new dose can show in sessions first. No answer from them since the change is in the record.",
    "Un cambio de dosis puede notarse primero en las sesiones. No hay respuesta suya desde el cambio."};
constexpr Phrase kMedicineAsk = {"Send them an update, or tell them at the next session.",
                                 "Mándele un aviso, o dígaselo en la próxima sesión."};
constexpr Phrase kTherapyTitle = {"Whoever prescribes for you may not know of your therapy: {1}",
                                  "Puede que quien le receta no sepa de su terapia: {1}"};
constexpr Phrase kTherapyWhy = {
    "Hard work in therapy can raise distress for a while. No answer from them since it began is in the record.",
    "El trabajo en terapia puede aumentar el malestar un tiempo. No hay respuesta suya desde que empezó."};
constexpr Phrase kTherapyAsk = {"Send them an update, or tell them at the next visit.",
                                "Mándele un aviso, o dígaselo en la próxima cita."};
constexpr Phrase kChecked = {"whether both sides know of changes", "si ambas partes saben de los cambios"};
constexpr std::string_view kSource =
    "Mercer D, Coordinating Care Between Therapists, Psychiatrists, and Primary Care: A Practical Roadmap, section 10 "
    "(medication changes happen without therapy context)";
constexpr std::string_view kCheckedOn = "2026-11-30";

bool isTherapist(const Member& member) { return member.role == "therapist"; }
bool isPrescriber(const Member& member) { return member.role == "psychiatrist" || member.role == "telepsychiatry"; }

bool isAnswered(const record::TaskFact& task) {
  if (task.what.codeIn(record::kHandoffSystem) != record::kAcknowledgeCode || task.about.is_entered_in_error)
    return false;
  return task.status == "accepted" || task.status == "in-progress" || task.status == "completed";
}

// When what a Task asks to acknowledge was sent; when it was asked where the message is not here.
PartialDate sentOn(const record::Chart& chart, const record::TaskFact& task) {
  const std::string& key = task.focus.key.empty() ? task.focus.target : task.focus.key;
  for (const record::CommunicationFact& fact : chart.facts.communications) {
    if (fact.about.key == key) return fact.sent;
  }
  return task.authored;
}

// Has one of these acknowledged something that was sent on this day or later?
bool knows(const Asked& asked, const std::vector<Member>& members, const PartialDate& on) {
  return std::ranges::any_of(asked.chart.facts.tasks, [&](const record::TaskFact& task) {
    if (!isAnswered(task) || record::memberBehind(members, task.owner) == nullptr) return false;
    const PartialDate sent = sentOn(asked.chart, task);
    return !sent.empty() && sent.last() >= on.first();
  });
}

bool isLately(const Asked& asked, const PartialDate& on) {
  if (on.empty() || on.precision() < Precision::Day) return false;
  const std::int64_t ago = dayNumber(asked.now) - dayNumber(on);
  return ago >= 0 && ago <= kNewDays;
}

template <class Is>
std::vector<Member> membersWho(const std::vector<Member>& members, Is is) {
  std::vector<Member> found;
  std::ranges::copy_if(members, std::back_inserter(found), is);
  return found;
}

struct Side {
  const Phrase &title, &why, &ask;
  std::string_view id;
  std::string clinical;
};

void add(const Asked& asked, const Side& side, const std::vector<Member>& members,
         const std::vector<std::string>& names, Finding finding, Said& said) {
  if (names.empty()) return;
  finding.id = "unacknowledged-update/" + std::string(side.id) + "/" + join(finding.subjects, "+");
  finding.kind = "unacknowledged-update";
  finding.severity = record::Severity::Low;
  finding.title = withNumbers(side.title.in(languageOf(asked)), listed(names, languageOf(asked)));
  finding.why = side.why.in(languageOf(asked));
  finding.steps =
      stepsFor(members.front().role, "next-contact", side.ask.in(languageOf(asked)), side.clinical, asked.now);
  finding.sources = sourcesOf(kSource, "", kCheckedOn);
  said.findings.push_back(std::move(finding));
}

void addMedicines(const Asked& asked, const std::vector<Member>& therapists, Said& said) {
  Finding finding;
  std::vector<std::string> names;
  for (const record::Change& change : asked.changes) {
    const bool is_change = change.kind == "medication-started" || change.kind == "medication-stopped" ||
                           change.kind == "medication-dose-changed";
    if (!is_change || !isLately(asked, change.on)) continue;
    const auto line = std::ranges::find(asked.chart.medications, change.line, &record::MedicationLine::id);
    if (line == asked.chart.medications.end() || !line->is_psychotropic || knows(asked, therapists, change.on))
      continue;
    for (const std::string& ingredient : line->ingredients) finding.subjects.push_back(ingredient);
    names.push_back(change.about);
    for (const record::Source& source : change.sources) finding.about.push_back(source.key);
    finding.evidence.push_back({change.sources.empty() ? "" : change.sources.front().key, change.text});
  }
  add(asked,
      {kMedicineTitle, kMedicineWhy, kMedicineAsk, "therapist",
       "Say that the change is known, and what is seen in sessions"},
      therapists, names, std::move(finding), said);
}

void addTherapies(const Asked& asked, const std::vector<Member>& prescribers, Said& said) {
  Finding finding;
  std::vector<std::string> names;
  for (const TherapyNow& therapy : therapiesOf(asked)) {
    if (!isLately(asked, therapy.since) || knows(asked, prescribers, therapy.since)) continue;
    const auto& row = asked.knowledge.therapyConflicts().therapies()[therapy.therapy];
    names.emplace_back(asked.reader == Reader::Clinician ? row.name_clinical
                       : isSpanish(asked)                ? row.name_plain_es
                                                         : row.name_plain);
    finding.subjects.emplace_back(row.id);
    finding.about.push_back(therapy.key);
    finding.evidence.push_back(therapy.evidence);
  }
  add(asked,
      {kTherapyTitle, kTherapyWhy, kTherapyAsk, "prescriber",
       "Say that the therapy is known, before a dose is changed for distress"},
      prescribers, names, std::move(finding), said);
}

}  // namespace

void untoldChangeFindings(const Asked& asked, Said& said) {
  const auto hasRole = [&](std::string_view one, std::string_view other) {
    return std::ranges::any_of(asked.chart.care_team, [&](const record::CareTeamLine& line) {
      return line.status == "active" && (line.role == one || line.role == other);
    });
  };
  if (!hasRole("therapist", "therapist") || !hasRole("psychiatrist", "telepsychiatry")) return;
  const std::vector<Member> members = record::membersOf(asked.chart);
  const std::vector<Member> therapists = membersWho(members, isTherapist);
  const std::vector<Member> prescribers = membersWho(members, isPrescriber);
  if (therapists.empty() || prescribers.empty()) return;
  said.checked.emplace_back(kChecked.in(languageOf(asked)));
  addMedicines(asked, therapists, said);
  addTherapies(asked, prescribers, said);
}

}  // namespace baton::rules
