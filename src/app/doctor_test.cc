#include "app/doctor.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>

#include "app/keep.h"
#include "app/local_tls.h"
#include "app/system.h"
#include "app/whole_file.h"
#include "store/test_folder.h"

namespace baton::app {
namespace {

const Finding* find(const std::vector<Finding>& findings, const std::string& id) {
  const auto found =
      std::find_if(findings.begin(), findings.end(), [&](const Finding& finding) { return finding.id == id; });
  return found == findings.end() ? nullptr : &*found;
}

bool isGood(const std::vector<Finding>& findings, const std::string& id) {
  const Finding* finding = find(findings, id);
  REQUIRE(finding != nullptr);
  CHECK(finding->is_good == finding->advice.empty());
  return finding->is_good;
}

}  // namespace

TEST_CASE("the doctor sees what is wrong, and says what to do") {
  const store::TestFolder folder;
  SystemClock clock;
  SystemRandom random;
  DoctorRequest request;
  request.places = {folder.path("data"), folder.path("config"), folder.path("store.key"), folder.path()};
  request.font_folders = {folder.path("fonts")};
  CHECK_FALSE(isGood(examine(request, clock, random), "data"));

  auto home = Home::create(request.places, clock, random);
  REQUIRE(home);
  std::filesystem::create_directories(folder.path("fonts/noto"));
  REQUIRE(writeWholeFile(folder.path("fonts/noto/NotoSans-Regular.ttf"), "x"));
  REQUIRE(backUp(*home, folder.path("baton.backup")));
  auto findings = examine(request, clock, random);
  for (const char* id : {"data", "key", "store", "verify", "backup", "clock", "fonts"}) {
    CAPTURE(id);
    CHECK(isGood(findings, id));
  }
  CHECK(find(findings, "tls") == nullptr);
  REQUIRE(find(findings, "disk") != nullptr);

  SUBCASE("open modes") {
    ::chmod(folder.path("store.key").c_str(), 0644);
    ::chmod(folder.path("data").c_str(), 0755);
    findings = examine(request, clock, random);
    CHECK_FALSE(isGood(findings, "key"));
    CHECK_FALSE(isGood(findings, "data"));
  }
  SUBCASE("a lost key") {
    std::filesystem::remove(folder.path("store.key"));
    CHECK_FALSE(isGood(examine(request, clock, random), "key"));
  }
  SUBCASE("old backups, wrong clocks") {
    FixedClock later(Instant{clock.now().ms + 8 * kDayMs});
    CHECK_FALSE(isGood(examine(request, later, random), "backup"));
    FixedClock earlier(Instant{clock.now().ms - 2 * kDayMs});
    CHECK_FALSE(isGood(examine(request, earlier, random), "clock"));
  }
  SUBCASE("missing fonts") {
    std::filesystem::remove_all(folder.path("fonts"));
    CHECK_FALSE(isGood(examine(request, clock, random), "fonts"));
  }
  SUBCASE("certificates") {
    REQUIRE(localTls(folder.path("data"), {"localhost"}, clock, random));
    CHECK(isGood(examine(request, clock, random), "tls"));
    FixedClock later(Instant{clock.now().ms + 380 * kDayMs});
    CHECK_FALSE(isGood(examine(request, later, random), "tls"));
    request.certificate_file = folder.path("missing.pem");
    CHECK_FALSE(isGood(examine(request, clock, random), "tls"));
  }
}

}  // namespace baton::app
