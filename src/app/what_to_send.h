// What to send to a new clinician: the ranked list, as JSON and text, for the person's own eyes (REC-3). Errors:
// BadUsage for a role that is none.
#pragma once

#include <string>
#include <vector>

#include "app/home.h"
#include "coordination/what_to_send.h"
#include "format/json.h"

namespace baton::app {

Result<std::vector<coordination::ToSend>> whatToSend(Home& home, const record::PersonId& person,
                                                     const std::string& role);
// [{"id","name","why","title","on","from","count","missing","held_back","resources"}]
json::Value toSendJson(const std::vector<coordination::ToSend>& items, bool is_spanish);
std::string toSendText(const std::vector<coordination::ToSend>& items, bool is_spanish);

}  // namespace baton::app
