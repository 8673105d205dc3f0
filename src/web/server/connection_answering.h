// Included by server.cc only: how a connection answers a request: by itself, or out of a worker.
#pragma once

#include <array>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <exception>
#include <utility>

#include "web/server/connection.h"
#include "web/server/own_routes.h"

namespace baton::web {

template <class Stream>
void Connection<Stream>::dispatch() {
  phase_ = Phase::Answering;
  since_ = std::chrono::steady_clock::now();
  lowest().expires_never();
  is_head_ = request_.method == "HEAD";
  if (is_head_) request_.method = "GET";
  if (request_.method == "GET" && answerOwn()) return;
  work([](Connection& connection) { return connection.core_.settings.handler(connection.request_); });
}

template <class Stream>
bool Connection<Stream>::answerOwn() {
  const std::string& path = request_.path;
  const ServerSettings& settings = core_.settings;
  if (path.starts_with("/static/")) {
    static_file_ = findStaticPath(path);
    if (static_file_ == nullptr) return false;
    answer(staticAnswer(*static_file_));
    return true;
  }
  if (path == "/ca.crt" && !settings.ca_certificate.empty()) {
    answer(certificateAnswer(settings.ca_certificate));
  } else if (path == "/readyz") {
    answer(core_.readyAnswer());
  } else if (path == "/metrics" && mayReadMetrics(request_, settings.metrics_token)) {
    answer(core_.metricsAnswer());
  } else if (path == "/healthz") {
    work([](Connection& connection) { return healthAnswer(connection.core_.settings.health); });
  } else {
    return false;
  }
  return true;
}

template <class Stream>
void Connection<Stream>::work(Response (*make)(Connection&)) {
  const bool is_posted = core_.handlers.tryPost([self = self(), make]() mutable {
    Response response;
    try {
      response = make(*self);
    } catch (const std::exception&) {  // its text could hold what was sent: it is not shown or logged
      response = plainAnswer(500, "That did not work. Nothing was lost. Please try again.");
    }
    auto& context = self->core_.context;
    asio::post(context, [self = std::move(self), response = std::move(response)]() mutable {
      self->answer(std::move(response));
    });
  });
  if (is_posted) return;
  Response busy = plainAnswer(503, "Baton is busy right now. Please try again in a moment.");
  busy.headers = {{"Retry-After", "2"}};
  answer(std::move(busy));
}

// An answer to what could not be read. What follows it cannot be trusted, so the connection ends.
template <class Stream>
void Connection<Stream>::refuse(int status, std::string words, KeepAlive keep) {
  phase_ = Phase::Answering;
  has_unread_ = keep == KeepAlive::Refused;
  keeps_alive_ = keeps_alive_ && keep == KeepAlive::Allowed;
  is_head_ = request_.method == "HEAD";
  parser_.reset();
  answer(plainAnswer(status, std::move(words)));
}

template <class Stream>
void Connection<Stream>::answer(Response response) {
  response_ = std::move(response);
  if (response_.status < 200 || response_.status > 599) response_.status = 500;
  if (response_.events && response_.status == 200 && !is_head_) return startStream();
  const bool is_gzipped =
      static_file_ != nullptr && !static_file_->gzipped.empty() && acceptsGzip(request_.header("accept-encoding"));
  std::string_view body = response_.body;
  if (static_file_ != nullptr) body = is_gzipped ? std::string_view(static_file_->gzipped) : static_file_->bytes;
  AnswerTraits traits = baseTraits();
  traits.length = body.size();
  traits.is_gzipped = is_gzipped;
  traits.varies_by_encoding = static_file_ != nullptr;
  traits.etag = etagFor(is_gzipped);
  if (!traits.etag.empty() && matchesETag(request_.header("if-none-match"), traits.etag)) traits.status = 304;
  if (is_head_ || traits.status == 304 || traits.status == 204) body = {};
  keeps_alive_ = traits.keeps_alive;
  head_text_ = answerHead(response_, traits);
  send(body, traits.status);
}

template <class Stream>
AnswerTraits Connection<Stream>::baseTraits() const {
  AnswerTraits traits;
  traits.status = response_.status;
  traits.is_secure = request_.is_secure || kIsTls;
  traits.keeps_alive = keeps_alive_ && !core_.is_stopping;
  traits.now = core_.settings.clock->now();
  return traits;
}

template <class Stream>
std::string Connection<Stream>::etagFor(bool is_gzipped) const {
  if (request_.method != "GET" || response_.status != 200 || response_.caching == Caching::Never) return {};
  if (static_file_ == nullptr) return etagOf(response_.body);
  return "\"" + static_file_->hash + (is_gzipped ? "-gz\"" : "\"");
}

template <class Stream>
void Connection<Stream>::send(std::string_view body, int status) {
  lowest().expires_after(limits().write_time + timeFor(body.size()));
  const std::array<asio::const_buffer, 2> buffers{asio::buffer(std::as_const(head_text_)),
                                                  asio::const_buffer(body.data(), body.size())};
  asio::async_write(stream_, buffers, [self = self(), status](beast::error_code trouble, std::size_t bytes) {
    self->note(status, bytes);
    self->dropReader();
    if (trouble) return self->close();
    self->keeps_alive_ ? self->awaitRequest() : self->finishConnection();
  });
}

template <class Stream>
void Connection<Stream>::note(int status, std::uint64_t bytes) {
  const std::string method = is_head_ ? "HEAD" : request_.method.empty() ? "-" : request_.method;
  core_.note({request_.id, method, response_.route.empty() ? "other" : response_.route, status, since_, bytes});
}

// Removing a large upload takes a while.
template <class Stream>
void Connection<Stream>::dropReader() {
  if (!reader_) return;
  if (reader_->writesToDisk()) (void)core_.spoolers.tryPost([reader = reader_] {});
  reader_.reset();
}

}  // namespace baton::web
