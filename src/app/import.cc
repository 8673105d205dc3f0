#include "app/import.h"

#include <algorithm>
#include <map>
#include <memory>

#include "app/crisis_card_export.h"
#include "app/histories.h"
#include "app/intake.h"
#include "app/people.h"
#include "base/digest.h"
#include "base/text.h"
#include "fhir/export.h"
#include "fhir/read.h"
#include "sources/files.h"
#include "sources/reconcile.h"

namespace baton::app {
namespace {

using record::Entry;
using record::PersonFact;
using record::PersonId;

constexpr std::size_t kShortHash = 8;
// Beyond this many entries a snapshot saves more than it costs.
constexpr record::Sequence kSnapshotEvery = 1'000;

Result<Instant> momentOf(const std::string& as_of, Clock& clock) {
  if (as_of.empty()) return clock.now();
  const auto instant = parseInstant(as_of);
  if (!instant) return fail(ErrorCode::BadUsage, "--as-of wants a date like 2025-03-01, not \"" + as_of + "\".");
  return *instant;
}

// One file on its way into one person's journal.
class FileImport {
 public:
  FileImport(Home& home, Intakes& intakes, Instant recorded, const ImportRequest& request, ImportedFile& report)
      : home_(home),
        intakes_(intakes),
        recorded_(recorded),
        is_dry_run_(request.is_dry_run),
        takes_crisis_card_(request.takes_crisis_card),
        goes_on_(request.goes_on),
        report_(report) {}

  Status take(sources::FilePart&& part) {
    file_hash_ = record::hashOfDigest(part.digest);
    BATON_CHECK(chooseIntake(part));
    report_.format = report_.format.empty() ? part.content.format : report_.format;
    report_.read += part.content.found();
    report_.merged += part.content.merged;
    for (auto& issue : part.content.rejected) report_.rejected.push_back(std::move(issue));
    for (const auto& note : part.content.notes) report_.notes.push_back(note.where + ": " + note.reason);

    const auto restored = fhir::originsFromProvenance(part.content.entries);
    std::vector<Entry> entries;
    for (sources::ParsedEntry& parsed : part.content.entries) {
      if (restored.isBatonProvenance(parsed.resource)) {
        ++report_.merged;  // it only tells where the others came from, and they say so themselves now
        continue;
      }
      if (auto card = fhir::readCrisisCard(parsed.resource)) {
        ++report_.merged;  // no fact of the journal: it stands beside it
        card_ = std::move(card);
        continue;
      }
      if (isAboutAnother(parsed, persons_)) {
        report_.rejected.push_back({sources::IssueSeverity::Error, parsed.where, "It is about another person."});
        continue;
      }
      Entry entry = toEntry(std::move(parsed), part, restored);
      if (!isNews(entry)) continue;
      noteOrigin(entry.origin.digest);
      entries.push_back(std::move(entry));
    }
    BATON_CHECK(append(entries));
    return checkGoesOn();
  }

  bool wasStopped() const { return was_stopped_; }

  // What this file taught, for the files after it. Only once it is durable.
  void learn() {
    if (intake_ == nullptr) return;
    report_.person = intake_->id;
    intake_->index.add(fresh_);
    intake_->known.insert(intake_->known.end(), subjects_.begin(), subjects_.end());
  }

  // Durable when it answers. Nothing is written when the file brought nothing new.
  Status finish() {
    if (appender_) {
      BATON_TRY([[maybe_unused]] const auto head, appender_->commit());
    }
    return card_ ? takeCard() : Status();
  }

 private:
  Status takeCard() {
    if (!takes_crisis_card_) {
      report_.notes.emplace_back("The file holds a crisis card. Only the person can take it over.");
      return {};
    }
    if (!intake_->is_made && !is_dry_run_) return {};  // a file with a card and no person
    BATON_TRY(const CardTaken taken, is_dry_run_ ? wouldTakeCrisisCard(home_, intake_->id, *card_)
                                                 : takeCrisisCard(home_, intake_->id, *card_));
    switch (taken) {
      case CardTaken::Taken:
        report_.notes.emplace_back("The file holds the words of a crisis card. They come into this record too.");
        return {};
      case CardTaken::SameHere:
        return {};
      case CardTaken::OtherHere:
        report_.notes.emplace_back("The file holds other words for the crisis card. The ones here stay.");
        return {};
      case CardTaken::TooLong:
        report_.notes.emplace_back("The crisis card in the file is too long to keep.");
        return {};
    }
    return {};
  }

