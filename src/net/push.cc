#include "net/push.h"

#include <curl/curl.h>

#include <mutex>

#include "base/assert.h"
#include "net/curl.h"

namespace baton::net {
namespace {

constexpr long kConnectSeconds = 15;
constexpr long kWholeSeconds = 30;

std::size_t dropSome(char* /*bytes*/, std::size_t size, std::size_t count, void* /*given*/) { return size * count; }

class CurlPush final : public PushTransport {
 public:
  CurlPush() {
    static std::once_flag once;
    std::call_once(once, [] { BATON_ASSERT(curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK); });
    curl_ = curl_easy_init();
    BATON_ASSERT(curl_ != nullptr);
  }
  ~CurlPush() override { curl_easy_cleanup(curl_); }
  CurlPush(const CurlPush&) = delete;
  CurlPush& operator=(const CurlPush&) = delete;

  PushOutcome push(const PushRequest& request) override {
    if (const auto checked = checkEndpoint(request.url); !checked) return {{Fate::Refused, "address"}, true};
    curl_easy_reset(curl_);
    curl_slist* headers = nullptr;
    for (const std::string& header :
         {std::string("Content-Type: application/octet-stream"), std::string("Content-Encoding: aes128gcm"),
          std::string("Expect:"), "TTL: " + std::to_string(request.seconds_to_live),
          "Authorization: " + request.authorization}) {
      headers = curl_slist_append(headers, header.c_str());
    }
    curl_easy_setopt(curl_, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl_, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    curl_easy_setopt(curl_, CURLOPT_TIMEOUT, kWholeSeconds);
    curl_easy_setopt(curl_, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl_, CURLOPT_WRITEFUNCTION, dropSome);
    curl_easy_setopt(curl_, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(curl_, CURLOPT_PROTOCOLS_STR, isThisMachine(request.url) ? "http,https" : "https");
    curl_easy_setopt(curl_, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(curl_, CURLOPT_POST, 1L);
    curl_easy_setopt(curl_, CURLOPT_POSTFIELDS, request.body.data());
    curl_easy_setopt(curl_, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    const CURLcode code = curl_easy_perform(curl_);
    curl_slist_free_all(headers);
    long status = 0;
    curl_easy_getinfo(curl_, CURLINFO_RESPONSE_CODE, &status);
    curl_off_t sent = 0;
    curl_easy_getinfo(curl_, CURLINFO_SIZE_UPLOAD_T, &sent);
    if (code != CURLE_OK) {
      const bool was_sent = sent == static_cast<curl_off_t>(request.body.size());
      return {{was_sent ? Fate::Unknown : Fate::Later, curl_easy_strerror(code)}, false};
    }
    if (status >= 200 && status < 300) return {};
    const bool is_for_now = status == 429 || status == 408 || status >= 500;
    return {{is_for_now ? Fate::Later : Fate::Refused, std::to_string(status)}, status == 404 || status == 410};
  }

 private:
  CURL* curl_ = nullptr;
};

}  // namespace

std::unique_ptr<PushTransport> makePushTransport() { return std::make_unique<CurlPush>(); }

}  // namespace baton::net
