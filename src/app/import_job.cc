#include "app/import_job.h"

#include <algorithm>
#include <filesystem>

#include "app/accounts/access.h"
#include "app/accounts/protected.h"
#include "base/digest.h"
#include "base/text.h"
#include "crypto/token.h"

namespace baton::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kIdBytes = 16;
constexpr std::size_t kMostName = 60;  // letters: at most 240 bytes, file systems take 255
constexpr int kMostAttempts = 3;       // against others who write at the same time
constexpr std::chrono::seconds kSweep{60};

// A name for a file of ours out of a foreign one: never a way out of the folder.
std::string cleanName(const std::string& name) {
  const std::string base = name.substr(name.find_last_of("/\\") + 1);
  std::string clean;
  for (const char c : toValidUtf8(base)) {
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) clean += c;
  }
  clean = shorten(clean, kMostName);
  return clean.empty() || clean == "." || clean == ".." ? "file" : clean;
}

Status moveIn(const ImportedUpload& upload, const std::string& folder, std::string& path) {
  std::error_code trouble;
  fs::create_directories(folder, trouble);
  path = folder + "/" + cleanName(upload.name);
  fs::rename(upload.path, path, trouble);
  if (trouble) return fail(ErrorCode::Storage, "The file could not be kept. Please try again.", trouble.message());
  return {};
}

tl::unexpected<Error> gone() { return fail(ErrorCode::NotFound, "This import is not here any more."); }

}  // namespace

struct ImportJobs::Job {
  std::string account;
  record::PersonId person;
  std::string folder;
  std::vector<std::string> paths;
  ImportProgress progress;
  Instant changed;
  bool is_stopped = false;
  bool is_running = false;

  void removeFiles() const {
    std::error_code ignored;
    fs::remove_all(folder, ignored);
  }
};

ImportJobs::ImportJobs(HomePool& homes, ImportLimits limits)
    : homes_(homes), limits_(limits), folder_(homes.places().data_dir + "/imports") {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);  // what a crash left
}

ImportJobs::~ImportJobs() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  changed_.notify_all();
  if (worker_.joinable()) worker_.join();
  for (const auto& [id, job] : jobs_) job->removeFiles();
}

Result<std::string> ImportJobs::begin(const std::string& account, const record::PersonId& person,
                                      const std::vector<ImportedUpload>& files) {
  if (files.empty()) return fail(ErrorCode::BadUsage, "Choose at least one file.");
  if (files.size() > limits_.files) return fail(ErrorCode::TooLarge, "These are too many files at once.");
  const std::lock_guard lock(mutex_);
  forgetOld();
  const auto ours =
      std::count_if(jobs_.begin(), jobs_.end(), [&](const auto& pair) { return pair.second->account == account; });
  if (jobs_.size() >= limits_.jobs || static_cast<std::size_t>(ours) >= limits_.jobs_of_one) {
    return fail(ErrorCode::Conflict, "Several imports are open already. Finish or stop one of them first.");
  }
  std::string id = toHex(crypto::randomBytes(homes_.random(), kIdBytes));
  const auto job = std::make_shared<Job>();
  job->account = account;
  job->person = person;
  job->folder = folder_ + "/" + id;
  std::error_code ignored;
  fs::create_directories(folder_, ignored);
  fs::permissions(folder_, fs::perms::owner_all, ignored);
  for (const ImportedUpload& file : files) {
    std::string path;
    if (const Status moved = moveIn(file, job->folder + "/" + std::to_string(job->paths.size()), path); !moved) {
      job->removeFiles();
      return tl::unexpected<Error>(moved.error());
    }
    job->progress.names.push_back(fs::path(path).filename().string());
    job->paths.push_back(std::move(path));
  }
  jobs_.emplace(id, job);
  queue_.push_back(job);
  change(*job, ImportStage::Looking);
  if (!worker_.joinable()) worker_ = std::thread([this] { run(); });
  return id;
}

std::optional<ImportProgress> ImportJobs::find(const ImportTicket& ticket) {
  const std::lock_guard lock(mutex_);
  forgetOld();
  const JobPointer job = held(ticket);
  return job == nullptr ? std::nullopt : std::optional(job->progress);
}

std::optional<ImportProgress> ImportJobs::findNext(const ImportTicket& ticket, std::uint64_t seen,
                                                   std::chrono::milliseconds wait) {
  std::unique_lock lock(mutex_);
  JobPointer job = held(ticket);
  if (job == nullptr) return std::nullopt;
  changed_.wait_for(lock, wait, [&] { return is_stopping_ || job->progress.revision != seen; });
  return job->progress;
}

