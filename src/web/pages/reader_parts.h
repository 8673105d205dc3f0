// What the pages of a reader share: the link behind a request, and the answer when there is none.
#pragma once

#include <optional>

#include "app/delivery/links.h"
#include "app/delivery/reading.h"
#include "web/frame/components.h"
#include "web/frame/layout.h"

namespace baton::web {

std::string readerPath(const Page& page, std::string_view tail = "");
// The link whose code this device gave; nothing when it has to be given (again), or when there is no such link.
Result<std::optional<app::Link>> readerLink(const Page& page);
// Said of every link that shows nothing, whatever the reason.
Response deadLink(Page& page);
// The whole page for a reader: the update and what they can answer. `error`: of a form on it.
Response readerShow(Page& page, const app::Link& link, const std::vector<FieldError>& errors, int status);
// The person's first name is enough for a heading; the update itself says who it is about.
Html updateArticle(const Page& page, const record::Update& update);

}  // namespace baton::web
