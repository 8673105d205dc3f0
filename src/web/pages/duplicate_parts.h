// The open questions of a record: what might be the same thing twice, and where two sources do not agree.
//
// A question's id is a hash of what it is about: it stays while the question stays, and says nothing.
#pragma once

#include <string>
#include <vector>

#include "record/disclosure.h"
#include "web/frame/components.h"
#include "web/frame/page.h"

namespace baton::web::keeping {

enum class LineKind : std::uint8_t { Medication, Allergy, Condition, CareTeam, Goal, Person };
std::string kindShown(Language language, LineKind kind);

struct QuestionSide {
  std::string line;  // id
  std::string text;
  std::string detail;  // dose, role, reaction
  std::string status;
  PartialDate since;
  std::vector<record::Source> sources;
};
struct PossibleDuplicate {
  std::string id;
  LineKind kind = LineKind::Medication;
  QuestionSide left;
  QuestionSide right;
};
struct OpenConflict {
  std::string id;
  LineKind kind = LineKind::Medication;
  std::string about;       // text of the line, the person's name
  std::string prescriber;  // of a medicine
  record::Conflict conflict;
  bool is_name = false;  // `about` is the name of a person
};

std::vector<PossibleDuplicate> possibleDuplicates(const record::Chart& chart);
std::vector<OpenConflict> openConflicts(const record::Chart& chart);

// Who can tell: the clinics of the two sides, who prescribed, and the members of the care team who look after such
// things, with a way to reach them.
Html whomToAsk(const Page& page, const record::Chart& chart, LineKind kind, const std::vector<record::Source>& sources,
               const std::string& prescriber);

}  // namespace baton::web::keeping
