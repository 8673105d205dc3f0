// Wording of findings: rows' texts with the names of what was found, steps with their dates, sources taken apart.
//
// A person reads the plain texts in English or Spanish, a clinician the clinical ones in English; all keep the same id,
// severity and evidence. What a source says stays as it was written.
// Pure. Errors: none.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "knowledge/knowledge.h"
#include "record/finding.h"

namespace baton::rules {

enum class Reader : std::uint8_t { Person, Clinician };
enum class Language : std::uint8_t { English, Spanish };

// A clinician reads English.
Language languageFor(Reader reader, Language language);

struct Asked;
// Fixed words of the rules, in both languages.
struct Phrase {
  std::string_view english;
  std::string_view spanish;
  std::string in(Language language) const { return std::string(language == Language::Spanish ? spanish : english); }
  std::string_view in(const Asked& asked) const;  // a clinician reads English
};

// Between the reasons of one finding: documents and pages break the line there.
inline constexpr Phrase kAlso = {" Also: ", " También: "};

struct Names {
  std::string a, b, c;
};
// "{a} can raise {b}." → "Ibuprofen can raise lithium.": every sentence begins with a capital. In Spanish "y {b}" is
// "e ibuprofeno", "o {b}" is "u olanzapina".
std::string fill(std::string_view text, const Names& names, Language language = Language::English);
// The first sentence, without its full stop: a title.
std::string_view firstSentence(std::string_view text);
// "st. john's wort" → "St. John's wort": how a name stands within a sentence.
std::string shownName(std::string_view ingredient);
// In Spanish "hierba de San Juan"; what the tables do not know stays as it is.
std::string shownName(const knowledge::Knowledge& knowledge, std::string_view ingredient, Language language);
// "a", "a and b", "a, b and c"; "a y b", "litio e ibuprofeno".
std::string listed(const std::vector<std::string>& names, Language language = Language::English);
// "st. john's wort" → "st-johns-wort": for ids.
std::string idPart(std::string_view name);

// `by` of a row as a day ("now", "48h"), or as it stands ("next-contact", "next-visit").
std::string dayOf(std::string_view by, Instant now);
// "psychiatrist; pharmacy": first what the person does, then what each of those is asked to do.
std::vector<record::Step> stepsFor(std::string_view who, std::string_view by, std::string_view plain,
                                   std::string_view clinical, Instant now);
// "FDA label Prozac, section 4.1; ANSM ..." → one source each; `url` belongs to the first.
std::vector<record::FindingSource> sourcesOf(std::string_view source, std::string_view url,
                                             std::string_view checked_on);
// The same, added to `sources` where they do not name it yet.
void addSources(std::vector<record::FindingSource>& sources, std::string_view source, std::string_view url,
                std::string_view checked_on);

}  // namespace baton::rules
