// A POST to a push service (RFC 8030): where a browser waits for its messages.
//
// HTTPS with a checked certificate; plain HTTP only to this machine. Redirects are not followed. `is_gone`: the service
// knows this browser no longer (404, 410), so nothing will ever come through there. Threads as net/transport.h.
#pragma once

#include <memory>
#include <string>

#include "net/transport.h"

namespace baton::net {

struct PushRequest {
  std::string url;
  std::string authorization;  // "vapid t=…, k=…"
  std::string body;           // aes128gcm
  int seconds_to_live = 0;    // TTL
};

struct PushOutcome {
  Outcome outcome;
  bool is_gone = false;
};

class PushTransport {
 public:
  virtual ~PushTransport() = default;
  virtual PushOutcome push(const PushRequest& request) = 0;
};

std::unique_ptr<PushTransport> makePushTransport();

}  // namespace baton::net
