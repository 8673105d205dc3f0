#include "sources/forms/daily_life.h"

#include "sources/forms/observation.h"

namespace baton::sources::forms {

Result<Drafts> make(const DailyLifeForm& form, const Context& context) {
  BATON_TRY(const std::string work, words(form.work_schedule, "work schedule", Need::Optional));
  BATON_TRY(const std::string sleep, words(form.sleep_pattern, "sleep pattern", Need::Optional));
  BATON_TRY(const std::string visits, words(form.visit_preference, "visit preference", Need::Optional));
  BATON_TRY(const std::string on, dateTimeOrNow(context, form.on, "on"));
  Drafts drafts;
  auto add = [&](json::Value code, const std::string& text) {
    if (text.empty()) return;
    json::Value made = observation(Kind::SocialHistory, std::move(code), on, context, drafts);
    made.set("valueString", text);
    drafts.push_back({std::move(made), ""});
  };
  add(loinc("74159-5", "Work schedule NIOSH", "Work schedule"), work);
  add(textConcept("Sleep pattern"), sleep);
  add(textConcept("Visit preference"), visits);
  if (drafts.empty()) return wrong("work schedule", "There is nothing to save yet. Fill in at least one line.");
  return drafts;
}

}  // namespace baton::sources::forms
