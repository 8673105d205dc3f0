#include "web/server/own_routes.h"

#include <utility>

#include "base/digest.h"

namespace baton::web {
namespace {

bool isLoopbackName(std::string host) {
  const std::size_t port = host.rfind(':');
  if (port != std::string::npos && host.find_first_not_of("0123456789", port + 1) == std::string::npos &&
      host.find(']', port) == std::string::npos) {
    host.resize(port);
  }
  return host == "localhost" || host == "[::1]" || isLoopback(host);
}

}  // namespace

Response plainAnswer(int status, std::string text) {
  Response response;
  response.status = status;
  response.content_type = "text/plain; charset=utf-8";
  response.body = std::move(text) + "\n";
  return response;
}

Response staticAnswer(const StaticFile& file) {
  Response response;
  response.content_type = file.content_type;
  response.caching = Caching::Immutable;
  response.route = "/static";
  return response;
}

Response certificateAnswer(const std::string& pem) {
  Response response;
  response.content_type = "application/x-x509-ca-cert";
  response.body = pem;
  response.headers = {{"Content-Disposition", "attachment; filename=\"baton-ca.crt\""}};
  response.route = "/ca.crt";
  return response;
}

Response healthAnswer(const std::function<Status()>& health) {
  const Status status = health ? health() : Status();
  Response response = status ? plainAnswer(200, "ok") : plainAnswer(503, status.error().message);
  response.route = "/healthz";
  return response;
}

bool mayReadMetrics(const Request& request, std::string_view token) {
  const std::string given = request.header("authorization");
  // Hashes of both, so that the time of comparing says nothing about the token.
  if (!token.empty() && digestHex(given) == digestHex("Bearer " + std::string(token))) return true;
  const bool is_forwarded = !request.header("x-forwarded-for").empty() || !request.header("forwarded").empty();
  return isLoopback(request.client) && isLoopbackName(request.host) && !is_forwarded;
}

bool isLoopback(std::string_view address) {
  if (address == "::1") return true;
  if (address.starts_with("::ffff:")) address.remove_prefix(7);
  return address.starts_with("127.") && address.find_first_not_of("0123456789.") == std::string_view::npos;
}

}  // namespace baton::web
