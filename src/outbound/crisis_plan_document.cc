#include "outbound/crisis_plan_document.h"

#include "base/text.h"
#include "format/canvas.h"
#include "format/html.h"
#include "format/pdf.h"
#include "knowledge/crisis_plan_parts.h"
#include "outbound/pdf/style.h"
#include "outbound/wrapped_text.h"

namespace baton::outbound {
namespace {

using format::Html;

struct Words {
  std::string_view title, of, call, changed, rehearsed, never, foot;
};
constexpr Words kEnglish = {"Crisis plan",
                            "Crisis plan of {0}",
                            "Help by phone, day and night",
                            "Last changed on {0}.",
                            " Gone through with somebody on {0}.",
                            " Not gone through with anybody yet.",
                            "In danger now, call first. This plan is in the person's own words."};
constexpr Words kSpanish = {"Plan de crisis",
                            "Plan de crisis de {0}",
                            "Ayuda por teléfono, de día y de noche",
                            "Último cambio: {0}.",
                            " Repasado con alguien el {0}.",
                            " Aún sin repasar con nadie.",
                            "Si hay peligro ahora, llame primero. Este plan está en las palabras de la persona."};

const Words& wordsOf(Language language) { return language == Language::Spanish ? kSpanish : kEnglish; }

struct Shown {
  std::string title;
  std::vector<std::string> lines;
  bool is_call = false;
};

std::vector<std::string> linesOf(std::string_view text) {
  std::vector<std::string> lines;
  for (const std::string_view line : split(text, '\n')) {
    if (!trim(line).empty()) lines.emplace_back(trim(line));
  }
  return lines;
}

// Whom to call stands before everything: a reader may need nothing else.
std::vector<Shown> shownOf(const CrisisPlanPaper& paper) {
  std::vector<Shown> all;
  if (!paper.lines.empty()) all.push_back({std::string(wordsOf(paper.language).call), paper.lines, true});
  for (const record::CrisisPlan::Part& part : paper.plan.parts) {
    const knowledge::CrisisPlanPart* const known = knowledge::findCrisisPlanPart(part.id);
    if (known == nullptr) continue;
    all.push_back(
        {std::string(paper.language == Language::Spanish ? known->title_es : known->title), linesOf(part.text), false});
  }
  return all;
}

std::string titleOf(const CrisisPlanPaper& paper) { return fill(wordsOf(paper.language).of, {paper.person}); }

constexpr format::Markup kStyle =
    "body{margin:0;background:#fff;color:#17202a;font:18px/1.5 'Noto Sans',system-ui,'Segoe "
    "UI',Roboto,Arial,sans-serif}"
    "main{max-width:40rem;margin:0 auto;padding:1rem}"
    "h1{font-size:1.4em;line-height:1.2;margin:0 0 .3em;overflow-wrap:anywhere}"
    "h2{font-size:1.05em;color:#0b4d5e;margin:1.2em 0 .2em}"
    "p{margin:.2em 0;overflow-wrap:anywhere}.muted{color:#4a5560;font-size:.85em}"
    ".call{background:#fcf4ec;padding:.6em .8em;border-radius:.3em}.call h2{margin-top:0}"
    "@media print{body{font-size:12pt}section{break-inside:avoid}}";

}  // namespace

std::string crisisPlanState(const record::CrisisPlan& plan, Language language) {
  const Words& words = wordsOf(language);
  std::string text = fill(words.changed, {dateWords(plan.changed, language)});
  text +=
      plan.rehearsed.empty() ? std::string(words.never) : fill(words.rehearsed, {dateWords(plan.rehearsed, language)});
  return text;
}

std::string crisisPlanText(const CrisisPlanPaper& paper) {
  std::string text = titleOf(paper) + "\n";
  addParagraph(text, "", "", crisisPlanState(paper.plan, paper.language));
  for (const Shown& part : shownOf(paper)) {
    text += "\n" + part.title + "\n";
    for (const std::string& line : part.lines) addParagraph(text, "  ", "  ", line);
  }
  text += "\n";
  addParagraph(text, "", "", wordsOf(paper.language).foot);
  return text;
}

std::string crisisPlanHtml(const CrisisPlanPaper& paper) {
  Html main = Html::element("h1", Html::element("bdi", Html::text(titleOf(paper))));
  main += Html::element("p", {{"class", "muted"}}, Html::text(crisisPlanState(paper.plan, paper.language)));
  for (const Shown& part : shownOf(paper)) {
    Html content = Html::element("h2", Html::text(part.title));
    for (const std::string& line : part.lines) content += Html::element("p", {{"dir", "auto"}}, Html::text(line));
    main += part.is_call ? Html::element("section", {{"class", "call"}}, content) : Html::element("section", content);
  }
  main += Html::element("p", {{"class", "muted"}}, Html::text(wordsOf(paper.language).foot));
  Html head = Html(
      "<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
      "<meta name=\"referrer\" content=\"no-referrer\">");
  head += Html::element("title", Html::text(wordsOf(paper.language).title));
  head += Html::element("style", Html(kStyle));
  Html content = Html::element("head", head);
  content += Html::element("body", Html::element("main", main));
  Html document = Html("<!doctype html>\n");
  document += Html::element("html", {{"lang", codeOf(paper.language)}}, content);
  return document.bytes() + "\n";
}

Result<std::string> crisisPlanPdf(const CrisisPlanPaper& paper, Paper size_name) {
  constexpr double kEdge = 54;
  constexpr double kSize = 11.5;
  const pdf::Size size = pdf::sizeOf(size_name);
  const double width = size.width - 2 * kEdge;
  format::PdfInfo info;
  info.width = size.width;
  info.height = size.height;
  info.title = titleOf(paper);
  info.author = "Baton";
  info.created = paper.made;
  BATON_TRY(format::Canvas canvas, format::Canvas::make(info));
  double y = kEdge;
  const auto put = [&](const std::string& text, double scale, bool is_bold, const format::Color& color, const char* tag,
                       double above, double with) {
    const format::TextBlock block = canvas.shape({{{text, color, is_bold, 1}}, kSize * scale, width, 0, 0, false});
    // A heading never stands alone at the foot of a page.
    if (y + above + block.height() + with > size.height - kEdge) {
      canvas.newPage();
      y = kEdge - above;
    }
    y += above;
    canvas.draw(block, kEdge, y, tag);
    y += block.height();
  };
  put(titleOf(paper), 1.6, true, pdf::kInk, "H1", 0, 0);
  put(crisisPlanState(paper.plan, paper.language), 0.85, false, pdf::kMuted, "P", 3, 0);
  for (const Shown& part : shownOf(paper)) {
    put(part.title, 1.1, true, pdf::kAccent, "H2", 12, 3 * kSize);
    for (const std::string& line : part.lines) put(line, 1, part.is_call, pdf::kInk, "P", 3, 0);
  }
  put(std::string(wordsOf(paper.language).foot), 0.85, false, pdf::kMuted, "P", 14, 0);
  BATON_TRY(const std::string bytes, canvas.finish());
  return format::finishPdf(bytes, std::string(codeOf(paper.language)));
}

}  // namespace baton::outbound
