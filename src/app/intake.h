// Intake: the record that an import goes to, and what it held before. Usually one; with `--person new` every file that
// is plainly about somebody else than those before it gets a record of its own.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/home.h"
#include "app/identity.h"
#include "app/resource_index.h"
#include "sources/files.h"

namespace baton::app {

inline constexpr std::string_view kAboutAnother = "about another person";  // Error::detail of such a refusal

struct Intake {
  record::PersonId id;
  bool is_made = true;  // false: the person is made when there is something to store
  ResourceIndex index;
  std::vector<record::PersonFact> known;  // every Patient so far
  record::Sequence head_before = 0;
};

class Intakes {
 public:
  // `wanted` is an id, a name, "new", or "" for the only person there is. Errors: BadUsage and NotFound for the person.
  static Result<Intakes> open(Home& home, const std::string& wanted);

  // The record that a file with this part belongs to; `persons` is filled with what the part says about its people.
  // Errors: BadInput when it is about somebody else and no new person was asked for.
  Result<Intake*> intakeFor(const sources::FilePart& part, FilePersons& persons);
  // The same for a later part of a file whose record is chosen. Errors: BadInput when this part is about another
  // person.
  static Status staysWith(const Intake& intake, const sources::FilePart& part, FilePersons& persons);

  const Intake& first() const { return *intakes_.front(); }
  const std::vector<std::unique_ptr<Intake>>& all() const { return intakes_; }

 private:
  Intakes(Home& home, bool makes_persons) : home_(&home), makes_persons_(makes_persons) {}
  Home* home_;
  bool makes_persons_;
  std::vector<std::unique_ptr<Intake>> intakes_;  // never empty
};

}  // namespace baton::app
