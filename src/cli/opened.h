// Opening the home and choosing the person: the first two steps of most commands.
#pragma once

#include "app/people.h"
#include "cli/command.h"

namespace baton::cli {

struct Opened {
  app::Home home;
  record::PersonId person;
};
// `reader`: whom the answer is for where --for does not say it.
Result<Opened> openFor(const Arguments& arguments, Console& console, const std::string& reader = "self");

}  // namespace baton::cli
