// AddressNames: names of lines and facts for addresses, such as "l8f1c…": the same tomorrow, and saying nothing.
//
// Why: addresses stay in a browser's history and in what is copied from it. "medication/lithium" tells an illness,
// "Observation/phq9-2026-03" a clinic's own key. A name is a keyed hash (BLAKE2b, 64 bits of it) of the id under a key
// derived from this home's, so nobody can find an id by trying words without that key. It is the same on every device
// and after a restore. Threads: a plain value.
#pragma once

#include <string>
#include <string_view>

#include "app/home.h"
#include "crypto/secret.h"
#include "record/journal.h"

namespace baton::app {

class AddressNames {
 public:
  AddressNames(const Home& home, const record::PersonId& person);
  // `id` of a line ("medication/lithium") or a resource key ("Observation/12"). Cost: under a microsecond.
  std::string of(std::string_view id) const;

 private:
  crypto::Key key_;
};

}  // namespace baton::app
