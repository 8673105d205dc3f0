// What came of visits, and what was agreed: for pages, `baton after-visit` and its JSON. Of a Disclosure and of nothing
// else; writing is enter() with forms::AfterVisitForm and AgreedStepForm.
#pragma once

#include <string>

#include "app/home.h"
#include "format/json.h"
#include "record/agreed.h"
#include "record/disclosure.h"
#include "sources/forms/after_visit.h"

namespace baton::app {

std::string_view toText(record::AgreedState state);  // "open", "done", "not-needed"
// {"visits":[{"on","with","decided","changed","resource"}],"agreed":[{"task","kind","what","who","due","state",
// "overdue","note"}]}
json::Value afterVisitJson(const record::Disclosure& seen);
std::string afterVisitText(const record::Disclosure& seen);

}  // namespace baton::app
