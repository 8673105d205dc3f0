// One permission, refusal or emergency access as `consent list` tells it.
#pragma once

#include <string>

#include "app/consents.h"
#include "format/json.h"

namespace baton::cli {

json::Value consentJson(const app::ConsentShown& one);
std::string consentText(const app::ConsentShown& one);  // a sentence, and lines below it

}  // namespace baton::cli
