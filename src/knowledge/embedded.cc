#include "knowledge/embedded.h"

#include <array>
#include <cstddef>

// The tables are listed in embedded_tables.inc, which is read twice: for the bytes and for the names.
#define BATON_TABLE(symbol, path)               \
  asm(".section .rodata\n"                      \
      ".global baton_table_" #symbol            \
      "\n"                                      \
      ".global baton_table_" #symbol            \
      "_end\n"                                  \
      ".balign 16\n"                            \
      "baton_table_" #symbol                    \
      ":\n"                                     \
      ".incbin \"" BATON_KNOWLEDGE_DIR "/" path \
      "\"\n"                                    \
      "baton_table_" #symbol                    \
      "_end:\n"                                 \
      ".byte 0\n"                               \
      ".previous\n");                           \
  extern "C" const char baton_table_##symbol[]; \
  extern "C" const char baton_table_##symbol##_end[];

#include "knowledge/embedded_tables.inc"
#undef BATON_TABLE

namespace baton::knowledge {

std::span<const EmbeddedTable> embeddedTables() {
#define BATON_TABLE(symbol, path)                            \
  EmbeddedTable{path, std::string_view(baton_table_##symbol, \
                                       static_cast<std::size_t>(baton_table_##symbol##_end - baton_table_##symbol))},
  static const std::array kTables = {
#include "knowledge/embedded_tables.inc"
  };
#undef BATON_TABLE
  return kTables;
}

}  // namespace baton::knowledge
