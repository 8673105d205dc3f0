// SMART scopes: which kinds of resource an app may read and write. They narrow what consent lets through, never widen
// it.
//
// "patient/Observation.rs" (v2: c create, r read, u update, d delete, s search, in this order) and the older
// "patient/Observation.read", ".write", ".*" are understood. Scopes of a part of a type ("?category=...") and those of
// "user/" and "system/" are not: an app that asks for them is told so and gets nothing for them.
// Source: http://hl7.org/fhir/smart-app-launch/STU2/scopes-and-launch-context.html.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace baton::fhir {

class Scopes {
 public:
  // Errors: BadInput naming the first scope that is not understood.
  static Result<Scopes> read(std::string_view text);

  bool permits(std::string_view type, char letter) const;  // one of c r u d s
  bool permitsAny(char letter) const;                      // of some type
  const std::string& text() const { return text_; }        // as granted: v2, joined by blanks

 private:
  struct Rule {
    std::string type;  // "*" = every type
    std::string letters;
  };
  std::vector<Rule> rules_;
  std::string text_;
};

}  // namespace baton::fhir
