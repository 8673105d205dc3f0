// The web server: takes connections, reads requests within limits, gives them to a handler, sends its answers.
//
// One thread serves all connections and never waits; handlers run on a bounded pool, event streams on threads of their
// own. A slow reader, a slow writer and an idle one cost memory only, and all have an end. What cannot be taken now is
// answered 503 with Retry-After.
// The server itself answers /static/..., /healthz, /readyz, /metrics and /ca.crt; all else goes to the handler.
// Sources: RFC 9110 and 9112; limits after trust.md R7 (10,000 idle connections, 400 MiB, all reaped within 60 s).
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/outside.h"
#include "base/result.h"
#include "web/server/address.h"
#include "web/server/http.h"

namespace baton::web {

struct ServerLimits {
  std::chrono::milliseconds head_time{10'000};   // from the first byte of a request (and of TLS) to its empty line
  std::chrono::milliseconds body_time{30'000};   // for the body, and more while it comes at `least_rate`
  std::chrono::milliseconds write_time{30'000};  // for an answer, and more by its size at `least_rate`
  std::chrono::milliseconds idle_time{45'000};   // between two requests of one connection
  std::chrono::milliseconds stop_time{10'000};   // for running requests when the server is to stop
  std::chrono::milliseconds heartbeat{15'000};   // of event streams
  std::uint64_t least_rate = std::uint64_t{16} << 10U;    // bytes per second
  std::uint64_t default_body = std::uint64_t{64} << 10U;  // without `body_limit`
  std::size_t connections = 12'000;
  std::size_t tls_connections = 4'000;        // with TLS: each takes 80 KiB, not 5
  std::size_t connections_per_address = 256;  // IPv6: per /64; loopback (a proxy) has no limit of its own
  std::size_t workers = 4;
  std::size_t waiting = 512;  // requests that wait for a worker
  std::size_t streams = 64;   // open event streams
};

struct TlsFiles {  // both PEM; the certificate's file holds the chain, its own first
  std::string certificate_file;
  std::string key_file;
};

struct ServerSettings {
  ListenAddress address;
  Handler handler;  // called by several threads at once
  // Greatest body of a request whose head is known; asked before the body is read, on the serving thread: it must not
  // wait. Empty: limits.default_body.
  std::function<std::uint64_t(const Request& head)> body_limit;
  std::string spool_folder;  // for uploads; "" = none are taken. It is emptied of older ones at the start.
  // Set: TLS with these files. Asked at the start, twice a day and on SIGHUP; a failure then keeps the older ones.
  std::function<Result<TlsFiles>()> certificate;
  std::string ca_certificate;      // PEM given at /ca.crt, "" for none
  bool is_behind_proxy = false;    // X-Forwarded-For and -Proto of loopback are believed
  std::function<Status()> health;  // for /healthz, called by a worker; an error's message is shown. Empty: always well
  std::string metrics_token;       // lets others than this machine read /metrics
  std::function<void(std::string_view)> log;  // one line per request, without line end
  Clock* clock = nullptr;                     // both outlive the server
  Random* random = nullptr;
  ServerLimits limits = {};
  bool takes_signals = true;  // SIGINT and SIGTERM stop it, SIGHUP reads the certificate again
};

enum class Ending {
  Clean,   // every request was answered
  CutOff,  // some were still running after stop_time; the program must end at once, by std::_Exit
};

class ServerCore;

class Server {
 public:
  // Takes the address. Errors: Network when it cannot be used, BadInput for unusable TLS files, Storage.
  static Result<Server> listen(ServerSettings settings);
  Server(Server&&) noexcept = default;
  Server& operator=(Server&&) = delete;
  ~Server();

  std::uint16_t port() const;  // the one taken, when port 0 was asked for
  Result<Ending> run();        // until a signal or stop()
  void stop();                 // from any thread, any number of times

 private:
  explicit Server(std::shared_ptr<ServerCore> core) : core_(std::move(core)) {}
  std::shared_ptr<ServerCore> core_;
};

}  // namespace baton::web
