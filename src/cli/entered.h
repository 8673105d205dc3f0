// What commands that write something by hand share: the request and the answer.
#pragma once

#include "app/enter.h"
#include "cli/command.h"

namespace baton::cli {

// --as NAME: a caregiver writes; --offset: their time zone; --key: the same key twice saves once.
app::EnterRequest requestFrom(const Arguments& arguments, const record::PersonId& person);
app::Author authorFrom(const Arguments& arguments);
void printSaved(const app::Saved& saved, const Arguments& arguments, Console& console);
json::Value savedJson(const app::Saved& saved);

}  // namespace baton::cli
