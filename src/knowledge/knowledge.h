// Knowledge: every table of knowledge/ behind one value.
//
// What medicine knows is data (ARCHITECTURE.md, decision 6): tables are compiled in, and a folder of the same tables
// may replace them at start. A Knowledge is immutable once built; any number of threads may read it.
// Cost: builtIn() builds its indexes at the first call (about a millisecond for 12,000 names), later calls are free.
// Errors: fromTexts answers BadInput with the table and the line.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "knowledge/allergens.h"
#include "knowledge/allergies.h"
#include "knowledge/cautions.h"
#include "knowledge/conditions.h"
#include "knowledge/crisis_lines.h"
#include "knowledge/drugs.h"
#include "knowledge/duplicates.h"
#include "knowledge/effects.h"
#include "knowledge/instruments.h"
#include "knowledge/interactions.h"
#include "knowledge/labs.h"
#include "knowledge/languages.h"
#include "knowledge/meaningful_change.h"
#include "knowledge/medical_causes.h"
#include "knowledge/minor_ages.h"
#include "knowledge/monitoring.h"
#include "knowledge/names.h"
#include "knowledge/plain_spanish.h"
#include "knowledge/psychotropics.h"
#include "knowledge/red_flags.h"
#include "knowledge/refills.h"
#include "knowledge/risks.h"
#include "knowledge/sig_words.h"
#include "knowledge/start.h"
#include "knowledge/stopping.h"
#include "knowledge/therapy_conflicts.h"
#include "knowledge/trials.h"
#include "knowledge/vague_terms.h"
#include "knowledge/watch_plans.h"

namespace baton::knowledge {

class Knowledge {
 public:
  Knowledge(Knowledge&&) noexcept = default;
  Knowledge& operator=(Knowledge&&) noexcept = default;

  // Keys are paths below knowledge/ ("names/brands.tsv"). A table that is absent is taken from the compiled-in set, so
  // a folder may replace one table only. An unknown key is BadInput: a misspelt file name must not pass unseen.
  static Result<Knowledge> fromTexts(std::map<std::string, std::string> texts);

  const Names& names() const { return names_; }
  const SigWords& sigWords() const { return sig_words_; }
  const SigWords& useWords() const { return use_words_; }
  const Psychotropics& psychotropics() const { return psychotropics_; }
  const Changes& changes() const { return changes_; }
  const Conditions& conditions() const { return conditions_; }
  const Allergens& allergens() const { return allergens_; }
  const Languages& languages() const { return languages_; }
  const AccessAges& accessAges() const { return access_ages_; }
  const CrisisLines& crisisLines() const { return crisis_lines_; }
  const Instruments& instruments() const { return instruments_; }
  const Drugs& drugs() const { return drugs_; }
  const Interactions& interactions() const { return interactions_; }
  const Duplicates& duplicates() const { return duplicates_; }
  const RedFlags& redFlags() const { return red_flags_; }
  const PlainSpanish& plainSpanish() const { return plain_spanish_; }
  const Risks& risks() const { return risks_; }
  const VagueTerms& vagueTerms() const { return vague_terms_; }
  const Refills& refills() const { return refills_; }
  const Stopping& stopping() const { return stopping_; }
  const Trials& trials() const { return trials_; }
  const Start& start() const { return start_; }
  const Cautions& cautions() const { return cautions_; }
  const Allergies& allergies() const { return allergies_; }
  const Effects& effects() const { return effects_; }
  const WatchPlans& watchPlans() const { return watch_plans_; }
  const TherapyConflicts& therapyConflicts() const { return therapy_conflicts_; }
  const Labs& labs() const { return labs_; }
  const Monitoring& monitoring() const { return monitoring_; }
  const MedicalCauses& medicalCauses() const { return medical_causes_; }

 private:
  Knowledge() = default;
  Status build();

  std::map<std::string, std::string> texts_;  // owns what the views below look at; nodes keep their place when moved
  Names names_;
  SigWords sig_words_;
  SigWords use_words_;
  Psychotropics psychotropics_;
  Changes changes_;
  Conditions conditions_;
  Allergens allergens_;
  Languages languages_;
  AccessAges access_ages_;
  CrisisLines crisis_lines_;
  Instruments instruments_;
  Drugs drugs_;
  Interactions interactions_;
  Duplicates duplicates_;
  RedFlags red_flags_;
  PlainSpanish plain_spanish_;
  Risks risks_;
  VagueTerms vague_terms_;
  Refills refills_;
  Stopping stopping_;
  Trials trials_;
  Start start_;
  Cautions cautions_;
  Allergies allergies_;
  Effects effects_;
  WatchPlans watch_plans_;
  TherapyConflicts therapy_conflicts_;
  Labs labs_;
  Monitoring monitoring_;
  MedicalCauses medical_causes_;
};

// The compiled-in tables. They were checked by the tests, so a fault in them is a bug and stops the program.
const Knowledge& builtIn();

}  // namespace baton::knowledge
