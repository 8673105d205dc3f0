// For the tests of pages that show a record: a person of the sample household (or any file), seen as a test says.
#pragma once

#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "app/import.h"
#include "web/frame/page_check.h"
#include "web/frame/testing.h"

namespace baton::web::testing {

class Shown {
 public:
  // `folder` of tests/household, all its files; "" = an empty record.
  explicit Shown(const std::string& folder) {
    if (!folder.empty()) {
      const std::string base = std::string(BATON_SOURCE_DIR) + "/tests/household/" + folder + "/";
      std::ifstream list(base + "imports.txt");
      std::vector<std::string> files;
      for (std::string name; std::getline(list, name);) files.push_back(base + name);
      REQUIRE_FALSE(files.empty());
      bringIn(files);
    }
    be(app::Relation::Self, {"read", "log", "add"});
  }
  void bringIn(const std::vector<std::string>& files) {
    app::ImportRequest request;
    request.files = files;
    request.person = person.value.empty() ? "new" : person.value;
    const auto report = app::importFiles(site.home(), request, [](const std::string&) {});
    REQUIRE(report);
    for (const auto& file : report->files) REQUIRE_FALSE(file.error);
    person = report->person;
  }
  // One Bundle out of entries; words of a hostile source among them.
  void bringInText(const std::string& bytes) {
    const std::string path = files_.path() + "/file-" + std::to_string(++count_) + ".json";
    std::ofstream(path, std::ios::binary) << bytes;
    bringIn({path});
    be(app::Relation::Self, {"read", "log", "add"});
  }
  void be(app::Relation relation, std::vector<std::string> scopes) {
    site.visitor.account = "account-of-the-test";
    site.visitor.name = "Jo Park";
    site.visitor.csrf = "token-of-the-test";
    site.visitor.people = {{person, "Somebody", relation, std::move(scopes)}};
  }

  std::string path(std::string_view tail) const { return "/people/" + person.value + std::string(tail); }
  Response get(std::string_view tail) const { return site.get(path(tail)); }
  // The address of the first link of a page that has these words.
  static std::string linkTo(const Response& response, const std::string& words) {
    const std::size_t at = response.body.find(words, response.body.find("<main"));
    const std::size_t start = response.body.rfind("href=\"", at);
    if (at == std::string::npos || start == std::string::npos) return "";
    return response.body.substr(start + 6, response.body.find('"', start + 6) - start - 6);
  }

  Site site;
  record::PersonId person;

 private:
  Folder files_;
  int count_ = 0;
};

inline bool has(const Response& response, std::string_view words) {
  return text(response).find(words) != std::string::npos;
}
// 200, sound HTML, and these words on it.
inline void checkShows(const Response& response, const std::vector<std::string>& all) {
  CHECK(response.status == 200);
  for (const std::string& problem : pageProblems(response.body)) FAIL_CHECK(problem);
  for (const std::string& words : all) {
    CAPTURE(words);
    CHECK(has(response, words));
  }
}

inline const std::string kHostileName = "<img src=x onerror=alert(1)>\\\"'&";  // as JSON writes it
// A record of one person whose every word is hostile or odd.
inline std::string hostileBundle() {
  const std::string subject = R"("subject":{"reference":"Patient/p"})";
  return R"({"resourceType":"Bundle","type":"collection","entry":[)"
         R"({"resource":{"resourceType":"Patient","id":"p","name":[{"text":"مريم 相馬 )" +
         kHostileName + R"("}],"birthDate":"1990-05-31"}},)" +
         R"({"resource":{"resourceType":"MedicationStatement","id":"m","status":"active",)" + subject +
         R"(,"effectivePeriod":{"start":"2026-10-02"},"medicationCodeableConcept":{"text":")" + kHostileName +
         R"("},"dosage":[{"text":")" + kHostileName + R"("}]}},)" +
         R"({"resource":{"resourceType":"Condition","id":"c",)" + subject +
         R"(,"clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},"onsetDateTime":"2026-10-05","code":{"text":")" +
         std::string(400, 'W') + R"("}}},)" +
         R"({"resource":{"resourceType":"Observation","id":"o","status":"final",)" + subject +
         R"(,"effectiveDateTime":"2026-11-03","code":{"text":")" + kHostileName + R"("},"valueString":")" +
         kHostileName + R"("}},)" + R"({"resource":{"resourceType":"DocumentReference","id":"d","status":"current",)" +
         subject + R"(,"date":"2026-11-04T10:00:00Z","description":")" + kHostileName +
         R"(","content":[{"attachment":{"contentType":"text/plain","title":")" + kHostileName + R"("}}]}}]})";
}
inline void checkHarmless(const Response& response) {
  CHECK(response.status == 200);
  CHECK(response.body.find("<img src=x") == std::string::npos);
  for (const std::string& problem : pageProblems(response.body)) FAIL_CHECK(problem);
}

}  // namespace baton::web::testing
