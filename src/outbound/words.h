// The words of the one-page summary, in English and Spanish: titles, labels, counted nouns, dates.
//
// Calm, short, person-first, 6th to 8th grade (trust.md, "Words and safety on screen"). Health facts are never
// translated: they stay as the sources wrote them. Pure tables; nothing here fails.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"

namespace baton::outbound {

enum class Language : std::uint8_t { English, Spanish };
// "es" and "es-MX" are Spanish; everything else is English.
Language languageOf(std::string_view code);
std::string_view codeOf(Language language);  // "en", "es"

enum class Word : std::uint8_t {
  DocumentTitle,
  PacketTitle,
  NameNotKnown,
  Born,
  BornNotKnown,
  Years,
  Died,
  Pronouns,
  Speaks,
  MadeOn,
  MadeFor,
  NotWhole,
  ListOwner,
  ListNoOwner,
  ListConfirmed,
  ListNotConfirmed,
  WholeRecord,
  ScanForSummary,

  Allergies,
  Medications,
  Changes,
  Safety,
  Disagreements,
  Diagnoses,
  Symptoms,
  Scores,
  Goals,
  CareTeam,
  Visits,
  Labs,
  PastTrials,
  HospitalStays,
  DailyLife,
  Contacts,

  NoAllergyInformation,
  NoKnownAllergies,
  OtherSaysNone,
  HighRisk,
  Intolerance,
  NoLonger,
  NotAnAllergy,
  ReactionNotStated,
  NoMedicationInformation,
  NoCurrentMedications,
  TakesNone,
  DoseNotStated,
  Since,
  SinceNotKnown,
  DoseSince,
  For,
  SaidBy,
  AsNeeded,
  NotPrescribed,
  OnHold,
  Planned,
  StatusNotKnown,
  NameNotRead,
  NotFullyRead,
  SourcesDiffer,
  MaybeSame,
  Stopped,
  Because,
  ReasonNotStated,
  NoChanges,
  LastChange,
  NoSafetyInformation,
  NoCrisisPlan,
  ThoughtsAsked,
  ThoughtsNone,
  ThoughtsOther,
  Pregnancy,
  NoDiagnosisInformation,
  Resolved,
  Until,
  Or,
  OutOf,
  Was,
  On,
  High,
  Low,
  Abnormal,
  ReferenceRange,
  Target,
  Due,
  NoCareTeam,
  NoPhone,
  TypedIn,
  CrisisPlan,
  LastVisit,
  NextVisit,
  EmergencyVisit,
  HospitalStay,
  Coverage,
  Member,
  NoEmergencyContact,
  TalkTo,
  TalkWhole,
  TalkLimited,
  TalkUntil,
  TalkNone,
  LastTaken,
  LastDoseNotKnown,
  NotTakenOn,
  FilledOn,
  SourceNotKnown,
  AFile,
  InRemission,

  NotShown,
  NothingLeftOut,
  MoreNotOnPage,
  MadeBy,
  NotADecision,
  AskContact,
  AskPerson,
  CrisisLine,
  Count_
};

std::string_view word(Word word, Language language);

// What a line is counted as when it had to be left out: "12 older results".
enum class Noun : std::uint8_t {
  Allergy,
  PastAllergy,
  Medication,
  StoppedMedication,
  Change,
  SafetyNote,
  Disagreement,
  Diagnosis,
  PastDiagnosis,
  Symptom,
  Score,
  OlderScore,
  Goal,
  TeamMember,
  PastTeamMember,
  Visit,
  HospitalStay,
  Result,
  OlderResult,
  DailyLife,
  Contact,
  Coverage,
  Document,
  Procedure,
  Immunization,
  Chart,
  Count_
};
std::string counted(Noun noun, std::size_t count, Language language);

// "Psychiatrist" for "psychiatrist"; the code itself when it is not one of the interface's roles.
std::string roleWord(std::string_view role, Language language);
// "stop date" of a record::Conflict in words; the field itself when it is not known.
std::string conflictField(std::string_view field, Language language);
// FHIR's goal-achievement as a code or in its own words ("No Change"); nullopt for anything else.
std::optional<std::string> achievementWord(std::string_view achievement, Language language);
// The sentence for a kind of record::Change, with {0} about, {1} from, {2} to; "" for a kind it does not know.
std::string_view changePattern(std::string_view kind, Language language);

// "{0} of {1}" with the values put in; a missing value reads as "".
std::string fill(std::string_view pattern, std::initializer_list<std::string_view> values);
// "Mar 2, 2026", "2 mar 2026"; as exact as the date is; "" for no date.
std::string dateWords(const PartialDate& date, Language language);
std::string dateWords(Instant instant, Language language);
// "8:00 am", "8:00": the time of day, by UTC.
std::string clockWords(Instant instant, Language language);
// "Sister" for "sister"; nullopt for what is not known.
std::optional<std::string> relationWord(std::string_view relation, Language language);

}  // namespace baton::outbound
