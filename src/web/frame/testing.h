// For page tests: the whole way of a request, with a visitor of the test's choice and a home of its own on disk.
//
//   testing::Site site;
//   const auto ana = site.signIn("Ana Lima");            // a new person, seen by herself
//   const auto answer = site.get("/people/" + ana + "/today");
//   CHECK(testing::text(answer).find("Nothing needs you today") != std::string::npos);
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/chart_cache.h"
#include "app/home.h"
#include "app/import_job.h"
#include "app/system.h"
#include "base/assert.h"
#include "web/frame/router.h"
#include "web/pages/pages.h"

namespace baton::web::testing {

// What a person reads of a page's <main>: without tags, entities undone, white space folded.
std::string text(std::string_view html);
inline std::string text(const Response& response) { return text(response.body); }
// The value of the first header of that name, "" when there is none.
std::string header(const Response& response, std::string_view name);

class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "baton-web-XXXXXX").string();
    BATON_ASSERT(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

class Site {
 public:
  explicit Site(std::span<const Route> pages = routes(), Instant now = *parseInstant("2026-11-24T14:05:00Z"));

  // A visitor with one more person in reach; the answer is the person's id. Nothing is put into the store.
  std::string signIn(std::string name, app::Relation relation = app::Relation::Self,
                     std::vector<std::string> scopes = {"read", "log", "add"});

  Response get(std::string_view path_and_query) const;
  // As a browser would send it: with the visitor's token and our own origin.
  Response post(std::string_view path, std::vector<std::pair<std::string, std::string>> form) const;
  Response send(const Request& request) const;
  Request request(std::string_view method, std::string_view path_and_query) const;

  app::Home& home() { return *home_; }
  app::Charts& charts() { return charts_; }
  app::ImportJobs& imports() { return imports_; }

  app::Visitor visitor;  // signed out until the test says otherwise
  std::map<std::string, std::string> cookies;
  std::map<std::string, std::string> headers;

 private:
  Folder folder_;
  FixedClock clock_;
  mutable app::SystemRandom random_;
  mutable app::Charts charts_;
  mutable std::unique_ptr<app::Home> home_;
  app::HomePool homes_;
  app::ImportJobs imports_;
  Router router_;
};

}  // namespace baton::web::testing
