// For tests: a server in this process, and a client that speaks raw bytes to it.
#pragma once

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "web/server/server.h"

namespace baton::web {

class CountingRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> bytes) override {
    for (auto& byte : bytes) byte = ++last_;
  }

 private:
  std::uint8_t last_ = 0;
};

// A connection to 127.0.0.1. Reads give up after ten seconds of silence.
class TestClient {
 public:
  explicit TestClient(std::uint16_t port) : file_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    is_connected_ = ::connect(file_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }
  TestClient(const TestClient&) = delete;
  TestClient& operator=(const TestClient&) = delete;
  ~TestClient() { close(); }

  bool isConnected() const { return is_connected_; }
  void close() {
    if (file_ >= 0) ::close(file_);
    file_ = -1;
  }
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(file_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }
  // Until `ends` holds of what came, or the other side closed.
  template <class Ends>
  std::string readUntil(Ends ends) {
    while (!ends(pending_) && readMore()) {
    }
    return std::exchange(pending_, {});
  }
  // One whole answer by its Content-Length; "" when the connection ended before.
  std::string readAnswer(bool has_body = true) {
    while (true) {
      const std::size_t end = pending_.find("\r\n\r\n");
      if (end != std::string::npos) {
        const std::size_t at = pending_.find("Content-Length: ");
        const std::size_t length =
            has_body && at < end ? std::strtoull(pending_.c_str() + at + 16, nullptr, 10) : std::size_t{0};
        if (pending_.size() >= end + 4 + length) {
          std::string answer = pending_.substr(0, end + 4 + length);
          pending_.erase(0, answer.size());
          return answer;
        }
      }
      if (!readMore()) return {};
    }
  }
  // True when the other side closed, and nothing else came.
  bool isClosed() { return pending_.empty() && !readMore() && has_ended_; }

 private:
  bool readMore() {
    pollfd wait{file_, POLLIN, 0};
    if (::poll(&wait, 1, 10'000) <= 0) return false;
    char bytes[16384];
    const ssize_t got = ::recv(file_, bytes, sizeof bytes, 0);
    if (got <= 0) {
      has_ended_ = true;
      return false;
    }
    pending_.append(bytes, static_cast<std::size_t>(got));
    return true;
  }

  int file_;
  bool is_connected_ = false;
  bool has_ended_ = false;
  std::string pending_;
};

class TestServer {
 public:
  explicit TestServer(Handler handler, ServerSettings settings = {}) {
    std::string name = (std::filesystem::temp_directory_path() / "baton-web-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    folder_ = name;
    settings.address.port = 0;
    settings.handler = std::move(handler);
    settings.clock = &clock_;
    settings.random = &random_;
    settings.takes_signals = false;
    settings.spool_folder = folder_ + "/spool";
    settings.log = [this](std::string_view line) {
      const std::lock_guard lock(mutex_);
      lines_.emplace_back(line);
    };
    auto server = Server::listen(std::move(settings));
    REQUIRE(server.has_value());
    server_.emplace(std::move(*server));
    thread_ = std::thread([this] { ending_ = server_->run(); });
  }
  ~TestServer() {
    (void)stop();
    std::filesystem::remove_all(folder_);
  }
  TestServer(const TestServer&) = delete;
  TestServer& operator=(const TestServer&) = delete;

  std::uint16_t port() const { return server_->port(); }
  Server& server() { return *server_; }
  const std::string& folder() const { return folder_; }
  Result<Ending> stop() {
    if (thread_.joinable()) {
      server_->stop();
      thread_.join();
    }
    return ending_;
  }
  std::vector<std::string> logLines() {
    const std::lock_guard lock(mutex_);
    return lines_;
  }
  // One request on a connection of its own.
  std::string ask(std::string_view request) {
    TestClient client(port());
    client.send(request);
    return client.readAnswer();
  }

 private:
  std::string folder_;
  FixedClock clock_{Instant{1'772'355'600'000}};  // 2026-03-01T09:00:00Z
  CountingRandom random_;
  std::mutex mutex_;
  std::vector<std::string> lines_;
  std::optional<Server> server_;
  Result<Ending> ending_ = Ending::Clean;
  std::thread thread_;
};

}  // namespace baton::web
