// The beginning that all typed Observations share.
#pragma once

#include "base/decimal.h"
#include "sources/forms/form.h"

namespace baton::sources::forms {

enum class Kind : unsigned char { Survey, Activity, SocialHistory, Symptom };

// status final, category, code, subject, effective (as FHIR writes it), issued, performer = who writes.
json::Value observation(Kind kind, json::Value code, const std::string& effective, const Context& context,
                        const Drafts& drafts);
json::Value loinc(std::string_view code, std::string_view display, std::string_view text);
// {"value", "unit", "system", "code"}; without `ucum` no code.
json::Value quantity(const Decimal& value, std::string_view unit, std::string_view ucum = {});
// A component whose value is text.
json::Value component(std::string_view what, std::string_view value);
// Adds one more category with text only, for finding what belongs together: "daily-log", "side-effect".
void addCategory(json::Value& observation, std::string_view text);
// [{"reference": key, "display": text}]: what the Observation is about besides the person.
void setFocus(json::Value& observation, const std::string& key, const std::string& text);

}  // namespace baton::sources::forms
