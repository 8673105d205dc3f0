#include "app/keep.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "app/backup_note.h"
#include "app/crisis_card_export.h"
#include "app/histories.h"
#include "base/text.h"
#include "consent/gate.h"
#include "fhir/crisis_card.h"
#include "fhir/export.h"

namespace baton::app {
namespace {

// The 24 words out of a whole kit ("  1. apple   2. river ..."), or the text itself when it has no numbering.
std::string wordsIn(const std::string& text) {
  std::string words;
  bool follows_number = false;
  const std::string flat = collapseSpaces(text);
  for (const std::string_view piece : split(flat, ' ')) {
    const bool is_number =
        piece.size() > 1 && piece.back() == '.' && piece.find_first_not_of("0123456789") == piece.size() - 1;
    const bool is_word = std::all_of(piece.begin(), piece.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (follows_number && is_word) words += (words.empty() ? "" : " ") + std::string(piece);
    follows_number = is_number;
  }
  // The numbered steps below the words ("1. Install") begin with capitals and so are not taken.
  return words.empty() ? text : words;
}

}  // namespace

outbound::EmergencyKit emergencyKitParts(Home& home) {
  outbound::EmergencyKit kit;
  kit.key_id = home.key().keyId();
  kit.words = home.key().words();
  kit.data_dir = std::filesystem::absolute(home.places().data_dir).string();
  kit.key_file = std::filesystem::absolute(home.keyFile()).string();
  kit.made = home.clock().now();
  return kit;
}

std::string emergencyKit(Home& home) { return outbound::emergencyKitText(emergencyKitParts(home)); }

Status backUp(Home& home, const std::string& file) {
  if (std::filesystem::exists(file)) {
    return fail(ErrorCode::Conflict, "There is already a file " + file + ". Choose another name; it was not touched.");
  }
  BATON_CHECK(home.store().backup(file));
  return noteBackup(home, home.clock().now());
}

Result<Home> restoreBackup(const Places& places, const std::string& backup_file, const std::string& words, Clock& clock,
                           Random& random) {
  BATON_TRY(const auto key, store::StoreKey::fromWords(wordsIn(words)));
  return Home::restore(places, backup_file, key, clock, random);
}

Result<store::VerifyReport> verifyAll(Home& home) {
  BATON_TRY(const auto anchors, home.readAnchors());
  return home.store().verify(anchors);
}

Result<std::string> exportFhir(Home& home, const record::PersonId& person) {
  // The newest version of each resource, in the order in which Baton learned them.
  BATON_TRY(const auto history, loadHistory(home, person));
  std::map<std::string, record::About> newest;
  history.versions.forEach([&](const auto& fact) {
    record::About& held = newest[fact.about.key];
    if (held.key.empty() || held.version <= fact.about.version) held = fact.about;
  });
  std::vector<record::Entry> entries;
  BATON_CHECK(home.store().read(person, 0, 0, [&](record::Entry&& entry) -> Status {
    const auto found = newest.find(record::key(entry.type, entry.id));
    if (found == newest.end() || found->second.sequence != entry.sequence) return {};
    if (consent::Gate::mayRelease(found->second, record::Audience{})) entries.push_back(std::move(entry));
    return {};
  }));
  // Stamped with the newest fact's moment, not with today: the same record gives the same bytes.
  Instant newest_fact;
  for (const record::Entry& entry : entries) newest_fact = std::max(newest_fact, entry.recorded);
  BATON_TRY(const auto card, crisisCardForExport(home, person));
  std::vector<json::Value> beside;
  if (card) beside.push_back(fhir::crisisCardResource(*card));
  return json::writePretty(fhir::exportBundle(entries, newest_fact, beside));
}

}  // namespace baton::app
