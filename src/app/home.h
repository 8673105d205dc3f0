// Home: one data folder with its store and key, opened for a command or a server. With Places::database the journals,
// accounts and what waits to be sent are in PostgreSQL, for many servers at once; the folder then keeps what is this
// server's own: its access log and the settings of its mail server.
//
// Only app holds the real clock, randomness and disk (architecture.md, decision 11); they come in here.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/outside.h"
#include "base/result.h"
#include "store/keys.h"
#include "store/store.h"

namespace baton::app {

// Where things lie. `key_file` empty = the configuration folder decides: <config_dir>/<key id>.key
struct Places {
  std::string data_dir;
  std::string config_dir;      // ~/.config/baton
  std::string key_file;        // BATON_KEY_FILE
  std::string user_home = {};  // HOME
  std::string database = {};   // BATON_DATABASE: where the journals are in PostgreSQL; empty = in data_dir
};

class Home {
 public:
  // Makes data folder, store and key. Errors: Conflict when there is a store already, Storage.
  static Result<Home> create(const Places& places, Clock& clock, Random& random);
  // Errors: NotFound (no store, or its key is missing), NotAllowed (wrong key), Damaged.
  static Result<Home> open(const Places& places, Clock& clock, Random& random);
  // A backup file becomes the store of an empty data folder; its key is written to its place.
  static Result<Home> restore(const Places& places, const std::string& backup_file, const store::StoreKey& key,
                              Clock& clock, Random& random);
  static bool exists(const Places& places);
  // The record in the data folder is copied whole into an empty database, or the other way round; checked row by row.
  // The old one is kept as it is, but what waited to be sent there is held. Errors: as of open and create.
  static Status moveToDatabase(const Places& places, const std::string& address, Random& random);
  static Status moveToFolder(const Places& places, const std::string& address, Random& random);
  // A home in memory without a folder, a key file or anchors: for simulations.
  static Home inMemory(Clock& clock, Random& random);

  store::Store& store() { return *store_; }
  Clock& clock() { return *clock_; }
  Random& random() { return *random_; }
  const store::StoreKey& key() const { return key_; }
  const std::string& keyFile() const { return key_file_; }
  const Places& places() const { return places_; }

  // Writes the heads of all journals beside the key, so that a cut tail is seen by verify. Call after every append.
  Status anchor();
  Result<std::vector<store::Anchor>> readAnchors() const;  // empty when none were written yet

 private:
  Home(Places places, std::string key_file, const store::StoreKey& key, std::unique_ptr<store::Store> store,
       Clock& clock, Random& random)
      : places_(std::move(places)),
        key_file_(std::move(key_file)),
        key_(key),
        store_(std::move(store)),
        clock_(&clock),
        random_(&random) {}

  Places places_;
  std::string key_file_;
  store::StoreKey key_;
  std::unique_ptr<store::Store> store_;
  Clock* clock_;
  Random* random_;
};

}  // namespace baton::app
