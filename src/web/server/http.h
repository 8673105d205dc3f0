// http: our own small picture of HTTP, so that Boost stays in one translation unit (server.cc).
//
// Limits before anything is parsed: headers 16 KiB, body 64 KiB, 30 s per request, 256 connections.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "base/result.h"

namespace baton::web {

struct Request {
  std::string method;
  std::string path;  // percent-decoded, without the query
  std::map<std::string, std::string> query;
  std::string host;  // Host header
};

struct Response {
  int status = 200;
  std::string content_type = "text/html; charset=utf-8";
  std::string body;
  std::string style_hash;  // CSP hash of the one inline <style> of the page, "" when it has none
};

using Handler = std::function<Response(const Request&)>;

struct ListenAddress {
  std::string host = "127.0.0.1";
  std::uint16_t port = 8080;
};
// "127.0.0.1:8080", "[::1]:8080". Errors: BadUsage.
Result<ListenAddress> parseListenAddress(const std::string& text);

// Serves until SIGINT or SIGTERM; `ready` is called with the port once connections are taken (port 0 = any free one).
// Errors: Network when the address cannot be used.
Status serve(const ListenAddress& address, const Handler& handler, const std::function<void(std::uint16_t)>& ready);

}  // namespace baton::web
