// Plain pieces: paragraphs, headings, links, buttons, badges, notices.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "format/html.h"
#include "web/frame/words.h"

namespace baton::web {

using format::Html;

Html paragraph(std::string_view text);
Html muted(std::string_view text);  // secondary text, still 4.5:1
// A sentence with pieces of Html in the places of {}, {0}, {1}: names and words of a source with their own language.
Html sayHtml(Language language, Sentence english, const std::vector<Html>& values);
Html heading(std::string_view text, int level = 2);  // 2…4
Html link(std::string_view href, std::string_view text);
// A section with a heading that names it for screen readers. `id` must be unique on the page: a constant of the page.
Html section(std::string_view id, std::string_view title, const Html& content);

enum class Look : std::uint8_t { Primary, Secondary, Warning, Quiet };
Html button(std::string_view text, Look look = Look::Primary, std::string_view name = "", std::string_view value = "");
Html linkButton(std::string_view href, std::string_view text, Look look = Look::Primary);

enum class Tone : std::uint8_t { Neutral, Info, Good, Caution, Urgent };
// A word in a coloured pill: the word says it, the colour only helps.
Html badge(std::string_view text, Tone tone = Tone::Neutral);
// A box that must be seen. Urgent is a live region (role=alert), the others are regions with the title as their name.
Html notice(std::string_view title, const Html& content, Tone tone = Tone::Info);
Html inset(const Html& content);  // set apart from the text around it
Html warningText(std::string_view text,
                 std::string_view prefix);  // "!" and a bold sentence; prefix is read aloud ("Warning")
Html details(std::string_view summary, const Html& content, bool is_open = false);
Html backLink(std::string_view href, std::string_view text);

}  // namespace baton::web
