#include "app/home.h"

#include <filesystem>

#include "app/whole_file.h"
#include "format/json.h"
#include "store/open.h"

namespace baton::app {
namespace {

namespace fs = std::filesystem;

std::string keyFileFor(const Places& places, const std::string& key_id) {
  if (!places.key_file.empty()) return places.key_file;
  return (fs::path(places.config_dir) / (key_id + ".key")).string();
}

Result<std::string> keyIdAt(const Places& places) {
  if (!places.database.empty()) return store::postgresKeyId(places.database);
  return store::sqliteKeyId(places.data_dir);
}

Result<std::unique_ptr<store::Store>> openAt(const Places& places, const store::StoreKey& key, Random& random) {
  if (!places.database.empty()) return store::openPostgres(places.database, key, random);
  return store::openSqlite(places.data_dir, key, random);
}

Result<std::unique_ptr<store::Store>> createAt(const Places& places, const store::StoreKey& key, Random& random) {
  if (places.database.empty()) return store::createSqlite(places.data_dir, key, random);
  std::error_code ignored;
  fs::create_directories(places.data_dir, ignored);
  fs::permissions(places.data_dir, fs::perms::owner_all, ignored);
  return store::createPostgres(places.database, key, random);
}

// Where the record is, in words: an address may hold a password.
std::string placeName(const Places& places) { return places.database.empty() ? places.data_dir : "that database"; }

std::string anchorFileOf(const std::string& key_file) { return key_file + ".anchors"; }

}  // namespace

bool Home::exists(const Places& places) { return keyIdAt(places).has_value(); }

Result<Home> Home::create(const Places& places, Clock& clock, Random& random) {
  if (exists(places)) {
    return fail(ErrorCode::Conflict, "There is already a record in " + placeName(places) + ". Nothing was changed.");
  }
  const store::StoreKey key = store::StoreKey::generate(random);
  const std::string key_file = keyFileFor(places, key.keyId());
  // The key first: a store without its key would be lost, a key without a store harms nobody.
  BATON_CHECK(store::writeKeyFile(key_file, key));
  BATON_TRY(auto opened, createAt(places, key, random));
  return Home(places, key_file, key, std::move(opened), clock, random);
}

Result<Home> Home::open(const Places& places, Clock& clock, Random& random) {
  const auto key_id = keyIdAt(places);
  if (!key_id) {
    if (key_id.error().code != ErrorCode::NotFound) return tl::unexpected<Error>(key_id.error());
    return fail(ErrorCode::NotFound, "There is no record in " + placeName(places) +
                                         " yet. `baton init` makes one, `baton import FILE` too.");
  }
  const std::string key_file = keyFileFor(places, *key_id);
  auto key = store::readKeyFile(key_file);
  if (!key) {
    if (key.error().code != ErrorCode::NotFound) return tl::unexpected<Error>(key.error());
    return fail(
        ErrorCode::NotAllowed,
        "The key of this record is not at " + key_file +
            ". Name its file with BATON_KEY_FILE, or write it again from the emergency kit: baton key --words.");
  }
  BATON_TRY(auto opened, openAt(places, *key, random));
  return Home(places, key_file, *key, std::move(opened), clock, random);
}

Result<Home> Home::restore(const Places& places, const std::string& backup_file, const store::StoreKey& key,
                           Clock& clock, Random& random) {
  if (!places.database.empty()) {
    return fail(ErrorCode::BadUsage,
                "A backup is restored into a folder: leave BATON_DATABASE out, then use `baton migrate-store`.");
  }
  BATON_CHECK(store::restoreSqlite(backup_file, places.data_dir, key, random));
  const std::string key_file = keyFileFor(places, key.keyId());
  if (!store::readKeyFile(key_file)) BATON_CHECK(store::writeKeyFile(key_file, key));
  BATON_TRY(auto opened, store::openSqlite(places.data_dir, key, random));
  Home home(places, key_file, key, std::move(opened), clock, random);
  BATON_CHECK(home.anchor());
  return home;
}

Status Home::moveToDatabase(const Places& places, const std::string& address, Random& random) {
  BATON_TRY(const std::string key_id, store::sqliteKeyId(places.data_dir));
  BATON_TRY(const auto key, store::readKeyFile(keyFileFor(places, key_id)));
  return store::copyToPostgres(places.data_dir, address, key, random);
}

Status Home::moveToFolder(const Places& places, const std::string& address, Random& random) {
  BATON_TRY(const std::string key_id, store::postgresKeyId(address));
  BATON_TRY(const auto key, store::readKeyFile(keyFileFor(places, key_id)));
  return store::copyToFolder(address, places.data_dir, key, random);
}

Home Home::inMemory(Clock& clock, Random& random) {
  return Home({}, "", store::StoreKey::generate(random), store::makeMemoryStore(), clock, random);
}

Status Home::anchor() {
  if (key_file_.empty()) return {};
  BATON_TRY(const auto anchors, store_->anchors());
  json::Value list = json::Value::array();
  for (const store::Anchor& anchor : anchors) {
    json::Value item;
    item.set("person", anchor.person.value);
    item.set("sequence", static_cast<long long>(anchor.sequence));
    item.set("chain", anchor.chain);
    list.push(std::move(item));
  }
  return writeWholeFile(anchorFileOf(key_file_), json::write(list));
}

Result<std::vector<store::Anchor>> Home::readAnchors() const {
  std::vector<store::Anchor> anchors;
  if (key_file_.empty()) return anchors;
  const auto text = readWholeFile(anchorFileOf(key_file_));
  if (!text) return anchors;
  BATON_TRY(const json::Value list, json::parse(*text));
  for (const json::Value& item : list.items()) {
    store::Anchor anchor;
    anchor.person.value = item["person"].text();
    anchor.sequence = std::stoull("0" + item["sequence"].text());
    anchor.chain = item["chain"].text();
    anchors.push_back(std::move(anchor));
  }
  return anchors;
}

}  // namespace baton::app
