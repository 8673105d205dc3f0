// load IDLE SLOW REQUESTS: many idle connections and slow clients, while somebody asks for a normal page.
//
// Starts a server in a process of its own (on a free port of 127.0.0.1, four workers), opens IDLE connections that send
// nothing and SLOW ones that drip the head of a request, then asks REQUESTS times for a page over eight kept
// connections, and prints latencies, memory and how many slow clients were ended. Every answer must be whole and right;
// with --limits also p99 <= 100 ms and RSS <= 400 MiB (trust.md R7), which a loaded machine may miss.
#include <arpa/inet.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "app/system.h"
#include "web/server/server.h"

namespace {

using Milliseconds = std::chrono::duration<double, std::milli>;
constexpr std::size_t kPageBytes = 20'000;
constexpr std::size_t kClients = 8;

int dial(std::uint16_t port) {
  const int file = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (file < 0 || ::connect(file, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    if (file >= 0) ::close(file);
    return -1;
  }
  return file;
}

bool ask(int file, std::string& buffer) {
  static constexpr char kRequest[] = "GET /page HTTP/1.1\r\nHost: localhost\r\n\r\n";
  if (::send(file, kRequest, sizeof kRequest - 1, MSG_NOSIGNAL) < 0) return false;
  std::size_t got = 0;
  std::size_t wanted = 0;
  while (wanted == 0 || got < wanted) {
    const ssize_t bytes = ::recv(file, buffer.data() + got, buffer.size() - got, 0);
    if (bytes <= 0) return false;
    got += static_cast<std::size_t>(bytes);
    const std::size_t end = std::string_view(buffer).substr(0, got).find("\r\n\r\n");
    if (end != std::string_view::npos) wanted = end + 4 + kPageBytes;
  }
  return buffer.starts_with("HTTP/1.1 200 ") && buffer.substr(wanted - kPageBytes, 3) == "xxx";
}

std::size_t residentMiB(pid_t process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/status");
  std::string line;
  while (std::getline(file, line)) {
    if (line.starts_with("VmRSS:")) return std::strtoul(line.c_str() + 6, nullptr, 10) / 1024;
  }
  return 0;
}

double at(std::vector<double>& sorted, double part) {
  return sorted[std::min(sorted.size() - 1, static_cast<std::size_t>(part * static_cast<double>(sorted.size())))];
}

std::size_t countClosed(const std::vector<int>& files) {
  return static_cast<std::size_t>(std::count_if(files.begin(), files.end(), [](int file) {
    pollfd one{file, POLLIN, 0};
    char byte = 0;
    return ::poll(&one, 1, 0) > 0 && ::recv(file, &byte, 1, MSG_DONTWAIT) <= 0;
  }));
}

int serve(int tell_port) {
  baton::app::SystemClock clock;
  baton::app::SystemRandom random;
  baton::web::ServerSettings settings;
  settings.address.port = 0;
  settings.clock = &clock;
  settings.random = &random;
  settings.limits.head_time = std::chrono::seconds(5);
  settings.limits.idle_time = std::chrono::seconds(50);
  settings.handler = [](const baton::web::Request&) {
    baton::web::Response response;
    response.body.assign(kPageBytes, 'x');
    return response;
  };
  auto server = baton::web::Server::listen(std::move(settings));
  const std::uint16_t port = server ? server->port() : std::uint16_t{0};
  if (::write(tell_port, &port, sizeof port) != sizeof port || !server) return 1;
  const auto ending = server->run();
  return ending && *ending == baton::web::Ending::Clean ? 0 : 1;
}

struct ServerProcess {
  pid_t process = 0;
  std::uint16_t port = 0;
};

ServerProcess startServer() {
  int ends[2];
  ServerProcess server;
  if (::pipe(ends) != 0) return server;
  server.process = ::fork();
  if (server.process == 0) std::_Exit(serve(ends[1]));
  if (server.process < 0 || ::read(ends[0], &server.port, sizeof server.port) != sizeof server.port) server.port = 0;
  return server;
}

bool stopServer(const ServerProcess& server) {
  int status = 1;
  ::kill(server.process, SIGTERM);
  return ::waitpid(server.process, &status, 0) == server.process && status == 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return std::fprintf(stderr, "load IDLE SLOW REQUESTS [--limits]\n"), 2;
  const auto idle_wanted = std::strtoul(argv[1], nullptr, 10);
  const auto slow_wanted = std::strtoul(argv[2], nullptr, 10);
  const auto requests = std::strtoul(argv[3], nullptr, 10);
  const bool has_limits = argc > 4 && std::strcmp(argv[4], "--limits") == 0;

  rlimit files{};
  ::getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &files);
  const ServerProcess server = startServer();
  if (server.port == 0) return std::fprintf(stderr, "the server did not start\n"), 1;
  const std::size_t before = residentMiB(server.process);

  std::vector<int> idle;
  std::vector<int> slow;
  while (idle.size() < idle_wanted) {
    const int file = dial(server.port);
    if (file < 0) break;
    idle.push_back(file);
  }
  while (slow.size() < slow_wanted) {
    const int file = dial(server.port);
    if (file < 0) break;
    slow.push_back(file);
  }
  std::atomic<bool> is_done = false;
  std::thread dripping([&] {
    while (!is_done) {
      for (const int file : slow) (void)::send(file, "G", 1, MSG_NOSIGNAL | MSG_DONTWAIT);
      std::this_thread::sleep_for(std::chrono::milliseconds(500));
    }
  });

  std::atomic<std::size_t> wrong = 0;
  std::vector<std::vector<double>> times(kClients);
  std::vector<std::thread> clients;
  for (std::size_t i = 0; i < kClients; ++i) {
    clients.emplace_back([&, i] {
      const int file = dial(server.port);
      std::string buffer(kPageBytes + 8192, '\0');
      for (std::size_t n = 0; n < requests / kClients; ++n) {
        const auto start = std::chrono::steady_clock::now();
        if (file < 0 || !ask(file, buffer)) ++wrong;
        times[i].push_back(Milliseconds(std::chrono::steady_clock::now() - start).count());
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
      }
      if (file >= 0) ::close(file);
    });
  }
  for (std::thread& client : clients) client.join();
  const std::size_t resident = residentMiB(server.process);

  // The slow ones end by the head's time limit, the idle ones are still welcome.
  for (int i = 0; i < 600 && countClosed(slow) < slow.size(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  const std::size_t ended = countClosed(slow);
  is_done = true;
  dripping.join();
  const bool has_stopped = stopServer(server);
  for (const int file : idle) ::close(file);
  for (const int file : slow) ::close(file);

  std::vector<double> all;
  for (const auto& one : times) all.insert(all.end(), one.begin(), one.end());
  std::sort(all.begin(), all.end());
  std::printf("%zu idle, %zu slow (%zu ended), %zu requests, %zu wrong\n", idle.size(), slow.size(), ended, all.size(),
              wrong.load());
  if (all.empty()) return 1;
  std::printf("p50 %.2f ms, p99 %.2f ms, most %.2f ms; RSS %zu MiB (before %zu)\n", at(all, 0.5), at(all, 0.99),
              all.back(), resident, before);
  const bool is_right =
      has_stopped && wrong == 0 && idle.size() == idle_wanted && slow.size() == slow_wanted && ended == slow.size();
  const bool is_within = !has_limits || (at(all, 0.99) <= 100 && resident <= 400);
  return is_right && is_within ? 0 : 1;
}
