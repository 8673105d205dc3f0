#include "app/wallet_card.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace baton::app {
namespace {

outbound::SummaryOptions optionsOf(const SummaryRequest& request, Instant now) {
  outbound::SummaryOptions options;
  options.now = now;
  options.paper = request.paper;
  if (!request.language.empty()) options.language = request.language;
  return options;
}

}  // namespace

Result<std::vector<CardField>> cardFields(const std::string& names) {
  std::vector<CardField> fields;
  for (const std::string_view part : split(names, ',')) {
    const std::string_view name = trim(part);
    if (name.empty()) continue;
    const auto* const found =
        std::find(std::begin(outbound::kCardFieldNames), std::end(outbound::kCardFieldNames), name);
    if (found == std::end(outbound::kCardFieldNames)) {
      return fail(ErrorCode::BadUsage, "A card has no \"" + std::string(name) +
                                           "\". It can show born, contacts, clinicians, allergies, medications, "
                                           "diagnoses; the name is always there.");
    }
    fields.push_back(static_cast<CardField>(found - std::begin(outbound::kCardFieldNames)));
  }
  return fields;
}

std::vector<CardField> usualCardFields() {
  return {CardField::Born, CardField::Contacts, CardField::Clinicians, CardField::Allergies, CardField::Medications};
}

Result<outbound::WalletCard> walletCard(Home& home, const record::PersonId& person, const SummaryRequest& request,
                                        const std::vector<CardField>& fields) {
  BATON_TRY(const auto seen, viewRecord(home, person, request.role, ""));
  return outbound::makeWalletCard(seen, optionsOf(request, home.clock().now()), fields);
}

std::vector<CardField> usualLockFields() { return {CardField::Contacts, CardField::Allergies}; }

Result<outbound::ScreenSize> screenSize(const std::string& text) {
  const std::size_t by = text.find('x');
  outbound::ScreenSize size;
  const auto read = [](std::string_view part, int& number) {
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), number);
    return error == std::errc{} && end == part.data() + part.size();
  };
  const std::string_view whole = text;
  if (by == std::string::npos || !read(whole.substr(0, by), size.width) || !read(whole.substr(by + 1), size.height)) {
    return fail(ErrorCode::BadUsage, "The size of a screen is written like 1080x2340.");
  }
  return size;
}

Result<std::string> lockScreenPicture(Home& home, const record::PersonId& person, const SummaryRequest& request,
                                      const std::vector<CardField>& fields, const outbound::ScreenSize& size) {
  BATON_TRY(const auto card, walletCard(home, person, request, fields));
  return outbound::lockScreenPng(card, size);
}

Result<std::string> walletCardDocument(Home& home, const record::PersonId& person, const SummaryRequest& request,
                                       const std::vector<CardField>& fields) {
  if (request.format == SummaryFormat::Fhir) return viewSummary(home, person, request);
  BATON_TRY(const auto card, walletCard(home, person, request, fields));
  switch (request.format) {
    case SummaryFormat::Html:
      return outbound::walletCardHtml(card, request.paper);
    case SummaryFormat::Pdf:
      return outbound::walletCardPdf(card, request.paper, home.clock().now());
    case SummaryFormat::Text:
    case SummaryFormat::Fhir:
      break;
  }
  return outbound::walletCardText(card);
}

}  // namespace baton::app
