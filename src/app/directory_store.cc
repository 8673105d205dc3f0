#include "app/directory_store.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>

#include "app/whole_file.h"
#include "base/text.h"
#include "knowledge/care_directory.h"

namespace baton::app {
namespace {

namespace fs = std::filesystem;
using directory::FileKind;

std::string rootOf(const Places& places) { return places.data_dir + "/directory"; }
std::string loadsOf(const Places& places) { return rootOf(places) + "/loads"; }

tl::unexpected<Error> trouble(const std::string& doing, const std::string& path, int number) {
  return fail(number == ENOSPC ? ErrorCode::StorageFull : ErrorCode::Storage,
              doing + " " + path + ": " + std::strerror(number) + ".");
}

// A file that is only added to.
class Appending {
 public:
  static Result<Appending> open(const std::string& path, std::uint64_t keep) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) return trouble("Cannot write", path, errno);
    Appending one(file, path);
    if (::ftruncate(file, static_cast<off_t>(keep)) != 0 || ::lseek(file, 0, SEEK_END) < 0) {
      return trouble("Cannot write", path, errno);
    }
    return one;
  }
  Appending(Appending&& other) noexcept : file_(std::exchange(other.file_, -1)), path_(std::move(other.path_)) {}
  Appending& operator=(Appending&&) = delete;
  ~Appending() {
    if (file_ >= 0) ::close(file_);
  }
  Status add(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t count = ::write(file_, bytes.data(), bytes.size());
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return trouble("Cannot write", path_, errno);
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return {};
  }
  Status sync() const {
    if (::fdatasync(file_) != 0) return trouble("Cannot write", path_, errno);
    return {};
  }

 private:
  Appending(int file, std::string path) : file_(file), path_(std::move(path)) {}
  int file_;
  std::string path_;
};

std::string numbered(const Places& places, unsigned number, std::string_view end) {
  std::string digits = std::to_string(number);
  digits.insert(0, 6 - std::min<std::size_t>(6, digits.size()), '0');
  return loadsOf(places) + "/" + digits + std::string(end);
}

// Numbers of the files of that ending, smallest first.
std::vector<unsigned> numbersOf(const Places& places, std::string_view end) {
  std::vector<unsigned> numbers;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(loadsOf(places), ignored)) {
    const std::string name = entry.path().filename().string();
    unsigned number = 0;
    const auto [rest, fault] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (fault == std::errc() && std::string_view(rest) == end) numbers.push_back(number);
  }
  std::ranges::sort(numbers);
  return numbers;
}

std::int32_t dayFrom(std::string_view text) {
  const auto instant = parseInstant(text);
  return instant ? static_cast<std::int32_t>(instant->ms / kDayMs) : directory::kNoDay;
}

std::string dayText(std::int32_t day) {
  return day == directory::kNoDay ? "" : toIsoDate(Instant{static_cast<std::int64_t>(day) * kDayMs});
}

// "npidata_pfile_20251103-20251109.csv" → the last eight digits that are a date.
std::int32_t dayOfName(const std::string& path) {
  const std::string name = fs::path(path).filename().string();
  std::int32_t day = directory::kNoDay;
  for (std::size_t i = 0; i + 8 <= name.size(); ++i) {
    const std::string part = name.substr(i, 8);
    if (!std::ranges::all_of(part, [](char letter) { return letter >= '0' && letter <= '9'; })) continue;
    const auto found = dayFrom(part.substr(0, 4) + "-" + part.substr(4, 2) + "-" + part.substr(6));
    if (found != directory::kNoDay && part >= "20050101") day = found;
  }
  return day;
}

std::string sourceFor(FileKind kind, const std::string& named) {
  if (kind == FileKind::Nppes) return "NPPES";
  if (kind == FileKind::NppesLocations) return "NPPES practice locations";
  if (!named.empty()) return named;
  if (kind == FileKind::PlanNet) return "Plan-Net";
  return kind == FileKind::Slots ? "Free appointments" : "Typed table";
}

// One thing to load: a file, or the parts of a set of slot files put together.
struct Part {
  std::string file;
  FileKind kind = FileKind::Unknown;
  std::string_view bytes;
  bool can_go_on = false;  // rows one by one, so an interrupted load goes on
};

struct Resume {
  unsigned number = 0;
  std::uint64_t written = 0;
  std::size_t from = 0, line = 1;
  directory::Read before;
};