Status ImportJobs::save(const ImportTicket& ticket) {
  const std::lock_guard lock(mutex_);
  const JobPointer job = held(ticket);
  if (job == nullptr) return gone();
  if (job->progress.stage != ImportStage::Ready) {
    return fail(ErrorCode::Conflict, "This import is already under way, or was stopped.");
  }
  queue_.push_back(job);
  change(*job, ImportStage::Saving);
  return {};
}

Status ImportJobs::stop(const ImportTicket& ticket) {
  const std::lock_guard lock(mutex_);
  const JobPointer job = held(ticket);
  if (job == nullptr) return gone();
  const ImportStage stage = job->progress.stage;
  if (stage == ImportStage::Saving || stage == ImportStage::Done) {
    return fail(ErrorCode::Conflict, "It is being saved already. You can take the whole import back afterwards.");
  }
  job->is_stopped = true;
  if (!job->is_running) job->removeFiles();
  change(*job, ImportStage::Stopped);
  return {};
}

void ImportJobs::forget(const record::PersonId& person) {
  const std::lock_guard lock(mutex_);
  std::erase_if(jobs_, [&](const auto& pair) {
    Job& job = *pair.second;
    if (job.person != person) return false;
    job.is_stopped = true;
    if (!job.is_running) job.removeFiles();
    return true;
  });
}

ImportJobs::JobPointer ImportJobs::held(const ImportTicket& ticket) {
  const auto found = jobs_.find(ticket.id);
  if (found == jobs_.end()) return nullptr;
  const Job& job = *found->second;
  return job.account == ticket.account && job.person == ticket.person ? found->second : nullptr;
}

void ImportJobs::change(Job& job, ImportStage stage) {
  job.progress.stage = stage;
  if (job.progress.isWorking()) job.progress.files_read = job.progress.entries_read = 0;
  ++job.progress.revision;
  job.changed = homes_.clock().now();
  changed_.notify_all();
}

void ImportJobs::forgetOld() {
  const Instant now = homes_.clock().now();
  std::erase_if(jobs_, [&](const auto& pair) {
    const Job& job = *pair.second;
    if (job.progress.isWorking() || job.is_running || now.ms - job.changed.ms < limits_.kept_ms) return false;
    job.removeFiles();
    return true;
  });
}

void ImportJobs::run() {
  std::unique_lock lock(mutex_);
  while (!is_stopping_) {
    forgetOld();
    if (queue_.empty()) {
      changed_.wait_for(lock, kSweep, [this] { return is_stopping_ || !queue_.empty(); });
      continue;
    }
    const JobPointer job = queue_.front();
    queue_.pop_front();
    if (!job->is_stopped) work(job, lock);
  }
}

void ImportJobs::work(const JobPointer& job, std::unique_lock<std::mutex>& lock) {
  const bool is_dry_run = job->progress.stage == ImportStage::Looking;
  job->is_running = true;
  lock.unlock();
  auto report = importOf(job, is_dry_run);
  lock.lock();
  job->is_running = false;
  if (job->is_stopped || is_stopping_) {
    job->removeFiles();
    return;
  }
  if (!report) {
    job->progress.error = report.error();
    job->removeFiles();
    return change(*job, ImportStage::Failed);
  }
  job->progress.report = std::move(*report);
  if (!is_dry_run) job->removeFiles();
  change(*job, is_dry_run ? ImportStage::Ready : ImportStage::Done);
}

// What another program wrote meanwhile gives a Conflict; read once more, what is in already is then "already here".
Result<ImportReport> ImportJobs::importOf(const JobPointer& job, bool is_dry_run) {
  BATON_TRY(auto home, homes_.lease());
  ImportRequest request;
  request.files = job->paths;
  request.person = job->person.value;
  request.is_dry_run = is_dry_run;
  BATON_TRY(const auto people, accessOf(*home, job->account));
  request.takes_crisis_card = std::ranges::any_of(
      people, [&](const PersonAccess& access) { return access.person == job->person && seesProtected(access); });
  std::size_t files = 0;
  request.goes_on = [&](std::size_t entries) { return goesOn(job, files - 1, entries); };
  for (int attempt = 1;; ++attempt) {
    files = 0;
    auto report = importFiles(*home, request, [&](const std::string&) { ++files; });
    const bool was_outrun = !report && report.error().code == ErrorCode::Conflict;
    if (!was_outrun || attempt == kMostAttempts) return report;
  }
}

bool ImportJobs::goesOn(const JobPointer& job, std::size_t files_read, std::size_t entries_read) {
  const std::lock_guard lock(mutex_);
  job->progress.files_read = files_read;
  job->progress.entries_read = entries_read;
  ++job->progress.revision;
  changed_.notify_all();
  return !is_stopping_ && !job->is_stopped;
}

}  // namespace baton::app
