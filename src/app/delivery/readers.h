// Who an update can be sent to: somebody of the care team, by role or name, with the ways to reach them.
#pragma once

#include <string>

#include "base/result.h"
#include "record/chart.h"
#include "record/disclosure.h"

namespace baton::app {

struct Reader {
  record::Audience audience;
  std::string email;
  std::string phone;
  std::string fax;
  std::string organization;
};

// `to`: a role of the contract, or a name or a part of one only. Errors: NotFound (nobody; says what to do), BadUsage
// (several; names them).
Result<Reader> findReader(const record::Chart& chart, const std::string& to);

// Whom to try when this reader does not answer: another of the same role, else primary care, else any clinician, with
// a number if possible. Empty name: nobody.
Reader nextReader(const record::Chart& chart, const record::Audience& silent);
// The member that this audience was, as they stand now; nothing when they are not of the care team any more.
const record::CareTeamLine* memberOf(const record::Chart& chart, const record::Audience& audience);

}  // namespace baton::app
