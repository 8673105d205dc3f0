// Baton's own phrases in the reader's language (outbound/phrases.h), for the pages.
#pragma once

#include "outbound/phrases.h"

namespace baton::app {

using outbound::ownPhrase;
using outbound::relationWord;
using PhraseLanguage = outbound::Language;
inline PhraseLanguage phraseLanguage(std::string_view code) { return outbound::languageOf(code); }  // "en", "es"

}  // namespace baton::app