std::string fingerprintOf(const Part& part, const std::string& source) {
  std::error_code ignored;
  const auto changed = fs::last_write_time(part.file, ignored).time_since_epoch().count();
  return source + "|" + part.file + "|" + std::to_string(part.bytes.size()) + "|" + std::to_string(changed);
}

long long numberAt(const json::Value& value, std::string_view name) {
  long long number = 0;
  const std::string& letters = value[name].text();
  std::from_chars(letters.data(), letters.data() + letters.size(), number);
  return number;
}

class Loader {
 public:
  Loader(const Places& places, Clock& clock, const DirectoryLoad& load)
      : places_(places), load_(load), now_(clock.now()) {}

  LoadedFile run(const Part& part) {
    LoadedFile loaded;
    loaded.file = part.file;
    loaded.kind = directory::toText(part.kind);
    loaded.source = sourceFor(part.kind, load_.source);
    if (const auto done = read(part, loaded); !done) loaded.error = done.error().message;
    return loaded;
  }

 private:
  Status read(const Part& part, LoadedFile& loaded) {
    std::int32_t day = load_.as_of.empty() ? dayOfName(part.file) : dayFrom(load_.as_of);
    if (!load_.as_of.empty() && day == directory::kNoDay)
      return fail(ErrorCode::BadUsage, "--as-of is a date: 2026-11-01.");
    if (day == directory::kNoDay) day = static_cast<std::int32_t>(now_.ms / kDayMs);
    const std::string print = fingerprintOf(part, loaded.source);
    Resume resume = part.can_go_on ? findResume(print) : Resume{};
    if (resume.number == 0) resume.number = nextNumber();
    const std::string path = numbered(places_, resume.number, ".part");
    BATON_TRY(const Appending file, Appending::open(path, resume.written));
    directory::LoadWriter writer([&file](std::string_view bytes) { return file.add(bytes); });
    if (resume.written > 0) {
      BATON_TRY(const MappedFile before, MappedFile::open(path));
      BATON_CHECK(writer.resume(before.bytes()));
      loaded.went_on = true;
    } else {
      BATON_CHECK(writer.begin());
    }
    Status storage;
    directory::Reading reading;
    reading.bytes = part.bytes;
    reading.source = loaded.source;
    reading.day = day;
    reading.from = resume.from;
    reading.from_line = resume.line;
    reading.take = [&writer](const directory::Statement& one) { writer.add(one); };
    reading.tell = [&loaded](directory::Trouble one) {
      if (loaded.troubles.size() < kMostTroublesKept) loaded.troubles.push_back(std::move(one));
    };
    std::size_t told = 0;
    std::size_t taken = 0;
    reading.progress = [&](const directory::Progress& at) {
      if (load_.progress) {
        load_.progress(fs::path(part.file).filename().string() + ": " +
                       std::to_string(at.bytes * 100 / std::max<std::size_t>(1, part.bytes.size())) + " %, " +
                       std::to_string(resume.before.rows + at.rows) + " rows");
      }
      if (!part.can_go_on || at.bytes - told < kCheckpointBytes || !storage) return;
      told = at.bytes;
      taken = writer.count();
      storage = checkpoint(file, writer, print, resume, at, taken);
    };
    loaded.read = directory::readFile(part.kind, reading);
    BATON_CHECK(storage);
    loaded.read.rows += resume.before.rows;
    loaded.read.taken += resume.before.taken;
    loaded.read.refused += resume.before.refused;
    if (loaded.read.taken == 0 && writer.count() == 0) {
      removeQuietly(path);
      removeQuietly(numbered(places_, resume.number, ".resume"));
      return fail(ErrorCode::BadInput, "Nothing in it could be used.");
    }
    BATON_CHECK(writer.finish(json::write(aboutOf(part, loaded, day)), knowledge::directoryTerms().number()));
    BATON_CHECK(file.sync());
    std::error_code fault;
    fs::rename(path, numbered(places_, resume.number, ".load"), fault);
    if (fault) return trouble("Cannot rename", path, fault.value());
    removeQuietly(numbered(places_, resume.number, ".resume"));
    if (load_.replaces) dropOlder(loaded.source, resume.number);
    return {};
  }

  static constexpr std::size_t kCheckpointBytes = 64U << 20U;

