#include "app/fhir_api/api.h"

#include <doctest/doctest.h>

#include "app/access/access_log.h"
#include "app/people.h"
#include "app/system.h"
#include "app/undo.h"
#include "format/json.h"

namespace baton::app {
namespace {

class HandClock final : public Clock {
 public:
  Instant now() override { return now_; }
  void move(std::int64_t ms) { now_.ms += ms; }

 private:
  Instant now_{1'772'355'600'000};
};

struct Place {
  HandClock clock;
  SystemRandom random;
  Home home = Home::inMemory(clock, random);
  Charts charts;
  Api api{charts};
  record::PersonId person = addPerson(home, "Ana Lima", "1990-05-31", "female").value();

  std::pair<App, std::string> letIn(const std::string& scopes, const std::string& role) {
    App app;
    app.person = person;
    app.name = "Diary";
    app.scopes = fhir::Scopes::read(scopes).value();
    app.role = role;
    const std::string token = addApp(home, app).value();
    return {appOf(home, token).value().value(), token};
  }
  ApiAnswer ask(const std::pair<App, std::string>& app, const std::string& method, const std::string& url,
                const std::string& body = "") {
    auto relative = fhir::readRelativeUrl(url);
    REQUIRE(relative);
    ApiRequest request;
    request.what = fhir::readInteraction(method, relative->path, relative->query).value();
    request.body = body;
    request.is_json_patch = method == "PATCH";
    request.base = "http://localhost/fhir";
    return api.answer(home, app.first, app.second, request);
  }
};

json::Value parsed(const ApiAnswer& answer) {
  const auto tree = json::parse(answer.body);
  REQUIRE(tree);
  return *tree;
}

std::string condition(const std::string& patient, const std::string& text, const std::string& more = "") {
  return R"({"resourceType":"Condition","subject":{"reference":"Patient/)" + patient + R"("},"code":{"text":")" + text +
         R"("})" + more + "}";
}

const std::string kRestricted =
    R"(,"meta":{"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"R"}]})";

}  // namespace

TEST_CASE("what an app writes is read, changed, deleted, and stands in the history") {
  Place place;
  const auto app = place.letIn("patient/*.cruds", "self");
  const ApiAnswer made = place.ask(app, "POST", "Condition", condition(place.person.value, "Low mood"));
  REQUIRE(made.status == 201);
  const std::string id = parsed(made)["id"].text();
  CHECK(made.location == "http://localhost/fhir/Condition/" + id + "/_history/1");
  CHECK(place.ask(app, "GET", "Condition/" + id).body == made.body);
  const ApiAnswer patched =
      place.ask(app, "PATCH", "Condition/" + id, R"([{"op":"replace","path":"/code/text","value":"Better"}])");
  CHECK(patched.status == 200);
  CHECK(patched.etag == "W/\"2\"");
  CHECK(place.ask(app, "DELETE", "Condition/" + id).status == 204);
  CHECK(place.ask(app, "GET", "Condition/" + id).status == 410);
  CHECK(place.ask(app, "GET", "Condition/" + id + "/_history/1").status == 200);
  CHECK(place.ask(app, "GET", "Condition/" + id + "/_history/3").status == 410);
  const json::Value history = parsed(place.ask(app, "GET", "Condition/" + id + "/_history"));
  CHECK(history["total"].text() == "3");
  CHECK(history["entry"][0]["request"]["method"].text() == "DELETE");
  CHECK(parsed(place.ask(app, "GET", "Condition"))["total"].text() == "0");
}

TEST_CASE("what is withheld from the eyes of an app is not there, whatever it asks") {
  Place place;
  const auto own = place.letIn("patient/*.cruds", "self");
  const auto app = place.letIn("patient/*.cruds", kAppRole);
  const std::string id =
      parsed(place.ask(own, "POST", "Condition", condition(place.person.value, "Secret", kRestricted)))["id"].text();
  CHECK(place.ask(own, "GET", "Condition/" + id).status == 200);
  for (const std::string& url :
       {"Condition/" + id, "Condition/" + id + "/_history", "Condition/" + id + "/_history/1"}) {
    CAPTURE(url);
    const ApiAnswer seen = place.ask(app, "GET", url);
    CHECK(seen.status == 404);
    CHECK(seen.body == place.ask(app, "GET", "Condition/never-there").body);
  }
  for (const std::string& url :
       {std::string("Condition"), std::string("Patient?_revinclude=Condition:subject"),
        std::string("Patient?_has:Condition:subject:code:text=secret"), std::string("_history"),
        "Patient/" + place.person.value + "/$everything", "Patient/" + place.person.value + "/$summary"}) {
    CAPTURE(url);
    CHECK(place.ask(app, "GET", url).body.find("Secret") == std::string::npos);
  }
  CHECK(parsed(place.ask(app, "GET", "Condition?_summary=count"))["total"].text() == "0");
  const std::string mine = R"(,"id":")" + id + R"(")";
  const ApiAnswer put = place.ask(app, "PUT", "Condition/" + id, condition(place.person.value, "Mine", mine));
  CHECK(put.status == 404);
  CHECK(place.ask(app, "DELETE", "Condition/" + id).status == 404);
  CHECK(place.ask(own, "GET", "Condition/" + id).body.find("Secret") != std::string::npos);
  // Deleted, it is gone for the person and still was never there for the app.
  CHECK(place.ask(own, "DELETE", "Condition/" + id).status == 204);
  CHECK(place.ask(own, "GET", "Condition/" + id).status == 410);
  CHECK(place.ask(app, "GET", "Condition/" + id).status == 404);
}

