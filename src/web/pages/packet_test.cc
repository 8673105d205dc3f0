// The emergency packet and the wallet card: what they show, to whom, and what the person is told before printing.
#include "web/pages/keeping_testing.h"

using namespace baton;
using namespace baton::web;
using testing::keep::bundleOf;
using testing::keep::checkPage;
using testing::keep::condition;
using testing::keep::has;
using testing::keep::KeepingSite;

namespace {

struct WithTrouble : KeepingSite {
  WithTrouble() {
    std::string hidden = condition("c2", "Hidden trouble");
    hidden.insert(hidden.find("\"subject\""),
                  R"("meta":{"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality",)"
                  R"("code":"R"}]},)");
    bringIn(file("portal.json", bundleOf(condition("c1", "Low mood <i>") + "," + hidden)));
  }
};

}  // namespace

TEST_CASE("packet: what an emergency room may see, and everything when the person says so") {
  WithTrouble site;
  const Response packet = site.get(site.path("/packet"));
  CHECK(has(packet, "Low mood <i>"));
  CHECK_FALSE(has(packet, "Hidden trouble"));
  checkPage(packet);
  const Response all = site.get(site.path("/packet?for=self"));
  CHECK(has(all, "Hidden trouble"));
  checkPage(all);
  const Response paper = site.get(site.path("/packet/packet.pdf"));
  CHECK(paper.body.starts_with("%PDF-"));
  CHECK(paper.caching == Caching::Never);
  CHECK(site.get(site.path("/packet/page")).body.find("Hidden trouble") == std::string::npos);
}

TEST_CASE("packet: an empty record gives one too") {
  KeepingSite site;
  CHECK(has(site.get(site.path("/packet")), "No allergy information on record."));
  CHECK(site.get(site.path("/packet/packet.pdf")).body.starts_with("%PDF-"));
}

TEST_CASE("wallet card: the chosen fields and no others, told before it is printed") {
  WithTrouble site;
  const Response usual = site.get(site.path("/wallet-card"));
  CHECK_FALSE(has(usual, "Low mood <i>"));
  CHECK(has(usual, "your name; when you were born; whom to call for you and their numbers"));
  checkPage(usual);
  const Response chosen = site.get(site.path("/wallet-card?chosen=1&diagnoses=yes"));
  CHECK(has(chosen, "Low mood <i>"));
  CHECK(has(chosen, "your name; your diagnoses."));
  CHECK_FALSE(has(chosen, "Hidden trouble"));
  checkPage(chosen);
  CHECK(site.get(site.path("/wallet-card/card.pdf?chosen=1")).body.starts_with("%PDF-"));
  const Response alone = site.get(site.path("/wallet-card/page?chosen=1&diagnoses=yes"));
  CHECK(alone.body.find("Low mood &lt;i&gt;") != std::string::npos);
}