  Status checkGoesOn() {
    was_stopped_ = goes_on_ && !goes_on_(report_.read);
    if (!was_stopped_) return {};
    return fail(ErrorCode::Conflict, "The import was stopped before this file was stored. Nothing of it is stored.");
  }

  const ResourceIndex::Row* find(const std::string& key) const {
    const ResourceIndex::Row* fresh = fresh_.find(key);
    return fresh != nullptr ? fresh : intake_->index.find(key);
  }

  Status chooseIntake(const sources::FilePart& part) {
    if (intake_ != nullptr) {
      BATON_CHECK(Intakes::staysWith(*intake_, part, persons_));
    } else {
      BATON_TRY(intake_, intakes_.intakeFor(part, persons_));
    }
    if (persons_.subject) subjects_.push_back(*persons_.subject);
    return {};
  }

  Entry toEntry(sources::ParsedEntry&& parsed, const sources::FilePart& part, const fhir::RestoredOrigins& restored) {
    Entry entry;
    entry.type = parsed.resource["resourceType"].text();
    digest_ = fhir::contentDigest(parsed.resource);
    last_updated_ = parseInstant(parsed.resource["meta"]["lastUpdated"].text()).value_or(Instant{});
    entry.id = parsed.resource["id"].text();
    if (entry.id.empty()) {
      entry.id = idFor(parsed);
      parsed.resource.set("id", entry.id);
    }
    entry.recorded = recorded_;
    entry.author = "import";
    entry.origin = {part.content.format,       part.name,    part.digest,
                    part.content.organisation, parsed.where, parsed.full_url};
    restored.apply(entry);  // an export of Baton itself: its entries keep their first origin
    const ResourceIndex::Row* held = find(record::key(entry.type, entry.id));
    const std::uint64_t server = serverHash(entry.origin.full_url);
    if (held != nullptr && held->base != 0 && server != 0 && held->base != server) {
      // Two servers use the same id for two things: the newcomer gets a suffix, its references resolve by full URL.
      entry.id = shorten(entry.id, 50) + "-" + toHex(digest(entry.origin.full_url, 16)).substr(0, kShortHash);
    }
    entry.content = json::write(parsed.resource);
    return entry;
  }

  // The uuid of a urn:uuid entry, else a hash of the content: the same file gives the same id again.
  std::string idFor(const sources::ParsedEntry& parsed) const {
    constexpr std::string_view kUrn = "urn:uuid:";
    if (parsed.full_url.starts_with(kUrn)) return parsed.full_url.substr(kUrn.size());
    return "c" + toHex(digest_);
  }

  // Older papers must not push out newer ones: by the source's own date, or because just this content was replaced
  // before and comes again from a file that was read before.
  bool isOlderThan(const ResourceIndex::Row& held, const std::string& key) const {
    if (intake_->index.isTakenBack(key, held)) return false;
    if (last_updated_.ms != 0 && held.last_updated.ms != 0 && last_updated_ != held.last_updated) {
      return last_updated_ < held.last_updated;
    }
    return intake_->index.knowsFile(file_hash_) && intake_->index.held(key, digest_);
  }

  // Counts the entry as new, changed or unchanged, and gives it its version.
  bool isNews(Entry& entry) {
    const std::string key = record::key(entry.type, entry.id);
    const ResourceIndex::Row* held = find(key);
    if (held == nullptr) {
      ++report_.added;
    } else if (std::string_view(held->digest.data(), held->digest.size()) == digest_) {
      ++report_.unchanged;
      return false;
    } else if (isOlderThan(*held, key)) {
      ++report_.unchanged;
      report_.notes.push_back(entry.origin.where + ": an older version of " + key + " than the one already here.");
      return false;
    } else {
      // What was taken back stands nowhere in the record: it is new again.
      const bool is_back = intake_->index.isTakenBack(key, *held) && held->is_entered_in_error;
      ++(is_back ? report_.added : report_.changed);
      entry.version = held->version + 1;
    }
    fresh_.note({key, digest_, entry.version, entry.origin.full_url, last_updated_, file_hash_, false, false});
    return true;
  }

