#include <iostream>

#include "app/drug_knowledge.h"
#include "base/text.h"
#include "cli/commands.h"

namespace baton::cli {

Result<int> runKnowledge(const Arguments& arguments, Console& console) {
  app::Shown shown;
  if (arguments.words.empty()) {
    shown = app::knowledgeOverview();
  } else {
    BATON_TRY(shown, app::knowledgeOf(join(arguments.words, " ")));
  }
  if (arguments.is_json) {
    answer(console, shown.json);
  } else {
    console.out << shown.text;
  }
  return kDone;
}

}  // namespace baton::cli
