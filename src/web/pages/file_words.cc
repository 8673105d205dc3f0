#include "web/pages/file_words.h"

#include <algorithm>
#include <array>

#include "web/pages/phrases.h"

namespace baton::web {
namespace {

using Said = std::string (*)(Language);
constexpr std::array<Said, 46> kWhole = {
    [](Language l) { return say(l, "The entry holds no resource."); },
    [](Language l) { return say(l, "The entry is empty."); },
    [](Language l) { return say(l, "It has no resourceType, so it is not a FHIR resource."); },
    [](Language l) { return say(l, "The line is not a FHIR resource."); },
    [](Language l) { return say(l, "The file is empty."); },
    [](Language l) { return say(l, "The zip file holds no files."); },
    [](Language l) { return say(l, "An archive inside an archive is not opened; unpack it first."); },
    [](Language l) { return say(l, "The disk is full."); },
    [](Language l) { return say(l, "This JSON is not a FHIR resource: it is not an object."); },
    [](Language l) { return say(l, "This JSON is not a FHIR resource: it has no resourceType."); },
    [](Language l) { return say(l, "The file is in UTF-16; FHIR JSON is written in UTF-8."); },
    [](Language l) { return say(l, "This is an export of Apple Health (export.xml), which is not read yet."); },
    [](Language l) { return say(l, "The Bundle's entries are not a list."); },
    [](Language l) { return say(l, "The Bundle does not say what kind it is; read all the same."); },
    [](Language l) {
      return say(l, "This is one page of an answer that goes on: what stands on the next pages is not in this file.");
    },
    [](Language l) { return say(l, "The medicine has no name or code."); },
    [](Language l) { return say(l, "The entry names no medicine."); },
    [](Language l) { return say(l, "The coverage names no policy."); },
    [](Language l) { return say(l, "The entry says nothing about a status."); },
    [](Language l) { return say(l, "The problem has no name or code."); },
    [](Language l) { return say(l, "The concern names no problem."); },
    [](Language l) { return say(l, "The concern names no allergy."); },
    [](Language l) { return say(l, "The allergy names no substance."); },
    [](Language l) { return say(l, "The set of vital signs is empty."); },
    [](Language l) { return say(l, "The entry holds no vital sign."); },
    [](Language l) { return say(l, "The immunization has no name or code."); },
    [](Language l) { return say(l, "The health concern does not say what it is."); },
    [](Language l) { return say(l, "The goal does not say what it is."); },
    [](Language l) { return say(l, "The procedure has no name or code."); },
    [](Language l) { return say(l, "Baton found nothing in this entry that it can read."); },
    [](Language l) { return say(l, "The document's body is empty or cannot be read."); },
    [](Language l) { return say(l, "The supply names no product."); },
    [](Language l) { return say(l, "The result has neither a name nor a code."); },
    [](Language l) { return say(l, "The observation has neither a name nor a code."); },
    [](Language l) { return say(l, "The report has no name and no results."); },
    [](Language l) { return say(l, "The care team names nobody."); },
    [](Language l) { return say(l, "The encounter says neither what it was nor when."); },
    [](Language l) { return say(l, "The note is empty."); },
    [](Language l) { return say(l, "The picture or file is empty."); },
    [](Language l) { return say(l, "The person's family name is missing."); },
    [](Language l) { return say(l, "The document does not name the person."); },
    [](Language l) { return say(l, "The person's date of birth is missing or cannot be read."); },
    [](Language l) { return say(l, "The file holds a crisis card. Only the person can take it over."); },
    [](Language l) { return say(l, "The file holds the words of a crisis card. They come into this record too."); },
    [](Language l) { return say(l, "The file holds other words for the crisis card. The ones here stay."); },
    [](Language l) { return say(l, "The crisis card in the file is too long to keep."); },
};

// Sentences with a value at one place.
struct Pattern {
  std::string_view before;
  std::string_view after;
  Said pattern;
};
constexpr std::array<Pattern, 5> kPatterns = {
    Pattern{"And ", " more like this.", [](Language l) { return say(l, "And {} more like this."); }},
    Pattern{"The source says that it deleted ", "; Baton keeps what it has of it.",
            [](Language l) { return say(l, "The source says that it deleted {}; Baton keeps what it has of it."); }},
    Pattern{"\"", "\" is not a resource type of FHIR R4.",
            [](Language l) { return say(l, "\"{}\" is not a resource type of FHIR R4."); }},
    Pattern{"The line is longer than ", ".", [](Language l) { return say(l, "The line is longer than {}."); }},
    Pattern{
        "The ", " does not name its template; it was recognised by its shape.",
        [](Language l) { return say(l, "A part does not name its template; it was recognised by its shape. ({})"); }},
};

std::string known(Language language, std::string_view english) {
  const auto whole =
      std::ranges::find_if(kWhole, [&](Said sentence) { return sentence(Language::English) == english; });
  if (whole != kWhole.end()) return (*whole)(language);
  for (const Pattern& one : kPatterns) {
    if (english.size() <= one.before.size() + one.after.size()) continue;
    if (!english.starts_with(one.before) || !english.ends_with(one.after)) continue;
    const std::string value(english.substr(one.before.size(), english.size() - one.before.size() - one.after.size()));
    return fillIn(one.pattern(language), {value});
  }
  return "";
}

}  // namespace

Html fileReason(const Page& page, std::string_view english) {
  if (page.language == Language::English) return Html::text(english);
  const std::string own = known(page.language, english);
  if (!own.empty()) return Html::text(own);
  Html html = Html::text(say(page.language, "The program that reads the files says:") + " ");
  html += foreignWords(page, english);
  return html;
}

}  // namespace baton::web
