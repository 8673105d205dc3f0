// What the pages that show a SMART Health Link share: the link itself with its QR code, and where it begins.
#pragma once

#include <string>

#include "app/delivery/health_links.h"
#include "web/frame/components.h"
#include "web/frame/page.h"

namespace baton::web {

// "123 456"
std::string spacedPasscode(const std::string& passcode);
// The address that links begin with: as set up, else the one that this page was asked for under.
Result<std::string> siteFor(const Page& page);
// What a link does and until when, in a sentence or two.
std::string healthLinkTerms(const Page& page, const app::HealthLink& link);

}  // namespace baton::web
