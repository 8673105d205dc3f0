// The only translation unit that knows Boost.Beast and Asio.
#include "web/server/server.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <csignal>
#include <memory>
#include <optional>

namespace baton::web {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;

constexpr std::uint32_t kHeaderBytes = 16U << 10U;
constexpr std::uint64_t kBodyBytes = 64U << 10U;
constexpr std::chrono::seconds kRequestTime{30};
constexpr std::size_t kMostConnections = 256;

int hexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Undoes percent-encoding; a broken one gives nothing.
std::optional<std::string> decode(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%') {
      plain += text[at];
      continue;
    }
    if (at + 2 >= text.size()) return std::nullopt;
    const int high = hexDigit(text[at + 1]);
    const int low = hexDigit(text[at + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    plain += static_cast<char>(high * 16 + low);
    at += 2;
  }
  return plain;
}

std::optional<Request> toRequest(const http::request<http::string_body>& message) {
  const std::string_view target(message.target().data(), message.target().size());
  const std::size_t question = target.find('?');
  Request request;
  request.method = std::string(message.method_string());
  request.host = std::string(message[http::field::host]);
  const auto path = decode(target.substr(0, question));
  if (!path || path->empty() || path->front() != '/') return std::nullopt;
  request.path = *path;
  std::string_view rest = question == std::string_view::npos ? "" : target.substr(question + 1);
  while (!rest.empty()) {
    const std::size_t end = rest.find('&');
    const std::string_view pair = rest.substr(0, end);
    const std::size_t equals = pair.find('=');
    const auto name = decode(pair.substr(0, equals));
    const auto value = decode(equals == std::string_view::npos ? "" : pair.substr(equals + 1));
    if (!name || !value) return std::nullopt;
    request.query[*name] = *value;
    rest = end == std::string_view::npos ? "" : rest.substr(end + 1);
  }
  return request;
}

// Headers of every answer: nothing is stored, framed, sniffed or sent elsewhere (trust.md S12).
http::response<http::string_body> toMessage(const Response& response, unsigned version, bool keeps_alive) {
  http::response<http::string_body> message{static_cast<http::status>(response.status), version};
  const std::string style = response.style_hash.empty() ? "" : "; style-src '" + response.style_hash + "'";
  message.set(http::field::content_type, response.content_type);
  message.set(http::field::cache_control, "no-store");
  message.set("Content-Security-Policy",
              "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
              "frame-ancestors 'none'" +
                  style);
  message.set("X-Content-Type-Options", "nosniff");
  message.set("Referrer-Policy", "no-referrer");
  message.set("Cross-Origin-Opener-Policy", "same-origin");
  message.set("Cross-Origin-Resource-Policy", "same-origin");
  message.keep_alive(keeps_alive);
  message.body() = response.body;
  message.prepare_payload();
  return message;
}

class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(tcp::socket socket, const Handler& handler, std::size_t& open)
      : stream_(std::move(socket)), handler_(handler), open_(open) {
    ++open_;
  }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  ~Session() { --open_; }

  void read() {
    parser_.emplace();
    parser_->header_limit(kHeaderBytes);
    parser_->body_limit(kBodyBytes);
    stream_.expires_after(kRequestTime);
    http::async_read(stream_, buffer_, *parser_,
                     [self = shared_from_this()](beast::error_code trouble, std::size_t) { self->answer(trouble); });
  }

 private:
  void answer(beast::error_code trouble) {
    if (trouble == http::error::end_of_stream || trouble == beast::error::timeout) return close();
    if (trouble) return send(Response{400, "text/plain; charset=utf-8", "This request could not be read.\n"}, false);
    const auto request = toRequest(parser_->get());
    if (!request) return send(Response{400, "text/plain; charset=utf-8", "This address could not be read.\n"}, false);
    send(handler_(*request), parser_->get().keep_alive());
  }

  void send(const Response& response, bool keeps_alive) {
    message_.emplace(toMessage(response, 11, keeps_alive));
    stream_.expires_after(kRequestTime);
    http::async_write(stream_, *message_,
                      [self = shared_from_this(), keeps_alive](beast::error_code trouble, std::size_t) {
                        if (trouble || !keeps_alive) return self->close();
                        self->read();
                      });
  }

  void close() {
    beast::error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
  }

  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  std::optional<http::request_parser<http::string_body>> parser_;
  std::optional<http::response<http::string_body>> message_;
  const Handler& handler_;
  std::size_t& open_;
};

class Listener {
 public:
  Listener(asio::io_context& context, const Handler& handler) : acceptor_(context), handler_(handler) {}

  Status open(const ListenAddress& address) {
    beast::error_code trouble;
    const auto host = asio::ip::make_address(address.host == "localhost" ? "127.0.0.1" : address.host, trouble);
    const tcp::endpoint endpoint(host, address.port);
    if (!trouble) acceptor_.open(endpoint.protocol(), trouble);
    if (!trouble) acceptor_.set_option(asio::socket_base::reuse_address(true), trouble);
    if (!trouble) acceptor_.bind(endpoint, trouble);
    if (!trouble) acceptor_.listen(asio::socket_base::max_listen_connections, trouble);
    if (trouble) {
      return fail(ErrorCode::Network, "Cannot listen on " + address.host + ":" + std::to_string(address.port) + ": " +
                                          trouble.message() + ".");
    }
    return {};
  }

  std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

  void accept() {
    acceptor_.async_accept([this](beast::error_code trouble, tcp::socket socket) {
      if (trouble == asio::error::operation_aborted) return;
      if (!trouble && open_ < kMostConnections) std::make_shared<Session>(std::move(socket), handler_, open_)->read();
      accept();
    });
  }

 private:
  tcp::acceptor acceptor_;
  const Handler& handler_;
  std::size_t open_ = 0;
};

}  // namespace

Status serve(const ListenAddress& address, const Handler& handler, const std::function<void(std::uint16_t)>& ready) {
  try {
    asio::io_context context(1);
    Listener listener(context, handler);
    BATON_CHECK(listener.open(address));
    asio::signal_set signals(context, SIGINT, SIGTERM);
    signals.async_wait([&](beast::error_code, int) { context.stop(); });
    listener.accept();
    ready(listener.port());
    context.run();
  } catch (const std::exception& problem) {
    return fail(ErrorCode::Network, "The server stopped: " + std::string(problem.what()) + ".");
  }
  return {};
}

}  // namespace baton::web
