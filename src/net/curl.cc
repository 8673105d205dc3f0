#include "net/curl.h"

#include <curl/curl.h>

#include <algorithm>
#include <mutex>

#include "base/assert.h"

namespace baton::net {
namespace {

constexpr long kConnectSeconds = 20;
constexpr long kWholeSeconds = 90;
constexpr long kLeastSmtp = 200;
constexpr long kServerTrouble = 500;

void startCurl() {
  static std::once_flag once;
  std::call_once(once, [] { BATON_ASSERT(curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK); });
}

struct Handle {
  CURL* curl = nullptr;
  Handle() {
    startCurl();
    curl = curl_easy_init();
    BATON_ASSERT(curl != nullptr);
  }
  ~Handle() { curl_easy_cleanup(curl); }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
};

struct List {
  curl_slist* list = nullptr;
  List() = default;
  ~List() { curl_slist_free_all(list); }
  List(const List&) = delete;
  List& operator=(const List&) = delete;
  void add(const std::string& text) { list = curl_slist_append(list, text.c_str()); }
};

struct Reading {
  const std::string* from = nullptr;
  std::size_t at = 0;
};

std::size_t readSome(char* to, std::size_t size, std::size_t count, void* given) {
  auto* reading = static_cast<Reading*>(given);
  const std::size_t room = std::min(size * count, reading->from->size() - reading->at);
  std::copy_n(reading->from->data() + reading->at, room, to);
  reading->at += room;
  return room;
}

std::size_t dropSome(char* /*bytes*/, std::size_t size, std::size_t count, void* /*given*/) { return size * count; }

void setCommon(CURL* curl) {
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, kWholeSeconds);
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, dropSome);
}

std::string schemeOf(const std::string& url) {
  const std::size_t end = url.find("://");
  return end == std::string::npos ? "" : url.substr(0, end);
}

std::string hostOf(const std::string& url) {
  const std::size_t begin = url.find("://");
  if (begin == std::string::npos) return "";
  std::string host = url.substr(begin + 3);
  host = host.substr(0, host.find('/'));
  if (host.find('@') != std::string::npos) return "";  // names and passwords have fields of their own
  if (host.starts_with('[')) return host.substr(1, host.find(']') - 1);
  return host.substr(0, host.find(':'));
}

// What could not have reached the other side whole is tried again; what may have, is unknown.
Fate fateOfTrouble(CURLcode code, bool was_sent_whole) {
  switch (code) {
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_OPERATION_TIMEDOUT:
    case CURLE_SEND_ERROR:
    case CURLE_PARTIAL_FILE:
    case CURLE_WEIRD_SERVER_REPLY:
      return was_sent_whole ? Fate::Unknown : Fate::Later;
    default:
      return Fate::Later;
  }
}

class CurlMail final : public MailTransport {
 public:
  explicit CurlMail(MailServer server) : server_(std::move(server)) {}

  Outcome send(const std::string& from, const std::string& to, const std::string& message) override {
    CURL* const curl = handle_.curl;
    curl_easy_reset(curl);
    setCommon(curl);
    List recipients;
    recipients.add("<" + to + ">");
    Reading reading{&message, 0};
    const std::string sender = "<" + from + ">";
    curl_easy_setopt(curl, CURLOPT_URL, server_.url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    const bool is_plain = schemeOf(server_.url) == "smtp" && isThisMachine(server_.url) && server_.ca_file.empty();
    curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(is_plain ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    if (!server_.ca_file.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, server_.ca_file.c_str());
    if (!server_.user.empty()) {
      curl_easy_setopt(curl, CURLOPT_USERNAME, server_.user.c_str());
      curl_easy_setopt(curl, CURLOPT_PASSWORD, server_.password.c_str());
    }
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, sender.c_str());
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients.list);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, readSome);
    curl_easy_setopt(curl, CURLOPT_READDATA, &reading);
    const CURLcode code = curl_easy_perform(curl);
    long reply = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &reply);
    if (code == CURLE_OK) return {};
    if (reply >= kServerTrouble && code != CURLE_LOGIN_DENIED) return {Fate::Refused, std::to_string(reply)};
    const bool was_refused_for_now = reply >= 2 * kLeastSmtp;
    if (was_refused_for_now) return {Fate::Later, std::to_string(reply)};
    return {fateOfTrouble(code, reading.at == message.size()), curl_easy_strerror(code)};
  }

 private:
  MailServer server_;
  Handle handle_;
};

class CurlPost final : public PostTransport {
 public:
  Outcome post(const std::string& url, const std::string& token, const std::string& body) override {
    if (const auto checked = checkEndpoint(url); !checked) return {Fate::Refused, "address"};
    CURL* const curl = handle_.curl;
    curl_easy_reset(curl);
    setCommon(curl);
    List headers;
    headers.add("Content-Type: application/fhir+json");
    headers.add("Accept: application/fhir+json");
    headers.add("Expect:");
    if (!token.empty()) headers.add("Authorization: Bearer " + token);
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, isThisMachine(url) ? "http,https" : "https");
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.list);
    curl_easy_setopt(curl, CURLOPT_POST, 1L);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.data());
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
    const CURLcode code = curl_easy_perform(curl);
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    curl_off_t sent = 0;
    curl_easy_getinfo(curl, CURLINFO_SIZE_UPLOAD_T, &sent);
    if (code != CURLE_OK) {
      return {fateOfTrouble(code, sent == static_cast<curl_off_t>(body.size())), curl_easy_strerror(code)};
    }
    if (status >= 200 && status < 300) return {};
    const bool is_for_now = status == 429 || status == 408 || status >= kServerTrouble;
    return {is_for_now ? Fate::Later : Fate::Refused, std::to_string(status)};
  }

 private:
  Handle handle_;
};

}  // namespace

bool isThisMachine(const std::string& url) {
  const std::string host = hostOf(url);
  return host == "127.0.0.1" || host == "::1" || host == "localhost";
}

Status checkMailServer(const MailServer& server) {
  const std::string scheme = schemeOf(server.url);
  if ((scheme != "smtp" && scheme != "smtps") || hostOf(server.url).empty()) {
    return fail(ErrorCode::BadUsage, "The mail server is written like smtps://mail.example:465.");
  }
  return {};
}

Status checkEndpoint(const std::string& url) {
  const std::string scheme = schemeOf(url);
  const bool is_safe = scheme == "https" || (scheme == "http" && isThisMachine(url));
  if (is_safe && !hostOf(url).empty()) return {};
  return fail(ErrorCode::BadUsage, "A FHIR endpoint is written like https://clinic.example/fhir/Communication.");
}

Result<std::unique_ptr<MailTransport>> makeMailTransport(const MailServer& server) {
  BATON_CHECK(checkMailServer(server));
  return std::unique_ptr<MailTransport>(std::make_unique<CurlMail>(server));
}

std::unique_ptr<PostTransport> makePostTransport() { return std::make_unique<CurlPost>(); }

}  // namespace baton::net
