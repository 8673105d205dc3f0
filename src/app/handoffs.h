// Handoffs: who owns which responsibility, for pages and commands (capability FAIL-1); writing one is enter() with
// forms::OwnForm. Of a Disclosure and of nothing else.
#pragma once

#include <string>
#include <string_view>

#include "app/home.h"
#include "format/json.h"
#include "record/disclosure.h"
#include "record/members.h"
#include "record/responsibilities.h"
#include "sources/forms/own.h"

namespace baton::app {

// "Lab follow-up", "Orders the tests, reads the results and says what follows": from the tables.
struct ResponsibilityWords {
  std::string name;
  std::string what;
};
ResponsibilityWords responsibilityWords(std::string_view id, std::string_view language);

// [{"responsibility","owner","accepted","since", ...}]: all eight, in the contract's order. `owner` is the one who
// accepted, else the one who was asked (accepted: false), else null. docs/formats/handoffs.md.
json::Value handoffsJson(const record::Responsibilities& all, Instant now);
std::string handoffsText(const record::Responsibilities& all, Instant now);

}  // namespace baton::app
