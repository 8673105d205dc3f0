// The only translation unit that knows Boost.Asio and Beast (with the headers that only it includes).
#include "web/server/server.h"

#include <fmt/format.h>
#include <openssl/ssl.h>
#include <sys/resource.h>

#include <csignal>

#include "base/assert.h"
#include "base/digest.h"
#include "web/server/connection.h"
#include "web/server/connection_answering.h"
#include "web/server/connection_events.h"
#include "web/server/connection_reading.h"
#include "web/server/server_core.h"
#include "web/server/spool.h"

namespace baton::web {
namespace {

constexpr std::chrono::hours kCertificateCheck{12};
constexpr std::size_t kSpareFiles = 256;  // for stores, uploads and logs

// As many files as the system lets one have; connections beyond that are not taken.
std::size_t mostConnections(std::size_t wanted) {
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) != 0) return wanted;
  if (files.rlim_cur < files.rlim_max) {
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    getrlimit(RLIMIT_NOFILE, &files);
  }
  const auto allowed = static_cast<std::size_t>(files.rlim_cur);
  return std::min(wanted, allowed > 2 * kSpareFiles ? allowed - kSpareFiles : allowed / 2);
}

ServerSettings bounded(ServerSettings settings) {
  BATON_ASSERT(settings.handler && settings.clock != nullptr && settings.random != nullptr);
  ServerLimits& limits = settings.limits;
  if (settings.certificate) limits.connections = std::min(limits.connections, limits.tls_connections);
  limits.connections = mostConnections(limits.connections);
  return settings;
}

int chooseProtocol(SSL*, const unsigned char** chosen, unsigned char* length, const unsigned char* offered,
                   unsigned offered_length, void*) {
  static constexpr unsigned char kHttp[] = "\x08http/1.1";
  unsigned char* found = nullptr;
  if (SSL_select_next_proto(&found, length, kHttp, sizeof kHttp - 1, offered, offered_length) !=
      OPENSSL_NPN_NEGOTIATED) {
    return SSL_TLSEXT_ERR_NOACK;
  }
  *chosen = found;
  return SSL_TLSEXT_ERR_OK;
}

