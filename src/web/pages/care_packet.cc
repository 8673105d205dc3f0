// What to take along: to a first appointment with a psychiatrist (FIND-2), to a visit in primary care (PCP-3). What the
// page for the reader says, as they will read it; forms that an office wants back.
#include "app/care_packet.h"

#include "app/enter.h"
#include "record/agreed.h"
#include "web/frame/appearance.h"
#include "web/frame/crisis_bar.h"
#include "web/frame/dated_text.h"
#include "web/frame/shown.h"
#include "web/pages/entry_parts.h"
#include "web/pages/keeping_parts.h"
#include "web/pages/planning_pages.h"
#include "web/pages/record_parts.h"
#include "web/pages/summary_request.h"

namespace baton::web {
namespace {

using namespace keeping;
using app::CarePacket;
using app::PacketKind;

struct PacketPlace {
  PacketKind kind;
  std::string_view path;
  std::string_view role;  // without a choice
};
constexpr PacketPlace kFirst{PacketKind::FirstVisit, "/first-visit", "psychiatrist"};
constexpr PacketPlace kPrimary{PacketKind::PrimaryCare, "/care-packet", "primary-care"};

outbound::Paper paperOf(const Page& page) {
  const std::string country = countryOf(page);
  const bool is_letter = country == "US" || country == "CA" || country == "MX";
  return is_letter ? outbound::Paper::Letter : outbound::Paper::A4;
}

std::string readerOf(const Page& page, const PacketPlace& place) {
  const std::string asked = page.request.parameter("with");
  const bool is_known = place.kind == PacketKind::FirstVisit && (asked == "psychiatrist" || asked == "telepsychiatry");
  return is_known ? asked : std::string(place.role);
}

Result<CarePacket> packetOf(const Page& page, const PacketPlace& place) {
  return app::makeCarePacket(page.home, page.person->person, place.kind, {readerOf(page, place), ""});
}

Html preview(const Page& page, const CarePacket& packet) {
  Manner english = mannerOf(page);
  english.language = Language::English;
  Html html;
  const outbound::SectionPaper paper = outbound::carePacketPaper(packet);
  for (const auto& section : paper.sections) {
    html += heading(section.title, 3);
    std::vector<Html> lines;
    for (const std::string& line : section.lines) {
      lines.push_back(Html::element("bdi", Html::text(withShownDates(english, line))));
    }
    html += bulletList(lines);
  }
  return Html::element("article", {{"class", "card"}, {"lang", "en"}}, html);
}

Html formsPart(const Page& page, const record::Chart& chart, const entry::Draft& draft) {
  const Language language = page.language;
  std::vector<Html> items;
  for (const record::Agreed& one : record::agreedOf(chart)) {
    if (!one.is_form || one.state != record::AgreedState::Open) continue;
    Html item = words(one.what);
    if (!one.due.empty()) item.addText(", " + shownDate(mannerOf(page), one.due));
    if (one.isOverdue(chart.at)) {
      item.addText(" ");
      item += badge(say(language, "Late"), Tone::Caution);
    }
    items.push_back(std::move(item));
  }
  Html html = items.empty() ? muted(say(language, "No form is written down.")) : bulletList(items);
  if (!items.empty()) {
    html += Html::element("p", link(page.about("/after-visit"), say(language, "Say which ones are done")));
  }
  Html inside = entry::keyField(page);
  inside += textField(draft.field("what", say(language, "Which form does the office want?"),
                                  say(language, "Like: intake questions, consent for video.")));
  inside += dateField(draft.field("by", say(language, "By when?")));
  inside += button(say(language, "Add this form"), Look::Secondary);
  html += details(say(language, "Add a form that is due"), form(page, page.about("/first-visit"), inside),
                  !draft.errors.empty());
  return html;
}

Response show(Page& page, const PacketPlace& place, const entry::Draft& draft) {
  const Language language = page.language;
  const auto packet = packetOf(page, place);
  if (!packet) return trouble(page, packet.error());
  const auto seen = seenNow(page);
  if (!seen) return trouble(page, seen.error());
  const bool is_first = place.kind == PacketKind::FirstVisit;
  const std::string path = page.about(place.path);
  const std::string query = "?with=" + readerOf(page, place);
  Html content =
      paragraph(is_first ? say(language,
                               "One page for a first appointment: what matters most, what you take, what was tried "
                               "and what came of it, goals, and which papers to bring.")
                         : say(language,
                               "One page for a medical visit: what is asked of them, tests that are due, and what "
                               "others decided."));
  Html buttons = linkButton(path + "/packet.pdf" + query, say(language, "Print (PDF)"));
  buttons += linkButton(path + "/page" + query, say(language, "Open the page alone"), Look::Secondary);
  buttons += linkButton(path + "/packet.txt" + query, say(language, "As plain text"), Look::Secondary);
  content += Html::element("div", {{"class", "buttons"}}, buttons);
  content +=
      Html::element("p", link(page.about("/visit-prep") + query, say(language, "Change the three lines on top")));
  if (is_first)
    content += section("forms", say(language, "Forms for the office"), formsPart(page, seen->chart(), draft));
  Html below = paragraph(say(language,
                             "It is in English, as clinicians write, and shows no more than this reader may "
                             "see."));
  below += preview(page, *packet);
  content += section("preview", say(language, "What the page says"), below);
  return entry::show(
      page,
      {.title = is_first ? say(language, "Pack for a first appointment") : say(language, "Packet for primary care"),
       .back = page.about("/papers"),
       .place = Place::More,
       .form = content},
      draft.errors);
}

Response document(Page& page, const PacketPlace& place, app::UpdateFormat format, std::string_view type,
                  const std::string& file) {
  const auto packet = packetOf(page, place);
  if (!packet) return trouble(page, packet.error());
  auto content = app::carePacketDocument(*packet, format, paperOf(page));
  if (!content) return trouble(page, content.error());
  if (const Status logged = logDisclosure(page, packet->role, "visit-prep"); !logged) {
    return trouble(page, logged.error());
  }
  return asDocument(std::move(*content), type, file);
}

Response pdf(Page& page, const PacketPlace& place) {
  return document(page, place, app::UpdateFormat::Pdf, "application/pdf", fileWord(page.person->name) + "-visit.pdf");
}
Response alone(Page& page, const PacketPlace& place) {
  return document(page, place, app::UpdateFormat::Html, "text/html; charset=utf-8", "");
}
Response text(Page& page, const PacketPlace& place) {
  return document(page, place, app::UpdateFormat::Text, "text/plain; charset=utf-8", "");
}

}  // namespace

Response firstVisitPage(Page& page) { return show(page, kFirst, {}); }
Response firstVisitAlone(Page& page) { return alone(page, kFirst); }
Response firstVisitPdf(Page& page) { return pdf(page, kFirst); }
Response firstVisitText(Page& page) { return text(page, kFirst); }
Response carePacketPage(Page& page) { return show(page, kPrimary, {}); }
Response carePacketAlone(Page& page) { return alone(page, kPrimary); }
Response carePacketPdf(Page& page) { return pdf(page, kPrimary); }
Response carePacketText(Page& page) { return text(page, kPrimary); }

Response firstVisitSend(Page& page) {
  entry::Draft draft = entry::typed(page);
  const app::forms::AgreedForm form{"form", draft.value("what"), "", draft.value("by")};
  const auto saved = app::enter(page.home, entry::request(page), form);
  if (!saved) {
    if (!entry::isForTheForm(saved.error())) return trouble(page, saved.error());
    draft.errors.push_back(entry::fieldError(page, saved.error()));
    return show(page, kFirst, draft);
  }
  return entry::savedTo(page, *saved, page.about("/first-visit"));
}

}  // namespace baton::web
