// After a visit: each answer becomes what it is, and errors name the field that they came from.
#include "sources/forms/after_visit.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace baton;
using namespace baton::sources::forms;

namespace {

struct Desk {
  record::Chart chart;
  Context context() const {
    return {"Patient/p1",
            {},
            *parseInstant("2026-11-24T15:00:00Z"),
            "-05:00",
            "00ff",
            chart,
            [](const std::string&) -> Result<json::Value> { return fail(ErrorCode::NotFound, "none"); }};
  }
};

std::string typesOf(const Drafts& drafts) {
  std::string types;
  for (const Draft& draft : drafts) types += draft.resource["resourceType"].text() + " ";
  return types;
}

}  // namespace

TEST_CASE("after a visit: five answers become five kinds of resources, with ids of their own") {
  const Desk desk;
  AfterVisitForm form;
  form.with = "Dr. Lee";
  form.decided = "Go up slowly.";
  form.changes = {{"new", "", "Zoloft 50 mg every morning"}, {}};
  form.duties = {{"", "Blood test", "2026-12-01"}};
  form.watch = "Sleep";
  form.next_when = "2026-12-15T10:00:00-05:00";
  const auto drafts = make(form, desk.context());
  REQUIRE(drafts);
  CHECK(typesOf(*drafts) == "Encounter Communication MedicationStatement Task Task Appointment ");
  std::vector<std::string> ids;
  for (const Draft& draft : *drafts) ids.push_back(draft.resource["resourceType"].text() + draft.resource["id"].text());
  std::ranges::sort(ids);
  CHECK(std::ranges::adjacent_find(ids) == ids.end());
  CHECK((*drafts)[3].resource["restriction"]["period"]["end"].text() == "2026-12-01");
  CHECK((*drafts)[3].resource["focus"]["reference"].text() == "Encounter/" + (*drafts)[0].resource["id"].text());
  CHECK((*drafts)[3].resource["owner"]["reference"].text() == "Patient/p1");
}

TEST_CASE("after a visit: one answer is enough, none is not") {
  const Desk desk;
  AfterVisitForm form;
  form.with = "Dr. Lee";
  CHECK(make(form, desk.context()).error().detail == "field: decided");
  form.watch = "Sleep";
  CHECK(make(form, desk.context()));
  form.with.clear();
  CHECK(make(form, desk.context()).error().detail == "field: with");
}

TEST_CASE("after a visit: an error names the row it is in") {
  const Desk desk;
  AfterVisitForm form;
  form.with = "Dr. Lee";
  form.decided = "x";
  form.changes = {{}, {"stop", "", ""}};
  CHECK(make(form, desk.context()).error().detail == "field: change2_line");
  form.changes = {{"new", "", ""}};
  CHECK(make(form, desk.context()).error().detail == "field: change1_text");
  form.changes.clear();
  form.duties = {{"nobody at all", "Call", ""}};
  CHECK(make(form, desk.context()).error().detail == "field: duty1_who");
  form.duties = {{"", "", "2026-12-01"}};
  CHECK(make(form, desk.context()).error().detail == "field: duty1_what");
  form.duties.clear();
  form.next_when = "2026-01-01";
  CHECK(make(form, desk.context()).error().detail == "field: next_when");
}
