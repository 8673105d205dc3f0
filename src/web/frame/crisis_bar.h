// The crisis bar at the foot of every page, and the country whose lines it shows.
#pragma once

#include <string>
#include <vector>

#include "app/crisis.h"
#include "format/html.h"
#include "web/frame/page.h"

namespace baton::web {

std::string countryOf(const Page& page);  // this device's choice (cookie), else the server's
// "In a crisis? Call 988 · Text 988 · Chat · More help": one tap each, no script needed.
format::Html crisisBar(const Page& page);

// tel: and sms: addresses. A key to press after a call is not dialled: phones differ in how they pause.
std::string callAddress(const app::CrisisLine& line);
std::string textAddress(const app::CrisisLine& line);

}  // namespace baton::web
