// Papers asked of an office: due by the law's days, once extended, received, filed; and what does not fit.
#include "sources/forms/record_request.h"

#include "knowledge/record_limits.h"
#include "record/record_request.h"
#include "sources/forms/testing.h"

namespace baton::sources::forms {
namespace {

using record::RecordRequest;
using testing::Record;

struct Asked : Record {
  std::string key;
  Asked() {
    const Drafts made =
        save(RecordRequestForm{"General Hospital", "discharge summary", "fax to records", "needed", "2026-10-20"});
    key = "Task/" + made.front().resource["id"].text();
  }
  RecordRequest now() const { return record::recordRequests(chart()).front(); }
  void step(RequestStep step, std::string on = {}, std::string paper = {}, std::string note = {}) {
    save(RecordRequestStepForm{key, step, std::move(on), std::move(paper), std::move(note)});
  }
  std::string wrongField(RequestStep step, std::string on = {}, std::string paper = {}) {
    const auto made = make(RecordRequestStepForm{key, step, std::move(on), std::move(paper), ""});
    return made ? "" : made.error().detail;
  }
};

}  // namespace

TEST_CASE("record request: due as many days after the day it was asked as the table says") {
  Asked asked;
  CHECK(asked.now().state == "asked");
  CHECK(asked.now().isOpen());
  CHECK(knowledge::recordLimits().answer_days == 30);
  CHECK(asked.now().due.dateText() == "2026-11-19");
}

TEST_CASE("record request: extended once, by no more than the law allows, and not to an earlier day") {
  Asked asked;
  CHECK(asked.wrongField(RequestStep::Extended, "2027-03-01") == "field: until");
  CHECK(asked.wrongField(RequestStep::Extended, "2026-11-01") == "field: until");
  asked.step(RequestStep::Extended);
  CHECK(asked.now().state == "extended");
  CHECK(asked.now().due.dateText() == "2026-12-19");
  CHECK(asked.wrongField(RequestStep::Extended) == "field: step");
}

TEST_CASE("record request: received, then filed; no paper that there is not, and no day before it was asked") {
  Asked asked;
  CHECK(asked.wrongField(RequestStep::Received, "2026-10-01") == "field: on");
  asked.step(RequestStep::AuthorizationSent);
  asked.step(RequestStep::Received, "2026-11-12", "", "came by post");
  CHECK(asked.now().state == "received");
  CHECK_FALSE(asked.now().isOpen());
  CHECK(asked.now().process.find("came by post") != std::string::npos);
  CHECK(asked.wrongField(RequestStep::Received) == "field: step");
  CHECK(asked.wrongField(RequestStep::Filed, "", "DocumentReference/none") == "field: paper");
  asked.step(RequestStep::Filed);
  CHECK(asked.now().state == "filed");
}

TEST_CASE("record request: an office that says no, or a request that is dropped, is over; papers may still come") {
  Asked no;
  no.step(RequestStep::Refused);
  CHECK_FALSE(no.now().isOpen());
  CHECK(no.wrongField(RequestStep::Stopped) == "field: step");
  no.step(RequestStep::Received);
  CHECK(no.now().state == "received");
  Asked dropped;
  dropped.step(RequestStep::Stopped);
  CHECK(dropped.wrongField(RequestStep::AuthorizationSent) == "field: step");
}

TEST_CASE("record request: what is missing is said, and a relative does not write on what the person asked") {
  Record record;
  CHECK_FALSE(record.make(RecordRequestForm{"", "letters", "", "", ""}));
  CHECK_FALSE(record.make(RecordRequestForm{"Clinic", "", "", "", ""}));
  CHECK_FALSE(record.make(RecordRequestForm{"Clinic", "letters", "", "maybe", ""}));
  CHECK_FALSE(record.make(RecordRequestForm{"Clinic", "letters", "", "", "2026"}));
  Asked asked;
  const auto made = asked.make(RecordRequestStepForm{asked.key, RequestStep::Received, "", "", ""},
                               Author{"sister", Author::Kind::Relative, "Rosa", ""});
  REQUIRE_FALSE(made);
  CHECK(made.error().code == ErrorCode::NotAllowed);
  CHECK_FALSE(asked.make(RecordRequestStepForm{"Task/none", RequestStep::Received, "", "", ""}));
}

}  // namespace baton::sources::forms
