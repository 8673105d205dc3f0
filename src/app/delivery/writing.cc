#include "app/delivery/writing.h"

#include <array>

#include "app/histories.h"
#include "app/submission.h"
#include "base/digest.h"
#include "fhir/validate.h"

namespace baton::app {
namespace {

constexpr int kTriesToWrite = 20;

Status refuseInvalid(const json::Value& resource) {
  for (const fhir::ValidationIssue& issue : fhir::validate(resource)) {
    if (issue.severity != fhir::Severity::Error && issue.severity != fhir::Severity::Fatal) continue;
    return fail(ErrorCode::BadInput, "This cannot be kept: " + issue.expression + " " + issue.text + ".");
  }
  return {};
}

Result<record::Entry> entryOf(const json::Value& resource, const record::History& history, const Writer& writer,
                              Instant now) {
  BATON_CHECK(refuseInvalid(resource));
  record::Entry entry;
  entry.type = resource["resourceType"].text();
  entry.id = resource["id"].text();
  if (const record::About* newest = newestOf(history, record::key(entry.type, entry.id))) {
    entry.version = newest->version + 1;
  }
  entry.recorded = now;
  entry.author = writer.author;
  entry.origin.format = "delivery";
  entry.origin.where = writer.where;
  entry.content = json::write(resource);
  return entry;
}

}  // namespace

Status writeBatch(Home& home, const Writer& writer, const MakeBatch& make) {
  for (int tries = 1;; ++tries) {
    BATON_TRY(const record::History history, loadHistory(home, writer.person));
    BATON_TRY(const Batch batch, make(history));
    std::vector<record::Entry> entries;
    for (const json::Value& resource : batch.resources) {
      BATON_TRY(auto entry, entryOf(resource, history, writer, home.clock().now()));
      entries.push_back(std::move(entry));
    }
    const store::Along along{batch.queue, batch.settle};
    if (entries.empty() && along.empty()) return {};
    const Status written = appendEntries(home, writer.person, history.sequence, entries, along);
    if (written || written.error().code != ErrorCode::Conflict || tries == kTriesToWrite) return written;
  }
}

Result<json::Value> storedResource(Home& home, const record::PersonId& person, const record::History& history,
                                   const std::string& key) {
  const record::About* newest = newestOf(history, key);
  if (newest == nullptr || newest->is_entered_in_error) {
    return fail(ErrorCode::NotFound, "There is no " + key + " in this record.");
  }
  BATON_TRY(const record::Entry entry, entryAt(home, person, newest->sequence));
  return json::parse(entry.content);
}

std::string patientKeyOf(const record::History& history, const record::PersonId& person) {
  const record::About* first = nullptr;
  for (const record::PersonFact& fact : history.versions.persons) {
    if (first == nullptr || fact.about.sequence < first->sequence) first = &fact.about;
  }
  return first != nullptr ? first->key : "Patient/" + person.value;
}

std::string newId(Random& random) {
  std::array<std::uint8_t, 12> bytes{};
  random.fill(bytes);
  return "d" + toHex({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

}  // namespace baton::app
