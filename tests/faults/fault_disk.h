// FaultDisk: a disk in memory that remembers every write and sync, fails when told, and can lose its power.
//
// A model of what a real disk may do at a power cut: what was synced is there; of what was written since the last sync
// of its file, every piece of 512 bytes may be there or not, in any order. A name appears with the first sync of its
// file and disappears at a delete.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace baton::faults {

enum class Action { Open, Read, Write, Truncate, Sync, Delete };

// One thing that changed the disk.
struct Operation {
  Action action;
  std::string file;
  std::int64_t offset = 0;  // of a write; the new size of a truncate
  std::string bytes;
};

enum class Failure { InputOutput, NoSpace, ShortWrite };

// Fails the k-th action (counted from 1), once or from there on. 0: never.
struct FailurePlan {
  std::int64_t at = 0;
  bool for_ever = false;
  Failure kind = Failure::InputOutput;
};

using Files = std::map<std::string, std::string>;

class FaultDisk {
 public:
  explicit FaultDisk(Files files = {}) : files_(std::move(files)) {}

  const Files& files() const { return files_; }
  Files& files() { return files_; }
  const std::vector<Operation>& operations() const { return operations_; }
  void record(bool on) { recording_ = on; }

  void plan(const FailurePlan& plan) {
    plan_ = plan;
    actions_ = 0;
  }
  std::int64_t actions() const { return actions_; }

  // For the VFS: true when this action must fail.
  bool fails(Action action);
  Failure failure() const { return plan_.kind; }
  void apply(Operation operation);

 private:
  Files files_;
  std::vector<Operation> operations_;
  bool recording_ = false;
  FailurePlan plan_;
  std::int64_t actions_ = 0;
};

void applyTo(Files& files, const Operation& operation);

// Follows the operations of a disk and tells what could be found if the power failed after any of them.
class PowerCut {
 public:
  void follow(const Operation& operation);
  enum class Luck { NothingUnsynced, EverythingUnsynced, Anything };
  Files cut(Luck luck, std::mt19937_64& dice) const;

 private:
  Files synced_;
  std::map<std::string, std::vector<Operation>> unsynced_;
};

// Registers a SQLite VFS called `name` on `disk`, for as long as it lives.
class FaultVfs {
 public:
  FaultVfs(const char* name, FaultDisk& disk);
  ~FaultVfs();
  FaultVfs(const FaultVfs&) = delete;
  FaultVfs& operator=(const FaultVfs&) = delete;

  struct Impl;

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace baton::faults
