// erase_person: one person's whole record, for good: journal, key, and everybody's access to it.
//
// Older backups still hold it, with its key wrapped under the store's key (docs/promises.md): whoever asks must be
// told.
#pragma once

#include "app/home.h"

namespace baton::app {

// Errors: NotFound, Storage. When it answers well nothing of the person is left in the store.
Status erasePerson(Home& home, const record::PersonId& person);

}  // namespace baton::app
