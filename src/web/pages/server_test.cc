// The server's page: for the admin only, and never a word of a record.
#include "app/backup_note.h"
#include "app/trial_restore.h"
#include "base/text.h"
#include "web/pages/keeping_testing.h"

using namespace baton;
using namespace baton::web;
using testing::header;
using testing::keep::bundleOf;
using testing::keep::checkPage;
using testing::keep::condition;
using testing::keep::has;
using testing::keep::KeepingSite;

namespace {

struct Server : KeepingSite {
  Server() : KeepingSite("Marisol Quiroga") {
    bringIn(file("portal.json", bundleOf(condition("c1", "Low mood"), "Marisol Quiroga")));
    visitor.people.clear();
    visitor.name = "Admin";
    visitor.is_admin = true;
  }
};

}  // namespace

TEST_CASE("server: storage, versions and check-up, and no health data") {
  Server site;
  for (const char* path : {"/server", "/server?check=yes"}) {
    const Response page = site.get(path);
    CHECK(page.status == 200);
    CHECK(page.body.find("Marisol") == std::string::npos);
    CHECK(page.body.find("Low mood") == std::string::npos);
    checkPage(page);
  }
  CHECK(has(site.get("/server?check=yes"), "entries were checked, all are whole."));
}

TEST_CASE("server: the check-up speaks the reader's language, with dates as they are read there") {
  Server site;
  site.cookies["language"] = "es";
  site.visitor.language = "es";
  const Response page = site.get("/server?check=yes");
  checkPage(page);
  CHECK(has(page, "Se revisaron"));
  CHECK(has(page, "El reloj dice 24 de noviembre de 2026"));
  const std::size_t list = page.body.find("id=\"check\"");
  REQUIRE(list != std::string::npos);
  CHECK(page.body.substr(list, page.body.find("</section>", list) - list).find("lang=\"en\"") == std::string::npos);
}

TEST_CASE("server: nobody else, and the person's own pages stay closed to the admin") {
  Server site;
  for (const char* tail : {"/settings", "/summary", "/import", "/duplicates", "/export.zip", "/delete"}) {
    CHECK(site.get(site.path(tail)).status == 404);
  }
  site.visitor.is_admin = false;
  for (const char* path : {"/server", "/server/kit"}) CHECK(site.get(path).status == 404);
  for (const char* path : {"/server/backup", "/server/restore-test"}) CHECK(site.post(path, {}).status == 404);
}

TEST_CASE("server: a backup to save and a restore test, each with its age afterwards") {
  Server site;
  site.visitor.is_stepped_up = false;
  CHECK(header(site.post("/server/backup", {}), "Location").starts_with("/confirm"));
  CHECK(header(site.get("/server/kit"), "Location").starts_with("/confirm"));
  site.visitor.is_stepped_up = true;
  const Response backup = site.post("/server/backup", {});
  CHECK(backup.status == 200);
  CHECK(header(backup, "Content-Disposition") == "attachment; filename=\"baton-2026-11-24.backup\"");
  CHECK(backup.body.find("Low mood") == std::string::npos);
  CHECK(app::lastBackup(site.home()));
  CHECK(header(site.post("/server/restore-test", {}), "Location") == "/server");
  const Response page = site.get("/server");
  CHECK(has(page, "Passed"));
  CHECK(has(page, "1 record compared"));
  CHECK(has(page, "November 24, 2026"));
}

TEST_CASE("server: the emergency kit has the words of the key") {
  Server site;
  const Response kit = site.get("/server/kit");
  CHECK(kit.status == 200);
  CHECK(kit.body.find(site.home().key().keyId()) != std::string::npos);
  CHECK(kit.caching == Caching::Never);
  std::size_t words = 0;
  const std::string of_key = site.home().key().words();
  for (const std::string_view word : split(of_key, ' ')) {
    words += kit.body.find("<strong>" + std::string(word) + "</strong>") != std::string::npos ? 1 : 0;
  }
  CHECK(words == 24);
  checkPage(kit);
}
