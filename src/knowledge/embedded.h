// The compiled-in tables: the text of each file of knowledge/, by its path there.
//
// The assembler puts the file into the program (.incbin), so there is no copy in the repository to keep in step and no
// generated source. The text lives as long as the program. BATON_KNOWLEDGE_DIR is set by the build.
#pragma once

#include <span>
#include <string_view>

namespace baton::knowledge {

struct EmbeddedTable {
  std::string_view path;  // "names/brands.tsv"
  std::string_view text;
};

std::span<const EmbeddedTable> embeddedTables();

}  // namespace baton::knowledge
