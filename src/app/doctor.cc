#include "app/doctor.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <chrono>
#include <filesystem>

#include "app/backup_note.h"
#include "app/health.h"
#include "app/keep.h"
#include "app/local_tls.h"
#include "app/whole_file.h"
#include "crypto/certificate.h"

namespace baton::app {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kComfortableBytes = std::uint64_t{1} << 30U;
constexpr std::int64_t kBackupDays = 7;  // backups in docs/guide/operator.md are weekly at least
constexpr std::int64_t kCertificateDays = 21;
constexpr Instant kEarliestSane{1'735'689'600'000};  // 2025-01-01: Baton did not exist before

std::optional<unsigned> modeOf(const std::string& path) {
  struct stat facts{};
  if (::stat(path.c_str(), &facts) != 0) return std::nullopt;
  return facts.st_mode & 0777U;
}

Finding good(std::string id, Remark words) { return {std::move(id), true, std::move(words), {}}; }
Finding attention(std::string id, Remark words, Remark advice) {
  return {std::move(id), false, std::move(words), std::move(advice)};
}

Finding checkMode(const std::string& id, const std::string& path, unsigned wanted) {
  const auto mode = modeOf(path);
  if (!mode) {
    return attention(id, {"{} is not there.", {path}}, {"Run `baton init`, or name the right folder with --data."});
  }
  const std::string octal = fmt::format("{:04o}", *mode);
  if ((*mode & ~wanted) == 0) return good(id, {"{} is private ({}).", {path, octal}});
  return attention(id, {"{} can be read by others ({}).", {path, octal}},
                   {"Run: {}", {fmt::format("chmod {:04o} {}", wanted, path)}});
}

Finding checkVerify(Home& home) {
  const auto report = verifyAll(home);
  if (!report) {
    return attention("verify", {"{}", {report.error().message}}, {"Restore the newest backup: baton restore"});
  }
  const std::string entries = std::to_string(report->entries);
  if (report->ok()) return good("verify", {"{} entries were checked, all are whole.", {entries}});
  return attention("verify", {"{} problems in {} entries.", {std::to_string(report->problems.size()), entries}},
                   {"Write no more to this record. Run `baton verify` for the list, then restore the newest backup."});
}

Finding checkDisk(const std::string& folder) {
  const auto free = freeBytes(folder);
  if (!free) return attention("disk", {"The free space could not be read."}, {"Check that the disk is mounted."});
  const Remark words{"{} MiB are free.", {std::to_string(*free >> 20U)}};
  if (*free >= kComfortableBytes) return good("disk", words);
  return attention("disk", words, {"Make room: a backup needs as much space as the record."});
}

// A clock that runs behind would date new entries before older ones.
Finding checkClock(const std::string& folder, Instant now) {
  std::error_code trouble;
  const auto written = fs::last_write_time(folder, trouble);
  using std::chrono::duration_cast;
  using std::chrono::milliseconds;
  const auto written_ms =
      duration_cast<milliseconds>(std::chrono::file_clock::to_sys(written).time_since_epoch()).count();
  const bool is_behind = now < kEarliestSane || (!trouble && now.ms + kDayMs < written_ms);
  if (!is_behind) return good("clock", {"The clock says {}.", {now}});
  return attention("clock", {"The clock says {}, which is before the record was last changed.", {now}},
                   {"Set the clock; keep it right with systemd-timesyncd or chrony."});
}

bool holdsFont(const std::string& folder, const std::string& stem) {
  std::error_code trouble;
  fs::recursive_directory_iterator entries(folder, fs::directory_options::skip_permission_denied, trouble);
  while (!trouble && entries != fs::recursive_directory_iterator()) {
    if (entries->path().filename().string().starts_with(stem)) return true;
    entries.increment(trouble);
  }
  return false;
}

Finding checkFonts(const std::vector<std::string>& folders) {
  for (const std::string& folder : folders) {
    if (holdsFont(folder, "NotoSans-Regular")) return good("fonts", {"The fonts for printed pages are there."});
  }
  return attention("fonts", {"The Noto fonts are missing: printed pages may show boxes in place of letters."},
                   {"Run: {}", {"apt-get install fonts-noto-core fonts-noto-cjk"}});
}

Finding checkCertificate(const std::string& file, Instant now, std::int64_t days, const Remark& advice) {
  const auto pem = readWholeFile(file);
  const auto facts =
      pem ? crypto::readCertificate(*pem) : Result<crypto::CertificateFacts>(tl::unexpected(pem.error()));
  if (!facts) return attention("tls", {"{} cannot be read as a certificate.", {file}}, advice);
  const Remark words{"{} is good until {}.", {file, Day{facts->until}}};
  if (facts->from <= now && facts->until.ms - now.ms > days * kDayMs) return good("tls", words);
  return attention("tls", words, advice);
}

void checkTls(const DoctorRequest& request, Instant now, std::vector<Finding>& findings) {
  if (!request.certificate_file.empty()) {
    findings.push_back(checkCertificate(request.certificate_file, now, kCertificateDays,
                                        {"Renew it (certbot renew), then reload Baton: systemctl reload baton"}));
  }
  const std::string own = tlsFolder(request.places.data_dir) + "/server.crt";
  if (!fs::exists(own)) return;
  findings.push_back(
      checkCertificate(own, now, kCertificateDays, {"Restart `baton serve --tls self`: it makes a new one."}));
}

Finding checkBackup(const Home& home, Instant now) {
  const Remark advice{"Run: baton backup -o FILE, and keep the file on another disk."};
  const auto at = lastBackup(home);
  if (!at) return attention("backup", {"No backup was made yet."}, advice);
  const std::int64_t days = (now.ms - at->ms) / kDayMs;
  const Remark words{"The last backup is {} days old.", {std::to_string(days)}};
  return days <= kBackupDays ? good("backup", words) : attention("backup", words, advice);
}

void examineHome(const DoctorRequest& request, Clock& clock, Random& random, std::vector<Finding>& findings) {
  auto home = Home::open(request.places, clock, random);
  if (!home) {
    const bool lacks_key = home.error().code == ErrorCode::NotAllowed;
    const char* advice = lacks_key ? "The 24 words of the emergency kit make the key again: baton restore"
                                   : "Check the folder given with --data.";
    findings.push_back(attention(lacks_key ? "key" : "store", {"{}", {home.error().message}}, {advice}));
    return;
  }
  findings.push_back(checkMode("key", home->keyFile(), 0600));
  findings.push_back(good("store", {"The store opens with key {}.", {home->key().keyId()}}));
  findings.push_back(checkVerify(*home));
  findings.push_back(checkBackup(*home, clock.now()));
}

}  // namespace

std::vector<Finding> examine(const DoctorRequest& request, Clock& clock, Random& random) {
  const Instant now = clock.now();
  std::vector<Finding> findings;
  findings.push_back(checkMode("data", request.places.data_dir, 0700));
  if (modeOf(request.places.data_dir)) {
    examineHome(request, clock, random, findings);
    findings.push_back(checkDisk(request.places.data_dir));
    findings.push_back(checkClock(request.places.data_dir, now));
  }
  findings.push_back(checkFonts(request.font_folders));
  checkTls(request, now, findings);
  return findings;
}

std::vector<std::string> usualFontFolders(const std::string& user_home) {
  return {"/usr/share/fonts", "/usr/local/share/fonts", user_home + "/.local/share/fonts", user_home + "/.fonts"};
}

}  // namespace baton::app
