// What the tables know, for `baton knowledge`: of one medicine by any of its names, or how much there is.
#pragma once

#include <string>

#include "base/result.h"
#include "format/json.h"

namespace baton::app {

struct Shown {
  json::Value json;
  std::string text;
};
// Errors: NotFound for a name that no table has; says so without guessing another.
Result<Shown> knowledgeOf(const std::string& name);
Shown knowledgeOverview();

}  // namespace baton::app
