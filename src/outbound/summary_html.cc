// The summary as one HTML file: no script, nothing from outside, readable on a phone, prints on one page.
//
// How much fits on paper is guessed from the number of letters with room to spare, because a browser brings its own
// fonts; what does not fit leaves by weight and is named, as in the PDF. Colours keep 7:1 on white (WCAG 2.2, 1.4.6).
#include <fmt/format.h>

#include <algorithm>

#include "format/html.h"
#include "format/svg.h"
#include "outbound/draw.h"
#include "outbound/fit.h"
#include "outbound/pdf/blocks.h"

namespace baton::outbound {
namespace {

using format::Html;
using pdf::Level;

constexpr Level kLadder[] = {
    {10.5, Detail::Long}, {9.5, Detail::Long}, {8.5, Detail::Long}, {7.5, Detail::Long}, {7.5, Detail::Brief}};
// Lines stand closer here than in the PDF; the rest of the room is for fonts that are wider than ours.
constexpr double kFontSlack = 0.93;
constexpr double kColumn = 260;
constexpr double kHeadAndFoot = 196;

constexpr format::Markup kStyle =
    "*{box-sizing:border-box}"
    "body{margin:0;background:#fff;color:#17202a;font:16px/1.45 'Noto Sans',system-ui,'Segoe "
    "UI',Roboto,Arial,sans-serif}"
    "main{max-width:62rem;margin:0 auto;padding:1rem}"
    "h1{font-size:1.7em;line-height:1.15;margin:0;overflow-wrap:anywhere}"
    "h2{font-size:1em;color:#0b4d5e;margin:0 0 .25em;padding-bottom:.1em;border-bottom:1px solid #c8d1d8}"
    "p{margin:.15em 0}"
    "header{display:flex;gap:1em;justify-content:space-between;border-bottom:2px solid #0b4d5e;padding-bottom:.5em;"
    "margin-bottom:.7em}"
    ".who{min-width:0;flex:1}"
    ".made{text-align:right;font-size:.9em;max-width:14em}"
    ".qr{width:5.2em;height:5.2em;flex:none}"
    ".muted{color:#4a5560}"
    ".whole{background:#f1f5f6;padding:.4em .6em;border-radius:.3em;font-weight:700;margin-bottom:.7em}"
    ".first{display:grid;gap:.8em;grid-template-columns:repeat(auto-fit,minmax(min(18em,100%),1fr));margin-bottom:.9em}"
    ".first section{padding:.6em .7em;border-radius:.3em;background:#f1f5f6}"
    ".first section:first-child{background:#fcf4ec}"
    ".rest{columns:2 19em;column-gap:1.8em}"
    ".rest section{margin-bottom:.9em}"
    "ul{list-style:none;margin:0;padding:0}"
    "li,tr{break-inside:avoid}"
    "li{margin:.15em 0;overflow-wrap:anywhere}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{text-align:left;vertical-align:top;padding:.1em 0;font-weight:400;overflow-wrap:anywhere}"
    "th{width:7em;padding-right:.6em;color:#4a5560;font-size:.9em}"
    "h2{break-after:avoid}"
    ".alert b{color:#8c290f}"
    ".trend{display:flex;gap:.4em;align-items:center;color:#0b6b84;font-size:.75em;margin:.1em 0}"
    ".curve{width:8.5em;height:2.3em;flex:none}"
    ".trend span{color:#4a5560}"
    "footer{border-top:1px solid #c8d1d8;margin-top:.6em;padding-top:.4em;font-size:.85em}"
    "@media screen and (max-width:36em){header{flex-wrap:wrap}.who{flex-basis:100%}.made{text-align:left;flex:1}}";

Html trendOf(const Trend& trend) {
  std::vector<format::CurvePoint> points;
  const double days =
      static_cast<double>(std::max<std::int64_t>(1, trend.points.back().day - trend.points.front().day));
  for (const Trend::Point& point : trend.points) {
    points.push_back({static_cast<double>(point.day - trend.points.front().day) / days,
                      (point.value - trend.low) / (trend.high - trend.low)});
  }
  Html content = format::curveSvg(points, trend.label);
  content += Html::element("span", Html::text(trend.low_label + "–" + trend.high_label + ", " + trend.first_label +
                                              " – " + trend.last_label));
  return Html::element("div", {{"class", "trend"}}, content);
}

Html lineOf(const PageLine& line, Language language, Detail detail, bool has_trend) {
  Html html;
  if (!line.lead.empty()) {
    html += Html::element("b", Html::element("bdi", quotedHtml(line.lead, line.lead_quotes, language)));
  }
  const bool is_long = detail == Detail::Long;
  const std::string& rest = is_long ? line.text : line.brief;
  const Html shown = quotedHtml(rest, is_long ? line.text_quotes : line.brief_quotes, language);
  if (!line.lead.empty() && !rest.empty()) html += Html(" ");
  if (!rest.empty()) html += Html::element("span", {{"class", line.lead.empty() ? "" : "muted"}}, shown);
  if (has_trend) html += trendOf(*line.trend);
  return html;
}

Html markHtml(const PageLine& line, Language language) {
  return quotedHtml(line.mark,
                    line.is_mark_foreign ? std::vector<Quote>{{0, line.mark.size(), true}} : std::vector<Quote>(),
                    language);
}

Html linesOf(const SummaryPage& page, std::size_t s, const Selection& selection, Detail detail) {
  const std::vector<PageLine>& lines = page.sections[s].lines;
  const bool is_table =
      std::any_of(lines.begin(), lines.end(), [](const PageLine& line) { return !line.mark.empty(); });
  Html rows;
  for (std::size_t l = 0; l < lines.size(); ++l) {
    if (!selection.shows(s, l)) continue;
    const Html content = lineOf(lines[l], page.language, detail, selection.showsTrend(s, l));
    const std::string_view look = lines[l].is_alert ? "alert" : "plain";
    if (!is_table) {
      rows += Html::element("li", {{"class", look}}, content);
    } else if (lines[l].mark.empty()) {
      rows += Html::element("tr", {{"class", look}}, Html::element("td", {{"colspan", "2"}}, content));
    } else {
      Html cells = Html::element("th", {{"scope", "row"}}, markHtml(lines[l], page.language));
      cells += Html::element("td", content);
      rows += Html::element("tr", {{"class", look}}, cells);
    }
  }
  return is_table ? Html::element("table", Html::element("tbody", rows)) : Html::element("ul", rows);
}

Html sectionOf(const SummaryPage& page, std::size_t s, const Selection& selection, Detail detail) {
  const std::string id = "s" + std::to_string(s);
  Html content = Html::element("h2", {{"id", id}}, Html::text(page.sections[s].title));
  content += linesOf(page, s, selection, detail);
  return Html::element("section", {{"aria-labelledby", id}}, content);
}

Html headerOf(const SummaryPage& page) {
  Html who = Html::element("h1", Html::element("bdi", Html::text(page.name)));
  std::string about;
  for (const std::string& piece : page.about) about += (about.empty() ? "" : " · ") + piece;
  who += Html::element("p", Html::text(about));
  for (std::size_t i = 0; i < page.owners.size(); ++i) {
    who += Html::element("p", {{"class", "muted"}}, quotedHtml(page.owners[i], page.owner_quotes[i], page.language));
  }
  Html made = Html::element("p", Html::element("b", Html::text(page.document)));
  made += Html::element("p", Html::text(page.made_on));
  if (!page.contact_code.empty()) {
    made += Html::element("p", {{"class", "muted"}}, Html::text(page.contact_words));
  }
  if (!page.made_for.empty()) made += Html::element("p", Html::text(page.made_for));
  Html content = Html::element("div", {{"class", "who"}}, who);
  content += Html::element("div", {{"class", "made"}}, made);
  content += format::qrSvg(format::makeQr(page.contact_code), page.is_link ? page.contact_words : page.ask);
  Html header = Html::element("header", content);
  if (!page.not_whole.empty()) header += Html::element("p", {{"class", "whole"}}, Html::text(page.not_whole));
  return header;
}

Html footerOf(const SummaryPage& page, const Selection& selection) {
  Html content = Html::element("p", Html::text(selection.notShown()));
  content += Html::element("p", {{"class", "muted"}}, Html::text(page.made_by + " " + page.ask));
  content += Html::element("p", Html::element("b", Html::text(page.crisis)));
  return Html::element("footer", content);
}

// The step of the ladder that fits on paper; what still does not fit leaves the selection.
Level fitOnPaper(const SummaryPage& page, Paper paper, Selection& selection) {
  const double room = pdf::sizeOf(paper).height - kHeadAndFoot - (page.not_whole.empty() ? 0 : 24);
  for (const Level& level : kLadder) {
    const Heights heights = pdf::guessHeights(page, level, kColumn);
    if (totalHeight(selection, heights) / 2 * kFontSlack <= room) return level;
  }
  const Level last = kLadder[std::size(kLadder) - 1];
  const Heights heights = pdf::guessHeights(page, last, kColumn);
  while (totalHeight(selection, heights) / 2 * kFontSlack > room && selection.next() != nullptr &&
         selection.next()->weight < kSafetyWeight) {
    selection.dropNext();
  }
  return last;
}

// The size is a number of the program; nothing of a person's data goes into the style.
Html styleOf(Level level, Paper paper) {
  Html style = kStyle;
  style.addText(
      fmt::format("@media print{{@page{{size:{};margin:12mm}}body{{font-size:{}pt;line-height:1.28}}"
                  "main{{padding:0;max-width:none}}.rest{{columns:2;column-gap:18pt}}"
                  ".first{{grid-template-columns:1fr 1fr}}h1{{font-size:17pt}}.qr{{width:50pt;height:50pt}}"
                  ".rest section{{margin-bottom:.7em}}}}",
                  paper == Paper::Letter ? "letter" : "A4", level.size));
  return Html::element("style", style);
}

}  // namespace

Html quotedHtml(std::string_view text, const std::vector<Quote>& quotes, Language language) {
  Html html;
  std::size_t at = 0;
  for (const Quote& quote : quotes) {
    html.addText(text.substr(at, quote.begin - at));
    const Html inside = Html::text(text.substr(quote.begin, quote.end - quote.begin));
    html += quote.is_foreign && language != Language::English ? Html::element("bdi", {{"lang", "en"}}, inside)
                                                              : Html::element("bdi", inside);
    at = quote.end;
  }
  html.addText(text.substr(at));
  return html;
}

std::string drawHtml(const SummaryPage& page, Paper paper) {
  Selection selection(page);
  const Level level = fitOnPaper(page, paper, selection);
  Html first;
  Html rest;
  for (std::size_t s = 0; s < page.sections.size(); ++s) {
    if (!selection.showsSection(s)) continue;
    (pdf::isBox(page.sections[s].kind) ? first : rest) += sectionOf(page, s, selection, level.detail);
  }
  Html main = headerOf(page);
  main += Html::element("div", {{"class", "first"}}, first);
  main += Html::element("div", {{"class", "rest"}}, rest);
  main += footerOf(page, selection);

  Html head = Html(
      "<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
      "<meta name=\"referrer\" content=\"no-referrer\">");
  head += Html::element("title", Html::text(page.title));
  head += styleOf(level, paper);
  Html document = Html("<!doctype html>\n");
  Html content = Html::element("head", head);
  content += Html::element("body", Html::element("main", main));
  document += Html::element("html", {{"lang", codeOf(page.language)}}, content);
  return document.bytes() + "\n";
}

}  // namespace baton::outbound
