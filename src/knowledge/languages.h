// Languages: from a code ("es", "pt-BR") to what people call the language.
//
// Why: records often say only the code, and a page must not say "Speaks es". Source: knowledge/names/languages.tsv
// (primary subtags of BCP 47, RFC 5646).
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"

namespace baton::knowledge {

class Languages {
 public:
  // "es-MX" → "Spanish", in Spanish "español"; "" for what is no code of the table ("Spanish" itself).
  std::string_view nameOf(std::string_view tag, bool in_spanish) const;

  static Result<Languages> build(std::string_view languages_tsv);

 private:
  struct Row {
    std::string_view code;
    std::string_view english;
    std::string_view spanish;
  };
  std::vector<Row> rows_;  // sorted by code
};

}  // namespace baton::knowledge
