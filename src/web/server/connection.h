// Included by server.cc only: one connection, from its first byte to its last. Stream is beast::tcp_stream, or TLS on
// it.
//
// A connection is always in one phase: Idle (waits for the first byte of a request; holds next to no memory), Reading,
// Answering (a worker has the request, or the answer is being sent), Streaming or Closing. Pipelined requests are
// answered one after the other. All methods run on the serving thread, but what is posted to a worker.
//
// Here are its state, its beginning and its end. What it does between them stands in one file for each purpose:
// connection_reading.h, connection_answering.h, connection_events.h.
#pragma once

#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "web/server/answer_head.h"
#include "web/server/body.h"
#include "web/server/event_queue.h"
#include "web/server/request_head.h"
#include "web/server/server_core.h"
#include "web/server/static_files.h"

namespace baton::web {

namespace beast = boost::beast;
namespace http = beast::http;

template <class Stream>
class Connection final : public OpenConnection, public std::enable_shared_from_this<Connection<Stream>> {
 public:
  static constexpr bool kIsTls = !std::is_same_v<Stream, beast::tcp_stream>;

  Connection(Stream stream, ServerCore& core, std::string peer, std::string address_key)
      : stream_(std::move(stream)), core_(core), peer_(std::move(peer)), address_key_(std::move(address_key)) {
    core_.add(*this, address_key_);
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() override {
    if (events_) endEvents();
    core_.remove(*this, address_key_);
  }

  void start() {
    if constexpr (kIsTls) {
      lowest().expires_after(limits().head_time);
      stream_.async_handshake(asio::ssl::stream_base::server, [self = self()](beast::error_code trouble) {
        if (!trouble) self->awaitRequest();
      });
    } else {
      awaitRequest();
    }
  }

  void stop() override {
    if (phase_ == Phase::Idle) return close();
    if (phase_ == Phase::Streaming) return closeStream();
  }

 private:
  enum class Phase { Idle, Reading, Answering, Streaming, Closing };
  static constexpr std::size_t kFirstRead = 1024;
  static constexpr std::size_t kChunk = std::size_t{32} << 10U;

  auto self() { return this->shared_from_this(); }
  beast::tcp_stream& lowest() { return beast::get_lowest_layer(stream_); }
  const ServerLimits& limits() const { return core_.settings.limits; }

  // connection_reading.h
  void awaitRequest();
  void readSome(std::size_t most, void (Connection::*next)());
  void readHead();
  std::string_view buffered() const;
  void takeHead(std::string_view bytes);
  void nameClient();
  void prepareBody(const RequestHead& head, std::string_view bytes);
  std::chrono::milliseconds timeFor(std::uint64_t bytes) const;
  void readBody();
  void takeBody(beast::error_code trouble);
  void continueBody(const Status& status);
  static int statusOf(ErrorCode code);

  // connection_answering.h
  void dispatch();
  bool answerOwn();
  void work(Response (*make)(Connection&));
  enum class KeepAlive { Allowed, Refused };
  void refuse(int status, std::string words, KeepAlive keep = KeepAlive::Refused);
  void answer(Response response);
  AnswerTraits baseTraits() const;
  std::string etagFor(bool is_gzipped) const;
  void send(std::string_view body, int status);
  void note(int status, std::uint64_t bytes);
  void dropReader();

  // connection_events.h
  void startStream();
  void flushEvents();
  void writeEvents(std::string text);
  void beatLater();
  void watchReader();
  void closeStream();
  void endEvents();

  // At the end of this file.
  void finishConnection();
  void discard(std::size_t most);
  void close();

  Stream stream_;
  ServerCore& core_;
  const std::string peer_;
  const std::string address_key_;
  Phase phase_ = Phase::Reading;
  beast::flat_buffer buffer_;
  Request request_;
  Response response_;
  const StaticFile* static_file_ = nullptr;
  std::string head_text_;
  SteadyTime since_;
  bool is_head_ = false;
  bool keeps_alive_ = true;
  bool has_unread_ = false;
  // While a body is read.
  std::optional<http::request_parser<http::buffer_body>> parser_;
  std::shared_ptr<BodyReader> reader_;  // until the answer is sent: it holds the uploads
  std::vector<char> chunk_;
  std::uint64_t received_ = 0;
  SteadyTime body_since_;
  // While events are sent.
  std::shared_ptr<EventQueue> events_;
  std::optional<asio::steady_timer> heartbeat_;
  std::string event_text_;
  std::uint64_t stream_bytes_ = 0;
  bool is_writing_ = false;
};

// The last answer is sent. What the other side still sends is read for a moment: closing with unread bytes would
// reset the connection and could take the answer away from its reader.
template <class Stream>
void Connection<Stream>::finishConnection() {
  phase_ = Phase::Closing;
  lowest().expires_after(std::chrono::seconds(2));
  if constexpr (kIsTls) {
    stream_.async_shutdown([self = self()](beast::error_code) { self->close(); });
  } else {
    beast::error_code ignored;
    lowest().socket().shutdown(tcp::socket::shutdown_send, ignored);
    if (!has_unread_ && buffer_.size() == 0) return close();
    buffer_ = {};
    discard(std::size_t{1} << 20U);
  }
}

template <class Stream>
void Connection<Stream>::discard(std::size_t most) {
  stream_.async_read_some(buffer_.prepare(kChunk), [self = self(), most](beast::error_code trouble, std::size_t bytes) {
    if (trouble || bytes >= most) return self->close();
    self->discard(most - bytes);
  });
}

template <class Stream>
void Connection<Stream>::close() {
  phase_ = Phase::Closing;
  dropReader();
  beast::error_code ignored;
  lowest().socket().shutdown(tcp::socket::shutdown_both, ignored);
  lowest().close();
}

}  // namespace baton::web
