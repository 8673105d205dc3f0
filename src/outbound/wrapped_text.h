// Wrapped text: paragraphs of plain text documents for a terminal or paper, at most 100 letters a line.
#pragma once

#include <string>
#include <string_view>

namespace baton::outbound {

// Appends `words` under a heading of their own: `first` begins the first line ("  Why: "), `rest` all others.
void addParagraph(std::string& text, std::string_view first, std::string_view rest, std::string_view words);

}  // namespace baton::outbound
