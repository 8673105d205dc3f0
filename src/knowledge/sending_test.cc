// The table of what to send: complete, checked, at most ten for each reader.
#include "knowledge/sending.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace baton::knowledge {
namespace {

TEST_CASE("each reader gets at most ten kinds, numbered from one without a gap") {
  for (const std::string_view role : kSendReaders) {
    std::vector<int> places;
    for (const SendRow& row : sending()) {
      if (placeFor(row, role) > 0) places.push_back(placeFor(row, role));
    }
    std::ranges::sort(places);
    CAPTURE(role);
    CHECK(places.size() <= 10);
    for (std::size_t i = 0; i < places.size(); ++i) CHECK(places[i] >= static_cast<int>(i) + 1);
    CHECK(places.front() == 1);
  }
}

TEST_CASE("faults of the table are named") {
  const std::string head =
      "id\tname\tname_es\tkind\tloinc\twords\tmonths\tpsychiatrist\ttherapist\tprimary_care\ttelepsychiatry\twhy\twhy_"
      "es\n";
  const auto fault = [&](const std::string& row) {
    const auto read = readSending(head + row);
    return read ? std::string() : read.error().message;
  };
  CHECK(fault("a\tA\tA\tdocument\t\tnote\t12\t1\t\t\t\tw\tw\n").empty());
  CHECK(fault("").find("no rows") != std::string::npos);
  CHECK(fault("a\tA\tA\tbook\t\tnote\t12\t1\t\t\t\tw\tw\n").find("kind") != std::string::npos);
  CHECK(fault("a\tA\tA\tdocument\t\t\t12\t1\t\t\t\tw\tw\n").find("nothing tells") != std::string::npos);
  CHECK(fault("a\tA\tA\tdocument\t\tnote\tsoon\t1\t\t\t\tw\tw\n").find("whole number") != std::string::npos);
  CHECK(fault("a\tA\tA\tmade\t\t\t\t1\t\t\t\t\tw\n").find("reason") != std::string::npos);
  CHECK(fault("a\tA\tA\tmade\t\t\t\t1\t\t\t\tw\tw\nb\tB\tB\tmade\t\t\t\t1\t\t\t\tw\tw\n").find("place") !=
        std::string::npos);
  CHECK(fault("a\tA\tA\tmade\t\t\t\t1\t\t\t\tw\tw\na\tB\tB\tmade\t\t\t\t2\t\t\t\tw\tw\n").find("twice") !=
        std::string::npos);
}

}  // namespace
}  // namespace baton::knowledge