  // Usually one; an export of Baton itself brings back those its entries first came from.
  void noteOrigin(const std::string& digest) {
    std::vector<std::string>& digests = report_.digests;
    if (!digests.empty() && digests.back() == digest) return;
    if (std::find(digests.begin(), digests.end(), digest) == digests.end()) digests.push_back(digest);
  }

  Status append(const std::vector<Entry>& entries) {
    if (entries.empty() || is_dry_run_) return {};
    if (!intake_->is_made) {
      BATON_CHECK(makePerson(home_, intake_->id, persons_.subject));
      intake_->is_made = true;
    }
    if (!appender_) {
      BATON_TRY(const auto head, home_.store().head(intake_->id));
      BATON_TRY(appender_, home_.store().appender(intake_->id, head));
    }
    return appender_->add(entries);
  }

  Home& home_;
  Intakes& intakes_;
  Intake* intake_ = nullptr;  // chosen by the first part
  ResourceIndex fresh_;
  std::vector<PersonFact> subjects_;
  Instant recorded_;
  bool is_dry_run_;
  bool takes_crisis_card_;
  std::optional<fhir::CrisisCard> card_;
  const std::function<bool(std::size_t)>& goes_on_;
  bool was_stopped_ = false;
  ImportedFile& report_;
  FilePersons persons_;
  std::unique_ptr<store::Appender> appender_;
  std::uint64_t file_hash_ = 0;
  std::string digest_;
  Instant last_updated_;
};

bool concernsOneFile(const Error& error) {
  switch (error.code) {
    case ErrorCode::BadInput:
    case ErrorCode::TooLarge:
    case ErrorCode::NotFound:
      return true;
    case ErrorCode::BadUsage:
    case ErrorCode::NotAllowed:
    case ErrorCode::Conflict:
    case ErrorCode::Damaged:
    case ErrorCode::StorageFull:
    case ErrorCode::Storage:
    case ErrorCode::Network:
      return false;
  }
  return false;
}

// After the commit: the label for lists, the anchor, and now and then a snapshot.
Status settle(Home& home, const PersonId& person, record::Sequence head_before) {
  constexpr record::Sequence kTooManyToReconcile = 50'000;
  BATON_CHECK(home.anchor());
  BATON_TRY(const auto head, home.store().head(person));
  if (head > kTooManyToReconcile || head == head_before) return {};
  BATON_TRY(const auto history, loadHistory(home, person));
  BATON_CHECK(refreshLabel(home, sources::chartAt(person, history, home.clock().now())));
  BATON_TRY(const auto snapshot, home.store().snapshot(person));
  const record::Sequence covered = snapshot ? snapshot->sequence : 0;
  if (head - covered >= kSnapshotEvery) keepSnapshot(home, person, history);
  return {};
}

Status importFile(const std::string& path, FileImport& file) {
  BATON_CHECK(sources::readFile(path, [&](sources::FilePart&& part) { return file.take(std::move(part)); }));
  return file.finish();
}

}  // namespace

Result<ImportReport> importFiles(Home& home, const ImportRequest& request,
                                 const std::function<void(const std::string&)>& progress) {
  BATON_TRY(const Instant recorded, momentOf(request.as_of, home.clock()));
  BATON_TRY(Intakes intakes, Intakes::open(home, request.person));
  ImportReport report;
  for (const std::string& path : request.files) {
    progress(path);
    ImportedFile imported;
    imported.file = path;
    FileImport file(home, intakes, recorded, request, imported);
    if (const Status done = importFile(path, file); !done) {
      if (!concernsOneFile(done.error()) && !file.wasStopped()) return tl::unexpected<Error>(done.error());
      imported = ImportedFile{};
      imported.file = path;
      imported.error = done.error();
      imported.is_about_another = done.error().detail == kAboutAnother;
    } else {
      file.learn();
    }
    report.files.push_back(std::move(imported));
    if (file.wasStopped()) break;
  }
  report.person = intakes.first().id;
  if (request.is_dry_run) return report;
  for (const auto& intake : intakes.all()) {
    if (intake->is_made) BATON_CHECK(settle(home, intake->id, intake->head_before));
  }
  return report;
}

}  // namespace baton::app
