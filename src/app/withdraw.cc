#include "app/withdraw.h"

#include <algorithm>

#include "app/entered_in_error.h"
#include "app/histories.h"
#include "app/submission.h"
#include "crypto/token.h"

namespace baton::app {
namespace {

Status allow(const record::About& newest, const Author& author) {
  if (newest.is_entered_in_error) return fail(ErrorCode::BadUsage, "This is taken back already.");
  if (newest.source.format != "form") return fail(ErrorCode::NotAllowed, "Only who wrote this can take it back.");
  if (author.kind == Author::Kind::Relative && !forms::mayReplace(newest.source, author)) {
    return fail(ErrorCode::NotAllowed, "Only who wrote this, or the person, can take it back.");
  }
  return {};
}

}  // namespace

Result<Saved> withdraw(Home& home, const EnterRequest& request, const std::string& key) {
  BATON_TRY(const std::string digest, submissionDigest(home, request.person, request.idempotency_key));
  BATON_TRY(const record::History history, loadHistory(home, request.person));
  Saved saved;
  saved.entry = digest.substr(0, kEntryIdLetters);
  saved.keys = {key};
  saved.saved_at = home.clock().now();
  if (!request.idempotency_key.empty()) {
    BATON_TRY(const auto before, writtenBy(home, request.person, history, digest));
    saved.was_saved_before = !before.empty();
    if (saved.was_saved_before) return saved;
  }
  const record::About* newest = newestOf(history, key);
  if (newest == nullptr) return fail(ErrorCode::NotFound, "There is no " + key + " in this record.");
  BATON_CHECK(allow(*newest, request.author));
  BATON_TRY(record::Entry entry, entryAt(home, request.person, newest->sequence));
  BATON_TRY(json::Value resource, json::parse(entry.content));
  entry.content = json::write(enteredInError(std::move(resource)));
  entry.sequence = 0;
  entry.version = newest->version + 1;
  entry.recorded = saved.saved_at;
  entry.author = request.author.account;
  entry.reason = request.reason;
  entry.origin =
      record::Origin{"form", "", digest, entry.origin.organisation, "entered-in-error", entry.origin.full_url};
  const std::vector<record::Entry> entries = {std::move(entry)};
  BATON_CHECK(appendEntries(home, request.person, history.sequence, entries));
  return saved;
}

std::string typedNote(const json::Value& document) {
  const json::Value& attachment = document["content"][0]["attachment"];
  if (!attachment["contentType"].text().starts_with("text/plain")) return "";
  std::string data = attachment["data"].text();
  std::ranges::replace(data, '+', '-');
  std::ranges::replace(data, '/', '_');
  while (data.ends_with('=')) data.pop_back();
  return crypto::fromBase64Url(data).value_or("");
}

}  // namespace baton::app
