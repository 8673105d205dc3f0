#include "knowledge/test_names.h"

#include "base/text.h"
#include "knowledge/knowledge.h"

namespace baton::knowledge {
namespace {

const LabGroup* measureAmong(std::span<const Labs::Code> codes) {
  const Labs& labs = builtIn().labs();
  for (const Labs::Code& code : codes) {
    if (!labs.group(code.group).unit.empty()) return &labs.group(code.group);
  }
  return nullptr;
}

}  // namespace

const LabGroup* testOf(std::string_view system, std::string_view code) {
  return code.empty() ? nullptr : measureAmong(builtIn().labs().ofCode(system, code));
}

const LabGroup* testCalled(std::string_view name) {
  return name.empty() ? nullptr : measureAmong(builtIn().labs().ofText(foldForMatching(name)));
}

}  // namespace baton::knowledge
