// Record limits: days by law with a source; a table with a fault is refused with its line.
#include "knowledge/record_limits.h"

#include <doctest/doctest.h>

namespace baton::knowledge {
namespace {

const std::string kHead = "limit\tdays\twhy\tsource\tchecked_on\tstatus\n";
const std::string kAnswer = "answer\t30\twhy\t45 CFR 164.524(b)(2)\t2026-11-24\tverified\n";
const std::string kExtension = "extension\t30\twhy\t45 CFR 164.524(b)(2)\t2026-11-24\tverified\n";

bool isRead(const std::string& rows) { return readRecordLimits(kHead + rows).has_value(); }

}  // namespace

TEST_CASE("the table of the product: 30 days, and 30 more once, each with its source") {
  const RecordLimits& limits = recordLimits();
  CHECK(limits.answer_days == 30);
  CHECK(limits.extension_days == 30);
  CHECK(limits.answer_source.find("164.524") != std::string::npos);
  CHECK(limits.extension_source.find("164.524") != std::string::npos);
  CHECK_FALSE(limits.checked_on.empty());
}

TEST_CASE("a table without a limit, a source or a number of days is refused") {
  CHECK(isRead(kAnswer + kExtension));
  CHECK_FALSE(isRead(kAnswer));
  CHECK_FALSE(isRead(kExtension));
  CHECK_FALSE(isRead(kAnswer + "extension\t0\twhy\ts\t2026-11-24\tverified\n"));
  CHECK_FALSE(isRead(kAnswer + "extension\tthirty\twhy\ts\t2026-11-24\tverified\n"));
  CHECK_FALSE(isRead(kAnswer + "extension\t30\twhy\t\t2026-11-24\tverified\n"));
  CHECK_FALSE(isRead(kAnswer + "extension\t30\twhy\ts\t\tverified\n"));
  CHECK_FALSE(isRead(kAnswer + kExtension + "patience\t30\twhy\ts\t2026-11-24\tverified\n"));
}

}  // namespace baton::knowledge
