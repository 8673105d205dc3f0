// What a visitor must be before a step of this folder is taken; checked here too, whatever the page checked.
#pragma once

#include "app/visitor.h"
#include "base/result.h"

namespace baton::app {

Status needSignIn(const Visitor& visitor);  // NotAllowed
Status needStepUp(const Visitor& visitor);  // NotAllowed
// Is this person, or manages their record, and has confirmed it is them. NotFound for everybody else, as for a person
// who does not exist.
Result<PersonAccess> needOwner(const Visitor& visitor, const record::PersonId& person);

}  // namespace baton::app