// TLS 1.2 with forward secrecy and AEAD, and 1.3 (RFC 9325).
Result<std::shared_ptr<asio::ssl::context>> makeTls(const TlsFiles& files) {
  auto tls = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
  boost::system::error_code trouble;
  tls->use_certificate_chain_file(files.certificate_file, trouble);
  if (!trouble) tls->use_private_key_file(files.key_file, asio::ssl::context::pem, trouble);
  SSL_CTX* raw = tls->native_handle();
  if (trouble || SSL_CTX_check_private_key(raw) != 1) {
    return fail(ErrorCode::BadInput,
                "The TLS certificate " + files.certificate_file + " and key " + files.key_file +
                    " cannot be used. Both must be PEM files and belong together.",
                trouble.message());
  }
  const bool is_set = SSL_CTX_set_min_proto_version(raw, TLS1_2_VERSION) == 1 &&
                      SSL_CTX_set_cipher_list(raw, "ECDHE+AESGCM:ECDHE+CHACHA20") == 1 &&
                      SSL_CTX_set1_groups_list(raw, "X25519:P-256:P-384") == 1;
  BATON_ASSERT(is_set);
  SSL_CTX_set_options(raw, SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_PRIORITIZE_CHACHA |
                               SSL_OP_NO_COMPRESSION | SSL_OP_IGNORE_UNEXPECTED_EOF);
  SSL_CTX_set_mode(raw, SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_session_cache_mode(raw, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_alpn_select_cb(raw, chooseProtocol, nullptr);
  return tls;
}

// Whom a limit of connections counts: an IPv4 address, or the /64 of an IPv6 one. "" for this machine.
std::string addressKey(const asio::ip::address& address) {
  if (address.is_loopback()) return {};
  if (address.is_v4()) return address.to_string();
  const auto bytes = address.to_v6().to_bytes();
  return toHex({reinterpret_cast<const char*>(bytes.data()), 8});
}

asio::ip::address plainAddress(const asio::ip::address& address) {
  if (address.is_v6() && address.to_v6().is_v4_mapped()) {
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
  }
  return address;
}

}  // namespace

ServerCore::ServerCore(ServerSettings given)
    : settings(bounded(std::move(given))),
      handlers(settings.limits.workers, settings.limits.waiting),
      spoolers(1, 2 * settings.limits.connections + 2),
      streams(settings.limits.streams, 0) {}

// The context's end destroys what connections there are; by then nothing else is left to be stopped.
ServerCore::~ServerCore() { is_stopping = false; }

Status ServerCore::open() {
  if (!settings.spool_folder.empty()) BATON_CHECK(emptySpoolFolder(settings.spool_folder));
  if (settings.certificate) BATON_CHECK(readCertificate());
  (void)staticFiles();  // hashes and gzip before the first request
  const ListenAddress& wanted = settings.address;
  boost::system::error_code trouble;
  const auto host = asio::ip::make_address(wanted.host == "localhost" ? "127.0.0.1" : wanted.host, trouble);
  const tcp::endpoint endpoint(host, wanted.port);
  if (!trouble) acceptor.open(endpoint.protocol(), trouble);
  if (!trouble) acceptor.set_option(asio::socket_base::reuse_address(true), trouble);
  if (!trouble) acceptor.bind(endpoint, trouble);
  if (!trouble) acceptor.listen(asio::socket_base::max_listen_connections, trouble);
  if (!trouble) port_ = acceptor.local_endpoint(trouble).port();
  if (!trouble) return {};
  return fail(ErrorCode::Network,
              "Cannot listen on " + wanted.host + ":" + std::to_string(wanted.port) + ": " + trouble.message() + ".");
}

Result<Ending> ServerCore::run() {
  if (settings.takes_signals) {
    waitForSignal();
    waitForHangup();
  }
  refreshCertificateLater();
  accept();
  while (true) {
    try {
      context.run();
      break;
    } catch (const std::exception&) {  // out of memory in one connection: it is closed, the others go on
      if (settings.log) settings.log("server: a connection was closed for want of memory");
    }
  }
  using std::chrono::milliseconds;
  const auto left = std::chrono::duration_cast<milliseconds>(stop_deadline_ - std::chrono::steady_clock::now());
  const bool are_handlers_done = handlers.stop(std::max(left, milliseconds(100)));
  const bool are_streams_done = streams.stop(std::max(left, milliseconds(100)));
  const bool are_spoolers_done = spoolers.stop(std::max(left, milliseconds(100)));
  return are_handlers_done && are_streams_done && are_spoolers_done ? Ending::Clean : Ending::CutOff;
}

void ServerCore::accept() {
  acceptor.async_accept([this](boost::system::error_code trouble, tcp::socket socket) {
    if (is_stopping) return;
    if (!trouble) {
      take(std::move(socket));
      return accept();
    }
    // Out of files or memory: asking again at once would spin.
    accept_timer_.expires_after(std::chrono::milliseconds(100));
    accept_timer_.async_wait([this](boost::system::error_code cancelled) {
      if (!cancelled && !is_stopping) accept();
    });
  });
}

void ServerCore::take(tcp::socket socket) {
  boost::system::error_code trouble;
  const auto endpoint = socket.remote_endpoint(trouble);
  if (trouble) return;
  const auto address = plainAddress(endpoint.address());
  const std::string key = addressKey(address);
  const auto counted = by_address_.find(key);
  const bool is_over = open_.size() >= settings.limits.connections ||
                       (counted != by_address_.end() && counted->second >= settings.limits.connections_per_address);
  if (is_over) return metrics.countRefusedConnection();  // closes it
  socket.set_option(tcp::no_delay(true), trouble);
  boost::beast::tcp_stream stream(std::move(socket));
  if (tls_) {
    using TlsStream = boost::beast::ssl_stream<boost::beast::tcp_stream>;
    std::make_shared<Connection<TlsStream>>(TlsStream(std::move(stream), *tls_), *this, address.to_string(), key)
        ->start();
  } else {
    std::make_shared<Connection<boost::beast::tcp_stream>>(std::move(stream), *this, address.to_string(), key)->start();
  }
}

void ServerCore::add(OpenConnection& connection, const std::string& address_key) {
  open_.insert(&connection);
  if (!address_key.empty()) ++by_address_[address_key];
}

void ServerCore::remove(OpenConnection& connection, const std::string& address_key) {
  open_.erase(&connection);
  const auto counted = by_address_.find(address_key);
  if (counted != by_address_.end() && --counted->second == 0) by_address_.erase(counted);
  if (is_stopping && open_.empty()) finishStop();
}

void ServerCore::note(const Answered& answered) {
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - answered.since;
  metrics.count(answered.method, answered.route, answered.status, seconds.count(), answered.bytes);
  if (!settings.log) return;
  settings.log(fmt::format("{} {} {} {} {} {:.1f}ms {}", toIso(settings.clock->now()),
                           answered.id.empty() ? "-" : answered.id, answered.method, answered.route, answered.status,
                           seconds.count() * 1000, answered.bytes));
}

std::string ServerCore::newId() {
  std::array<std::uint8_t, 8> bytes{};
  settings.random->fill(bytes);
  return toHex({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

Response ServerCore::metricsAnswer() const {
  Response response;
  response.content_type = "text/plain; version=0.0.4; charset=utf-8";
  response.route = "/metrics";
  response.body = metrics.text({open_.size(), open_streams, handlers.waiting(), handlers.running()});
  return response;
}

Response ServerCore::readyAnswer() const {
  const bool is_full = handlers.waiting() >= settings.limits.waiting;
  Response response =
      is_stopping ? plainAnswer(503, "stopping") : plainAnswer(is_full ? 503 : 200, is_full ? "busy" : "ok");
  response.route = "/readyz";
  return response;
}

void ServerCore::beginStop() {
  if (is_stopping) return;
  is_stopping = true;
  stop_deadline_ = std::chrono::steady_clock::now() + settings.limits.stop_time;
  boost::system::error_code ignored;
  acceptor.close(ignored);
  accept_timer_.cancel();
  certificate_timer_.cancel();
  hangup_.cancel(ignored);
  stop_signals_.cancel(ignored);
  stop_timer_.expires_at(stop_deadline_);
  stop_timer_.async_wait([this](boost::system::error_code cancelled) {
    if (!cancelled) context.stop();
  });
  const std::vector<OpenConnection*> connections(open_.begin(), open_.end());
  for (OpenConnection* connection : connections) {
    if (open_.contains(connection)) connection->stop();
  }
  if (open_.empty()) finishStop();
}

void ServerCore::finishStop() {
  stop_timer_.cancel();
  guard_.reset();
}

void ServerCore::waitForSignal() {
  stop_signals_.add(SIGINT);
  stop_signals_.add(SIGTERM);
  stop_signals_.async_wait([this](boost::system::error_code cancelled, int) {
    if (!cancelled) beginStop();
  });
}

void ServerCore::waitForHangup() {
  boost::system::error_code ignored;
  hangup_.add(SIGHUP, ignored);
  hangup_.async_wait([this](boost::system::error_code cancelled, int) {
    if (cancelled) return;
    if (settings.certificate) (void)readCertificate();
    waitForHangup();
  });
}

void ServerCore::refreshCertificateLater() {
  if (!settings.certificate) return;
  certificate_timer_.expires_after(kCertificateCheck);
  certificate_timer_.async_wait([this](boost::system::error_code cancelled) {
    if (cancelled) return;
    (void)readCertificate();
    refreshCertificateLater();
  });
}

// Connections that are open keep the certificate they began with.
Status ServerCore::readCertificate() {
  const auto files = settings.certificate();
  auto made =
      files ? makeTls(*files) : Result<std::shared_ptr<asio::ssl::context>>(tl::unexpected<Error>(files.error()));
  if (!made) {
    if (settings.log) settings.log("server: the TLS certificate was not read: " + made.error().message);
    return tl::unexpected<Error>(made.error());
  }
  tls_ = std::move(*made);
  return {};
}

Result<Server> Server::listen(ServerSettings settings) {
  auto core = std::make_shared<ServerCore>(std::move(settings));
  BATON_CHECK(core->open());
  return Server(std::move(core));
}

Server::~Server() = default;

std::uint16_t Server::port() const { return core_->port(); }

Result<Ending> Server::run() {
  auto ending = core_->run();
  // Threads that were left alone still use the core: it is never destroyed then.
  if (ending && *ending == Ending::CutOff) (void)new std::shared_ptr<ServerCore>(core_);
  return ending;
}

void Server::stop() {
  asio::post(core_->context, [core = core_.get()] { core->beginStop(); });
}

}  // namespace baton::web
