// The table of responsibilities: the contract's eight in its order, and faults that are named.
#include "knowledge/responsibilities.h"

#include <doctest/doctest.h>

namespace baton::knowledge {
namespace {

TEST_CASE("the eight of the contract, in its order") {
  std::vector<std::string> ids;
  for (const ResponsibilityRow& row : responsibilities()) ids.push_back(row.id);
  CHECK(ids == std::vector<std::string>{"medication-changes", "therapy-goals", "lab-follow-up", "refills",
                                        "crisis-contact", "master-list", "records", "appointments"});
  CHECK(responsibility("refills")->usual.front() == "psychiatrist");
  CHECK(responsibility("cooking") == nullptr);
}

TEST_CASE("faults of the table of responsibilities are named") {
  const std::string head = "id\tname\tname_es\twhat\twhat_es\tmatters\tusual\tanswer_days\tsource\tchecked_on\n";
  const auto fault = [&](const std::string& row) {
    const auto read = readResponsibilities(head + row);
    return read ? std::string() : read.error().message;
  };
  CHECK(fault("a\tA\tA\tw\tw\tmedicines\tself\t7\ts\t2026-11-30\n").empty());
  CHECK(fault("").find("no rows") != std::string::npos);
  CHECK(fault("a\tA\tA\tw\tw\toften\tself\t7\ts\t2026-11-30\n").find("reason") != std::string::npos);
  CHECK(fault("a\tA\tA\tw\tw\t-\tcook\t7\ts\t2026-11-30\n").find("role") != std::string::npos);
  CHECK(fault("a\tA\tA\tw\tw\t-\tself\tsoon\ts\t2026-11-30\n").find("whole number") != std::string::npos);
  CHECK(fault("a\tA\tA\tw\tw\t-\tself\t7\t\t2026-11-30\n").find("empty") != std::string::npos);
  CHECK(fault("a\tA\tA\tw\tw\t-\tself\t7\ts\td\na\tA\tA\tw\tw\t-\tself\t7\ts\td\n").find("twice") != std::string::npos);
}

}  // namespace
}  // namespace baton::knowledge