  Status checkpoint(const Appending& file, directory::LoadWriter& writer, const std::string& print,
                    const Resume& resume, const directory::Progress& at, std::size_t taken) const {
    BATON_CHECK(writer.flush());
    BATON_CHECK(file.sync());
    json::Value value;
    value.set("file", print);
    value.set("written", static_cast<long long>(writer.flushed()));
    value.set("from", static_cast<long long>(at.bytes));
    value.set("line", static_cast<long long>(at.line));
    value.set("rows", static_cast<long long>(resume.before.rows + at.rows));
    value.set("taken", static_cast<long long>(taken));
    return writeWholeFile(numbered(places_, resume.number, ".resume"), json::write(value));
  }

  Resume findResume(const std::string& print) const {
    for (const unsigned number : numbersOf(places_, ".resume")) {
      const auto text = readWholeFile(numbered(places_, number, ".resume"));
      if (!text) continue;
      const auto value = json::parse(*text);
      if (!value || (*value)["file"].text() != print) continue;
      Resume resume;
      resume.number = number;
      resume.written = static_cast<std::uint64_t>(numberAt(*value, "written"));
      resume.from = static_cast<std::size_t>(numberAt(*value, "from"));
      resume.line = static_cast<std::size_t>(numberAt(*value, "line"));
      resume.before.rows = static_cast<std::size_t>(numberAt(*value, "rows"));
      resume.before.taken = static_cast<std::size_t>(numberAt(*value, "taken"));
      resume.before.refused = resume.before.rows - std::min(resume.before.rows, resume.before.taken);
      std::error_code ignored;
      if (fs::file_size(numbered(places_, number, ".part"), ignored) >= resume.written && !ignored) return resume;
    }
    return {};
  }

  unsigned nextNumber() const {
    unsigned last = 0;
    for (const std::string_view end : {".load", ".part", ".resume"}) {
      const auto numbers = numbersOf(places_, end);
      if (!numbers.empty()) last = std::max(last, numbers.back());
    }
    return last + 1;
  }

  json::Value aboutOf(const Part& part, const LoadedFile& loaded, std::int32_t day) const {
    json::Value about;
    about.set("source", loaded.source);
    about.set("kind", loaded.kind);
    about.set("file", fs::path(part.file).filename().string());
    about.set("day", dayText(day));
    about.set("loaded_at", toIso(now_));
    about.set("taken", static_cast<long long>(loaded.read.taken));
    about.set("refused", static_cast<long long>(loaded.read.refused));
    return about;
  }

  void dropOlder(const std::string& source, unsigned than) const {
    for (const unsigned number : numbersOf(places_, ".load")) {
      if (number >= than) continue;
      const std::string path = numbered(places_, number, ".load");
      const auto file = MappedFile::open(path);
      if (!file) continue;
      const auto load = directory::LoadFile::open(file->bytes());
      if (!load) continue;
      const auto about = json::parse(load->about());
      if (about && (*about)["source"].text() == source) removeQuietly(path);
    }
  }

  static void removeQuietly(const std::string& path) {
    std::error_code ignored;
    fs::remove(path, ignored);
  }

  const Places& places_;
  const DirectoryLoad& load_;
  Instant now_;
};

struct Opened {
  std::vector<MappedFile> files;
  std::vector<std::string> together;  // slot files put one after the other
  std::vector<Part> parts;
  std::vector<LoadedFile> failed;
};

bool isFhir(FileKind kind) { return kind == FileKind::PlanNet || kind == FileKind::Slots; }

void refuse(Opened& opened, const std::string& file, std::string why) {
  LoadedFile failed;
  failed.file = file;
  failed.kind = directory::toText(FileKind::Unknown);
  failed.error = std::move(why);
  opened.failed.push_back(std::move(failed));
}

// A manifest names its parts by address; here they lie beside it, by the last part of the address.
std::vector<std::string> partsOfManifest(const std::string& path, std::string_view bytes, Opened& opened) {
  std::vector<std::string> files;
  const auto manifest = directory::readSlotManifest(bytes);
  for (const auto& one : manifest.troubles) refuse(opened, path, one.where + ": " + one.reason);
  for (const auto& part : manifest.parts) {
    const std::string name = fs::path(part.url.substr(0, part.url.find('?'))).filename().string();
    const fs::path beside = fs::path(path).parent_path() / name;
    std::error_code ignored;
    if (name.empty() || name == ".." || !fs::is_regular_file(beside, ignored)) {
      refuse(opened, path, "Its part " + name + " is not beside it; fetch " + part.url + " first.");
    } else {
      files.push_back(beside.string());
    }
  }
  return files;
}

