// Included by server.cc only: how a connection reads a request, its head and then its body, within the limits.
#pragma once

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "web/server/connection.h"

namespace baton::web {

template <class Stream>
void Connection<Stream>::awaitRequest() {
  request_ = {};
  response_ = {};
  head_text_ = {};
  static_file_ = nullptr;
  if (buffer_.size() > 0) return readHead();
  if (core_.is_stopping) return finishConnection();
  phase_ = Phase::Idle;
  buffer_ = {};  // an idle connection keeps no buffer
  lowest().expires_after(limits().idle_time);
  readSome(kFirstRead, &Connection::readHead);
}

template <class Stream>
void Connection<Stream>::readSome(std::size_t most, void (Connection::*next)()) {
  stream_.async_read_some(buffer_.prepare(most), [self = self(), next](beast::error_code trouble, std::size_t bytes) {
    if (trouble) return self->close();
    self->buffer_.commit(bytes);
    if (self->phase_ == Phase::Idle || self->phase_ == Phase::Reading) (self.get()->*next)();
  });
}

template <class Stream>
void Connection<Stream>::readHead() {
  if (phase_ != Phase::Reading) {
    phase_ = Phase::Reading;
    lowest().expires_after(limits().head_time);
  }
  const std::string_view bytes = buffered();
  const std::size_t end = bytes.find("\r\n\r\n");
  if (end != std::string_view::npos && end + 4 <= kMostHeadBytes) return takeHead(bytes.substr(0, end + 4));
  if (bytes.size() >= kMostHeadBytes) return refuse(431, "The headers of the request are too long.");
  readSome(std::min<std::size_t>(kMostHeadBytes - bytes.size(), 4096), &Connection::readHead);
}

template <class Stream>
std::string_view Connection<Stream>::buffered() const {
  return {static_cast<const char*>(buffer_.data().data()), buffer_.size()};
}

template <class Stream>
void Connection<Stream>::takeHead(std::string_view bytes) {
  request_.id = core_.newId();
  since_ = std::chrono::steady_clock::now();
  ReadHead read = readRequestHead(bytes);
  if (read.refusal.status != 0) return refuse(read.refusal.status, read.refusal.words);
  auto request = toRequest(read.head);
  if (!request) return refuse(400, "The address could not be read.");
  request->id = std::move(request_.id);
  request_ = std::move(*request);
  keeps_alive_ = read.head.keeps_alive;
  nameClient();
  if (!read.head.hasBody()) {
    buffer_.consume(bytes.size());
    return dispatch();
  }
  prepareBody(read.head, bytes);
}

// Only a proxy on this machine is believed, and of its list only the address that it added itself, the last.
template <class Stream>
void Connection<Stream>::nameClient() {
  request_.client = peer_;
  request_.is_secure = kIsTls;
  if (!core_.settings.is_behind_proxy || !isLoopback(peer_)) return;
  const std::string forwarded = request_.header("x-forwarded-for");
  const std::string last(trim(std::string_view(forwarded).substr(forwarded.rfind(',') + 1)));
  beast::error_code trouble;
  const auto address = asio::ip::make_address(last, trouble);
  if (!trouble) request_.client = address.to_string();
  request_.is_secure = request_.is_secure || toLowerAscii(request_.header("x-forwarded-proto")) == "https";
}

// --- The body ---

template <class Stream>
void Connection<Stream>::prepareBody(const RequestHead& head, std::string_view bytes) {
  const auto& ask = core_.settings.body_limit;
  const std::uint64_t most = ask ? ask(request_) : limits().default_body;
  if (head.content_length.value_or(0) > most) return refuse(413, "What was sent is too large.");
  parser_.emplace();
  parser_->header_limit(kMostHeadBytes + 1);
  parser_->body_limit(most);
  parser_->eager(true);
  beast::error_code trouble;
  const std::size_t taken = parser_->put(asio::const_buffer(bytes.data(), bytes.size()), trouble);
  if (trouble || taken != bytes.size() || !parser_->is_header_done()) return refuse(400, "This is not HTTP.");
  buffer_.consume(bytes.size());
  reader_ = std::make_shared<BodyReader>(request_.header("content-type"), core_.settings.spool_folder);
  chunk_.resize(kChunk);
  received_ = 0;
  body_since_ = std::chrono::steady_clock::now();
  if (!head.expects_continue) return readBody();
  static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
  asio::async_write(stream_, asio::buffer(kContinue), [self = self()](beast::error_code failed, std::size_t) {
    failed ? self->close() : self->readBody();
  });
}

template <class Stream>
std::chrono::milliseconds Connection<Stream>::timeFor(std::uint64_t bytes) const {
  return std::chrono::milliseconds(bytes * 1000 / limits().least_rate);
}

template <class Stream>
void Connection<Stream>::readBody() {
  auto& body = parser_->get().body();
  body.data = chunk_.data();
  body.size = chunk_.size();
  lowest().expires_at(body_since_ + limits().body_time + timeFor(received_));
  http::async_read_some(stream_, buffer_, *parser_,
                        [self = self()](beast::error_code trouble, std::size_t) { self->takeBody(trouble); });
}

template <class Stream>
void Connection<Stream>::takeBody(beast::error_code trouble) {
  if (trouble == http::error::body_limit) return refuse(413, "What was sent is too large.");
  if (trouble && trouble != http::error::need_buffer) {
    const bool is_nonsense = trouble.category() == http::make_error_code(http::error::bad_chunk).category() &&
                             trouble != http::error::partial_message && trouble != http::error::end_of_stream;
    return is_nonsense ? refuse(400, "What was sent could not be read.") : close();
  }
  const std::size_t bytes = chunk_.size() - parser_->get().body().size;
  received_ += bytes;
  if (bytes == 0) return continueBody({});
  if (!reader_->writesToDisk()) return continueBody(reader_->feed({chunk_.data(), bytes}));
  lowest().expires_never();
  const bool is_posted = core_.spoolers.tryPost([self = self(), bytes]() mutable {
    Status status = self->reader_->feed({self->chunk_.data(), bytes});
    auto& context = self->core_.context;
    asio::post(context, [self = std::move(self), status = std::move(status)] { self->continueBody(status); });
  });
  if (!is_posted) refuse(503, "Baton is stopping.");
}

template <class Stream>
void Connection<Stream>::continueBody(const Status& status) {
  if (!status) return refuse(statusOf(status.error().code), status.error().message);
  if (!parser_->is_done()) return readBody();
  parser_.reset();
  chunk_ = {};
  if (const Status done = reader_->finish(request_); !done) {
    return refuse(statusOf(done.error().code), done.error().message, KeepAlive::Allowed);
  }
  dispatch();
}

template <class Stream>
int Connection<Stream>::statusOf(ErrorCode code) {
  switch (code) {
    case ErrorCode::TooLarge:
      return 413;
    case ErrorCode::StorageFull:
      return 507;
    case ErrorCode::Storage:
      return 500;
    default:
      return 400;
  }
}

}  // namespace baton::web
