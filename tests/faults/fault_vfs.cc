// The SQLite VFS of a FaultDisk. One connection at a time, so locks always succeed; shared memory is plain memory.
#include <sqlite3.h>

#include <cerrno>
#include <cstring>
#include <new>

#include "fault_disk.h"

namespace baton::faults {

struct FaultVfs::Impl {
  sqlite3_vfs vfs{};
  FaultDisk* disk = nullptr;
  int last_errno = 0;
};

namespace {

using Impl = FaultVfs::Impl;
constexpr int kSectorBytes = 4096;
constexpr int kMaxPath = 512;

struct OpenFile {
  sqlite3_file base{};
  Impl* impl = nullptr;
  std::string name;
  bool delete_at_close = false;
  std::map<int, std::unique_ptr<char[]>> shared;
};

OpenFile& at(sqlite3_file* file) { return *reinterpret_cast<OpenFile*>(file); }

int failed(Impl& impl, int code) {
  const bool full = impl.disk->failure() == Failure::NoSpace;
  impl.last_errno = full ? ENOSPC : EIO;
  return code;
}

int closeFile(sqlite3_file* file) {
  OpenFile& open = at(file);
  if (open.delete_at_close) open.impl->disk->apply({Action::Delete, open.name, 0, {}});
  open.~OpenFile();
  return SQLITE_OK;
}

int readFile(sqlite3_file* file, void* out, int size, sqlite3_int64 offset) {
  OpenFile& open = at(file);
  if (open.impl->disk->fails(Action::Read)) return failed(*open.impl, SQLITE_IOERR_READ);
  const std::string& bytes = open.impl->disk->files()[open.name];
  const auto start = static_cast<std::size_t>(offset);
  const auto wanted = static_cast<std::size_t>(size);
  const std::size_t there = start >= bytes.size() ? 0 : std::min(wanted, bytes.size() - start);
  std::memset(out, 0, wanted);
  if (there > 0) std::memcpy(out, bytes.data() + start, there);
  return there == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int writeFile(sqlite3_file* file, const void* data, int size, sqlite3_int64 offset) {
  OpenFile& open = at(file);
  std::string bytes(static_cast<const char*>(data), static_cast<std::size_t>(size));
  const bool fails = open.impl->disk->fails(Action::Write);
  if (fails && open.impl->disk->failure() == Failure::ShortWrite) bytes.resize(bytes.size() / 2);
  if (!fails || open.impl->disk->failure() == Failure::ShortWrite) {
    open.impl->disk->apply({Action::Write, open.name, offset, std::move(bytes)});
  }
  if (!fails) return SQLITE_OK;
  return failed(*open.impl, open.impl->disk->failure() == Failure::InputOutput ? SQLITE_IOERR_WRITE : SQLITE_FULL);
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size) {
  OpenFile& open = at(file);
  if (open.impl->disk->fails(Action::Truncate)) return failed(*open.impl, SQLITE_IOERR_TRUNCATE);
  open.impl->disk->apply({Action::Truncate, open.name, size, {}});
  return SQLITE_OK;
}

int syncFile(sqlite3_file* file, int /*flags*/) {
  OpenFile& open = at(file);
  if (open.impl->disk->fails(Action::Sync)) return failed(*open.impl, SQLITE_IOERR_FSYNC);
  open.impl->disk->apply({Action::Sync, open.name, 0, {}});
  return SQLITE_OK;
}

int sizeOfFile(sqlite3_file* file, sqlite3_int64* size) {
  *size = static_cast<sqlite3_int64>(at(file).impl->disk->files()[at(file).name].size());
  return SQLITE_OK;
}

int lockFile(sqlite3_file* /*file*/, int /*level*/) { return SQLITE_OK; }

int nobodyElse(sqlite3_file* /*file*/, int* reserved) {
  *reserved = 0;
  return SQLITE_OK;
}

int controlFile(sqlite3_file* /*file*/, int /*operation*/, void* /*argument*/) { return SQLITE_NOTFOUND; }
int sectorSize(sqlite3_file* /*file*/) { return kSectorBytes; }
int characteristics(sqlite3_file* /*file*/) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

int mapShared(sqlite3_file* file, int region, int size, int extend, void volatile** memory) {
  auto& shared = at(file).shared[region];
  if (!shared && extend == 0) {
    *memory = nullptr;
    return SQLITE_OK;
  }
  if (!shared) shared = std::make_unique<char[]>(static_cast<std::size_t>(size));
  *memory = shared.get();
  return SQLITE_OK;
}

int lockShared(sqlite3_file* /*file*/, int /*offset*/, int /*count*/, int /*flags*/) { return SQLITE_OK; }
void sharedBarrier(sqlite3_file* /*file*/) {}

int unmapShared(sqlite3_file* file, int /*remove*/) {
  at(file).shared.clear();
  return SQLITE_OK;
}

const sqlite3_io_methods* methods() {
  static const sqlite3_io_methods table = {
      2,          closeFile,     readFile,    writeFile,   truncateFile, syncFile,        sizeOfFile,
      lockFile,   lockFile,      nobodyElse,  controlFile, sectorSize,   characteristics, mapShared,
      lockShared, sharedBarrier, unmapShared, nullptr,     nullptr};
  return &table;
}

Impl& implOf(sqlite3_vfs* vfs) { return *static_cast<Impl*>(vfs->pAppData); }

int openFile(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* flags_out) {
  Impl& impl = implOf(vfs);
  file->pMethods = nullptr;
  const bool there = name != nullptr && impl.disk->files().contains(name);
  if (name == nullptr || impl.disk->fails(Action::Open)) return failed(impl, SQLITE_CANTOPEN);
  if (!there && (flags & SQLITE_OPEN_CREATE) == 0) return SQLITE_CANTOPEN;
  auto* open = new (file) OpenFile();
  open->base.pMethods = methods();
  open->impl = &impl;
  open->name = name;
  open->delete_at_close = (flags & SQLITE_OPEN_DELETEONCLOSE) != 0;
  if (!there) impl.disk->apply({Action::Open, name, 0, {}});
  if (flags_out != nullptr) *flags_out = flags;
  return SQLITE_OK;
}

int deleteFile(sqlite3_vfs* vfs, const char* name, int /*sync_folder*/) {
  Impl& impl = implOf(vfs);
  if (!impl.disk->files().contains(name)) return SQLITE_IOERR_DELETE_NOENT;
  if (impl.disk->fails(Action::Delete)) return failed(impl, SQLITE_IOERR_DELETE);
  impl.disk->apply({Action::Delete, name, 0, {}});
  return SQLITE_OK;
}

int fileIsThere(sqlite3_vfs* vfs, const char* name, int /*flags*/, int* there) {
  const auto& files = implOf(vfs).disk->files();
  const auto file = files.find(name);
  *there = file != files.end() && !file->second.empty() ? 1 : 0;
  return SQLITE_OK;
}

int fullPath(sqlite3_vfs* /*vfs*/, const char* name, int size, char* out) {
  sqlite3_snprintf(size, out, "%s", name);
  return SQLITE_OK;
}

int noRandomness(sqlite3_vfs* /*vfs*/, int size, char* out) {
  std::memset(out, 42, static_cast<std::size_t>(size));  // the same bytes every time: a run can be repeated
  return size;
}

int sleepNot(sqlite3_vfs* /*vfs*/, int microseconds) { return microseconds; }

int noTime(sqlite3_vfs* /*vfs*/, double* day) {
  *day = 2'460'000.5;
  return SQLITE_OK;
}

int lastError(sqlite3_vfs* vfs, int /*size*/, char* /*out*/) { return implOf(vfs).last_errno; }

}  // namespace

FaultVfs::FaultVfs(const char* name, FaultDisk& disk) : impl_(std::make_unique<Impl>()) {
  impl_->disk = &disk;
  sqlite3_vfs& vfs = impl_->vfs;
  vfs.iVersion = 1;
  vfs.szOsFile = sizeof(OpenFile);
  vfs.mxPathname = kMaxPath;
  vfs.zName = name;
  vfs.pAppData = impl_.get();
  vfs.xOpen = openFile;
  vfs.xDelete = deleteFile;
  vfs.xAccess = fileIsThere;
  vfs.xFullPathname = fullPath;
  vfs.xRandomness = noRandomness;
  vfs.xSleep = sleepNot;
  vfs.xCurrentTime = noTime;
  vfs.xGetLastError = lastError;
  sqlite3_vfs_register(&vfs, 0);
}

FaultVfs::~FaultVfs() { sqlite3_vfs_unregister(&impl_->vfs); }

}  // namespace baton::faults
