#include "outbound/lock_screen.h"

#include <doctest/doctest.h>

#include "outbound/testing/charts.h"

namespace baton::outbound {
namespace {

SummaryOptions options() {
  SummaryOptions made;
  made.now = testing::kNow;
  return made;
}

// Width and height stand in the IHDR chunk, big endian (PNG, section 11.2.2).
int numberAt(const std::string& png, std::size_t at) {
  int number = 0;
  for (std::size_t i = 0; i < 4; ++i) number = number * 256 + static_cast<unsigned char>(png[at + i]);
  return number;
}

}  // namespace

TEST_CASE("lock screen: a PNG of the asked size, also where there is far too much to show") {
  const std::vector<CardField> all = {CardField::Born,      CardField::Contacts,    CardField::Clinicians,
                                      CardField::Allergies, CardField::Medications, CardField::Diagnoses};
  for (const testing::Case& one : {testing::fiveResources(), testing::anaRuiz(), testing::sizedChart(500)}) {
    const WalletCard card = makeWalletCard(one.disclosure(), options(), all);
    for (const ScreenSize size : {ScreenSize{}, ScreenSize{750, 1334}, ScreenSize{1440, 3200}}) {
      const auto png = lockScreenPng(card, size);
      REQUIRE(png);
      REQUIRE(png->starts_with("\x89PNG\r\n\x1a\n"));
      CHECK(numberAt(*png, 16) == size.width);
      CHECK(numberAt(*png, 20) == size.height);
      CHECK(*png == *lockScreenPng(card, size));
    }
  }
}

TEST_CASE("lock screen: other fields give another picture, and what a finder learns is said") {
  const testing::Case one = testing::anaRuiz();
  const WalletCard few = makeWalletCard(one.disclosure(), options(), {CardField::Contacts});
  const WalletCard more = makeWalletCard(one.disclosure(), options(), {CardField::Contacts, CardField::Allergies});
  CHECK(*lockScreenPng(few, {}) != *lockScreenPng(more, {}));
  CHECK(lockScreenLearns(few) ==
        "Whoever sees this phone, also while it is locked, learns: your name; whom to call for you and their numbers.");
}

TEST_CASE("lock screen: a size that no phone has is refused") {
  const WalletCard card = makeWalletCard(testing::fiveResources().disclosure(), options(), {});
  CHECK_FALSE(lockScreenPng(card, {0, 100}));
  CHECK_FALSE(lockScreenPng(card, {5000, 9000}));
  CHECK_FALSE(lockScreenPng(card, {2340, 1080}));
}

}  // namespace baton::outbound
