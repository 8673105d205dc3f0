// Metrics: counts in the text format of Prometheus (https://prometheus.io/docs/instrumenting/exposition_formats/).
//
// Labels are route patterns, methods and statuses only: no path, person, account or address. Threads: any.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <tuple>

namespace baton::web {

class Metrics {
 public:
  void count(const std::string& method, const std::string& route, int status, double seconds, std::uint64_t bytes);
  void countRefusedConnection();

  struct Now {
    std::size_t open_connections = 0;
    std::size_t open_streams = 0;
    std::size_t waiting_requests = 0;
    std::size_t running_requests = 0;
  };
  std::string text(const Now& now) const;

 private:
  static constexpr std::array<double, 10> kBounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0};
  static constexpr std::size_t kMostSeries = 2000;  // routes are code, so this is never reached; it bounds mistakes

  mutable std::mutex mutex_;
  std::map<std::tuple<std::string, std::string, int>, std::uint64_t> requests_;
  std::array<std::uint64_t, kBounds.size()> buckets_{};
  std::uint64_t total_ = 0;
  double seconds_ = 0;
  std::uint64_t bytes_ = 0;
  std::uint64_t refused_connections_ = 0;
};

}  // namespace baton::web
