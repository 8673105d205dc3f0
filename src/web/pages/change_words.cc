#include "web/pages/change_words.h"

#include "app/results.h"
#include "web/pages/record_parts.h"

namespace baton::web {
namespace {

std::string capital(std::string_view text) {
  std::string out(text);
  if (!out.empty() && out.front() >= 'a' && out.front() <= 'z') out.front() = static_cast<char>(out.front() - 32);
  return out;
}

std::string withColon(std::string text, std::string_view more) {
  return more.empty() ? text : text + ": " + std::string(more);
}

std::string fromTo(Language language, std::string_view from, std::string_view to) {
  if (from.empty()) return std::string(to);
  if (to.empty()) return sayf(language, "was {}", from);
  return sayf(language, "{0}, before {1}", to, from);
}

std::string medicineSentence(Language language, const ChangeParts& parts) {
  const std::string name = capital(parts.about);
  if (parts.kind == "medication-started") return withColon(sayf(language, "{} was started", name), parts.to);
  if (parts.kind == "medication-stopped") return sayf(language, "{} was stopped", name);
  if (parts.kind == "medication-dose-changed") {
    if (parts.from.empty()) return withColon(sayf(language, "Dose of {}", parts.about), parts.to);
    return sayf(language, "Dose of {0}: now {1}, before {2}", parts.about, parts.to, parts.from);
  }
  if (parts.kind == "medication-status-changed") {
    return sayf(language, "{0}: now {1}, before {2}", name, statusText(language, parts.to),
                statusText(language, parts.from));
  }
  return "";
}

std::string problemSentence(Language language, const ChangeParts& parts) {
  if (parts.kind == "condition-added") return sayf(language, "New on the record: {}", parts.about);
  if (parts.kind == "condition-resolved") {
    const bool has_status = parts.to == "remission" || parts.to == "resolved" || parts.to == "refuted";
    return has_status ? withColon(capital(parts.about), statusText(language, parts.to))
                      : sayf(language, "{} is no longer active", capital(parts.about));
  }
  if (parts.kind == "allergy-added") {
    return withColon(sayf(language, "Allergy to {}", parts.about), parts.to == "active" ? "" : parts.to);
  }
  if (parts.kind == "allergy-removed") return sayf(language, "The allergy to {} is no longer active", parts.about);
  return "";
}

std::string peopleSentence(Language language, const ChangeParts& parts) {
  if (parts.kind == "clinician-added") {
    if (parts.to.empty() || parts.to == "other") return sayf(language, "{} joined the care team", parts.about);
    return sayf(language, "{0} joined the care team ({1})", parts.about, roleText(language, parts.to, parts.to));
  }
  if (parts.kind == "clinician-left") return sayf(language, "{} left the care team", parts.about);
  if (parts.kind == "goal-added") return sayf(language, "New goal: {}", parts.about);
  if (parts.kind == "goal-progress") {
    return sayf(language, "Goal “{0}”: {1}", parts.about, fromTo(language, parts.from, parts.to));
  }
  return "";
}

std::string eventWords(Language language, const ChangeParts& parts) {
  if (parts.kind == "result-abnormal") {
    return sayf(language, "{0}: {1}, outside the usual range", app::resultName(parts.about),
                fromTo(language, parts.from, parts.to));
  }
  if (parts.kind == "score-changed")
    return withColon(app::resultName(parts.about), fromTo(language, parts.from, parts.to));
  if (parts.kind == "admission") return say(language, "Admitted to hospital");
  if (parts.kind == "discharge") return say(language, "Discharged from hospital");
  if (parts.kind == "encounter") return visitText(language, parts.about);
  if (parts.kind == "procedure") return sayf(language, "{} was done", capital(parts.about));
  if (parts.kind == "immunization") return sayf(language, "{} was given", capital(parts.about));
  if (parts.kind == "document-added") return sayf(language, "New document: {}", parts.about);
  return "";
}

}  // namespace

std::string changeSentence(Language language, const ChangeParts& parts, std::string_view fallback) {
  for (const auto make : {medicineSentence, problemSentence, peopleSentence, eventWords}) {
    std::string sentence = make(language, parts);
    if (!sentence.empty()) return sentence;
  }
  return std::string(fallback);
}

std::string changeSentence(Language language, const record::Change& change) {
  return changeSentence(language, {change.kind, change.about, change.from, change.to}, change.text);
}

std::string eventSentence(Language language, const app::TimelineEvent& event) {
  const bool is_place = event.kind == "encounter" || event.kind == "admission" || event.kind == "discharge";
  return changeSentence(language, {event.kind, event.about, event.from, is_place ? "" : std::string_view(event.to)},
                        event.text);
}

std::string mattersText(Language language, const std::vector<std::string>& matters_for) {
  std::string text;
  for (const std::string& one : matters_for) {
    std::string word = one;
    if (one == "mood") word = say(language, "mood");
    if (one == "sleep") word = say(language, "sleep");
    if (one == "concentration") word = say(language, "concentration");
    if (one == "safety") word = say(language, "safety");
    if (one == "metabolism") word = say(language, "metabolism");
    text += (text.empty() ? "" : ", ") + word;
  }
  return text;
}

EventGroup groupOf(std::string_view kind) {
  if (kind.starts_with("medication-")) return EventGroup::Medicines;
  if (kind == "encounter" || kind == "admission" || kind == "discharge" || kind == "procedure")
    return EventGroup::Visits;
  if (kind == "score-changed" || kind == "result-abnormal") return EventGroup::Results;
  if (kind.starts_with("condition-") || kind.starts_with("allergy-")) return EventGroup::Conditions;
  return EventGroup::Others;
}

std::string groupText(Language language, EventGroup group) {
  switch (group) {
    case EventGroup::Medicines:
      return say(language, "Medicines");
    case EventGroup::Visits:
      return say(language, "Visits");
    case EventGroup::Results:
      return say(language, "Results");
    case EventGroup::Conditions:
      return say(language, "Conditions and allergies");
    case EventGroup::Others:
      return say(language, "Goals and people");
  }
  return "";
}

}  // namespace baton::web
