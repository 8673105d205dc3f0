#include "coordination/prepare_visit.h"

#include <doctest/doctest.h>

namespace baton::coordination {
namespace {

record::UpdateSection section(std::string id, std::vector<record::UpdateLine> lines) {
  return {std::move(id), "Title", std::move(lines), 0};
}
record::UpdateLine line(std::string text, std::string to = "") {
  record::UpdateLine made;
  made.text = std::move(text);
  made.to = std::move(to);
  return made;
}

}  // namespace

TEST_CASE("three lines: first of what changed, what is high before what is asked, nothing invented") {
  record::Update update;
  CHECK(draftLines(update) == record::ThreeLines{});
  update.sections = {section("safety", {line("Self-harm: not asked.", "not-asked"), line("Mania: high.", "high")}),
                     section("symptoms", {line("Sleep dropped."), line("Mood is worse.")}),
                     section("medicines", {line("Lithium went up.")}),
                     section("asked", {line("Lithium level: this week."), line("Blood pressure: next visit.")})};
  const record::ThreeLines lines = draftLines(update);
  CHECK(lines.changed == "Sleep dropped. Lithium went up.");
  CHECK(lines.worries == "Mania: high.");
  CHECK(lines.decide == "Lithium level: this week. Blood pressure: next visit.");
  update.sections.erase(update.sections.begin());
  CHECK(draftLines(update).worries == "Lithium level: this week.");
  CHECK(draftLines(update).decide == "Blood pressure: next visit.");
}

}  // namespace baton::coordination