Opened openAll(const std::vector<std::string>& files) {
  Opened opened;
  std::vector<std::string> waiting = files;
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    const std::string path = waiting[i];
    auto file = MappedFile::open(path);
    if (!file) {
      refuse(opened, path, file.error().message);
      continue;
    }
    file->readOnce();
    const FileKind kind = directory::kindOf(file->bytes());
    if (kind == FileKind::SlotManifest) {
      for (std::string& part : partsOfManifest(path, file->bytes(), opened)) {
        if (std::ranges::find(waiting, part) == waiting.end()) waiting.push_back(std::move(part));
      }
    } else if (kind == FileKind::Unknown) {
      refuse(opened, path,
             file->bytes().starts_with("PK") ? "It is a zip: unpack it first."
                                             : "Not a file of a directory that Baton can read.");
    } else if (kind == FileKind::NppesNames) {
      refuse(opened, path, "Other names of organizations: not needed for a search.");
    } else {
      opened.parts.push_back({path, kind, file->bytes(), !isFhir(kind)});
      opened.files.push_back(std::move(*file));
    }
  }
  // FHIR files point at each other: those given together are read together.
  std::vector<Part> kept;
  std::string together;
  Part joined;
  std::size_t count = 0;
  for (const Part& part : opened.parts) count += isFhir(part.kind) ? 1 : 0;
  for (const Part& part : opened.parts) {
    if (count < 2 || !isFhir(part.kind)) {
      kept.push_back(part);
      continue;
    }
    if (together.empty()) joined = part;
    if (part.kind == FileKind::Slots) joined.kind = FileKind::Slots;
    if (!together.empty()) joined.file += " + " + fs::path(part.file).filename().string();
    together += part.bytes;
    together += '\n';
  }
  if (!together.empty()) {
    opened.together.push_back(std::move(together));
    joined.bytes = opened.together.back();
    kept.push_back(joined);
  }
  opened.parts = std::move(kept);
  return opened;
}

}  // namespace

Result<std::vector<LoadedFile>> loadDirectory(const Places& places, Clock& clock, const DirectoryLoad& load) {
  std::error_code fault;
  fs::create_directories(loadsOf(places), fault);
  if (fault) return trouble("Cannot make", loadsOf(places), fault.value());
  ::chmod(rootOf(places).c_str(), 0700);
  Opened opened = openAll(load.files);
  std::vector<LoadedFile> report = std::move(opened.failed);
  Loader loader(places, clock, load);
  bool is_any_in = false;
  for (const Part& part : opened.parts) {
    report.push_back(loader.run(part));
    is_any_in |= report.back().error.empty();
  }
  if (is_any_in && load.builds) BATON_CHECK(buildDirectory(places, clock, load.progress));
  return report;
}

Status buildDirectory(const Places& places, Clock& clock, const std::function<void(const std::string&)>& progress) {
  std::vector<MappedFile> files;
  directory::BuildInput input;
  input.built_on = static_cast<std::int32_t>(clock.now().ms / kDayMs);
  for (const unsigned number : numbersOf(places, ".load")) {
    BATON_TRY(MappedFile file, MappedFile::open(numbered(places, number, ".load")));
    BATON_TRY(directory::LoadFile opened, directory::LoadFile::open(file.bytes()));
    const auto about = json::parse(opened.about());
    const std::string name = about ? (*about)["source"].text() : "unknown";
    auto source = std::ranges::find(input.sources, name, &directory::Source::name);
    if (source == input.sources.end()) {
      input.sources.push_back({name, about && (*about)["kind"].text() == directory::toText(FileKind::Nppes)});
      source = input.sources.end() - 1;
    }
    input.source_of.push_back(static_cast<std::uint16_t>(source - input.sources.begin()));
    input.loads.push_back(std::move(opened));
    files.push_back(std::move(file));
  }
  if (progress) {
    input.progress = [&progress](std::size_t done, std::size_t total) {
      progress("index: " + std::to_string(done * 100 / std::max<std::size_t>(1, total)) + " %");
    };
  }
  const std::string target = rootOf(places) + "/index", making = target + ".new";
  {
    BATON_TRY(const Appending file, Appending::open(making, 0));
    BATON_CHECK(directory::buildIndex(input, [&file](std::string_view bytes) { return file.add(bytes); }));
    BATON_CHECK(file.sync());
  }
  std::error_code fault;
  fs::rename(making, target, fault);
  if (fault) return trouble("Cannot rename", making, fault.value());
  return {};
}

