// "I have seen this finding": one more fact, so that it stays quiet until its facts change (rules/acknowledged.h).
#pragma once

#include <string>

#include "app/enter.h"
#include "record/disclosure.h"
#include "record/finding.h"

namespace baton::app {

// `findings`: of `present`, the person's own view as it stands; `finding` is the id of one of them.
// Errors: NotFound when the finding is no longer there (its facts changed meanwhile), those of enter().
Result<Saved> acknowledge(Home& home, const EnterRequest& request, const record::Disclosure& present,
                          const record::Findings& findings, const std::string& finding, const std::string& note);

}  // namespace baton::app
