// The routing tables: a cell for every kind and role, and faults that are named.
#include "knowledge/routing.h"

#include <doctest/doctest.h>

namespace baton::knowledge {
namespace {

TEST_CASE("every kind has a reason in two languages and a source for every role") {
  CHECK(routing().size() == 22);
  for (const RoutingKind& kind : routing()) {
    for (const RoutingCell& cell : kind.cells) {
      CAPTURE(kind.id);
      CHECK_FALSE(cell.why.empty());
      CHECK_FALSE(cell.why_es.empty());
      CHECK_FALSE(cell.source.empty());
      CHECK((cell.told == Told::No) == cell.by.empty());
    }
  }
  CHECK(routingKind("party") == nullptr);
}

TEST_CASE("emergency staff are never told in advance, and a major change is told to every clinician who prescribes") {
  for (const RoutingKind& kind : routing()) {
    CAPTURE(kind.id);
    CHECK(kind.cellFor("emergency").told == Told::No);
    if (!kind.is_major) continue;
    CHECK(kind.cellFor("psychiatrist").told == Told::Yes);
    CHECK(kind.cellFor("primary-care").told == Told::Yes);
  }
  CHECK(routingKind("admission")->cellFor("psychiatrist").by == "now");
  CHECK(&routingKind("admission")->cellFor("school") == &routingKind("admission")->cellFor("other"));
}

TEST_CASE("faults of the routing tables are named") {
  const std::string kinds = "kind\tname\tname_es\towner\tmajor\tsource\tchecked_on\nk\tK\tK\t-\tno\ts\td\n";
  const std::string head = "change\trole\ttold\tmatters\tby\twhy\twhy_es\tsource\tchecked_on\n";
  std::string whole;
  for (const std::string_view role : kRoutingRoles) whole += "k\t" + std::string(role) + "\tno\t-\t-\tw\tw\ts\td\n";
  const auto fault = [&](const std::string& rows, const std::string& of_kinds) {
    const auto read = readRouting(of_kinds, head + rows);
    return read ? std::string() : read.error().message;
  };
  CHECK(fault(whole, kinds).empty());
  CHECK(fault("", kinds).find("no cell") != std::string::npos);
  CHECK(fault(whole + "k\tother\tno\t-\t-\tw\tw\ts\td\n", kinds).find("twice") != std::string::npos);
  CHECK(fault("k\tcook\tno\t-\t-\tw\tw\ts\td\n", kinds).find("role") != std::string::npos);
  CHECK(fault("j\tother\tno\t-\t-\tw\tw\ts\td\n", kinds).find("kind of change") != std::string::npos);
  CHECK(fault("k\tother\tif\t-\t2d\tw\tw\ts\td\n", kinds).find("matters") != std::string::npos);
  CHECK(fault("k\tother\tif\tmoney\t2d\tw\tw\ts\td\n", kinds).find("no such matter") != std::string::npos);
  CHECK(fault("k\tother\tyes\t-\t-\tw\tw\ts\td\n", kinds).find("by when") != std::string::npos);
  CHECK(fault("k\tother\tyes\t-\tsoon\tw\tw\ts\td\n", kinds).find("time") != std::string::npos);
  CHECK(fault(whole, "kind\tname\tname_es\towner\tmajor\tsource\tchecked_on\nk\tK\tK\tcook\tno\ts\td\n")
            .find("responsibility") != std::string::npos);
}

}  // namespace
}  // namespace baton::knowledge
