#include "app/fhir_api/views.h"

#include <algorithm>
#include <unordered_map>

#include "app/fhir_api/seen.h"
#include "app/submission.h"
#include "format/json.h"

namespace baton::app {
namespace {

using record::About;

constexpr std::int64_t kMinuteMs = 60'000;

std::string nameOf(const record::PersonId& person, const record::Audience& audience) {
  return person.value + "\n" + audience.role + "\n" + audience.key + "\n" + audience.who;
}

// The entries at these sequences, given one by one: one reading of the journal from the first of them.
Status readEntries(Home& home, const record::PersonId& person, std::vector<record::Sequence> wanted,
                   const std::function<Status(record::Entry&&)>& visit) {
  if (wanted.empty()) return {};
  std::ranges::sort(wanted);
  std::size_t place = 0;
  return home.store().read(person, wanted.front() - 1, wanted.back(), [&](record::Entry&& entry) -> Status {
    if (place >= wanted.size() || entry.sequence != wanted[place]) return {};
    ++place;
    return visit(std::move(entry));
  });
}

Result<std::string> textOf(const record::Entry& entry, const Served& served) {
  auto resource = json::parse(entry.content);
  if (!resource) return fail(ErrorCode::Damaged, "An entry of the journal cannot be read.");
  return servedText(std::move(*resource), entry, served);
}

std::shared_ptr<fhir::StoredResource> stored(const record::Entry& entry, std::string text) {
  auto made = std::make_shared<fhir::StoredResource>();
  made->type = entry.type;
  made->id = entry.id;
  made->version = entry.version;
  made->recorded = entry.recorded;
  made->sequence = entry.sequence;
  made->text = std::move(text);
  return made;
}

// A text that still names something by urn or address may read otherwise once the record knows it.
bool mayChange(const std::string& text) {
  return text.find("\"reference\":\"urn:") != std::string::npos ||
         text.find("\"reference\":\"http") != std::string::npos;
}

Result<FhirViewPtr> makeView(Home& home, const record::PersonId& person, const Seen& seen, record::Sequence head,
                             const FhirView* before) {
  auto view = std::make_shared<FhirView>();
  view->head = head;
  std::vector<fhir::StoredPtr> resources;
  std::vector<record::Sequence> to_read;
  for (const About* about : seen.newest(head)) {
    if (isDeletion(*about)) {
      view->gone[about->key] = {about->version, about->sequence, about->source.recorded};
      continue;
    }
    fhir::StoredPtr kept = before != nullptr && seen.isOwn() ? before->corpus->find(about->key) : nullptr;
    if (kept != nullptr && kept->sequence == about->sequence && !mayChange(kept->text)) {
      resources.push_back(std::move(kept));
    } else {
      to_read.push_back(about->sequence);
    }
  }
  BATON_CHECK(readEntries(home, person, std::move(to_read), [&](record::Entry&& entry) -> Status {
    BATON_TRY(std::string text, textOf(entry, seen.served()));
    resources.push_back(stored(entry, std::move(text)));
    return {};
  }));
  std::vector<std::string> patients = seen.patients();
  view->patient = patients.empty() ? person.value : patients.front();
  if (std::ranges::find(patients, person.value) == patients.end()) patients.push_back(person.value);
  view->corpus = std::make_shared<const fhir::Corpus>(std::move(resources), std::move(patients));
  return FhirViewPtr(std::move(view));
}

}  // namespace

Result<FhirViewPtr> FhirViews::present(Home& home, const record::PersonId& person, const record::Audience& audience) {
  BATON_TRY(const record::Sequence head, home.store().head(person));
  const Instant now = home.clock().now();
  const std::int64_t minute = audience.isSelf() ? 0 : now.ms / kMinuteMs;
  const std::string name = nameOf(person, audience);
  if (FhirViewPtr kept = find(name, minute, head)) return kept;
  BATON_TRY(const auto history, charts_.history(home, person));
  BATON_TRY(const auto disclosure, charts_.disclosure(home, person, audience, now));
  const FhirViewPtr before = find(name, -1, 0);
  const Seen seen(*history, disclosure, now);
  BATON_TRY(FhirViewPtr view, makeView(home, person, seen, history->sequence, before.get()));
  keep(name, minute, view);
  return view;
}

Result<FhirViewPtr> FhirViews::at(Home& home, const record::PersonId& person, const record::Audience& audience,
                                  record::Sequence head) {
  BATON_TRY(FhirViewPtr now_view, present(home, person, audience));
  if (head >= now_view->head) return now_view;
  const Instant now = home.clock().now();
  const std::int64_t minute = audience.isSelf() ? 0 : now.ms / kMinuteMs;
  const std::string name =
      nameOf(person, audience) + "\n" + std::to_string(head) + "\n" + std::to_string(now_view->head);
  if (FhirViewPtr kept = find(name, minute, head)) return kept;
  BATON_TRY(const auto history, charts_.history(home, person));
  BATON_TRY(const auto disclosure, charts_.disclosure(home, person, audience, now));
  const Seen seen(*history, disclosure, now);
  BATON_TRY(FhirViewPtr view, makeView(home, person, seen, head, now_view.get()));
  keep(name, minute, view);
  return view;
}

Result<std::vector<ServedVersion>> FhirViews::versions(Home& home, const record::PersonId& person,
                                                       const record::Audience& audience, const std::string& type,
                                                       const std::string& id, record::Sequence head) {
  BATON_TRY(const auto history, charts_.history(home, person));
  const Instant now = home.clock().now();
  BATON_TRY(const auto disclosure, charts_.disclosure(home, person, audience, now));
  const Seen seen(*history, disclosure, now);
  const record::Sequence upto = head == 0 ? history->sequence : std::min(head, history->sequence);
  std::vector<ServedVersion> found;
  std::unordered_map<record::Sequence, std::size_t> places;
  std::vector<record::Sequence> to_read;
  for (const About* about : seen.versions(type, id, upto)) {
    const std::size_t slash = about->key.find('/');
    ServedVersion version{about->key.substr(0, slash),
                          about->key.substr(slash + 1),
                          about->version,
                          about->sequence,
                          about->source.recorded,
                          isDeletion(*about),
                          ""};
    if (!version.is_deletion) {
      places[about->sequence] = found.size();
      to_read.push_back(about->sequence);
    }
    found.push_back(std::move(version));
  }
  BATON_CHECK(readEntries(home, person, std::move(to_read), [&](record::Entry&& entry) -> Status {
    BATON_TRY(found[places.at(entry.sequence)].text, textOf(entry, seen.served()));
    return {};
  }));
  return found;
}

FhirViewPtr FhirViews::find(const std::string& name, std::int64_t minute, record::Sequence head) {
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find(kept_, name, &Kept::name);
  if (found == kept_.end()) return nullptr;
  // minute -1: whatever is there, to make the next one from.
  if (minute >= 0 && (found->minute != minute || found->view->head != head)) return nullptr;
  kept_.splice(kept_.begin(), kept_, found);
  return kept_.front().view;
}

void FhirViews::keep(const std::string& name, std::int64_t minute, FhirViewPtr view) {
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find(kept_, name, &Kept::name);
  if (found != kept_.end()) kept_.erase(found);
  kept_.push_front({name, minute, std::move(view)});
  while (kept_.size() > most_) kept_.pop_back();
}

void FhirViews::forget(const record::PersonId& person) {
  const std::lock_guard lock(mutex_);
  kept_.remove_if([&](const Kept& kept) { return kept.name.starts_with(person.value + "\n"); });
}

}  // namespace baton::app
