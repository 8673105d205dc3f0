#include "knowledge/embedded.h"

#include <array>
#include <cstddef>

// One line for each table. A table added here is part of the program and may be replaced at start.
#define BATON_TABLES(TABLE)                                                 \
  TABLE(names_ingredients, "names/ingredients.tsv")                         \
  TABLE(names_brands, "names/brands.tsv")                                   \
  TABLE(names_misspellings, "names/misspellings.tsv")                       \
  TABLE(names_abbreviations, "names/abbreviations.tsv")                     \
  TABLE(names_common, "names/common.tsv")                                   \
  TABLE(names_ambiguous, "names/ambiguous.tsv")                             \
  TABLE(names_salt_words, "names/salt_words.tsv")                           \
  TABLE(names_psychotropics, "names/psychotropics.tsv")                     \
  TABLE(sig_words, "sig/words.tsv")                                         \
  TABLE(sig_use_words, "sig/use_words.tsv")                                 \
  TABLE(names_conditions, "names/conditions.tsv")                           \
  TABLE(names_allergens, "names/allergens.tsv")                             \
  TABLE(matters_for, "matters_for.tsv")                                     \
  TABLE(drugs_drugs, "drugs/drugs.tsv")                                     \
  TABLE(drugs_classes, "drugs/classes.tsv")                                 \
  TABLE(drugs_members, "drugs/members.tsv")                                 \
  TABLE(interactions_class_rows, "interactions/class_rows.tsv")             \
  TABLE(interactions_specific_rows, "interactions/specific_rows.tsv")       \
  TABLE(interactions_duplicate_groups, "interactions/duplicate_groups.tsv") \
  TABLE(changes_thresholds, "changes/thresholds.tsv")                       \
  TABLE(changes_bands, "changes/bands.tsv")

#define BATON_EMBED(symbol, path)               \
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

BATON_TABLES(BATON_EMBED)

namespace baton::knowledge {

std::span<const EmbeddedTable> embeddedTables() {
#define BATON_ROW(symbol, path)                              \
  EmbeddedTable{path, std::string_view(baton_table_##symbol, \
                                       static_cast<std::size_t>(baton_table_##symbol##_end - baton_table_##symbol))},
  static const std::array kTables = {BATON_TABLES(BATON_ROW)};
#undef BATON_ROW
  return kTables;
}

}  // namespace baton::knowledge
