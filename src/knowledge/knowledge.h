// Knowledge: every table of knowledge/ behind one value.
//
// What medicine knows is data (ARCHITECTURE.md, decision 6): tables are compiled in, and a folder of the same tables
// may replace them at start. Any number of threads may read a Knowledge.
// Cost: each family is read from its tables when it is first asked for (knowledge/lazy.h), so that a run pays for what
// it uses: 3 ms for the 15,000 names, a fraction of that for any other. fromTexts reads all at once.
// Errors: fromTexts answers BadInput with the table and the line.
#pragma once

#include <map>
#include <memory>
#include <string>

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

class CypRoles;  // knowledge/cyp_roles.h: few ask for it

class Knowledge {
 public:
  Knowledge(Knowledge&&) noexcept;
  Knowledge& operator=(Knowledge&&) noexcept;
  ~Knowledge();

  // Keys are paths below knowledge/ ("names/brands.tsv"). A table that is absent is taken from the compiled-in set, so
  // a folder may replace one table only. An unknown key is BadInput: a misspelt file name must not pass unseen.
  static Result<Knowledge> fromTexts(std::map<std::string, std::string> texts);

  const Names& names() const;
  const SigWords& sigWords() const;
  const SigWords& useWords() const;
  const Psychotropics& psychotropics() const;
  const Changes& changes() const;
  const Conditions& conditions() const;
  const Allergens& allergens() const;
  const Languages& languages() const;
  const AccessAges& accessAges() const;
  const CrisisLines& crisisLines() const;
  const Instruments& instruments() const;
  const Drugs& drugs() const;
  const Interactions& interactions() const;
  const Duplicates& duplicates() const;
  const RedFlags& redFlags() const;
  const PlainSpanish& plainSpanish() const;
  const Risks& risks() const;
  const VagueTerms& vagueTerms() const;
  const Refills& refills() const;
  const Stopping& stopping() const;
  const Trials& trials() const;
  const Start& start() const;
  const Cautions& cautions() const;
  const Allergies& allergies() const;
  const Effects& effects() const;
  const WatchPlans& watchPlans() const;
  const TherapyConflicts& therapyConflicts() const;
  const Labs& labs() const;
  const Monitoring& monitoring() const;
  const MedicalCauses& medicalCauses() const;
  const CypRoles& cypRoles() const;

 private:
  struct Families;  // the tables' texts, and a Lazy for each family
  friend const Knowledge& builtIn();
  explicit Knowledge(std::map<std::string, std::string> replaced);

  std::unique_ptr<const Families> families_;
};

// The compiled-in tables. They were checked by the tests, so a fault in them is a bug and stops the program.
const Knowledge& builtIn();

}  // namespace baton::knowledge
