// link: an account gets access to a record, from the command line of who runs the server; idempotent.
//
// On the pages only the person themselves gives access (invitations.h); this is for setting up and for samples.
#pragma once

#include <string>
#include <vector>

#include "app/home.h"
#include "app/visitor.h"

namespace baton::app {

// "self", "caregiver", "manager"; None for anything else.
Relation relationFrom(const std::string& text);

// `scopes` of a caregiver ("read" is always one); ignored for others. A caregiver's access lasts a year.
// Errors: NotFound (person), BadUsage (no relation).
Status linkAccount(Home& home, const std::string& account, const record::PersonId& person, Relation relation,
                   const std::vector<std::string>& scopes);

}  // namespace baton::app
