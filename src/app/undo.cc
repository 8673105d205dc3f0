#include "app/undo.h"

#include <algorithm>
#include <unordered_map>

#include "app/entered_in_error.h"
#include "app/histories.h"
#include "app/people.h"
#include "app/submission.h"
#include "sources/reconcile.h"

namespace baton::app {
namespace {

using record::Entry;
using record::Sequence;

constexpr std::string_view kUndo = "undo ";  // origin.where of an undo: "undo <digest>"
constexpr std::size_t kLeastLetters = 8;
constexpr std::size_t kEntriesAtOnce = 500;

// Where the versions of each resource stand in the journal, and which submission wrote them: no content.
struct Place {
  Sequence sequence = 0;
  std::uint32_t version = 0;
  std::size_t group = 0;  // in groups
};
struct Group {
  Written written;
  std::string undoes;                                 // digest, or "Type/id" for the undo of one change
  std::size_t target = static_cast<std::size_t>(-1);  // group that `undoes` names
  bool was_undone = false;                            // at some time, even when the undo was itself undone
  std::vector<std::string> keys;
};
struct Overview {
  std::vector<Group> groups;                                     // in the order of the journal
  std::unordered_map<std::string, std::vector<Place>> versions;  // by key, oldest first
  std::unordered_map<std::string, std::size_t> places;           // of groups, by digest
  Sequence head = 0;

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::size_t indexOf(const std::string& digest) const {
    const auto found = places.find(digest);
    return found == places.end() ? kNone : found->second;
  }
};

Result<Overview> overviewOf(Home& home, const record::PersonId& person) {
  Overview overview;
  BATON_CHECK(home.store().read(person, 0, 0, [&](Entry&& entry) -> Status {
    overview.head = entry.sequence;
    // Entries without a digest (a person made by hand, a decision) stand alone and are undone by their key.
    const std::string digest = entry.origin.digest.empty() ? std::to_string(entry.sequence) : entry.origin.digest;
    const auto [place, is_unknown] = overview.places.try_emplace(digest, overview.groups.size());
    // A file that was undone and then brought in again is another import, with an undo of its own.
    const bool is_new = is_unknown || overview.groups[place->second].was_undone;
    if (is_new) {
      place->second = overview.groups.size();
      Group group;
      group.written.digest = entry.origin.digest;
      group.written.entry = entry.origin.digest.substr(0, kEntryIdLetters);
      group.written.format = entry.origin.format;
      group.written.what = entry.origin.file.empty() ? entry.origin.where : entry.origin.file;
      group.written.author = entry.author;
      group.written.at = entry.recorded;
      if (entry.origin.format == "form" && entry.origin.where.starts_with(kUndo)) {
        group.undoes = entry.origin.where.substr(kUndo.size());
        group.written.what = "undo";
        group.written.undoes = group.undoes;
        group.target = overview.indexOf(group.undoes);
        if (group.target != Overview::kNone) overview.groups[group.target].was_undone = true;
      }
      overview.groups.push_back(std::move(group));
    }
    const std::string key = record::key(entry.type, entry.id);
    Group& group = overview.groups[place->second];
    ++group.written.resources;
    group.keys.push_back(key);
    overview.versions[key].push_back({entry.sequence, entry.version, place->second});
    return {};
  }));
  // Newest first, so that an undo that was itself undone no longer counts.
  for (std::size_t i = overview.groups.size(); i-- > 0;) {
    const Group& undoing = overview.groups[i];
    if (undoing.undoes.empty() || undoing.written.is_undone) continue;
    if (undoing.target != Overview::kNone) overview.groups[undoing.target].written.is_undone = true;
  }
  return overview;
}

// The versions of one resource that still count: what an undo took back does not, what an undo of an undo brought back
// does, at the place where its content stands now.
std::vector<Place> standing(const Overview& overview, const std::vector<Place>& places) {
  std::vector<Place> stack;
  std::unordered_map<std::size_t, std::vector<Place>> taken;  // by the group that took them back, newest first
  for (const Place& place : places) {
    const Group& group = overview.groups[place.group];
    if (group.undoes.empty()) {
      stack.push_back(place);
      continue;
    }
    const std::size_t target = group.target;
    const bool is_redo = target != Overview::kNone && !overview.groups[target].undoes.empty();
    if (is_redo) {
      std::vector<Place> back = taken[target];
      if (!back.empty()) back.front().sequence = place.sequence;
      stack.insert(stack.end(), back.rbegin(), back.rend());
      continue;
    }
    // Of one resource ("undo Type/id") the newest change, else all that the group wrote.
    while (!stack.empty() && (target == Overview::kNone ? taken[place.group].empty() : stack.back().group == target)) {
      taken[place.group].push_back(stack.back());
      stack.pop_back();
    }
  }
  return stack;
}

// What an undo goes back to, of one resource.
struct Step {
  std::string key;
  Sequence before = 0;  // sequence of the version to restore; 0 = it was new
  Sequence newest = 0;
  std::uint32_t next_version = 0;
  Sequence source() const { return before != 0 ? before : newest; }
};

// Entries read in the order of their sequence, a window at a time: one alone costs the row around it.
class Window {
 public:
  Window(Home& home, const record::PersonId& person, Sequence head) : home_(home), person_(person), head_(head) {}

