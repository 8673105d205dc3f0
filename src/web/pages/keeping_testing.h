// For tests of the pages about keeping a record: a site whose signed-in person is in the store, files to bring in, and
// what each page must have whatever it shows.
#pragma once

#include <doctest/doctest.h>

#include <chrono>
#include <fstream>
#include <string>
#include <thread>

#include "app/import.h"
#include "app/people.h"
#include "web/frame/page_check.h"
#include "web/frame/testing.h"

namespace baton::web::testing::keep {

struct KeepingSite : Site {
  std::string person;
  Folder files;

  explicit KeepingSite(const std::string& name = "Ana Ruiz") {
    const auto made = app::addPerson(home(), name, "1990-05-31", "");
    REQUIRE(made);
    person = made->value;
    visitor.account = "account-of-the-test";
    visitor.name = name;
    visitor.csrf = "token-of-the-test";
    visitor.is_stepped_up = true;
    visitor.people = {{*made, name, app::Relation::Self, {"read", "log", "add", "protected"}}};
  }
  record::PersonId id() const { return record::PersonId{person}; }
  std::string path(const std::string& tail) const { return "/people/" + person + tail; }
  void becomeCaregiver(std::vector<std::string> scopes = {"read", "log", "add"}) {
    visitor.account = "account-of-a-helper";
    visitor.people[0].relation = app::Relation::Caregiver;
    visitor.people[0].scopes = std::move(scopes);
  }

  std::string file(const std::string& name, const std::string& bytes) {
    const std::string path = files.path() + "/" + name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  // Brought in at once, as the command does it.
  void bringIn(const std::string& file) {
    app::ImportRequest request;
    request.files = {file};
    request.person = person;
    const auto report = app::importFiles(home(), request, [](const std::string&) {});
    REQUIRE(report);
    REQUIRE_FALSE(report->files[0].error);
  }
  // Through the page: the answer leads to the job.
  Response upload(const std::vector<std::pair<std::string, std::string>>& named) {
    Request sent = request("POST", path("/import"));
    sent.headers["origin"] = "http://localhost:8080";
    sent.form.emplace_back("csrf", visitor.csrf);
    int number = 0;
    for (const auto& [name, bytes] : named) {
      const std::string spooled = file("upload-" + std::to_string(++number), bytes);
      sent.uploads.push_back({"files", name, "application/json", spooled, bytes.size()});
    }
    return send(sent);
  }
};

inline void checkPage(const Response& response) {
  for (const std::string& problem : pageProblems(response.body)) {
    CAPTURE(problem);
    CHECK(problem.empty());
  }
}
inline bool has(const Response& response, const std::string& words) {
  return text(response).find(words) != std::string::npos;
}

// A Patient and whatever resources a test needs, as a portal would give them.
inline std::string bundleOf(const std::string& resources, const std::string& name = "Ana Ruiz",
                            const std::string& born = "1990-05-31") {
  std::string text = R"({"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient",)"
                     R"("id":"p","name":[{"text":")" +
                     name + R"("}],"birthDate":")" + born + R"("}})";
  if (!resources.empty()) text += "," + resources;
  return text + "]}";
}
inline std::string condition(const std::string& id, const std::string& words) {
  return R"({"resource":{"resourceType":"Condition","id":")" + id +
         R"(","subject":{"reference":"Patient/p"},"clinicalStatus":{"coding":[{"system":)"
         R"("http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},"code":{"text":")" +
         words + R"("}}})";
}

}  // namespace baton::web::testing::keep
