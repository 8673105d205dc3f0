#include "app/backup_note.h"

#include "app/whole_file.h"
#include "base/text.h"

namespace baton::app {
namespace {

std::string noteFileOf(const Home& home) { return home.keyFile() + ".last-backup"; }

}  // namespace

Status noteBackup(const Home& home, Instant at) { return writeWholeFile(noteFileOf(home), toIso(at) + "\n"); }

std::optional<Instant> lastBackup(const Home& home) {
  const auto text = readWholeFile(noteFileOf(home));
  if (!text) return std::nullopt;
  return parseInstant(trim(*text));
}

}  // namespace baton::app
