// What the pages about questionnaires share: their words in the reader's language, and crisis help that comes first.
#pragma once

#include <string>

#include "app/questionnaires.h"
#include "web/frame/components.h"
#include "web/frame/page.h"

namespace baton::web::entry {

// Questionnaires are answered by the person, or by who keeps a minor's record; a caregiver does not answer for
// somebody.
bool mayAnswer(const Page& page);
// The item texts exist in the reader's language; else they are shown in English and said to be so.
bool isInLanguage(const app::Instrument& instrument, Language language);
std::string titleOf(const app::Instrument& instrument, Language language);
// "moderate" → "moderate" | "moderado"; "" for a word that is not in knowledge/changes/bands.tsv.
std::string severityWord(Language language, const std::string& severity);
std::string cutoffWords(Language language, const std::string& cutoff);
// Somebody to talk to, now: above everything else on the page.
Html crisisFirst(const Page& page);
std::string resultPath(const Page& page, const app::Instrument& instrument, const std::string& entry);

}  // namespace baton::web::entry
