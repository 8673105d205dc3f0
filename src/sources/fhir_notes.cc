#include "sources/fhir_notes.h"

namespace baton::sources {
namespace {

constexpr std::size_t kShownPerKind = 3;
constexpr std::size_t kKinds = 50;

}  // namespace

void Notes::add(const std::string& kind, std::string where, std::string reason, IssueSeverity severity) {
  auto found = index_.find(kind);
  if (found == index_.end()) {
    if (groups_.size() == kKinds) {
      ++beyond_;
      return;
    }
    found = index_.emplace(kind, groups_.size()).first;
    groups_.emplace_back();
  }
  Group& group = groups_[found->second];
  if (group.shown.size() == kShownPerKind) {
    ++group.more;
    return;
  }
  group.shown.push_back({.severity = severity, .where = std::move(where), .reason = std::move(reason)});
}

std::vector<ImportIssue> Notes::take() {
  std::vector<ImportIssue> notes;
  for (Group& group : groups_) {
    const IssueSeverity severity = group.shown.front().severity;
    const std::string where = group.shown.back().where;
    for (ImportIssue& note : group.shown) notes.push_back(std::move(note));
    if (group.more > 0) notes.push_back({severity, where, "And " + std::to_string(group.more) + " more like this."});
  }
  if (beyond_ > 0) {
    notes.push_back({IssueSeverity::Warning, "", "And " + std::to_string(beyond_) + " more notes of other kinds."});
  }
  *this = Notes();
  return notes;
}

}  // namespace baton::sources
