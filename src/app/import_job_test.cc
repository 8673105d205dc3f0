#include "app/import_job.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "app/accounts/testing.h"
#include "app/people.h"
#include "app/undo.h"

using namespace baton;
using namespace baton::app;

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

std::string bundle(const std::string& name, int conditions) {
  std::string text = R"({"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient",)"
                     R"("id":"p","name":[{"text":")" +
                     name + R"("}],"birthDate":"1990-05-31"}})";
  for (int i = 0; i < conditions; ++i) {
    text += R"(,{"resource":{"resourceType":"Condition","id":"c)" + std::to_string(i) +
            R"(","subject":{"reference":"Patient/p"},"code":{"text":"Trouble )" + std::to_string(i) + R"("}}})";
  }
  return text + "]}";
}

struct Jobs {
  testing::TestHome home;
  HomePool homes{home.places(), home.clock, home.random};
  record::PersonId ana = addPerson(*home, "Ana Ruiz", "1990-05-31", "").value();
  ImportJobs jobs{homes};

  ImportedUpload upload(const std::string& name, const std::string& bytes) {
    const std::string path = home.places().data_dir + "/upload-" + std::to_string(++count_);
    std::ofstream(path, std::ios::binary) << bytes;
    return {path, name};
  }
  ImportTicket begin(const std::vector<ImportedUpload>& files) {
    return {"account", ana, jobs.begin("account", ana, files).value()};
  }
  ImportProgress finished(const ImportTicket& ticket) {
    auto progress = jobs.find(ticket);
    for (int i = 0; progress && progress->isWorking() && i < 300; ++i) {
      progress = jobs.findNext(ticket, progress->revision, 100ms);
    }
    REQUIRE(progress);
    return *progress;
  }
  std::size_t filesKept() {
    std::size_t count = 0;
    std::error_code none;
    for (const auto& entry : fs::recursive_directory_iterator(home.places().data_dir + "/imports", none)) {
      count += entry.is_regular_file() ? 1 : 0;
    }
    return count;
  }
  record::Sequence head() { return home->store().head(ana).value(); }

 private:
  int count_ = 0;
};

}  // namespace

TEST_CASE("import job: looks first and saves nothing, then saves when told to") {
  Jobs set;
  const record::Sequence before = set.head();
  const ImportTicket ticket = set.begin({set.upload("portal.json", bundle("Ana Ruiz", 3))});
  const ImportProgress looked = set.finished(ticket);
  CHECK(looked.stage == ImportStage::Ready);
  REQUIRE(looked.report.files.size() == 1);
  CHECK(looked.report.files[0].added == 4);
  CHECK(looked.names == std::vector<std::string>{"portal.json"});
  CHECK(fs::status(set.home.places().data_dir + "/imports").permissions() == fs::perms::owner_all);
  CHECK(set.head() == before);
  REQUIRE(set.jobs.save(ticket));
  const ImportProgress saved = set.finished(ticket);
  CHECK(saved.stage == ImportStage::Done);
  CHECK(set.head() == before + 4);
  CHECK(set.filesKept() == 0);
  REQUIRE(saved.report.files[0].digests.size() == 1);
  CHECK(listWritten(*set.home, set.ana, 10).value().front().digest == saved.report.files[0].digests[0]);
  CHECK_FALSE(set.jobs.save(ticket));  // pressed twice
  CHECK(set.jobs.stop(ticket).error().code == ErrorCode::Conflict);
}

TEST_CASE("import job: what was stopped before saving leaves nothing") {
  Jobs set;
  const record::Sequence before = set.head();
  const ImportTicket ticket = set.begin({set.upload("portal.json", bundle("Ana Ruiz", 3))});
  set.finished(ticket);
  REQUIRE(set.jobs.stop(ticket));
  CHECK(set.jobs.find(ticket)->stage == ImportStage::Stopped);
  CHECK(set.filesKept() == 0);
  CHECK(set.jobs.save(ticket).error().code == ErrorCode::Conflict);
  CHECK(set.head() == before);
}

