#include "fault_disk.h"

#include <algorithm>

namespace baton::faults {
namespace {

constexpr std::size_t kSector = 512;

void writeTo(std::string& file, std::int64_t offset, const std::string& bytes) {
  const auto start = static_cast<std::size_t>(offset);
  if (file.size() < start + bytes.size()) file.resize(start + bytes.size(), '\0');
  std::copy(bytes.begin(), bytes.end(), file.begin() + offset);
}

// Each sector of the write arrives or not.
void writeTorn(std::string& file, const Operation& write, std::mt19937_64& dice) {
  for (std::size_t at = 0; at < write.bytes.size(); at += kSector) {
    if (dice() % 2 == 0) continue;
    writeTo(file, write.offset + static_cast<std::int64_t>(at), write.bytes.substr(at, kSector));
  }
}

}  // namespace

void applyTo(Files& files, const Operation& operation) {
  switch (operation.action) {
    case Action::Write:
      writeTo(files[operation.file], operation.offset, operation.bytes);
      break;
    case Action::Truncate:
      files[operation.file].resize(static_cast<std::size_t>(operation.offset), '\0');
      break;
    case Action::Delete:
      files.erase(operation.file);
      break;
    case Action::Open:
      files.try_emplace(operation.file);
      break;
    case Action::Read:
    case Action::Sync:
      break;
  }
}

bool FaultDisk::fails(Action /*action*/) {
  ++actions_;
  return plan_.at != 0 && (actions_ == plan_.at || (plan_.for_ever && actions_ > plan_.at));
}

void FaultDisk::apply(Operation operation) {
  applyTo(files_, operation);
  if (recording_) operations_.push_back(std::move(operation));
}

void PowerCut::follow(const Operation& operation) {
  if (operation.action == Action::Delete) {
    synced_.erase(operation.file);
    unsynced_.erase(operation.file);
    return;
  }
  auto& waiting = unsynced_[operation.file];
  if (operation.action != Action::Sync) {
    waiting.push_back(operation);
    return;
  }
  synced_.try_emplace(operation.file);
  for (const Operation& done : waiting) applyTo(synced_, done);
  waiting.clear();
}

Files PowerCut::cut(Luck luck, std::mt19937_64& dice) const {
  Files files = synced_;
  if (luck == Luck::NothingUnsynced) return files;
  for (const auto& [name, waiting] : unsynced_) {
    for (const Operation& operation : waiting) {
      const auto chance = luck == Luck::EverythingUnsynced ? 0 : dice() % 3;
      if (chance == 0) applyTo(files, operation);
      if (chance == 1 && operation.action == Action::Write) writeTorn(files[name], operation, dice);
    }
  }
  return files;
}

}  // namespace baton::faults
