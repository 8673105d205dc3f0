#include "outbound/wallet_card.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "format/html.h"

namespace baton::outbound {
namespace {

using format::Html;

struct Words {
  std::string_view document, how, learns, name, more, call;
  std::array<std::string_view, 6> fields;  // as the person reads what is on the card
};
constexpr Words kEnglish = {"Wallet card",
                            "Cut along the line, fold in the middle. Make a new one when something changes.",
                            "Whoever finds this card learns: ",
                            "your name",
                            "{0} more: please ask.",
                            "Call first",
                            {"when you were born", "whom to call for you and their numbers", "who treats you",
                             "your allergies", "your medicines", "your diagnoses"}};
constexpr Words kSpanish = {"Tarjeta de cartera",
                            "Corte por la línea y doble por la mitad. Haga una nueva cuando algo cambie.",
                            "Quien encuentre esta tarjeta sabrá: ",
                            "su nombre",
                            "{0} más: por favor pregunte.",
                            "Llame primero a",
                            {"cuándo nació", "a quién llamar por usted y sus números", "quién le atiende",
                             "sus alergias", "sus medicinas", "sus diagnósticos"}};

const Words& wordsOf(Language language) { return language == Language::Spanish ? kSpanish : kEnglish; }

// Insurance stands among the contacts of the summary; a finder need not know the member number.
CardPart partOf(const SummaryPage& page, SectionKind kind, std::string_view title) {
  CardPart part;
  for (const PageSection& section : page.sections) {
    if (section.kind != kind) continue;
    part.title = title.empty() ? section.title : std::string(title);
    for (const PageLine& line : section.lines) {
      if (line.noun == Noun::Coverage || line.noun == Noun::PastDiagnosis) continue;
      std::string text = line.brief.empty() ? line.text : line.brief;
      // What a medicine is for would tell a diagnosis that the person may not have chosen.
      if (kind == SectionKind::Medications) text = text.substr(0, text.find(" · "));
      const bool names_role = kind == SectionKind::Contacts || kind == SectionKind::CareTeam;
      part.lines.push_back(
          {line.lead, names_role && !line.mark.empty() ? line.mark + ", " + text : text, line.is_alert});
    }
  }
  return part;
}

bool has(const std::vector<CardField>& fields, CardField field) {
  return std::find(fields.begin(), fields.end(), field) != fields.end();
}

std::string learnsOf(const std::vector<CardField>& fields, const Words& words) {
  std::vector<std::string> known = {std::string(words.name)};
  for (std::size_t i = 0; i < words.fields.size(); ++i) {
    if (has(fields, static_cast<CardField>(i))) known.emplace_back(words.fields[i]);
  }
  return std::string(words.learns) + join(known, "; ") + ".";
}

// Who is to be called first need not stand in the team again.
void dropNamed(const std::vector<CardPart>& side, CardPart& part) {
  std::erase_if(part.lines, [&](const CardLine& line) {
    return std::any_of(side.begin(), side.end(), [&](const CardPart& other) {
      return std::any_of(other.lines.begin(), other.lines.end(),
                         [&](const CardLine& one) { return !one.lead.empty() && one.lead == line.lead; });
    });
  });
}

void add(std::vector<CardPart>& side, CardPart part) {
  if (!part.lines.empty()) side.push_back(std::move(part));
}

Html sideHtml(const std::vector<CardPart>& parts) {
  Html html;
  for (const CardPart& part : parts) {
    html += Html::element("h2", Html::text(part.title));
    Html items;
    for (const CardLine& line : part.lines) {
      Html item;
      if (!line.lead.empty()) item += Html::element("b", Html::element("bdi", Html::text(line.lead)));
      if (!line.lead.empty() && !line.text.empty()) item.addText(" ");
      item += Html::element("bdi", Html::text(line.text));
      items += line.is_alert ? Html::element("li", {{"class", "alert"}}, item) : Html::element("li", item);
    }
    html += Html::element("ul", items);
  }
  return html;
}

constexpr format::Markup kStyle =
    "*{box-sizing:border-box}"
    "body{margin:0;background:#fff;color:#17202a;font:16px/1.45 'Noto Sans',system-ui,'Segoe "
    "UI',Roboto,Arial,sans-serif}"
    "main{max-width:26rem;margin:0 auto;padding:1rem}"
    ".side{border:1px dashed #545f6a;padding:.8rem;margin:0 0 -1px}"
    "h1{font-size:1.3em;margin:0;overflow-wrap:anywhere}"
    "h2{font-size:.9em;color:#0b4d5e;margin:.6em 0 .1em}"
    "ul{list-style:none;margin:0;padding:0}li{overflow-wrap:anywhere}"
    "p{margin:.2em 0}.alert b{color:#8c290f}.muted{color:#4a5560;font-size:.9em}"
    "@media print{main{margin:0;padding:0;max-width:none}"
    ".side{width:86mm;height:54mm;overflow:hidden;padding:2mm 3mm;font-size:6.5pt;line-height:1.2}"
    "h1{font-size:9pt}h2{font-size:6.5pt;margin:1mm 0 0}}";

}  // namespace

WalletCard makeWalletCard(const record::Disclosure& disclosure, const SummaryOptions& options,
                          const std::vector<CardField>& fields) {
  const SummaryPage page = makeSummaryPage(disclosure, {}, options);
  const Words& words = wordsOf(page.language);
  WalletCard card;
  card.language = page.language;
  card.title = std::string(words.document) + ": " + page.name;
  card.name = page.name;
  if (has(fields, CardField::Born)) card.about = join(page.about, " · ");
  card.made_on = page.made_on;
  card.crisis = page.crisis;
  card.more = words.more;
  card.learns = learnsOf(fields, words);
  card.how = words.how;
  if (has(fields, CardField::Contacts)) add(card.front, partOf(page, SectionKind::Contacts, words.call));
  if (has(fields, CardField::Clinicians)) {
    CardPart team = partOf(page, SectionKind::CareTeam, "");
    if (has(fields, CardField::Contacts)) dropNamed(card.front, team);
    add(card.front, std::move(team));
  }
  if (has(fields, CardField::Allergies)) add(card.back, partOf(page, SectionKind::Allergies, ""));
  if (has(fields, CardField::Medications)) add(card.back, partOf(page, SectionKind::Medications, ""));
  if (has(fields, CardField::Diagnoses)) add(card.back, partOf(page, SectionKind::Diagnoses, ""));
  return card;
}

std::string walletCardText(const WalletCard& card) {
  std::string text = card.name + "\n";
  if (!card.about.empty()) text += card.about + "\n";
  for (const auto* side : {&card.front, &card.back}) {
    for (const CardPart& part : *side) {
      text += "\n" + part.title + "\n";
      for (const CardLine& line : part.lines) {
        text += (line.is_alert ? "! " : "- ") + line.lead + (line.lead.empty() || line.text.empty() ? "" : ": ") +
                line.text + "\n";
      }
    }
  }
  return text + "\n" + card.crisis + "\n" + card.made_on + "\n\n" + card.learns + "\n";
}

std::string walletCardHtml(const WalletCard& card, Paper paper) {
  Html front = Html::element("h1", Html::element("bdi", Html::text(card.name)));
  if (!card.about.empty()) front += Html::element("p", Html::text(card.about));
  front += sideHtml(card.front);
  front += Html::element("p", Html::element("b", Html::text(card.crisis)));
  Html back = sideHtml(card.back);
  back += Html::element("p", {{"class", "muted"}}, Html::text(card.made_on));
  Html main = Html::element("div", {{"class", "side"}}, front);
  main += Html::element("div", {{"class", "side"}}, back);
  main += Html::element("p", {{"class", "muted"}}, Html::text(card.how));
  main += Html::element("p", {{"class", "muted"}}, Html::text(card.learns));
  Html style = kStyle;
  style += paper == Paper::Letter ? Html("@page{size:letter;margin:20mm}") : Html("@page{size:A4;margin:20mm}");
  Html head = Html(
      "<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
      "<meta name=\"referrer\" content=\"no-referrer\">");
  head += Html::element("title", Html::text(card.title));
  head += Html::element("style", style);
  Html content = Html::element("head", head);
  content += Html::element("body", Html::element("main", main));
  Html document = Html("<!doctype html>\n");
  document += Html::element("html", {{"lang", codeOf(card.language)}}, content);
  return document.bytes() + "\n";
}

}  // namespace baton::outbound
