#include "web/pages/questionnaire_parts.h"

#include "web/frame/crisis_list.h"

namespace baton::web::entry {

bool mayAnswer(const Page& page) { return page.person->relation != app::Relation::Caregiver; }

bool isInLanguage(const app::Instrument& instrument, Language language) {
  return instrument.speaks(languageCode(language));
}

std::string titleOf(const app::Instrument& instrument, Language language) {
  return language == Language::Spanish && !instrument.title_es.empty() ? instrument.title_es : instrument.title;
}

std::string severityWord(Language language, const std::string& severity) {
  if (severity == "none to minimal") return sayIn(language, "severity", "none to minimal");
  if (severity == "minimal") return sayIn(language, "severity", "minimal");
  if (severity == "mild") return sayIn(language, "severity", "mild");
  if (severity == "moderate") return sayIn(language, "severity", "moderate");
  if (severity == "moderately severe") return sayIn(language, "severity", "moderately severe");
  if (severity == "severe") return sayIn(language, "severity", "severe");
  return severity;
}

std::string cutoffWords(Language language, const std::string& cutoff) {
  if (cutoff == "worth talking over with a clinician") {
    return say(language, "A total like this is worth talking over with a clinician.");
  }
  if (cutoff == "drinking that may harm health") {
    return say(language, "Drinking at this level may harm health. It is worth talking over with a clinician.");
  }
  return cutoff;
}

Html crisisFirst(const Page& page) {
  const Language language = page.language;
  Html inside = paragraph(say(language,
                              "You wrote that you had thoughts of being better off dead, or of hurting yourself. "
                              "Thank you for saying it. Many people have such thoughts, and help works."));
  inside += paragraph(say(language, "Please talk to somebody now. They will listen, by day and by night."));
  Html html = notice(say(language, "You do not have to be alone with this"), inside, Tone::Urgent);
  html += crisisList(page);
  return html;
}

std::string resultPath(const Page& page, const app::Instrument& instrument, const std::string& entry) {
  return page.about("/questionnaires/" + instrument.id + "/" + entry);
}

}  // namespace baton::web::entry
