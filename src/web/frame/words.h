// Words on screen: every sentence a person reads goes through say(), so that it can be collected, translated and
// linted.
//
// Why gettext: the English sentence in the code is the key, so a page reads as it looks; xgettext collects the keys,
// translators know the format. The catalogue src/web/words/es.po is compiled by msgfmt and built in; it is read by a
// reader of our own (catalogue.h, 70 lines) because Boost.Locale would bring ICU and a global locale for one lookup.
// The source text is a constant (Sentence): a text made at run time could not be collected and does not compile.
// A sentence without a translation is shown in English; a test fails when es.po lacks one.
//
// sayf fills {} in order, or {0} {1} where a translation needs another order. Values are data: the answer is plain
// text, never markup; put it on a page with Html::text(). Cost: one lookup in a sorted table. Threads: any.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace baton::web {

enum class Language : std::uint8_t { English, Spanish };

Language languageFrom(std::string_view code);      // "es", "es-MX" → Spanish; everything else English
std::string_view languageCode(Language language);  // "en" | "es": for lang="" and links

// A constant of the program in English.
class Sentence {
 public:
  consteval Sentence(const char* literal) : text_(literal) {}
  constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

std::string say(Language language, Sentence english);
// The same English word in two meanings: sayIn(language, "verb", "Open").
std::string sayIn(Language language, Sentence context, Sentence english);
// One and many: sayn(language, "{} entry", "{} entries", n); the first {} is the count.
std::string sayn(Language language, Sentence one, Sentence many, std::int64_t count);

// Puts values in the place of {}, {0}, {1}. A brace pair without a value stays as it is.
std::string fillIn(std::string_view pattern, const std::vector<std::string>& values);

namespace detail {
inline std::string shownValue(std::string_view value) { return std::string(value); }
inline std::string shownValue(std::int64_t value) { return std::to_string(value); }
inline std::string shownValue(int value) { return std::to_string(value); }
inline std::string shownValue(std::size_t value) { return std::to_string(value); }
}  // namespace detail

template <class... Values>
std::string sayf(Language language, Sentence english, const Values&... values) {
  return fillIn(say(language, english), {detail::shownValue(values)...});
}

}  // namespace baton::web
