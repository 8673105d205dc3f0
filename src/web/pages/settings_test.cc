// Settings, taking everything out, deleting.
#include "app/accounts/settings.h"

#include "web/pages/keeping_testing.h"

using namespace baton;
using namespace baton::web;
using testing::header;
using testing::keep::bundleOf;
using testing::keep::checkPage;
using testing::keep::condition;
using testing::keep::has;
using testing::keep::KeepingSite;

TEST_CASE("settings: opens, in Spanish too, and saves looks for device and account") {
  KeepingSite site;
  const Response page = site.get(site.path("/settings"));
  CHECK(page.status == 200);
  CHECK(has(page, "None yet"));  // no backup was made: said, not hidden
  checkPage(page);
  const Response saved = site.post(site.path("/settings"), {{"language", "es"},
                                                            {"theme", "dark"},
                                                            {"hours", "24"},
                                                            {"country", "MX"},
                                                            {"name", "neutral"},
                                                            {"size", "<huge>"}});
  CHECK(saved.status == 303);
  std::string cookies;
  for (const auto& [name, value] : saved.headers) {
    if (name == "Set-Cookie") cookies += value.substr(0, value.find(';')) + " ";
  }
  for (const char* cookie : {"language=es", "theme=dark", "hours=24", "country=MX", "name=neutral", "flash=saved"}) {
    CHECK(cookies.find(cookie) != std::string::npos);
  }
  CHECK(cookies.find("size=") == std::string::npos);
  CHECK(app::settingsOf(site.home(), site.visitor.account).value().theme == "dark");
  site.cookies = {{"language", "es"}, {"theme", "dark"}, {"name", "neutral"}};
  const Response spanish = site.get(site.path("/settings"));
  CHECK(has(spanish, "Ajustes"));
  checkPage(spanish);
}

TEST_CASE("settings: a caregiver may not take everything out or delete") {
  KeepingSite site;
  site.becomeCaregiver();
  const Response page = site.get(site.path("/settings"));
  CHECK(page.status == 200);
  CHECK_FALSE(has(page, "Delete this record"));
  for (const char* tail : {"/export.zip", "/export.json", "/delete"}) CHECK(site.get(site.path(tail)).status == 404);
  CHECK(site.post(site.path("/delete"), {{"name", "Ana Ruiz"}}).status == 404);
  CHECK(site.home().store().head(site.id()));
}

TEST_CASE("export: everything as Bundle and as ZIP, after the password was given again") {
  KeepingSite site;
  site.bringIn(site.file("portal.json", bundleOf(condition("c1", "Low mood"))));
  site.visitor.is_stepped_up = false;
  CHECK(header(site.get(site.path("/export.zip")), "Location").starts_with("/confirm"));
  CHECK(header(site.get(site.path("/export.json")), "Location").starts_with("/confirm"));
  site.visitor.is_stepped_up = true;
  const Response bundle = site.get(site.path("/export.json"));
  CHECK(bundle.body.find("Low mood") != std::string::npos);
  CHECK(header(bundle, "Content-Disposition") == "attachment; filename=\"Ana-Ruiz-2026-11-24.json\"");
  const Response zip = site.get(site.path("/export.zip"));
  CHECK(zip.body.starts_with("PK"));
  CHECK(zip.body.find("record.json") != std::string::npos);
}

TEST_CASE("delete: says what is lost, wants the name, and then nothing is left") {
  KeepingSite site("Ana <b> Ruiz");
  site.visitor.is_stepped_up = false;
  CHECK(header(site.get(site.path("/delete")), "Location").starts_with("/confirm"));
  CHECK(header(site.post(site.path("/delete"), {{"name", "Ana <b> Ruiz"}}), "Location").starts_with("/confirm"));
  site.visitor.is_stepped_up = true;
  const Response page = site.get(site.path("/delete"));
  CHECK(has(page, "This cannot be undone"));
  CHECK(has(page, "Backups made before today still hold this record"));
  CHECK(page.body.find("Ana <b>") == std::string::npos);
  checkPage(page);
  const Response wrong = site.post(site.path("/delete"), {{"name", "Bo"}});
  CHECK(wrong.status == 422);
  CHECK(wrong.body.find("value=\"Bo\"") != std::string::npos);
  checkPage(wrong);
  CHECK(site.home().store().head(site.id()));
  const Response done = site.post(site.path("/delete"), {{"name", "  Ana <b>  Ruiz "}});
  CHECK(header(done, "Location") == "/household");
  CHECK(header(done, "Set-Cookie").starts_with("flash=erased"));
  CHECK(site.home().store().head(site.id()).error().code == ErrorCode::NotFound);
  CHECK(site.get(site.path("/settings")).status == 200);  // the test's visitor still names them; a real one does not
  CHECK(site.get(site.path("/summary")).status == 404);
}

TEST_CASE("settings: the time zone is the account's own, and all its pages follow it") {
  KeepingSite site;  // 2026-11-24 14:05 UTC
  CHECK(site.get(site.path("/settings")).body.find("<option value=\"America/New_York\">New York · 9:05 am</option>") !=
        std::string::npos);
  CHECK(site.post(site.path("/settings"), {{"zone", "Pacific/Auckland"}, {"theme", "auto"}}).status == 303);
  CHECK(app::settingsOf(site.home(), site.visitor.account).value().zone == "Pacific/Auckland");
  site.visitor.zone = "Pacific/Auckland";  // as the next request's session says
  CHECK(site.get(site.path("/settings"))
            .body.find("<option value=\"Pacific/Auckland\" selected>Auckland · 3:05 am</option>") != std::string::npos);
  // A name that there is not changes nothing; an older name stands in the list beside the others.
  CHECK(site.post(site.path("/settings"), {{"zone", "../../etc/passwd"}, {"theme", "auto"}}).status == 303);
  CHECK(app::settingsOf(site.home(), site.visitor.account).value().zone == "Pacific/Auckland");
  site.visitor.zone = "US/Eastern";
  CHECK(site.get(site.path("/settings")).body.find("<option value=\"US/Eastern\" selected>") != std::string::npos);
}
