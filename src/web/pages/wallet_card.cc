// The wallet card and the picture for the lock screen: the person ticks what stands there, and is told what a finder
// would learn (URG-2).
#include "app/wallet_card.h"

#include <algorithm>
#include <array>

#include "web/frame/layout.h"
#include "web/pages/keeping_pages.h"
#include "web/pages/keeping_parts.h"
#include "web/pages/summary_request.h"

namespace baton::web {
namespace {

using namespace keeping;
using app::CardField;
using app::SummaryFormat;

constexpr std::size_t kFields = std::size(outbound::kCardFieldNames);

std::string label(Language language, CardField field) {
  switch (field) {
    case CardField::Born:
      return say(language, "When you were born, and your language");
    case CardField::Contacts:
      return say(language, "Whom to call for you");
    case CardField::Clinicians:
      return say(language, "Who treats you");
    case CardField::Allergies:
      return say(language, "Allergies");
    case CardField::Medications:
      return say(language, "Medicines");
    case CardField::Diagnoses:
      return say(language, "Diagnoses");
  }
  return "";
}

// "chosen" tells a form with nothing ticked from an address without any choice.
std::vector<CardField> chosenFields(const Page& page) {
  if (page.request.parameter("chosen").empty()) return app::usualCardFields();
  std::vector<CardField> fields;
  for (std::size_t i = 0; i < kFields; ++i) {
    if (page.request.parameter(outbound::kCardFieldNames[i]) == "yes") fields.push_back(static_cast<CardField>(i));
  }
  return fields;
}

std::string sizeOf(const Page& page) {
  const std::string size = page.request.parameter("size");
  return app::screenSize(size) ? size : "1080x2340";
}

std::string queryOf(const app::SummaryRequest& request, const std::vector<CardField>& fields) {
  std::string query = summaryQuery(request) + "&chosen=1";
  for (const CardField field : fields) {
    query += "&" + std::string(outbound::kCardFieldNames[static_cast<std::size_t>(field)]) + "=yes";
  }
  return query;
}

app::SummaryRequest cardRequest(const Page& page, SummaryFormat format) {
  app::SummaryRequest request = summaryRequest(page, format);
  if (isOwner(page)) request.role = "emergency";
  return request;
}

// The picture for a lock screen is seen by more people: less stands on it unless the person says so.
std::vector<CardField> chosenForLock(const Page& page) {
  return page.request.parameter("chosen").empty() ? app::usualLockFields() : chosenFields(page);
}

enum class Made : std::uint8_t { Card, Picture };

Html chooser(const Page& page, const app::SummaryRequest& request, const std::vector<CardField>& fields,
             Made made = Made::Card) {
  const Language language = page.language;
  Html inside;
  for (std::size_t i = 0; i < kFields; ++i) {
    const auto field = static_cast<CardField>(i);
    const bool is_on = std::find(fields.begin(), fields.end(), field) != fields.end();
    inside += checkbox({.name = std::string(outbound::kCardFieldNames[i]),
                        .label = label(language, field),
                        .value = is_on ? "yes" : ""});
  }
  inside += Html::lone("input", {{"type", "hidden"}, {"name", "chosen"}, {"value", "1"}});
  inside += selectField({.name = "language", .label = say(language, "Language of the card"), .value = request.language},
                        {{"en", "English", ""}, {"es", "Español", ""}});
  if (made == Made::Picture) {
    inside += selectField({.name = "size", .label = say(language, "Size of the screen"), .value = sizeOf(page)},
                          {{"1080x2340", say(language, "Most phones"), ""},
                           {"1170x2532", say(language, "Newer iPhones"), ""},
                           {"750x1334", say(language, "Small or older phones"), ""}});
    inside += button(say(language, "Show this picture"), Look::Secondary);
    return Html::element("form", {{"method", "get"}, {"action", page.about("/lock-screen")}}, inside);
  }
  inside += selectField({.name = "paper",
                         .label = say(language, "Paper"),
                         .value = request.paper == outbound::Paper::A4 ? "a4" : "letter"},
                        {{"letter", say(language, "Letter (US)"), ""}, {"a4", "A4", ""}});
  inside += button(say(language, "Show this card"), Look::Secondary);
  return Html::element("form", {{"method", "get"}, {"action", page.about("/wallet-card")}}, inside);
}

Html side(const std::vector<outbound::CardPart>& parts) {
  Html html;
  for (const outbound::CardPart& part : parts) {
    html += heading(part.title, 4);
    std::vector<Html> lines;
    for (const outbound::CardLine& line : part.lines) {
      Html item;
      if (!line.lead.empty()) item += Html::element("strong", Html::element("bdi", Html::text(line.lead)));
      if (!line.lead.empty() && !line.text.empty()) item.addText(" ");
      item += Html::element("bdi", Html::text(line.text));
      lines.push_back(std::move(item));
    }
    html += bulletList(lines);
  }
  return html;
}

Html preview(const outbound::WalletCard& card, const std::string& language) {
  Html html = Html::element("h3", Html::element("bdi", Html::text(card.name)));
  if (!card.about.empty()) html += paragraph(card.about);
  html += side(card.front);
  html += Html::element("p", Html::element("strong", Html::text(card.crisis)));
  html += side(card.back);
  return Html::element("article", {{"class", "card"}, {"lang", language}}, html);
}

Response document(Page& page, SummaryFormat format, std::string_view content_type, const std::string& file) {
  const app::SummaryRequest request = cardRequest(page, format);
  auto content = app::walletCardDocument(page.home, page.person->person, request, chosenFields(page));
  if (!content) return trouble(page, content.error());
  if (isOwner(page)) {
    if (const Status logged = logDisclosure(page, request.role, "wallet-card"); !logged) {
      return trouble(page, logged.error());
    }
  }
  return asDocument(std::move(*content), content_type, file);
}

}  // namespace

Response walletCardPage(Page& page) {
  const Language language = page.language;
  app::SummaryRequest request = cardRequest(page, SummaryFormat::Html);
  const std::vector<CardField> fields = chosenFields(page);
  const auto card = app::walletCard(page.home, page.person->person, request, fields);
  if (!card) return trouble(page, card.error());
  // What a finder learns is told to the person, in the language of the screen.
  request.language = languageCode(language);
  const auto told = app::walletCard(page.home, page.person->person, request, fields);
  if (!told) return trouble(page, told.error());
  request.language = codeOf(card->language);
  const std::string query = queryOf(request, fields);
  Html content =
      paragraph(say(language, "A card for the wallet. If you cannot speak, it tells who to call and what you take."));
  content += notice(say(language, "Before you print it"), paragraph(told->learns));
  Html buttons = linkButton(page.about("/wallet-card/card.pdf") + query, say(language, "Print (PDF)"));
  buttons += linkButton(page.about("/wallet-card/page") + query, say(language, "Open the card alone"), Look::Secondary);
  content += Html::element("div", {{"class", "buttons"}}, buttons);
  content += section("fields", say(language, "What stands on it"), chooser(page, request, fields));
  content += section("card", say(language, "The card"), preview(*card, request.language));
  LayoutOptions options;
  options.place = Place::More;
  options.back = page.about("/papers");
  return layout(page, say(language, "Wallet card"), content, options);
}

Response lockScreenPage(Page& page) {
  const Language language = page.language;
  app::SummaryRequest request = cardRequest(page, SummaryFormat::Html);
  const std::vector<CardField> fields = chosenForLock(page);
  const auto card = app::walletCard(page.home, page.person->person, request, fields);
  if (!card) return trouble(page, card.error());
  const std::string query = queryOf(request, fields) + "&size=" + sizeOf(page);
  request.language = languageCode(language);
  const auto told = app::walletCard(page.home, page.person->person, request, fields);
  if (!told) return trouble(page, told.error());
  Html content = paragraph(say(language,
                               "A picture for the lock screen of a phone. Who finds you can read it without "
                               "unlocking the phone."));
  content += notice(say(language, "Before you use it"), paragraph(app::lockScreenLearns(*told)));
  content += paragraph(say(language, "Save the picture, then choose it as the wallpaper of the lock screen."));
  Html buttons = linkButton(page.about("/lock-screen/picture.png") + query, say(language, "Save the picture"));
  content += Html::element("div", {{"class", "buttons"}}, buttons);
  content += section("fields", say(language, "What stands on it"), chooser(page, request, fields, Made::Picture));
  const std::string shown = page.about("/lock-screen/picture.png") + query + "&preview=1";
  content +=
      section("picture", say(language, "The picture"),
              Html::lone("img", {{"src", shown},
                                 {"class", "phone-picture"},
                                 {"width", "270"},
                                 {"height", "585"},
                                 {"alt", say(language, "The picture as it will look. It says the same as below.")}}));
  content += section("words", say(language, "In words"), preview(*card, std::string(codeOf(card->language))));
  LayoutOptions options;
  options.place = Place::More;
  options.back = page.about("/papers");
  return layout(page, say(language, "Lock-screen picture"), content, options);
}

Response lockScreenPicture(Page& page) {
  const app::SummaryRequest request = cardRequest(page, SummaryFormat::Html);
  const auto size = app::screenSize(sizeOf(page));
  if (!size) return trouble(page, size.error());
  auto picture = app::lockScreenPicture(page.home, page.person->person, request, chosenForLock(page), *size);
  if (!picture) return trouble(page, picture.error());
  // On the owner's own screen it is a preview; a file is what others will see.
  const bool is_preview = !page.request.parameter("preview").empty();
  if (isOwner(page) && !is_preview) {
    if (const Status logged = logDisclosure(page, request.role, "lock-screen"); !logged) {
      return trouble(page, logged.error());
    }
  }
  return asDocument(std::move(*picture), "image/png", is_preview ? "" : "lock-screen.png", "attachment");
}

Response walletCardAlone(Page& page) { return document(page, SummaryFormat::Html, "text/html; charset=utf-8", ""); }

Response walletCardPdf(Page& page) {
  return document(page, SummaryFormat::Pdf, "application/pdf", fileWord(page.person->name) + "-card.pdf");
}

}  // namespace baton::web
