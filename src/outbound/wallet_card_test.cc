#include "outbound/wallet_card.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "format/pdf.h"
#include "outbound/testing/charts.h"

namespace baton::outbound {
namespace {

SummaryOptions options() {
  SummaryOptions made;
  made.now = testing::kNow;
  return made;
}

const std::vector<CardField> kAll = {CardField::Born,      CardField::Contacts,    CardField::Clinicians,
                                     CardField::Allergies, CardField::Medications, CardField::Diagnoses};

}  // namespace

TEST_CASE("wallet card: one sheet whatever the chart, and what has no room is counted") {
  for (const testing::Case& one : {testing::fiveResources(), testing::anaRuiz(), testing::sizedChart(500)}) {
    const WalletCard card = makeWalletCard(one.disclosure(), options(), kAll);
    for (const Paper paper : {Paper::Letter, Paper::A4}) {
      const auto pdf = walletCardPdf(card, paper, testing::kNow);
      REQUIRE(pdf);
      const auto described = format::describePdf(*pdf);
      REQUIRE(described);
      CHECK(described->pages == 1);
      CHECK(described->has_all_fonts);
      CHECK(described->title == card.title);
    }
  }
}

TEST_CASE("wallet card: what a medicine is for is not told unless diagnoses were chosen to stand there") {
  testing::Case one = testing::fiveResources();
  record::MedicationLine line;
  line.text = "lithium 300 mg";
  line.status = "active";
  line.reason = "Bipolar disorder";
  line.is_read = true;
  one.chart->medications = {line};
  const WalletCard card = makeWalletCard(one.disclosure(), options(), {CardField::Medications});
  const std::string text = walletCardText(card);
  CHECK(text.find("lithium") != std::string::npos);
  CHECK(text.find("Bipolar") == std::string::npos);
  CHECK(card.learns == "Whoever finds this card learns: your name; your medicines.");
}

TEST_CASE("packet: the summary's sections that matter that night, whom to call among them, no visits") {
  const testing::Case one = testing::anaRuiz();
  SummaryOptions how = options();
  how.kind = PageKind::EmergencyPacket;
  const SummaryPage page = makeSummaryPage(one.disclosure(), one.changes, how);
  CHECK(page.document == "Emergency packet");
  const auto has = [&](SectionKind kind) {
    return std::any_of(page.sections.begin(), page.sections.end(),
                       [&](const PageSection& s) { return s.kind == kind; });
  };
  CHECK(page.sections.front().kind == SectionKind::Allergies);
  CHECK(has(SectionKind::CareTeam));
  CHECK(has(SectionKind::Contacts));
  CHECK_FALSE(has(SectionKind::Visits));
  CHECK_FALSE(has(SectionKind::Goals));
}

}  // namespace baton::outbound
