#include "rules/wording.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "knowledge/table.h"
#include "rules/asked.h"

namespace baton::rules {
namespace {

struct Written {
  std::string_view name;
  std::string_view shown;
};
// Names that are not written in small letters.
constexpr std::array<Written, 9> kWritten = {{{"st. john's wort", "St. John's wort"},
                                              {"lsd", "LSD"},
                                              {"mdma", "MDMA"},
                                              {"ghb", "GHB"},
                                              {"vitamin a", "vitamin A"},
                                              {"vitamin e", "vitamin E"},
                                              {"vitamin k", "vitamin K"},
                                              {"ademetionine", "SAMe"},
                                              {"5-hydroxytryptophan", "5-HTP"}}};

// "lithium (lithium)", where a row explains a name by itself.
void dropEcho(std::string& text, const Names& names) {
  if (text.find('(') == std::string::npos) return;  // most texts; a search for the blank before it stops at every word
  for (const std::string* name : {&names.a, &names.b, &names.c}) {
    const std::string echo = *name + " (" + *name + ")";
    const std::size_t at = name->empty() ? std::string::npos : text.find(echo);
    if (at != std::string::npos) text.erase(at + name->size(), echo.size() - name->size());
  }
}

void capitalize(std::string& text, std::size_t at) {
  if (at >= text.size()) return;
  if (text[at] >= 'a' && text[at] <= 'z') text[at] = static_cast<char>(text[at] - 32);
  // "ácido": the letters from U+00E0 to U+00FE are two bytes, 32 above their capitals; U+00F7 is a sign.
  if (text[at] != '\xC3' || at + 1 >= text.size()) return;
  const auto second = static_cast<unsigned char>(text[at + 1]);
  if (second >= 0xA0 && second <= 0xBE && second != 0xB7) text[at + 1] = static_cast<char>(second - 0x20);
}

// "y" is "e" before the sound of i, "o" is "u" before that of o: ibuprofeno, hidroxizina, olanzapina; not hierro.
void soften(std::string& before, std::string_view name) {
  if (before.size() < 3 || before.back() != ' ' || before[before.size() - 3] != ' ') return;
  char& joint = before[before.size() - 2];
  if (startsWithNoCase(name, "h")) name.remove_prefix(1);
  const bool is_i = startsWithNoCase(name, "i") && !startsWithNoCase(name, "ie");
  if (joint == 'y' && is_i) joint = 'e';
  if (joint == 'o' && startsWithNoCase(name, "o")) joint = 'u';
}

}  // namespace

std::string_view Phrase::in(const Asked& asked) const {
  return asked.reader == Reader::Person && asked.language == Language::Spanish ? spanish : english;
}

Language languageFor(Reader reader, Language language) {
  return reader == Reader::Clinician ? Language::English : language;
}

std::string fill(std::string_view text, const Names& names, Language language) {
  text = trim(text);
  std::string filled;
  filled.reserve(text.size() + names.a.size() + names.b.size() + names.c.size());
  while (!text.empty()) {
    const std::size_t brace = std::min(text.find('{'), text.size());
    filled += text.substr(0, brace);
    text.remove_prefix(brace);
    const std::string* name = nullptr;
    if (text.starts_with("{a}")) name = &names.a;
    if (text.starts_with("{b}")) name = &names.b;
    if (text.starts_with("{c}")) name = &names.c;
    if (name == nullptr) {
      filled += text.substr(0, 1);  // a brace of its own, or the end
      text.remove_prefix(std::min<std::size_t>(1, text.size()));
      continue;
    }
    text.remove_prefix(3);
    if (language == Language::Spanish) soften(filled, *name);
    // A name at the beginning of a sentence gets a capital.
    const bool begins = filled.empty() || filled.ends_with(". ");
    const std::size_t at = filled.size();
    filled += *name;
    if (begins) capitalize(filled, at);
    // "birth control pill (ethinyl estradiol)" needs no " (in birth control pills)" of the row behind it.
    if (name->ends_with(')') && text.starts_with(" (")) {
      text.remove_prefix(std::min(text.find(')'), text.size() - 1) + 1);
    }
  }
  capitalize(filled, 0);
  dropEcho(filled, names);
  // A name may be empty where the text ends with it.
  if (const std::string_view trimmed = trim(filled); trimmed.size() != filled.size()) return std::string(trimmed);
  return filled;
}

std::string shownName(std::string_view ingredient) {
  const auto* const found =
      std::find_if(kWritten.begin(), kWritten.end(), [&](const Written& one) { return one.name == ingredient; });
  return std::string(found == kWritten.end() ? ingredient : found->shown);
}

std::string shownName(const knowledge::Knowledge& knowledge, std::string_view ingredient, Language language) {
  const std::string_view spanish =
      language == Language::Spanish ? knowledge.plainSpanish().nameOf(ingredient) : std::string_view();
  return spanish.empty() ? shownName(ingredient) : std::string(spanish);
}

std::string_view firstSentence(std::string_view text) {
  text = trim(text);
  const std::size_t end = text.find(". ");
  if (end != std::string_view::npos) return text.substr(0, end);
  return text.substr(0, text.ends_with('.') ? text.size() - 1 : text.size());
}

std::string listed(const std::vector<std::string>& names, Language language) {
  if (names.empty()) return "";
  const bool is_spanish = language == Language::Spanish;
  std::string text = names.front();
  for (std::size_t i = 1; i < names.size(); ++i) {
    text += i + 1 < names.size() ? ", " : is_spanish ? " y " : " and ";
    if (is_spanish) soften(text, names[i]);
    text += names[i];
  }
  return text;
}

std::string idPart(std::string_view name) {
  std::string part;
  for (const char c : name) {  // canonical names: lower case ASCII
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (is_plain) part += c;
    if (!is_plain && c != '\'' && !part.empty() && part.back() != '-') part += '-';
  }
  if (part.ends_with('-')) part.pop_back();
  return part;
}

std::string dayOf(std::string_view by, Instant now) {
  if (by == "now") return toIsoDate(now);
  if (by == "48h") return toIsoDate({now.ms + 2 * kDayMs});
  return std::string(by);
}

std::vector<record::Step> stepsFor(std::string_view who, std::string_view by, std::string_view plain,
                                   std::string_view clinical, Instant now) {
  const std::string day = dayOf(by, now);
  std::vector<record::Step> steps;
  steps.reserve(2 + static_cast<std::size_t>(std::count(who.begin(), who.end(), ';')));
  steps.push_back({"self", std::string(plain), day});
  while (!who.empty()) {
    const std::size_t end = who.find(';');
    if (const std::string_view role = trim(who.substr(0, end)); !role.empty()) {
      steps.push_back({std::string(role), std::string(clinical), day});
    }
    who.remove_prefix(end == std::string_view::npos ? who.size() : end + 1);
  }
  return steps;
}

void addSources(std::vector<record::FindingSource>& sources, std::string_view source, std::string_view url,
                std::string_view checked_on) {
  static constexpr std::array<std::string_view, 5> kSections = {"section", "table", "contraindications",
                                                                "drug interactions", "warnings"};
  bool is_first = true;
  while (!source.empty()) {
    const std::size_t end = source.find(';');
    const std::string_view part = trim(source.substr(0, end));
    source.remove_prefix(end == std::string_view::npos ? source.size() : end + 1);
    if (part.empty()) continue;
    const std::size_t comma = part.rfind(',');
    const bool is_cut = comma != std::string_view::npos && part.substr(comma).starts_with(", ");
    const std::string_view last = is_cut ? part.substr(comma + 2) : std::string_view();
    const bool has_section =
        std::any_of(kSections.begin(), kSections.end(), [&](std::string_view word) { return last.starts_with(word); });
    const std::string_view title = has_section ? part.substr(0, comma) : part;
    const std::string_view section = has_section ? last : std::string_view();
    const std::string_view address = is_first ? url : std::string_view();
    is_first = false;
    // Most rows of one finding name the same book: no text is made for those.
    const bool is_named = std::any_of(sources.begin(), sources.end(), [&](const record::FindingSource& known) {
      return known.title == title && known.section == section;
    });
    if (is_named) continue;
    sources.push_back({std::string(title), std::string(section), std::string(address), std::string(checked_on)});
  }
}

std::vector<record::FindingSource> sourcesOf(std::string_view source, std::string_view url,
                                             std::string_view checked_on) {
  std::vector<record::FindingSource> sources;
  addSources(sources, source, url, checked_on);
  return sources;
}

}  // namespace baton::rules
