#!/usr/bin/env bash
# A Disclosure cannot be forged: each attempt below must fail to compile, and the honest use must compile. Nobody but
# consent/ (and the gates that rooms bring for their own tests) may define a class Gate. forge.sh COMPILER SOURCE_DIR
set -uo pipefail
compiler=$1 root=$2
compiles() {
  printf '#include "record/disclosure.h"\nnamespace forger {\n%s\n}\n' "$1" |
    "$compiler" -std=c++20 -fsyntax-only -I"$root/src" -x c++ - 2>/dev/null
}
failures=0
compiles 'using namespace baton::record; bool use(const Disclosure& seen) { return seen.isRedacted() && !seen.chart().name.empty(); }' ||
  { echo "honest use does not compile"; failures=1; }
while IFS= read -r attempt; do
  [ -n "$attempt" ] || continue
  if compiles "using namespace baton::record; $attempt"; then
    echo "compiles, and must not: $attempt"
    failures=1
  fi
done <<'ATTEMPTS'
Disclosure make() { return {}; }
Disclosure make(std::shared_ptr<const Chart> chart) { return Disclosure(chart, Audience{}, false, {}); }
Disclosure make(std::shared_ptr<const Chart> chart) { return {chart, Audience{}, false, {}}; }
struct Forged : Disclosure { Forged() : Disclosure(nullptr, Audience{}, false, {}) {} };
class Gate { public: static Disclosure make(std::shared_ptr<const Chart> chart) { return Disclosure(chart, Audience{}, false, {}); } };
void widen(Disclosure& seen, std::shared_ptr<const Chart> chart) { seen.chart_ = chart; }
const Chart& open(Chart& chart) { Disclosure seen = chart; return seen.chart(); }
Disclosure make() { return Disclosure{.chart_ = nullptr}; }
ATTEMPTS
elsewhere=$(grep -rlE '^ *(class|struct) Gate( |$|\{)' "$root/src" | grep -vE '/consent/gate\.h$|/testing/|_test\.(cc|h)$')
[ -z "$elsewhere" ] || { echo "a gate of its own: $elsewhere"; failures=1; }
exit "$failures"
