// The door of enter() for a form that is not one of the common variant (sources/forms/forms.h): the same validation,
// idempotency, retries and one append. Few pages need such a form, so that few files know of it.
#pragma once

#include <functional>
#include <string_view>

#include "app/enter.h"

namespace baton::app {

using DraftMaker = std::function<Result<forms::Drafts>(const forms::Context&)>;

// `name` stands in the journal as the entry's place of origin ("provider-report"). Called again when another writer was
// faster. Errors as enter().
Result<Saved> enterDrafts(Home& home, const EnterRequest& request, std::string_view name, const DraftMaker& make);

}  // namespace baton::app
