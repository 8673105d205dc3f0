// The text of SMART Health Links, by the standard's own example and its rules.
#include "outbound/health_link.h"

#include <doctest/doctest.h>

#include "base/text.h"
#include "crypto/token.h"
#include "format/json.h"

namespace baton::outbound {
namespace {

json::Value payloadOf(const std::string& uri) {
  REQUIRE(isHealthLinkUri(uri));
  return json::parse(crypto::fromBase64Url(uri.substr(8)).value()).value();
}

TEST_CASE("the standard's example of a link comes out to the letter") {
  HealthLinkPayload payload;
  payload.url = "https://ehr.example.org/qr/Y9xwkUdtmN9wwoJoN3ffJIhX2UGvCL1JnlPVNL3kDWM/m";
  payload.key = "rxTgYlOaKJPFtcEd0qcceN8wEU4p94SqAwIWQe6uX7Q";
  payload.is_long_term = true;
  payload.has_passcode = true;
  payload.label = "Back-to-school immunizations for Oliver Brown";
  CHECK(healthLinkUri(payload) ==
        "shlink:/eyJ1cmwiOiJodHRwczovL2Voci5leGFtcGxlLm9yZy9xci9ZOXh3a1VkdG1OOXd3b0pvTjNmZkpJaFgyVUd2Q0wxSm5sUFZOTDNr"
        "RFdNL20iLCJmbGFnIjoiTFAiLCJrZXkiOiJyeFRnWWxPYUtKUEZ0Y0VkMHFjY2VOOHdFVTRwOTRTcUF3SVdRZTZ1WDdRIiwibGFiZWwiOiJC"
        "YWNrLXRvLXNjaG9vbCBpbW11bml6YXRpb25zIGZvciBPbGl2ZXIgQnJvd24ifQ");
}

TEST_CASE("flags stand in the order of the alphabet, the end is in seconds, a label has 80 letters at most") {
  HealthLinkPayload payload;
  payload.url = "https://baton.example/shl/x";
  payload.is_single_file = true;
  payload.is_long_term = true;
  payload.expires = Instant{1'700'000'000'999};
  payload.label = std::string(200, 'a');
  const json::Value read = payloadOf(healthLinkUri(payload));
  CHECK(read["flag"].text() == "LU");
  CHECK(read["exp"].text() == "1700000000");
  CHECK(codePoints(read["label"].text()) == 80);
  CHECK_FALSE(payloadOf(healthLinkUri({"u", "k"})).has("flag"));
}

TEST_CASE("what is no link is not taken for one") {
  for (const char* text : {"", "shlink:/", "shlink:/a b", "http://x", "shlink:/<script>", "SHLINK:/abcd"}) {
    CAPTURE(text);
    CHECK_FALSE(isHealthLinkUri(text));
  }
  CHECK_FALSE(isHealthLinkUri("shlink:/" + std::string(2'000, 'a')));
}

TEST_CASE("a request is read within limits, and what is not known is ignored") {
  const auto request =
      parseManifestRequest(R"({"recipient":"  Dr.\tLee ","passcode":"123 456","embeddedLengthMax":10000,"new":[1]})");
  REQUIRE(request.has_value());
  CHECK(request->recipient == "Dr. Lee");
  CHECK(request->passcode == "123 456");
  CHECK(request->embedded_length_max == 10'000);
  CHECK(parseManifestRequest(R"({"recipient":"x"})")->embedded_length_max == std::nullopt);
  CHECK(parseManifestRequest(R"({"recipient":"x","embeddedLengthMax":0})")->embedded_length_max == 0);
  CHECK(parseManifestRequest("{\"recipient\":\"" + std::string(500, 'x') + "\"}")->recipient.size() <= 83);
  for (const char* body :
       {"", "[]", "null", "{}", R"({"recipient":""})", R"({"recipient":" "})", R"({"recipient":7})",
        R"({"recipient":"x","passcode":7})", R"({"recipient":"x","embeddedLengthMax":-1})",
        R"({"recipient":"x","embeddedLengthMax":1.5})", R"({"recipient":"x","embeddedLengthMax":"1"})",
        R"({"recipient":"x","embeddedLengthMax":99999999999999999999999})", R"({"recipient":"x"} more)"}) {
    CAPTURE(body);
    CHECK(parseManifestRequest(body).error().code == ErrorCode::BadInput);
  }
  CHECK_FALSE(parseManifestRequest("{\"recipient\":\"x\",\"y\":\"" + std::string(5'000, 'x') + "\"}"));
  CHECK_FALSE(parseManifestRequest("{\"recipient\":" + std::string(50, '[') + std::string(50, ']') + "}"));
}

TEST_CASE("a manifest has the file or where it lies") {
  ManifestFile file;
  file.embedded = "a..b.c.d";
  file.can_change = true;
  file.last_updated = parseInstant("2026-03-01T09:00:00Z");
  CHECK(manifestText({file}) ==
        R"({"files":[{"contentType":"application/fhir+json","embedded":"a..b.c.d",)"
        R"("lastUpdated":"2026-03-01T09:00:00Z","status":"can-change","fhirVersion":"4.0.1"}]})");
}

}  // namespace
}  // namespace baton::outbound
