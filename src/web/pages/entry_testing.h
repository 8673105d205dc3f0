// For the tests of pages that write: a site with one stored person, and what stands in their record afterwards.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "app/people.h"
#include "app/undo.h"
#include "web/frame/page_check.h"
#include "web/frame/testing.h"

namespace baton::web::testing {

using Fields = std::vector<std::pair<std::string, std::string>>;
inline const std::string kHostile = "<script>alert(1)</script>\"'&";

// Ana's record, as `relation` sees it; her own account is "account-of-the-test", another's "other".
class Ana {
 public:
  explicit Ana(app::Relation relation = app::Relation::Self, std::vector<std::string> scopes = {"read", "log", "add"}) {
    id = site.signIn("Ana Lima", relation, std::move(scopes));
    site.visitor.is_stepped_up = true;
    CHECK(app::makePerson(site.home(), record::PersonId{id}, record::PersonFact()).has_value());
  }

  std::string path(std::string_view tail) const { return "/people/" + id + std::string(tail); }
  Response get(std::string_view tail) const { return site.get(path(tail)); }
  Response post(std::string_view tail, Fields fields) const { return site.post(path(tail), std::move(fields)); }
  // A form that is expected to be saved; answers where it leads.
  std::string save(std::string_view tail, Fields fields) const {
    const Response response = post(tail, std::move(fields));
    CHECK(response.status == 303);
    return header(response, "Location");
  }
  record::Disclosure seen() {
    return *site.charts().disclosure(site.home(), record::PersonId{id}, {"self", ""}, site.home().clock().now());
  }
  std::vector<app::Written> written() { return *app::listWritten(site.home(), record::PersonId{id}, 100); }

  Site site;
  std::string id;
};

// 200, sound HTML, and these words on it.
inline void checkPage(const Response& response, const std::vector<std::string>& words) {
  CHECK(response.status == 200);
  for (const std::string& problem : pageProblems(response.body)) FAIL_CHECK(problem);
  const std::string shown = text(response);
  for (const std::string& word : words) {
    CAPTURE(word);
    CHECK(shown.find(word) != std::string::npos);
  }
}

inline bool says(const Response& response, std::string_view word) {
  return text(response).find(word) != std::string::npos;
}

// The value of the first hidden field of that name.
inline std::string hiddenValue(const Response& response, const std::string& name) {
  const std::string mark = "name=\"" + name + "\" value=\"";
  const std::size_t at = response.body.find(mark);
  if (at == std::string::npos) return "";
  const std::size_t begin = at + mark.size();
  return response.body.substr(begin, response.body.find('"', begin) - begin);
}

}  // namespace baton::web::testing
