// The crisis plan of a record, as its reader may see it, and as papers (capability CARE-4).
//
// Errors: NotFound from crisisPlanDocument() when nothing is written yet, or nothing that this reader may see; what
// loading a record may answer.
#pragma once

#include <optional>
#include <string>

#include "app/views.h"
#include "record/crisis_plan.h"

namespace baton::app {

struct SeenCrisisPlan {
  record::CrisisPlan plan;
  std::string key;        // "CarePlan/…"; "" when there is none
  record::Source source;  // who wrote it last
};
Result<SeenCrisisPlan> crisisPlanOf(Home& home, const record::Disclosure& seen);

struct CrisisPlanRequest {
  SummaryFormat format = SummaryFormat::Text;
  outbound::Paper paper = outbound::Paper::Letter;
  std::string role = "self";
  std::string language = "en";
  std::string country;  // whose crisis lines; "" = of this server
};
Result<std::string> crisisPlanDocument(Home& home, const record::PersonId& person, const CrisisPlanRequest& request);

// The parts in the order in which they are read, in this language ("en", "es").
struct CrisisPlanPartWords {
  std::string id;
  std::string title;
  std::string hint;
};
std::vector<CrisisPlanPartWords> crisisPlanParts(const std::string& language);

// "Last changed on … Gone through with …" in this language.
std::string crisisPlanState(const record::CrisisPlan& plan, const std::string& language);

}  // namespace baton::app
