#include "web/frame/words.h"

#include <charconv>

#include "base/assert.h"
#include "web/frame/catalogue.h"
#include "web/server/static_files.h"

namespace baton::web {
namespace {

// Nothing but a view of bytes that live as long as the program.
const Catalogue& spanish() {
  static const Catalogue kCatalogue = [] {
    const StaticFile* file = findStaticFile("es.mo");
    BATON_ASSERT(file != nullptr);
    return Catalogue(file->bytes);
  }();
  return kCatalogue;
}

std::string_view upToNul(std::string_view text) { return text.substr(0, text.find('\0')); }

}  // namespace

Language languageFrom(std::string_view code) {
  return code.starts_with("es") && (code.size() == 2 || code[2] == '-' || code[2] == '_') ? Language::Spanish
                                                                                          : Language::English;
}

std::string_view languageCode(Language language) { return language == Language::Spanish ? "es" : "en"; }

std::string say(Language language, Sentence english) {
  if (language == Language::Spanish) {
    if (const auto found = spanish().find(english.text())) return std::string(upToNul(*found));
  }
  return std::string(english.text());
}

std::string sayIn(Language language, Sentence context, Sentence english) {
  if (language == Language::Spanish) {
    const std::string key = std::string(context.text()) + '\4' + std::string(english.text());
    if (const auto found = spanish().find(key)) return std::string(upToNul(*found));
  }
  return std::string(english.text());
}

// English and Spanish alike: one form for 1, the other for everything else (Plural-Forms: nplurals=2; plural=(n != 1)).
std::string sayn(Language language, Sentence one, Sentence many, std::int64_t count) {
  const std::size_t form = count == 1 ? 0 : 1;
  if (language == Language::Spanish) {
    const auto forms = spanish().findPlural(one.text());
    if (forms.size() == 2) return fillIn(forms[form], {std::to_string(count)});
  }
  return fillIn(form == 0 ? one.text() : many.text(), {std::to_string(count)});
}

std::string fillIn(std::string_view pattern, const std::vector<std::string>& values) {
  std::string text;
  std::size_t next = 0;
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
    if (close == std::string_view::npos) break;
    const std::string_view inside = pattern.substr(open + 1, close - open - 1);
    std::size_t index = next;
    const auto [end, problem] = std::from_chars(inside.data(), inside.data() + inside.size(), index);
    const bool is_place = inside.empty() || (problem == std::errc() && end == inside.data() + inside.size());
    text += pattern.substr(0, open);
    if (is_place && index < values.size()) {
      text += values[index];
      if (inside.empty()) ++next;
    } else {
      text += pattern.substr(open, close - open + 1);
    }
    pattern.remove_prefix(close + 1);
  }
  return text.append(pattern);
}

}  // namespace baton::web
