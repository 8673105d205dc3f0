// What the router answers instead of a page: each says what happened and what to do next.
#pragma once

#include <string>

#include "web/frame/page.h"

namespace baton::web {

// 303 to /sign-in or /confirm with ?next=. A form that was sent is lost by that, so `back` names the page it stands on.
Response askToSignIn(const Page& page, const std::string& back);
Response askToConfirm(const Page& page, const std::string& back);
Response forged(Page& page);                                   // 403: the form was too old or came from elsewhere
Response wrongHost(Page& page);                                // 421
Response wrongMethod(Page& page, const std::string& allowed);  // 405

// "/sign-in?next=%2Fpeople%2F...": `path` and this request's query, encoded; "/" when it is not a local path.
std::string withNext(std::string_view to, std::string_view path, const Request& request);

}  // namespace baton::web
