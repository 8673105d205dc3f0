// What the server answers by itself: static files, the CA certificate, and what operators and their tools ask for.
#pragma once

#include <string>
#include <string_view>

#include "web/server/http.h"
#include "web/server/server.h"
#include "web/server/static_files.h"

namespace baton::web {

Response plainAnswer(int status, std::string text);
Response staticAnswer(const StaticFile& file);  // without its bytes: the server sends them from the table
Response certificateAnswer(const std::string& pem);
Response healthAnswer(const std::function<Status()>& health);
// May this request read /metrics? From this machine under one of its names and not through a proxy, or with
// "Authorization: Bearer <token>".
bool mayReadMetrics(const Request& request, std::string_view token);
bool isLoopback(std::string_view address);  // 127.0.0.0/8, ::1

}  // namespace baton::web
