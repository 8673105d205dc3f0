#include "web/server/metrics.h"

#include <fmt/format.h>

namespace baton::web {
namespace {

std::string labelText(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

std::string gauge(std::string_view name, std::string_view help, std::size_t value) {
  return fmt::format("# HELP {0} {1}\n# TYPE {0} gauge\n{0} {2}\n", name, help, value);
}

}  // namespace

void Metrics::count(const std::string& method, const std::string& route, int status, double seconds,
                    std::uint64_t bytes) {
  const std::lock_guard lock(mutex_);
  const std::tuple key{method, route, status};
  if (requests_.size() < kMostSeries || requests_.contains(key)) ++requests_[key];
  for (std::size_t i = 0; i < kBounds.size(); ++i) {
    if (seconds <= kBounds[i]) ++buckets_[i];
  }
  ++total_;
  seconds_ += seconds;
  bytes_ += bytes;
}

void Metrics::countRefusedConnection() {
  const std::lock_guard lock(mutex_);
  ++refused_connections_;
}

std::string Metrics::text(const Now& now) const {
  const std::lock_guard lock(mutex_);
  std::string out = "# HELP baton_requests_total Requests answered.\n# TYPE baton_requests_total counter\n";
  for (const auto& [key, number] : requests_) {
    const auto& [method, route, status] = key;
    out += fmt::format("baton_requests_total{{method=\"{}\",route=\"{}\",status=\"{}\"}} {}\n", method,
                       labelText(route), status, number);
  }
  out += "# HELP baton_request_seconds From the whole request to the whole answer.\n";
  out += "# TYPE baton_request_seconds histogram\n";
  for (std::size_t i = 0; i < kBounds.size(); ++i) {
    out += fmt::format("baton_request_seconds_bucket{{le=\"{}\"}} {}\n", kBounds[i], buckets_[i]);
  }
  out += fmt::format("baton_request_seconds_bucket{{le=\"+Inf\"}} {}\n", total_);
  out += fmt::format("baton_request_seconds_sum {:.6f}\nbaton_request_seconds_count {}\n", seconds_, total_);
  out += fmt::format("# HELP baton_sent_bytes_total Bytes of answers.\n# TYPE baton_sent_bytes_total counter\n");
  out += fmt::format("baton_sent_bytes_total {}\n", bytes_);
  out += "# HELP baton_refused_connections_total Connections over a limit.\n";
  out += fmt::format("# TYPE baton_refused_connections_total counter\nbaton_refused_connections_total {}\n",
                     refused_connections_);
  out += gauge("baton_open_connections", "Connections open now.", now.open_connections);
  out += gauge("baton_open_streams", "Event streams open now.", now.open_streams);
  out += gauge("baton_waiting_requests", "Requests that wait for a worker.", now.waiting_requests);
  out += gauge("baton_running_requests", "Requests being answered now.", now.running_requests);
  return out;
}

}  // namespace baton::web
