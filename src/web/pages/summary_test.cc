// The one-page summary and papers: for whom, in which forms, and what a caregiver cannot get by asking.
#include "base/digest.h"
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

// A note of a psychotherapy session: for the person alone.
std::string restricted(const std::string& id, const std::string& words) {
  std::string text = condition(id, words);
  return text.insert(text.find("\"subject\""),
                     R"("meta":{"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality",)"
                     R"("code":"R"}]},)");
}

struct WithSecret : KeepingSite {
  WithSecret() {
    bringIn(file("portal.json", bundleOf(condition("c1", "Low mood <i>") + "," + restricted("c2", "Hidden trouble"))));
  }
};

}  // namespace

TEST_CASE("summary: of an empty record it still opens and can be printed") {
  KeepingSite site;
  const Response page = site.get(site.path("/summary"));
  CHECK(page.status == 200);
  CHECK(has(page, "Ana Ruiz"));
  checkPage(page);
  CHECK(site.get(site.path("/summary/one-page.pdf")).body.starts_with("%PDF-"));
}

TEST_CASE("summary: the person sees everything, a reader what the gate lets through, and the page says for whom") {
  WithSecret site;
  const Response own = site.get(site.path("/summary"));
  CHECK(has(own, "Hidden trouble"));
  CHECK(own.body.find("mood <i>") == std::string::npos);
  checkPage(own);
  const Response therapist = site.get(site.path("/summary?for=therapist"));
  CHECK(has(therapist, "For: My therapist"));
  CHECK(has(therapist, "Low mood <i>"));
  CHECK_FALSE(has(therapist, "Hidden trouble"));
  checkPage(therapist);
  for (const char* tail : {"page", "one-page.txt", "ips.json"}) {
    CAPTURE(tail);
    const Response document = site.get(site.path("/summary/") + tail + "?for=therapist");
    CHECK(document.status == 200);
    CHECK(document.body.find("Low mood") != std::string::npos);
    CHECK(document.body.find("Hidden trouble") == std::string::npos);
    CHECK(document.caching == Caching::Never);
  }
}

TEST_CASE("summary: a caregiver gets the caregiver's page whatever the address says") {
  WithSecret site;
  site.becomeCaregiver({"read"});
  for (const char* role : {"self", "therapist", "emergency", "nobody"}) {
    CAPTURE(role);
    CHECK_FALSE(has(site.get(site.path("/summary?for=") + role), "Hidden trouble"));
    const Response text = site.get(site.path("/summary/one-page.txt?for=") + role);
    CHECK(text.body.find("Hidden trouble") == std::string::npos);
  }
  CHECK(site.get(site.path("/summary")).body.find("name=\"for\"") == std::string::npos);
  site.visitor.people[0].scopes.clear();
  CHECK(site.get(site.path("/summary")).status == 404);
}

TEST_CASE("summary: the page of its own brings one style, named by its hash, and no script") {
  WithSecret site;
  const Response page = site.get(site.path("/summary/page?language=es"));
  const std::size_t start = page.body.find("<style>") + 7;
  const std::string style = page.body.substr(start, page.body.find("</style>") - start);
  CHECK(page.style_hash == "sha256-" + sha256Base64(style));
  CHECK(page.body.find("<script") == std::string::npos);
  CHECK(page.body.find("lang=\"es\"") != std::string::npos);
}

TEST_CASE("summary: names of files are plain letters in any script") {
  KeepingSite site("Zoë \"Ñ\"\r\nX: 1");
  const std::string shown = header(site.get(site.path("/summary/one-page.pdf")), "Content-Disposition");
  CHECK(shown == "inline; filename=\"Zo-X-1-one-page.pdf\"");
  KeepingSite other("中文");
  CHECK(header(other.get(other.path("/summary/ips.json")), "Content-Disposition") ==
        "attachment; filename=\"record-ips.json\"");
}

TEST_CASE("papers and more: what there is, for whom") {
  KeepingSite site;
  const Response papers = site.get(site.path("/papers"));
  CHECK(has(papers, "One-page summary"));
  checkPage(papers);
  checkPage(site.get(site.path("/more")));
  site.becomeCaregiver({"read"});
  CHECK_FALSE(has(site.get(site.path("/papers")), "Everything, as files"));
  CHECK_FALSE(has(site.get(site.path("/more")), "Bring in files"));
}
