// Included by server.cc only: what all connections of a server share.
#pragma once

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <map>
#include <memory>
#include <string>
#include <unordered_set>

#include "web/server/metrics.h"
#include "web/server/server.h"
#include "web/server/workers.h"

namespace baton::web {

namespace asio = boost::asio;
using asio::ip::tcp;
using SteadyTime = std::chrono::steady_clock::time_point;

// What the core knows of a connection.
class OpenConnection {
 public:
  virtual ~OpenConnection() = default;
  // The server stops: an idle connection closes now, an event stream ends, any other answers its request first.
  virtual void stop() = 0;
};

// What one request was, for the log line and the metrics.
struct Answered {
  std::string id;
  std::string method;
  std::string route;
  int status = 0;
  SteadyTime since;
  std::uint64_t bytes = 0;
};

// Everything but the pools is used by the serving thread alone.
class ServerCore {
 public:
  explicit ServerCore(ServerSettings given);
  ServerCore(const ServerCore&) = delete;
  ServerCore& operator=(const ServerCore&) = delete;
  ~ServerCore();

  Status open();
  Result<Ending> run();
  void beginStop();

  // Of a connection's life. Addresses of this machine are not counted.
  void add(OpenConnection& connection, const std::string& address_key);
  void remove(OpenConnection& connection, const std::string& address_key);
  void note(const Answered& answered);
  std::string newId();
  Response metricsAnswer() const;
  Response readyAnswer() const;
  std::uint16_t port() const { return port_; }

  const ServerSettings settings;
  bool is_stopping = false;

 private:
  std::unordered_set<OpenConnection*> open_;  // these two outlive the context, whose end removes connections
  std::map<std::string, std::size_t> by_address_;

 public:
  asio::io_context context{1};
  tcp::acceptor acceptor{context};
  Metrics metrics;
  Workers handlers;
  Workers spoolers;  // one thread: writes uploads to disk
  Workers streams;
  std::size_t open_streams = 0;

 private:
  void accept();
  void take(tcp::socket socket);
  void waitForSignal();
  void waitForHangup();
  void refreshCertificateLater();
  Status readCertificate();
  void finishStop();

  using Guard = asio::executor_work_guard<asio::io_context::executor_type>;
  Guard guard_{context.get_executor()};
  asio::steady_timer accept_timer_{context};
  asio::steady_timer stop_timer_{context};
  asio::steady_timer certificate_timer_{context};
  asio::signal_set stop_signals_{context};
  asio::signal_set hangup_{context};
  std::shared_ptr<asio::ssl::context> tls_;
  SteadyTime stop_deadline_;
  std::uint16_t port_ = 0;
};

}  // namespace baton::web