TEST_CASE("an older version that carried a label stays withheld") {
  Place place;
  const auto own = place.letIn("patient/*.cruds", "self");
  const auto app = place.letIn("patient/*.rs", kAppRole);
  const std::string id =
      parsed(place.ask(own, "POST", "Condition", condition(place.person.value, "Secret", kRestricted)))["id"].text();
  const std::string mine = R"(,"id":")" + id + R"(")";
  REQUIRE(place.ask(own, "PUT", "Condition/" + id, condition(place.person.value, "Open", mine)).status == 200);
  CHECK(place.ask(app, "GET", "Condition/" + id).status == 200);
  const ApiAnswer history = place.ask(app, "GET", "Condition/" + id + "/_history");
  CHECK(parsed(history)["total"].text() == "1");
  CHECK(history.body.find("Secret") == std::string::npos);
  CHECK(place.ask(app, "GET", "Condition/" + id + "/_history/1").status == 404);
}

TEST_CASE("a transaction is written whole or not at all, and one undo takes it back") {
  Place place;
  const auto app = place.letIn("patient/*.cruds", "self");
  const auto bundle = [&](const std::string& second) {
    return R"({"resourceType":"Bundle","type":"transaction","entry":[{"fullUrl":"urn:uuid:1","resource":)" +
           condition(place.person.value, "One") + R"(,"request":{"method":"POST","url":"Condition"}},{"resource":)" +
           second + R"(,"request":{"method":"POST","url":"Goal"}}]})";
  };
  const ApiAnswer bad = place.ask(app, "POST", "", bundle(R"({"resourceType":"Goal"})"));
  CHECK(bad.status == 400);
  CHECK(parsed(place.ask(app, "GET", "Condition"))["total"].text() == "0");
  const std::string goal = R"({"resourceType":"Goal","lifecycleStatus":"active","description":{"text":"Sleep"},)"
                           R"("subject":{"reference":"Patient/)" +
                           place.person.value + R"("},"addresses":[{"reference":"urn:uuid:1"}]})";
  const ApiAnswer done = place.ask(app, "POST", "", bundle(goal));
  REQUIRE(done.status == 200);
  const std::string id = parsed(done)["entry"][0]["resource"]["id"].text();
  CHECK(parsed(done)["entry"][1]["resource"]["addresses"][0]["reference"].text() == "Condition/" + id);
  const auto written = listWritten(place.home, place.person, 5);
  REQUIRE(written);
  REQUIRE_FALSE(written->empty());
  CHECK(written->front().resources == 2);
  CHECK(written->front().what == "Diary");
}

TEST_CASE("pages are of one moment") {
  Place place;
  const auto app = place.letIn("patient/*.cruds", "self");
  for (int i = 0; i < 5; ++i) {
    REQUIRE(place.ask(app, "POST", "Condition", condition(place.person.value, std::to_string(i))).status == 201);
  }
  json::Value page = parsed(place.ask(app, "GET", "Condition?_count=2"));
  std::size_t seen = 0;
  std::string last;
  for (int guard = 0; guard < 5; ++guard) {
    seen += page["entry"].items().size();
    CHECK(page["total"].text() == "5");
    REQUIRE(place.ask(app, "POST", "Condition", condition(place.person.value, "Later")).status == 201);
    const std::string next = page["link"][1]["url"].text();
    if (next.empty()) break;
    page = parsed(place.ask(app, "GET", next.substr(std::string("http://localhost/fhir/").size())));
  }
  CHECK(seen == 5);
}

TEST_CASE("the access log tells of an app once a minute for each kind of resource, before it is answered") {
  Place place;
  const auto app = place.letIn("patient/*.rs", kAppRole);
  for (int i = 0; i < 3; ++i) (void)place.ask(app, "GET", "Condition");
  (void)place.ask(app, "GET", "Goal");
  place.clock.move(61'000);
  (void)place.ask(app, "GET", "Condition");
  const auto lines = readAccessLog(place.home, place.person, 20);
  REQUIRE(lines);
  REQUIRE(lines->size() == 4);
  CHECK(lines->front().what == "fhir/Condition");
  CHECK(lines->front().name == "Diary");
  CHECK(lines->front().act == Act::Look);
  CHECK(lines->back().act == Act::Grant);
  CHECK(appsOf(place.home, place.person)->front().used == place.clock.now());
  CHECK(stopApp(place.home, place.person, app.first.id).value());
  CHECK_FALSE(appOf(place.home, app.second).value());
  REQUIRE(noteAppUse(place.home, app.second, place.clock.now()));
  CHECK_FALSE(appOf(place.home, app.second).value());
}

}  // namespace baton::app
