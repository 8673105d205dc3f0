// Medications now: name, dose, since when, what for, who prescribes. And the psychotropics tried before, with why they
// were stopped (PIC-1 "treatments tried and result").
#include <algorithm>

#include "base/text.h"
#include "outbound/page/say.h"
#include "outbound/page/sections.h"

namespace baton::outbound::page {
namespace {

using record::MedicationLine;

bool isCurrent(const MedicationLine& line) { return line.status != "stopped" && line.status != "completed"; }

// "sertraline 100 mg every morning"; the source's own instruction where dose and strength could not be read.
std::string nameAndDose(const MedicationLine& line, const Draft& draft) {
  const Quoter quoted(line.sources);
  const std::string name = quoted(line.name.empty() ? line.text : line.name, 100);
  if (!line.dose.empty()) {
    // "1 tablet once a day" says nothing without the tablet's strength.
    const bool says_strength = line.strength.empty() || containsNoCase(line.dose, line.strength) ||
                               containsNoCase(name, line.strength) || containsNoCase(line.dose, "mg");
    return name + " " + (says_strength ? "" : quoted(line.strength, 40) + ", ") + draft.phrase(line.dose, quoted, 80);
  }
  if (!line.sig.empty())
    return name + (line.strength.empty() ? "" : " " + quoted(line.strength, 40)) + ": " +
           draft.phrase(line.sig, quoted, 100);
  if (!line.strength.empty()) return name + " " + quoted(line.strength, 40) + ", " + draft.say(Word::DoseNotStated);
  return name + ", " + draft.say(Word::DoseNotStated);
}

std::string since(const MedicationLine& line, const Draft& draft) {
  const std::string start = draft.date(line.since);
  const std::string dose = draft.date(line.dose_since);
  if (!dose.empty() && dose != start) {
    return start.empty() ? draft.say(Word::DoseSince, dose)
                         : pieces({draft.say(Word::DoseSince, dose), draft.say(Word::Since, start)});
  }
  return start.empty() ? draft.say(Word::SinceNotKnown) : draft.say(Word::Since, start);
}

std::string statusWords(const MedicationLine& line, const Draft& draft) {
  if (line.status == "on-hold") return draft.say(Word::OnHold);
  if (line.status == "planned") return draft.say(Word::Planned);
  return line.status == "active" ? "" : draft.say(Word::StatusNotKnown);
}

std::string doubts(const MedicationLine& line, const Draft& draft) {
  std::string doubt;
  if (!line.conflicts.empty()) {
    std::vector<std::string> fields;
    for (const record::Conflict& conflict : line.conflicts) fields.push_back(draft.field(conflict));
    doubt = draft.say(Word::SourcesDiffer, join(fields, ", "));
  }
  const std::string twice = line.possible_duplicates.empty() ? "" : draft.say(Word::MaybeSame);
  const std::string unread = line.is_not_interpreted ? draft.say(Word::NotFullyRead)
                             : line.is_read          ? ""
                                                     : draft.say(Word::NameNotRead);
  return pieces({doubt, twice, unread});
}

PageLine currentLine(const MedicationLine& line, const Draft& draft) {
  const Quoter quoted(line.sources);
  PageLine shown;
  shown.lead = nameAndDose(line, draft);
  shown.weight = line.is_psychotropic ? 980 : 970;
  shown.noun = Noun::Medication;
  shown.is_alert = !line.conflicts.empty();
  const std::string status = statusWords(line, draft);
  // Most often the instruction says it already: "1 tablet at bedtime as needed".
  const bool is_said = containsNoCase(shown.lead, draft.say(Word::AsNeeded)) ||
                       containsNoCase(shown.lead, "as needed") || containsNoCase(shown.lead, "prn");
  const std::string needed = line.is_as_needed && !is_said ? draft.say(Word::AsNeeded) : "";
  const std::string reason = line.reason.empty() ? "" : draft.say(Word::For, quoted(plainName(line.reason), 80));
  const std::string prescriber = named(line.prescriber, kShortPiece);
  const std::string otc = line.is_otc ? draft.say(Word::NotPrescribed) : "";
  const std::string doubt = doubts(line, draft);
  const std::string dose = draft.kind == PageKind::EmergencyPacket ? lastDoseWords(line, draft) : "";
  shown.text = pieces({status, needed, dose, since(line, draft), reason, prescriber, otc, doubt});
  shown.brief = pieces({status, needed, dose, since(line, draft), quoted(plainName(line.reason), 40), doubt});
  return shown;
}

// Nothing is taken now: is that said by somebody, or only not on record?
PageLine noneLine(const Draft& draft) {
  PageLine line;
  line.weight = 1000;
  line.noun = Noun::Medication;
  for (const record::ListFact& list : draft.chart.facts.lists) {
    if (!list.is_empty_on_purpose ||
        !(containsNoCase(list.what.label(), "medic") || list.what.codeIn(record::kLoinc) == "10160-0"))
      continue;
    line.lead = draft.say(Word::TakesNone);
    line.text = line.brief = draft.say(Word::SaidBy, sourceAndDate(list.about.source, draft.language));
    return line;
  }
  line.lead = draft.say(draft.chart.medications.empty() ? Word::NoMedicationInformation : Word::NoCurrentMedications);
  return line;
}

PageLine trialLine(const MedicationLine& line, const Draft& draft, int weight) {
  PageLine shown;
  const Quoter quoted(line.sources);
  const std::string dose = line.dose.empty() ? line.strength : line.dose;
  shown.lead = quoted(line.name.empty() ? line.text : line.name, 100) +
               (dose.empty() ? "" : " " + draft.phrase(dose, quoted, 60));
  const std::string from = draft.date(line.since);
  const std::string to = draft.date(line.ended);
  const std::string span =
      from.empty() || to.empty() ? (to.empty() ? from : draft.say(Word::Stopped, to)) : from + " – " + to;
  const std::string why = line.status_reason.empty() ? draft.say(Word::ReasonNotStated)
                                                     : draft.say(Word::Because, quoted(line.status_reason));
  shown.text = pieces({span, why});
  shown.brief = pieces({to, quoted(line.status_reason, 50)});
  shown.weight = weight;
  shown.noun = Noun::StoppedMedication;
  return shown;
}

}  // namespace

PageSection medicationSection(Draft& draft) {
  PageSection section{SectionKind::Medications, draft.say(Word::Medications), {}};
  for (const MedicationLine& line : draft.chart.medications) {
    if (isCurrent(line)) section.lines.push_back(currentLine(line, draft));
  }
  // What acts on the mind first, then the rest; the chart's order (newest first) within each.
  std::stable_sort(section.lines.begin(), section.lines.end(),
                   [](const PageLine& a, const PageLine& b) { return a.weight > b.weight; });
  if (section.lines.empty()) section.lines.push_back(noneLine(draft));
  return section;
}

PageSection pastTrialSection(Draft& draft) {
  PageSection section{SectionKind::PastTrials, draft.say(Word::PastTrials), {}};
  std::vector<const MedicationLine*> trials;
  for (const MedicationLine& line : draft.chart.medications) {
    if (isCurrent(line)) continue;
    if (line.is_psychotropic)
      trials.push_back(&line);
    else
      ++draft.held_back[Noun::StoppedMedication];
  }
  std::stable_sort(trials.begin(), trials.end(),
                   [](const MedicationLine* a, const MedicationLine* b) { return a->ended.last() > b->ended.last(); });
  int weight = 690;
  for (const MedicationLine* line : trials)
    section.lines.push_back(trialLine(*line, draft, std::max(weight -= 12, 300)));
  return section;
}

}  // namespace baton::outbound::page