  Result<Entry> at(Sequence sequence) {
    constexpr Sequence kWidth = 256;
    if (sequence <= after_ || sequence > after_ + entries_.size()) {
      entries_.clear();
      after_ = sequence - 1;
      BATON_CHECK(home_.store().read(person_, after_, std::min(head_, after_ + kWidth), [&](Entry&& entry) -> Status {
        entries_.push_back(std::move(entry));
        return {};
      }));
    }
    return entries_[sequence - after_ - 1];
  }

 private:
  Home& home_;
  const record::PersonId& person_;
  Sequence head_;
  Sequence after_ = 0;
  std::vector<Entry> entries_;
};

class Undoing {
 public:
  Undoing(Home& home, const UndoRequest& request) : home_(home), request_(request) {}

  Result<Undone> run() {
    BATON_TRY(digest_, submissionDigest(home_, request_.person, request_.idempotency_key));
    for (int attempt = 1;; ++attempt) {
      auto undone = attemptOnce();
      const bool was_outrun = !undone && undone.error().code == ErrorCode::Conflict && is_appending_;
      if (was_outrun && attempt < kMostAttempts) continue;
      return undone;
    }
  }

 private:
  Result<Undone> attemptOnce() {
    is_appending_ = false;
    BATON_TRY(overview_, overviewOf(home_, request_.person));
    now_ = home_.clock().now();
    Undone undone;
    undone.entry = digest_.substr(0, kEntryIdLetters);
    undone.saved_at = now_;
    for (const Group& group : overview_.groups) {
      if (group.written.digest != digest_) continue;
      undone.was_saved_before = true;
      undone.saved_at = group.written.at;
      undone.restored = group.keys;
      return undone;
    }
    BATON_TRY(const std::vector<Step> steps, plan(undone));
    if (steps.empty()) {
      return fail(ErrorCode::Conflict,
                  "All of it was changed again since, so nothing was undone. Undo the later changes "
                  "first, or correct the entry itself.");
    }
    BATON_CHECK(write(steps, undone));
    return undone;
  }

  // A relative takes back only what they wrote themselves.
  Status allow(const Group& group) const {
    if (request_.author.kind == Author::Kind::Person || group.written.author == request_.author.account) return {};
    return fail(ErrorCode::NotAllowed, "Only who wrote this, or the person, can take it back.");
  }

  Result<std::vector<Step>> plan(Undone& undone) {
    if (request_.target.find('/') != std::string::npos) return planOfKey(undone);
    BATON_TRY(const std::size_t index, chooseGroup());
    const Group& group = overview_.groups[index];
    BATON_CHECK(allow(group));
    undone.of = group.written.what;
    where_ = std::string(kUndo) + group.written.digest;
    std::vector<std::string> keys = group.keys;
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    std::vector<Step> steps;
    for (const std::string& key : keys) {
      const std::vector<Place>& places = overview_.versions.find(key)->second;
      const std::vector<Place> stack = group.undoes.empty() ? standing(overview_, places) : places;
      if (stack.empty() || stack.back().group != index) {
        undone.kept.push_back(key);
        continue;
      }
      steps.push_back(stepTo(key, places, stack, [&](const Place& place) { return place.group != index; }));
    }
    // Half of a form makes no sense (a dose change: the old statement back, the new one still there).
    if (group.written.format == "form" && !undone.kept.empty()) {
      return fail(ErrorCode::Conflict, "This was changed again since: " + undone.kept.front() +
                                           ". Undo the later change first, or correct the entry itself.");
    }
    return steps;
  }

  Result<std::vector<Step>> planOfKey(Undone& undone) {
    const auto found = overview_.versions.find(request_.target);
    if (found == overview_.versions.end()) {
      return fail(ErrorCode::NotFound, "There is no " + request_.target + " in this record.");
    }
    undone.of = request_.target;
    where_ = std::string(kUndo) + request_.target;
    const std::vector<Place> stack = standing(overview_, found->second);
    if (stack.empty()) return fail(ErrorCode::NotFound, request_.target + " is taken back already.");
    BATON_CHECK(allow(overview_.groups[stack.back().group]));
    const Sequence newest = stack.back().sequence;
    return std::vector<Step>{
        stepTo(request_.target, found->second, stack, [&](const Place& place) { return place.sequence != newest; })};
  }