Status forgetSource(const Places& places, Clock& clock, const std::string& source) {
  bool is_any = false;
  for (const unsigned number : numbersOf(places, ".load")) {
    const std::string path = numbered(places, number, ".load");
    BATON_TRY(const MappedFile file, MappedFile::open(path));
    BATON_TRY(const directory::LoadFile opened, directory::LoadFile::open(file.bytes()));
    const auto about = json::parse(opened.about());
    if (!about || (*about)["source"].text() != source) continue;
    std::error_code ignored;
    fs::remove(path, ignored);
    is_any = true;
  }
  if (!is_any) return fail(ErrorCode::NotFound, "Nothing of that source is loaded.");
  return buildDirectory(places, clock, {});
}

Result<OpenDirectory> openDirectory(const Places& places) {
  auto file = MappedFile::open(rootOf(places) + "/index");
  if (!file && file.error().code == ErrorCode::NotFound) {
    return fail(ErrorCode::NotFound, "No directory is loaded yet; begin with: baton directory load FILE");
  }
  if (!file) return tl::unexpected(file.error());
  BATON_TRY(directory::Index index, directory::Index::open(file->bytes()));
  return OpenDirectory{std::move(*file), std::move(index)};
}

Result<DirectoryStatus> directoryStatus(const Places& places) {
  DirectoryStatus status;
  for (const unsigned number : numbersOf(places, ".load")) {
    BATON_TRY(const MappedFile file, MappedFile::open(numbered(places, number, ".load")));
    BATON_TRY(const directory::LoadFile opened, directory::LoadFile::open(file.bytes()));
    const auto about = json::parse(opened.about());
    if (!about) continue;
    const json::Value& value = *about;
    status.loads.push_back({value["file"].text(), value["source"].text(), value["kind"].text(), value["day"].text(),
                            value["loaded_at"].text(), static_cast<std::size_t>(numberAt(value, "taken")),
                            static_cast<std::size_t>(numberAt(value, "refused"))});
  }
  const auto opened = openDirectory(places);
  if (!opened && opened.error().code == ErrorCode::NotFound) return status;
  if (!opened) return tl::unexpected(opened.error());
  status.providers = opened->index.providers();
  status.rows = opened->index.columns().size();
  status.bytes = opened->file.bytes().size();
  status.bytes_beside_records = opened->index.bytesBesideRecords();
  status.built_on = dayText(opened->index.builtOn());
  return status;
}

json::Value loadedJson(const std::vector<LoadedFile>& files) {
  json::Value list = json::Value::array();
  for (const LoadedFile& file : files) {
    json::Value item;
    item.set("file", file.file);
    item.set("kind", file.kind);
    item.setIfAny("source", file.source);
    item.set("rows", static_cast<long long>(file.read.rows));
    item.set("taken", static_cast<long long>(file.read.taken));
    item.set("refused", static_cast<long long>(file.read.refused));
    if (file.went_on) item.set("went_on", true);
    json::Value passed = json::Value::object();
    for (const auto& [reason, count] : file.read.passed_over) passed.set(reason, static_cast<long long>(count));
    item.set("passed_over", std::move(passed));
    json::Value troubles = json::Value::array();
    for (const directory::Trouble& one : file.troubles) {
      json::Value told;
      told.set("where", one.where);
      told.set("reason", one.reason);
      troubles.push(std::move(told));
    }
    item.set("rejected", std::move(troubles));
    if (!file.error.empty()) item.set("error", file.error);
    list.push(std::move(item));
  }
  json::Value answer;
  answer.set("files", std::move(list));
  return answer;
}

json::Value statusJson(const DirectoryStatus& status) {
  json::Value answer;
  answer.set("providers", static_cast<long long>(status.providers));
  answer.set("rows", static_cast<long long>(status.rows));
  answer.set("bytes", static_cast<long long>(status.bytes));
  answer.set("bytes_beside_records", static_cast<long long>(status.bytes_beside_records));
  answer.setIfAny("built_on", status.built_on);
  json::Value loads = json::Value::array();
  for (const DirectoryStatus::Part& part : status.loads) {
    json::Value item;
    item.set("file", part.file);
    item.set("source", part.source);
    item.set("kind", part.kind);
    item.set("day", part.day);
    item.set("loaded_at", part.loaded_at);
    item.set("taken", static_cast<long long>(part.taken));
    item.set("refused", static_cast<long long>(part.refused));
    loads.push(std::move(item));
  }
  answer.set("loads", std::move(loads));
  return answer;
}

}  // namespace baton::app
