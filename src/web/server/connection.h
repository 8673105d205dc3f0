// Included by server.cc only: one connection, from its first byte to its last. Stream is beast::tcp_stream, or TLS on
// it.
//
// A connection is always in one phase: Idle (waits for the first byte of a request; holds next to no memory), Reading,
// Answering (a worker has the request, or the answer is being sent), Streaming or Closing. Pipelined requests are
// answered one after the other. All methods run on the serving thread, but what is posted to a worker.
#pragma once

#include <array>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <exception>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/text.h"
#include "web/server/answer_head.h"
#include "web/server/body.h"
#include "web/server/event_queue.h"
#include "web/server/own_routes.h"
#include "web/server/request_head.h"
#include "web/server/server_core.h"

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

  // --- Reading the head ---

  void awaitRequest() {
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

  void readSome(std::size_t most, void (Connection::*next)()) {
    stream_.async_read_some(buffer_.prepare(most), [self = self(), next](beast::error_code trouble, std::size_t bytes) {
      if (trouble) return self->close();
      self->buffer_.commit(bytes);
      if (self->phase_ == Phase::Idle || self->phase_ == Phase::Reading) (self.get()->*next)();
    });
  }

  void readHead() {
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

  std::string_view buffered() const { return {static_cast<const char*>(buffer_.data().data()), buffer_.size()}; }

  void takeHead(std::string_view bytes) {
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
  void nameClient() {
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

  // --- Reading the body ---

  void prepareBody(const RequestHead& head, std::string_view bytes) {
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

  std::chrono::milliseconds timeFor(std::uint64_t bytes) const {
    return std::chrono::milliseconds(bytes * 1000 / limits().least_rate);
  }

  void readBody() {
    auto& body = parser_->get().body();
    body.data = chunk_.data();
    body.size = chunk_.size();
    lowest().expires_at(body_since_ + limits().body_time + timeFor(received_));
    http::async_read_some(stream_, buffer_, *parser_,
                          [self = self()](beast::error_code trouble, std::size_t) { self->takeBody(trouble); });
  }

  void takeBody(beast::error_code trouble) {
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

  void continueBody(const Status& status) {
    if (!status) return refuse(statusOf(status.error().code), status.error().message);
    if (!parser_->is_done()) return readBody();
    parser_.reset();
    chunk_ = {};
    if (const Status done = reader_->finish(request_); !done) {
      return refuse(statusOf(done.error().code), done.error().message, KeepAlive::Allowed);
    }
    dispatch();
  }

  static int statusOf(ErrorCode code) {
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

  // --- Answering ---

  void dispatch() {
    phase_ = Phase::Answering;
    since_ = std::chrono::steady_clock::now();
    lowest().expires_never();
    is_head_ = request_.method == "HEAD";
    if (is_head_) request_.method = "GET";
    if (request_.method == "GET" && answerOwn()) return;
    work([](Connection& connection) { return connection.core_.settings.handler(connection.request_); });
  }

  bool answerOwn() {
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

  void work(Response (*make)(Connection&)) {
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

  enum class KeepAlive { Allowed, Refused };
  // An answer to what could not be read. What follows it cannot be trusted, so the connection ends.
  void refuse(int status, std::string words, KeepAlive keep = KeepAlive::Refused) {
    phase_ = Phase::Answering;
    has_unread_ = keep == KeepAlive::Refused;
    keeps_alive_ = keeps_alive_ && keep == KeepAlive::Allowed;
    is_head_ = request_.method == "HEAD";
    parser_.reset();
    answer(plainAnswer(status, std::move(words)));
  }

  void answer(Response response) {
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

  AnswerTraits baseTraits() const {
    AnswerTraits traits;
    traits.status = response_.status;
    traits.is_secure = request_.is_secure || kIsTls;
    traits.keeps_alive = keeps_alive_ && !core_.is_stopping;
    traits.now = core_.settings.clock->now();
    return traits;
  }

  std::string etagFor(bool is_gzipped) const {
    if (request_.method != "GET" || response_.status != 200 || response_.caching == Caching::Never) return {};
    if (static_file_ == nullptr) return etagOf(response_.body);
    return "\"" + static_file_->hash + (is_gzipped ? "-gz\"" : "\"");
  }

  void send(std::string_view body, int status) {
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

  void note(int status, std::uint64_t bytes) {
    const std::string method = is_head_ ? "HEAD" : request_.method.empty() ? "-" : request_.method;
    core_.note({request_.id, method, response_.route.empty() ? "other" : response_.route, status, since_, bytes});
  }

  // Removing a large upload takes a while.
  void dropReader() {
    if (!reader_) return;
    if (reader_->writesToDisk()) (void)core_.spoolers.tryPost([reader = reader_] {});
    reader_.reset();
  }

  // --- Event streams ---

  void startStream() {
    auto wake = [weak = this->weak_from_this(), &context = core_.context] {
      if (auto strong = weak.lock()) asio::post(context, [strong = std::move(strong)] { strong->flushEvents(); });
    };
    auto queue = std::make_shared<EventQueue>(std::move(wake));
    const bool is_posted = !core_.is_stopping && core_.streams.tryPost([queue, make = std::move(response_.events)] {
      try {
        make(*queue);
      } catch (const std::exception&) {  // the stream ends; the reader asks again
      }
      queue->finish();
    });
    response_.events = nullptr;
    if (!is_posted) {
      Response busy = plainAnswer(503, "Baton is busy right now. Please try again in a moment.");
      busy.headers = {{"Retry-After", "10"}};
      busy.route = response_.route;
      return answer(std::move(busy));
    }
    phase_ = Phase::Streaming;
    events_ = std::move(queue);
    ++core_.open_streams;
    heartbeat_.emplace(core_.context);
    AnswerTraits traits = baseTraits();
    traits.is_stream = true;
    head_text_ = answerHead(response_, traits);
    watchReader();
    writeEvents(std::exchange(head_text_, {}));
    beatLater();
  }

  void flushEvents() {
    if (phase_ != Phase::Streaming || is_writing_) return;
    const bool was_finished = events_->isFinished();
    std::string text = events_->take();
    if (!text.empty()) return writeEvents(std::move(text));
    if (was_finished) closeStream();
  }

  void writeEvents(std::string text) {
    is_writing_ = true;
    event_text_ = std::move(text);
    lowest().expires_after(limits().write_time);
    asio::async_write(stream_, asio::buffer(event_text_),
                      [self = self()](beast::error_code trouble, std::size_t bytes) {
                        self->is_writing_ = false;
                        self->stream_bytes_ += bytes;
                        if (trouble) return self->closeStream();
                        self->flushEvents();
                      });
  }

  void beatLater() {
    heartbeat_->expires_after(limits().heartbeat);
    heartbeat_->async_wait([self = self()](beast::error_code trouble) {
      if (trouble || self->phase_ != Phase::Streaming) return;
      if (!self->is_writing_) self->writeEvents(":\n\n");
      self->beatLater();
    });
  }

  // The reader of a stream sends nothing more; an end of its side means that it is gone.
  void watchReader() {
    buffer_ = {};
    lowest().expires_never();
    stream_.async_read_some(buffer_.prepare(kFirstRead), [self = self()](beast::error_code trouble, std::size_t) {
      if (self->phase_ != Phase::Streaming) return;
      trouble ? self->closeStream() : self->watchReader();
    });
  }

  void closeStream() {
    if (phase_ != Phase::Streaming) return;
    note(200, stream_bytes_);
    endEvents();
    close();
  }

  void endEvents() {
    events_->close();
    events_.reset();
    --core_.open_streams;
    heartbeat_->cancel();
  }

  // --- Ending ---

  // The last answer is sent. What the other side still sends is read for a moment: closing with unread bytes would
  // reset the connection and could take the answer away from its reader.
  void finishConnection() {
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

  void discard(std::size_t most) {
    stream_.async_read_some(buffer_.prepare(kChunk),
                            [self = self(), most](beast::error_code trouble, std::size_t bytes) {
                              if (trouble || bytes >= most) return self->close();
                              self->discard(most - bytes);
                            });
  }

  void close() {
    phase_ = Phase::Closing;
    dropReader();
    beast::error_code ignored;
    lowest().socket().shutdown(tcp::socket::shutdown_both, ignored);
    lowest().close();
  }

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

}  // namespace baton::web