  // The newest version before what is undone.
  template <class IsBefore>
  static Step stepTo(const std::string& key, const std::vector<Place>& places, const std::vector<Place>& stack,
                     IsBefore is_before) {
    Step step{key, 0, places.back().sequence, places.back().version + 1};
    for (const Place& place : stack) {
      if (is_before(place)) step.before = place.sequence;
    }
    return step;
  }

  Result<std::size_t> chooseGroup() const {
    const std::string& target = request_.target;
    if (target.empty()) return newestOfAuthor();
    if (target.size() < kLeastLetters) {
      return fail(ErrorCode::BadUsage, "Name the entry with at least 8 letters of its id.");
    }
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < overview_.groups.size(); ++i) {
      const std::string& digest = overview_.groups[i].written.digest;
      // Of several imports of one file the last one is meant.
      if (!digest.empty() && digest.starts_with(target) && overview_.indexOf(digest) == i) found.push_back(i);
    }
    if (found.empty()) return fail(ErrorCode::NotFound, "There is no entry " + target + " in this record.");
    if (found.size() > 1) return fail(ErrorCode::BadUsage, "Several entries begin with " + target + ".");
    if (overview_.groups[found.front()].written.is_undone) {
      return fail(ErrorCode::BadUsage, "This was undone already.");
    }
    return found.front();
  }

  Result<std::size_t> newestOfAuthor() const {
    for (std::size_t i = overview_.groups.size(); i-- > 0;) {
      const Group& group = overview_.groups[i];
      const bool stands = !group.written.is_undone && group.undoes.empty() && !group.written.digest.empty();
      if (stands && group.written.format == "form" && group.written.author == request_.author.account) return i;
    }
    return fail(ErrorCode::NotFound, "There is nothing of yours to undo.");
  }

  // In pieces, because an import may hold hundreds of thousands of resources; all of them durable together.
  Status write(std::vector<Step> steps, Undone& undone) {
    std::sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) { return a.source() < b.source(); });
    Window window(home_, request_.person, overview_.head);
    BATON_TRY(auto appender, home_.store().appender(request_.person, overview_.head));
    std::vector<Entry> entries;
    for (const Step& step : steps) {
      BATON_TRY(Entry stored, window.at(step.source()));
      BATON_TRY(Entry entry, entryFor(step, std::move(stored), undone));
      entries.push_back(std::move(entry));
      if (entries.size() < kEntriesAtOnce) continue;
      BATON_CHECK(appender->add(entries));
      entries.clear();
    }
    BATON_CHECK(appender->add(entries));
    is_appending_ = true;
    BATON_TRY([[maybe_unused]] const Sequence head, appender->commit());
    BATON_CHECK(home_.anchor());
    return refreshName();
  }

  Result<Entry> entryFor(const Step& step, Entry entry, Undone& undone) {
    if (step.before == 0) {
      BATON_TRY(json::Value resource, json::parse(entry.content));
      entry.content = json::write(enteredInError(std::move(resource)));
      undone.withdrawn.push_back(step.key);
    } else {
      undone.restored.push_back(step.key);
    }
    entry.sequence = 0;
    entry.version = step.next_version;
    entry.recorded = now_;
    entry.author = request_.author.account;
    entry.reason = request_.reason;
    // The address of the resource stays, because references resolve by it.
    entry.origin = record::Origin{"form", "", digest_, entry.origin.organisation, where_, entry.origin.full_url};
    return entry;
  }

  // The name in lists follows the record, unless the undo took the only name away.
  Status refreshName() {
    constexpr Sequence kTooManyToReconcile = 50'000;
    if (overview_.head > kTooManyToReconcile) return {};
    BATON_TRY(const auto history, loadHistory(home_, request_.person));
    const record::Chart chart = sources::chartAt(request_.person, history, now_);
    return chart.name.empty() ? Status() : refreshLabel(home_, chart);
  }

  Home& home_;
  const UndoRequest& request_;
  std::string digest_;
  std::string where_;
  Overview overview_;
  Instant now_;
  bool is_appending_ = false;
};

}  // namespace

Result<Undone> undo(Home& home, const UndoRequest& request) { return Undoing(home, request).run(); }

Result<std::vector<Written>> listWritten(Home& home, const record::PersonId& person, std::size_t most) {
  BATON_TRY(const Overview overview, overviewOf(home, person));
  std::vector<Written> list;
  for (std::size_t i = overview.groups.size(); i-- > 0 && list.size() < most;) {
    if (!overview.groups[i].written.digest.empty()) list.push_back(overview.groups[i].written);
  }
  return list;
}

}  // namespace baton::app
