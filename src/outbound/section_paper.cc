#include "outbound/section_paper.h"

#include "format/html.h"
#include "outbound/wrapped_text.h"

namespace baton::outbound {
namespace {

using format::Html;

constexpr format::Markup kStyle =
    "body{margin:0;background:#fff;color:#17202a;font:16px/1.45 'Noto Sans',system-ui,'Segoe "
    "UI',Roboto,Arial,sans-serif}"
    "main{max-width:44rem;margin:0 auto;padding:1rem}"
    "h1{font-size:1.5em;line-height:1.2;margin:0 0 .3em;overflow-wrap:anywhere}"
    "h2{font-size:1em;color:#0b4d5e;margin:1em 0 .25em;border-bottom:1px solid #c8d1d8}"
    "p{margin:.3em 0}.muted{color:#4a5560}"
    ".lead{background:#f1f5f6;padding:.2em .8em .6em;border-radius:.3em;font-size:1.1em}"
    "ul{margin:0;padding-left:1.2em}li{margin:.2em 0;overflow-wrap:anywhere}";

}  // namespace

std::string paperText(const SectionPaper& paper) {
  std::string text = paper.title + "\n";
  addParagraph(text, "", "", paper.lead);
  for (const SectionPaper::Section& section : paper.sections) {
    text += "\n" + section.title + "\n";
    for (const std::string& line : section.lines) addParagraph(text, "* ", "  ", line);
  }
  text += "\n";
  addParagraph(text, "", "", paper.foot);
  return text;
}

std::string paperHtml(const SectionPaper& paper) {
  Html main = Html::element("h1", Html::element("bdi", Html::text(paper.title)));
  main += Html::element("p", {{"class", "muted"}}, Html::text(paper.lead));
  for (const SectionPaper::Section& section : paper.sections) {
    Html content = Html::element("h2", {{"id", section.id}}, Html::text(section.title));
    Html items;
    for (const std::string& line : section.lines) items += Html::element("li", {{"dir", "auto"}}, Html::text(line));
    content += Html::element("ul", items);
    main += section.is_lead ? Html::element("section", {{"aria-labelledby", section.id}, {"class", "lead"}}, content)
                            : Html::element("section", {{"aria-labelledby", section.id}}, content);
  }
  main += Html::element("p", {{"class", "muted"}}, Html::text(paper.foot));
  Html head = Html(
      "<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
      "<meta name=\"referrer\" content=\"no-referrer\">");
  head += Html::element("title", Html::text(paper.title));
  head += Html::element("style", Html(kStyle));
  Html content = Html::element("head", head);
  content += Html::element("body", Html::element("main", main));
  Html document = Html("<!doctype html>\n");
  document += Html::element("html", {{"lang", codeOf(paper.language)}}, content);
  return document.bytes() + "\n";
}

}  // namespace baton::outbound
