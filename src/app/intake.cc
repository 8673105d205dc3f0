#include "app/intake.h"

#include <algorithm>

#include "app/histories.h"
#include "app/people.h"

namespace baton::app {
namespace {

using record::PersonFact;
using record::PersonId;

bool isAboutSomebodyElse(const FilePersons& persons, const std::vector<PersonFact>& known) {
  return persons.subject && std::any_of(known.begin(), known.end(), [&](const PersonFact& person) {
           return isPlainlyAnother(person, *persons.subject);
         });
}

tl::unexpected<Error> refusal(const sources::FilePart& part, const PersonFact& subject) {
  const std::string name = subject.names.empty() ? "" : subject.names.front().text;
  return fail(ErrorCode::BadInput,
              part.name + " is about somebody else: " + name + ", born " +
                  (subject.born.empty() ? "unknown" : subject.born.text()) +
                  ". Nothing of it was stored. If it is a new person, import it with --person new.",
              std::string(kAboutAnother));
}

std::unique_ptr<Intake> newIntake(Home& home) {
  auto intake = std::make_unique<Intake>();
  intake->id = newPersonId(home.random());
  intake->is_made = false;
  return intake;
}

}  // namespace

Result<Intakes> Intakes::open(Home& home, const std::string& wanted) {
  Intakes intakes(home, wanted == "new");
  BATON_TRY(const auto persons, listPersons(home));
  if (wanted == "new" || (wanted.empty() && persons.empty())) {
    intakes.intakes_.push_back(newIntake(home));
    return intakes;
  }
  auto intake = std::make_unique<Intake>();
  BATON_TRY(intake->id, choosePerson(home, wanted));
  BATON_TRY(const record::History history, loadHistory(home, intake->id));
  intake->index = indexOf(history);
  intake->known = record::factsAt(history, home.clock().now()).persons;
  intake->head_before = history.sequence;
  intakes.intakes_.push_back(std::move(intake));
  return intakes;
}

Result<Intake*> Intakes::intakeFor(const sources::FilePart& part, FilePersons& persons) {
  for (const auto& intake : intakes_) {
    persons = personsIn(part.content.entries, intake->known);
    if (!persons.subject && intakes_.size() > 1) {
      return fail(ErrorCode::BadInput, part.name + " does not say whom it is about, and this import is about several " +
                                           "people. Nothing of it was stored. Import it with --person NAME.");
    }
    if (!isAboutSomebodyElse(persons, intake->known)) return intake.get();
  }
  if (!makes_persons_) return refusal(part, *persons.subject);
  intakes_.push_back(newIntake(*home_));
  persons = personsIn(part.content.entries, {});
  return intakes_.back().get();
}

Status Intakes::staysWith(const Intake& intake, const sources::FilePart& part, FilePersons& persons) {
  persons = personsIn(part.content.entries, intake.known);
  if (isAboutSomebodyElse(persons, intake.known)) return refusal(part, *persons.subject);
  return {};
}

}  // namespace baton::app