TEST_CASE("import job: a file about somebody else is refused, the others go on") {
  Jobs set;
  std::string other = bundle("Bo Chen", 1);
  other.replace(other.find("1990-05-31"), 10, "1961-02-03");
  const ImportTicket ticket =
      set.begin({set.upload("other.json", other), set.upload("mine.json", bundle("Ana Ruiz", 1)),
                 set.upload("broken.json", "{\"resourceType\":")});
  const ImportProgress looked = set.finished(ticket);
  REQUIRE(looked.report.files.size() == 3);
  CHECK(looked.report.files[0].error);
  CHECK(looked.report.files[0].is_about_another);
  CHECK_FALSE(looked.report.files[1].error);
  CHECK(looked.report.files[1].added == 2);
  CHECK(looked.report.files[2].error);
  CHECK_FALSE(looked.report.files[2].is_about_another);
}

TEST_CASE("import job: found by its account and person only, forgotten after an hour") {
  Jobs set;
  const ImportTicket ticket = set.begin({set.upload("portal.json", bundle("Ana Ruiz", 1))});
  set.finished(ticket);
  CHECK_FALSE(set.jobs.find({"another", ticket.person, ticket.id}));
  CHECK_FALSE(set.jobs.find({ticket.account, record::PersonId{"pother"}, ticket.id}));
  CHECK(set.jobs.save({"another", ticket.person, ticket.id}).error().code == ErrorCode::NotFound);
  CHECK(set.filesKept() == 1);
  set.home.clock.pass(testing::kHour + 1);
  CHECK_FALSE(set.jobs.find(ticket));
  CHECK(set.filesKept() == 0);
}

TEST_CASE("import job: bounded in number, and a name is never a way out of the folder") {
  Jobs set;
  CHECK(set.jobs.begin("account", set.ana, {}).error().code == ErrorCode::BadUsage);
  CHECK(set.jobs.begin("account", set.ana, std::vector<ImportedUpload>(51)).error().code == ErrorCode::TooLarge);
  for (int i = 0; i < 8; ++i) set.begin({set.upload("../../../etc/passwd", bundle("Ana Ruiz", 1))});
  CHECK(set.jobs.begin("account", set.ana, {set.upload("a", "{}")}).error().code == ErrorCode::Conflict);
  CHECK(set.jobs.begin("another", set.ana, {set.upload("..", "{}")}).has_value());
  CHECK_FALSE(fs::exists(set.home.places().data_dir + "/etc"));
}

TEST_CASE("import job: the end of the program leaves no half of a file") {
  Jobs set;
  const record::Sequence before = set.head();
  std::string lines;
  for (int i = 0; i < 20'000; ++i) {
    lines += R"({"resourceType":"Condition","id":"c)" + std::to_string(i) +
             R"(","subject":{"reference":"Patient/p"},)" + R"("code":{"text":"Trouble"}})" + "\n";
  }
  {
    ImportJobs jobs(set.homes);
    const ImportTicket ticket{"account", set.ana,
                              jobs.begin("account", set.ana, {set.upload("bulk.ndjson", lines)}).value()};
    auto progress = jobs.find(ticket);
    while (progress && progress->isWorking()) progress = jobs.findNext(ticket, progress->revision, 100ms);
    REQUIRE(progress->stage == ImportStage::Ready);
    REQUIRE(jobs.save(ticket));
    jobs.findNext(ticket, jobs.find(ticket)->revision, 2000ms);
  }
  const record::Sequence after = set.head();
  CHECK((after == before || after == before + 20'000));
  CHECK(set.filesKept() == 0);
}

TEST_CASE("import job: forgotten with the record it was for") {
  Jobs set;
  const ImportTicket ticket = set.begin({set.upload("portal.json", bundle("Ana Ruiz", 1))});
  set.finished(ticket);
  set.jobs.forget(set.ana);
  CHECK_FALSE(set.jobs.find(ticket));
  CHECK(set.filesKept() == 0);
}
