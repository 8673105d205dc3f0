// Opening the home and choosing the person: the first two steps of most commands.
#pragma once

#include "app/people.h"
#include "cli/command.h"

namespace baton::cli {

struct Opened {
  app::Home home;
  record::PersonId person;
};
Result<Opened> openFor(const Arguments& arguments, Console& console);

}  // namespace baton::cli
