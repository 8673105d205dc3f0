// Sections: first what the role needs first; short, with what has no room counted; what must not be missed stays.
#include "coordination/update_sections.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace baton::coordination {
namespace {

constexpr const char* kIds[] = {"safety", "symptoms", "medicines", "missed-doses", "side-effects", "events",
                                "plan",   "therapy",  "goals",     "added",        "owners",       "asked"};

record::UpdateLine line(std::size_t words) {
  record::UpdateLine made;
  for (std::size_t i = 0; i < words; ++i) made.text += "word ";
  return made;
}

std::vector<std::string> orderOf(const std::string& role) {
  UpdateSections sections(role);
  for (const char* id : kIds) sections.add(id, line(1));
  std::vector<std::string> order;
  for (const record::UpdateSection& section : sections.take()) order.push_back(section.id);
  return order;
}

std::size_t total(const std::vector<record::UpdateSection>& sections) {
  std::size_t words = 0;
  for (const record::UpdateSection& section : sections) words += wordsOf(section);
  return words;
}

}  // namespace

TEST_CASE("every role has every section once, safety first and what is asked last") {
  for (const char* role :
       {"therapist", "psychiatrist", "telepsychiatry", "primary-care", "pharmacy", "emergency", "caregiver", "other"}) {
    CAPTURE(role);
    std::vector<std::string> order = orderOf(role);
    CHECK(order.front() == "safety");
    CHECK(order.back() == "asked");
    CHECK(order.size() == std::size(kIds));
    std::ranges::sort(order);
    CHECK(std::ranges::adjacent_find(order) == order.end());
  }
}

TEST_CASE("four lenses: what stands second is what the role needs first") {
  CHECK(orderOf("therapist")[1] == "medicines");
  CHECK(orderOf("psychiatrist")[1] == "symptoms");
  CHECK(orderOf("primary-care")[1] == "events");
  CHECK(orderOf("caregiver")[1] == "plan");
}

TEST_CASE("more lines than a section holds are counted; sections without lines are none") {
  UpdateSections sections("psychiatrist");
  for (std::size_t i = 0; i < kMostLines + 3; ++i) sections.add("symptoms", line(2));
  const auto taken = sections.take();
  REQUIRE(taken.size() == 1);
  CHECK(taken[0].lines.size() == kMostLines);
  CHECK(taken[0].left_out == 3);
}

TEST_CASE("too long: the least needed of the longest leaves and is counted; safety, medicines and own words stay") {
  UpdateSections sections("psychiatrist");
  for (const char* id : {"safety", "medicines", "symptoms", "goals"}) {
    for (int i = 0; i < 4; ++i) sections.add(id, line(15));
  }
  sections.add("added", line(20));
  for (int i = 0; i < 3; ++i) sections.add("asked", line(15));
  sections.fit(200);
  const auto taken = sections.take();
  const auto find = [&](const char* id) { return *std::ranges::find(taken, id, &record::UpdateSection::id); };
  CHECK(find("safety").lines.size() == 4);
  CHECK(find("medicines").lines.size() == 4);
  CHECK(find("added").lines.size() == 1);
  CHECK(find("asked").lines.size() == 2);
  CHECK(find("symptoms").lines.size() + find("symptoms").left_out == 4);
  CHECK(find("symptoms").lines.size() >= 1);
  CHECK(find("goals").left_out >= find("symptoms").left_out);
  CHECK(total(taken) <= 200);
  UpdateSections much("psychiatrist");
  for (int i = 0; i < 6; ++i) much.add("medicines", line(60));
  much.fit(200);
  CHECK(much.take()[0].lines.size() == 6);  // a month with very much in it is longer
}

}  // namespace baton::coordination
