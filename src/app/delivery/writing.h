// Writing what happens to an update: resources and outbox rows in one commit, tried again when another was faster.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/home.h"
#include "format/json.h"
#include "record/history.h"

namespace baton::app {

struct Batch {
  std::vector<json::Value> resources;  // of a known id the next version
  std::vector<store::Message> queue;
  std::vector<store::Settlement> settle;
};
// Makes the batch from the record as it stands; called again when the record moved. An empty batch writes nothing.
using MakeBatch = std::function<Result<Batch>(const record::History&)>;

struct Writer {
  record::PersonId person;
  std::string author;  // account, "baton" for the worker, "reader:NAME" for somebody with a link
  std::string where;   // "send", "delivered", "acknowledge" ...
};
// Every resource is validated. Errors: BadInput (a resource is not valid), Conflict when others kept winning, Storage
// and its kin, those of `make`.
Status writeBatch(Home& home, const Writer& writer, const MakeBatch& make);

// The stored JSON of the newest version. Errors: NotFound.
Result<json::Value> storedResource(Home& home, const record::PersonId& person, const record::History& history,
                                   const std::string& key);
// The Patient that new resources are about.
std::string patientKeyOf(const record::History& history, const record::PersonId& person);
std::string newId(Random& random);  // opaque, for resources and messages

}  // namespace baton::app
