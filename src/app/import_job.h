// ImportJobs: imports that go on while nobody looks: the page may be closed, the phone put away.
//
// A job first looks ("12 new, 3 changed, 96 already here"; nothing is saved), then waits for the word, then saves. One
// worker thread does one job after the other, each with a lease of its own. A job is found by an opaque id, by the
// account and person it was begun for and by nobody else; it is forgotten with its files an hour after its last change.
// Files lie in <data folder>/imports (0700), which is emptied at the start.
// When this object goes, work ends: a file that is being saved is then not saved at all, those before it are whole.
// Threads: any. Cost of an idle one: nothing, the thread starts with the first job.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "app/home_pool.h"
#include "app/import.h"

namespace baton::app {

enum class ImportStage : std::uint8_t {
  Looking,  // reading; nothing is saved
  Ready,    // `report` says what would happen
  Saving,
  Done,     // `report` says what happened
  Stopped,  // by the person, or nothing to do it with any more
  Failed,   // `error` says why; nothing was saved unless `report` says so
};

struct ImportProgress {
  ImportStage stage = ImportStage::Looking;
  std::vector<std::string> names;  // of the files, as the person knows them; same order as report.files
  std::size_t files_read = 0;      // of this stage
  std::size_t entries_read = 0;    // of the file being read, so far
  ImportReport report;
  std::optional<Error> error;
  std::uint64_t revision = 0;  // grows with every change
  bool isWorking() const { return stage == ImportStage::Looking || stage == ImportStage::Saving; }
};

struct ImportedUpload {
  std::string path;  // moved away from there
  std::string name;  // as the browser named it; only its end is used, cleaned
};
struct ImportTicket {
  std::string account;
  record::PersonId person;
  std::string id;
};

struct ImportLimits {
  std::size_t files = 50;       // of one job
  std::size_t jobs = 64;        // kept at a time, of all accounts
  std::size_t jobs_of_one = 8;  // of one account
  std::int64_t kept_ms = 3'600'000;
};

class ImportJobs {
 public:
  explicit ImportJobs(HomePool& homes, ImportLimits limits = {});
  ~ImportJobs();
  ImportJobs(const ImportJobs&) = delete;
  ImportJobs& operator=(const ImportJobs&) = delete;

  // The id of the new job; it looks as soon as the worker is free. Errors: BadUsage without files, TooLarge for too
  // many of them, Conflict when too many jobs are open, Storage.
  Result<std::string> begin(const std::string& account, const record::PersonId& person,
                            const std::vector<ImportedUpload>& files);
  // nullopt: no such job, another's, or forgotten.
  std::optional<ImportProgress> find(const ImportTicket& ticket);
  // The same, but waits until its revision is another than `seen`, at most `wait`.
  std::optional<ImportProgress> findNext(const ImportTicket& ticket, std::uint64_t seen,
                                         std::chrono::milliseconds wait);
  // Errors: NotFound, Conflict unless it is Ready.
  Status save(const ImportTicket& ticket);
  // Before saving began. Errors: NotFound, Conflict when it is too late.
  Status stop(const ImportTicket& ticket);
  // Every job of a person whose record is to go.
  void forget(const record::PersonId& person);

 private:
  struct Job;
  using JobPointer = std::shared_ptr<Job>;

  JobPointer held(const ImportTicket& ticket);
  void change(Job& job, ImportStage stage);
  void forgetOld();
  void run();
  void work(const JobPointer& job, std::unique_lock<std::mutex>& lock);
  Result<ImportReport> importOf(const JobPointer& job, bool is_dry_run);
  bool goesOn(const JobPointer& job, std::size_t files_read, std::size_t entries_read);

  HomePool& homes_;
  const ImportLimits limits_;
  const std::string folder_;
  std::mutex mutex_;  // guards all below and what jobs hold
  std::condition_variable changed_;
  std::map<std::string, JobPointer> jobs_;
  std::deque<JobPointer> queue_;
  bool is_stopping_ = false;
  std::thread worker_;
};

}  // namespace baton::app
