// http: our own small picture of HTTP. Handlers are plain functions from Request to Response; they never see a socket.
//
// The server (server.h) stands between: limits before anything is parsed, decoding, security headers, caching, HEAD
// (a handler is asked with GET and its body is left out), compression and event streams. A handler runs on one thread
// of a bounded pool; several handlers run at the same time.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace baton::web {

// One file of a multipart form. Its bytes lie in a temporary file (0600) that is removed after the answer; a handler
// that needs it longer renames it.
struct Upload {
  std::string field;
  std::string name;  // as the browser named it: for showing only, never a path
  std::string content_type;
  std::string path;
  std::uint64_t size = 0;
};

struct Request {
  std::string id;                              // random, for the log line
  std::string method;                          // GET, POST, PUT, PATCH, DELETE, OPTIONS
  std::string path;                            // percent-decoded, without the query
  std::string host;                            // Host header, lower case
  std::string client;                          // address of the reader as text; behind a proxy the one it names
  bool is_secure = false;                      // TLS, or a trusted proxy said so
  std::map<std::string, std::string> query;    // decoded; the last of equal names counts
  std::map<std::string, std::string> headers;  // lower-case names; equal names joined by ", "
  std::map<std::string, std::string> cookies;  // the first of equal names counts
  std::vector<std::pair<std::string, std::string>> form;  // urlencoded or multipart text fields, in order
  std::vector<Upload> uploads;
  std::string body;                           // of other content types (JSON)
  std::map<std::string, std::string> params;  // of the route's pattern: "/people/:person/x" -> params["person"]

  std::string field(std::string_view name) const;      // first form value, "" if absent
  std::string parameter(std::string_view name) const;  // query value, "" if absent
  std::string header(std::string_view name) const;     // name in lower case, "" if absent
};

enum class Caching {
  Never,      // no-store: every page with health content
  Private,    // private, no-cache (ask again) with a strong ETag
  Immutable,  // public, a year, immutable: files whose address carries their hash
};

// An open text/event-stream. Its thread is its own, so waiting here holds up nobody; a heartbeat is sent by itself.
class EventStream {
 public:
  virtual ~EventStream() = default;
  // Waits while the reader is slow. False: the reader is gone or the server stops; return then.
  virtual bool send(const std::string& event, const std::string& data) = 0;
  // To ask between two things to send, when these are far apart.
  virtual bool isOpen() const = 0;
};

struct Response {
  int status = 200;
  std::string content_type = "text/html; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers =
      {};  // Location, Set-Cookie, Content-Disposition, Allow ...
  Caching caching = Caching::Never;
  std::string nonce = {};       // CSP nonce of this page's <script nonce>/<style nonce>; "" = none allowed
  std::string style_hash = {};  // CSP hash of the one inline <style> of a document made by outbound; usually ""
  std::function<void(EventStream&)> events = {};  // set: the answer is text/event-stream
  std::string route = {};  // pattern that answered ("/people/:person"), for log line and metrics; never the path
};

using Handler = std::function<Response(const Request&)>;

}  // namespace baton::web
