#include "app/crisis_words.h"

#include <string>
#include <variant>

#include "knowledge/knowledge.h"
#include "rules/red_flag_text.h"

namespace baton::app {
namespace {

namespace forms = sources::forms;

// What was typed freely, a line each.
std::string typedIn(const forms::Form& form) {
  std::string text;
  const auto add = [&](const std::string& words) { text += words + ".\n"; };
  if (const auto* log = std::get_if<forms::DailyLogForm>(&form)) {
    add(log->note);
    for (const forms::SymptomEntry& symptom : log->symptoms) {
      if (symptom.severity != "0") add(symptom.name + " " + symptom.frequency);
    }
    for (const forms::SideEffectEntry& effect : log->side_effects) {
      if (effect.severity != "0") add(effect.name);
    }
  } else if (const auto* note = std::get_if<forms::NoteForm>(&form)) {
    add(note->title);
    add(note->text);
  } else if (const auto* progress = std::get_if<forms::GoalProgressForm>(&form)) {
    add(progress->note);
  }
  return text;
}

}  // namespace

bool mustLeadToCrisisHelp(const forms::Form& form, forms::Author::Kind writer, Instant now) {
  const knowledge::RedFlags& flags = knowledge::builtIn().redFlags();
  const auto who = writer == forms::Author::Kind::Relative ? rules::Writer::Caregiver : rules::Writer::Self;
  const int year = civilFromDays(now.ms / kDayMs).year;
  for (const rules::FlagInText& found : rules::redFlagsIn(flags, typedIn(form), who, year)) {
    const knowledge::RedFlag& flag = flags.flags()[found.flag];
    if (flag.severity == knowledge::Severity::Urgent && flag.medicines.empty()) return true;
  }
  return false;
}

}  // namespace baton::app
