// Small text functions that every room needs. All take and give UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace baton {

std::string_view trim(std::string_view text);
std::string toLowerAscii(std::string_view text);
// Runs of white space (also U+00A0) become one blank; ends are trimmed.
std::string collapseSpaces(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
bool startsWithNoCase(std::string_view text, std::string_view prefix);
bool containsNoCase(std::string_view text, std::string_view part);
// Lower case, Latin accents removed, spaces collapsed: for comparing names, never for showing.
std::string foldForMatching(std::string_view text);
// True when the bytes are well-formed UTF-8 (no overlong forms, no surrogates, ≤ U+10FFFF).
bool isUtf8(std::string_view text);
// Replaces what is not well-formed UTF-8 by U+FFFD.
std::string toValidUtf8(std::string_view text);
// Number of code points.
std::size_t codePoints(std::string_view text);
// At most `count` code points, with "…" in place of what was cut.
std::string shorten(std::string_view text, std::size_t count);
// & < > " ' as entities, for HTML and XML text and attributes.
std::string escapeMarkup(std::string_view text);

}  // namespace baton
