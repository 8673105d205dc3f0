// The wallet card (capability URG-2): two sides of 86 × 54 mm, on a sheet to cut out and fold.
//
// In: a Disclosure of what the person wants a helper to read, and the fields they chose. Out: front (who this is, whom
// to call) and back (allergies, medicines, diagnoses), the same words as the one-page summary. What does not fit is
// counted on the card. `learns` says plainly what a stranger who finds the card would know. Pure. Errors of the PDF:
// Storage when no font is installed. Size: ID-1 of ISO/IEC 7810 is 85.6 × 53.98 mm.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "outbound/summary_page.h"

namespace baton::outbound {

enum class CardField : std::uint8_t { Born, Contacts, Clinicians, Allergies, Medications, Diagnoses };
inline constexpr std::string_view kCardFieldNames[] = {"born",      "contacts",    "clinicians",
                                                       "allergies", "medications", "diagnoses"};

struct CardLine {
  std::string lead;  // in bold
  std::string text;
  bool is_alert = false;
};
struct CardPart {
  std::string title;
  std::vector<CardLine> lines;
};

struct WalletCard {
  Language language = Language::English;
  std::string title;  // of the document
  std::string name;
  std::string about;  // born, languages; "" when not chosen
  std::string made_on;
  std::string crisis;
  std::string more;  // "{0} more: ask." for what has no room
  std::vector<CardPart> front;
  std::vector<CardPart> back;
  std::string learns;  // "Whoever finds this card learns: your name, ..."
  std::string how;     // cut and fold
};

WalletCard makeWalletCard(const record::Disclosure& disclosure, const SummaryOptions& options,
                          const std::vector<CardField>& fields);

std::string walletCardText(const WalletCard& card);
std::string walletCardHtml(const WalletCard& card, Paper paper);
Result<std::string> walletCardPdf(const WalletCard& card, Paper paper, Instant now);

}  // namespace baton::outbound
