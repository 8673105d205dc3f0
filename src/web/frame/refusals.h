// What the router answers instead of a page: each says what happened and what to do next.
#pragma once

#include <string>

#include "web/frame/page.h"

namespace baton::web {

Response askToSignIn(const Page& page);   // 303 to /sign-in?next=<this page>; a form that was sent goes to the start
Response askToConfirm(const Page& page);  // 303 to /confirm?next=<this page>
Response forged(Page& page);              // 403: the form was too old or came from elsewhere
Response wrongHost(Page& page);           // 421
Response wrongMethod(Page& page, const std::string& allowed);  // 405

// "/confirm?next=%2Fpeople%2F..." with the path and query of this request; form posts name the page they were sent
// from.
std::string withNext(std::string_view path, const Request& request);

}  // namespace baton::web
