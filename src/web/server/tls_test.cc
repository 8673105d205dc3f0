#include <doctest/doctest.h>
#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <memory>

#include "app/local_tls.h"
#include "app/system.h"
#include "app/whole_file.h"
#include "web/server/test_client.h"

namespace baton::web {
namespace {

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* held) const {
    Free(held);
  }
};
using Context = std::unique_ptr<SSL_CTX, Freed<SSL_CTX_free>>;
using Bio = std::unique_ptr<BIO, Freed<BIO_free_all>>;

struct TlsAnswer {
  std::string text;     // "" when there was no handshake
  std::string version;  // "TLSv1.3"
  std::string protocol;
};

// As a browser that trusts only `ca_file`, to a server known as `name`.
TlsAnswer askSecurely(std::uint16_t port, const std::string& ca_file, const std::string& name, int newest_version,
                      std::string_view request) {
  TlsAnswer answer;
  const Context context(SSL_CTX_new(TLS_client_method()));
  SSL_CTX_load_verify_locations(context.get(), ca_file.c_str(), nullptr);
  SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
  SSL_CTX_set_min_proto_version(context.get(), TLS1_VERSION);
  SSL_CTX_set_security_level(context.get(), 0);
  SSL_CTX_set_max_proto_version(context.get(), newest_version);
  const Bio bio(BIO_new_ssl_connect(context.get()));
  BIO_set_conn_hostname(bio.get(), ("127.0.0.1:" + std::to_string(port)).c_str());
  SSL* ssl = nullptr;
  BIO_get_ssl(bio.get(), &ssl);
  SSL_set1_host(ssl, name.c_str());
  SSL_set_tlsext_host_name(ssl, name.c_str());
  static constexpr unsigned char kOffer[] = "\x02h2\x08http/1.1";
  SSL_set_alpn_protos(ssl, kOffer, sizeof kOffer - 1);
  if (BIO_do_handshake(bio.get()) != 1) return answer;
  answer.version = SSL_get_version(ssl);
  const unsigned char* chosen = nullptr;
  unsigned length = 0;
  SSL_get0_alpn_selected(ssl, &chosen, &length);
  answer.protocol.assign(reinterpret_cast<const char*>(chosen), length);
  BIO_write(bio.get(), request.data(), static_cast<int>(request.size()));
  char bytes[4096];
  for (int got = 0; (got = BIO_read(bio.get(), bytes, sizeof bytes)) > 0;) {
    answer.text.append(bytes, static_cast<std::size_t>(got));
  }
  return answer;
}

constexpr std::string_view kRequest = "GET /x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

}  // namespace

TEST_CASE("the server speaks TLS 1.2 and 1.3 with a certificate of its own making") {
  std::string folder = (std::filesystem::temp_directory_path() / "baton-tls-XXXXXX").string();
  REQUIRE(::mkdtemp(folder.data()) != nullptr);
  app::SystemClock clock;
  app::SystemRandom random;
  const auto tls = app::localTls(folder, {"localhost", "127.0.0.1"}, clock, random);
  REQUIRE(tls);
  ServerSettings settings;
  settings.certificate = [&]() -> Result<TlsFiles> { return TlsFiles{tls->certificate_file, tls->key_file}; };
  settings.ca_certificate = tls->ca_pem;
  {
    TestServer server(
        [](const Request& request) {
          Response response;
          response.body = request.is_secure ? "secure" : "open";
          return response;
        },
        settings);
    const std::string ca_file = folder + "/tls/ca.crt";
    const auto newest = askSecurely(server.port(), ca_file, "localhost", TLS1_3_VERSION, kRequest);
    CHECK(newest.version == "TLSv1.3");
    CHECK(newest.protocol == "http/1.1");
    CHECK(newest.text.ends_with("\r\n\r\nsecure"));
    CHECK(newest.text.find("Strict-Transport-Security: max-age=31536000\r\n") != std::string::npos);
    CHECK(askSecurely(server.port(), ca_file, "localhost", TLS1_2_VERSION, kRequest).version == "TLSv1.2");
    CHECK(askSecurely(server.port(), ca_file, "localhost", TLS1_1_VERSION, kRequest).version.empty());
    CHECK(askSecurely(server.port(), ca_file, "other.example.org", TLS1_3_VERSION, kRequest).version.empty());
    const auto ca = askSecurely(server.port(), ca_file, "localhost", TLS1_3_VERSION,
                                "GET /ca.crt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    CHECK(ca.text.find("application/x-x509-ca-cert") != std::string::npos);
    CHECK(ca.text.ends_with(tls->ca_pem));

    TestClient plain(server.port());
    REQUIRE(plain.send(kRequest));
    CHECK(plain.readAnswer().empty());
  }
  std::filesystem::remove_all(folder);
}

TEST_CASE("a server does not start with a certificate that cannot be used") {
  app::SystemClock clock;
  app::SystemRandom random;
  ServerSettings settings;
  settings.handler = [](const Request&) { return Response(); };
  settings.clock = &clock;
  settings.random = &random;
  settings.address.port = 0;
  settings.certificate = []() -> Result<TlsFiles> { return TlsFiles{"/nowhere/a.crt", "/nowhere/a.key"}; };
  const auto server = Server::listen(std::move(settings));
  REQUIRE_FALSE(server);
  CHECK(server.error().code == ErrorCode::BadInput);
}

}  // namespace baton::web
