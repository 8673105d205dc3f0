// What was sent, and how far each is: sent, delivered, opened, acknowledged, owned, done; whom to call when nobody
// answers in time.
#include "app/delivery/following.h"
#include "app/delivery/notices.h"
#include "app/delivery/send.h"
#include "web/frame/appearance.h"
#include "web/frame/crisis_bar.h"
#include "web/frame/shown.h"
#include "web/pages/keeping_parts.h"
#include "web/pages/reader_pages.h"
#include "web/pages/record_parts.h"

namespace baton::web {
namespace {

using app::Followed;
using record::SentStage;

std::string stageWords(Language language, SentStage stage) {
  switch (stage) {
    case SentStage::Queued:
      return say(language, "Saved, goes out soon");
    case SentStage::Delivered:
      return say(language, "Delivered, not opened yet");
    case SentStage::Opened:
      return say(language, "Opened by them");
    case SentStage::Acknowledged:
      return say(language, "They have read it");
    case SentStage::Owned:
      return say(language, "They take it on");
    case SentStage::Done:
      return say(language, "They say it is done");
    case SentStage::HandedBack:
      return say(language, "They handed it back");
    case SentStage::Failed:
      return say(language, "It did not reach them");
    case SentStage::Stopped:
      return say(language, "You took it back");
  }
  return "";
}

Tone toneOf(const record::SentUpdate& sent, Instant now) {
  if (sent.isOverdue(now) || sent.stage == SentStage::Failed) return Tone::Caution;
  return record::isAnswered(sent.stage) && sent.stage != SentStage::HandedBack ? Tone::Good : Tone::Neutral;
}

std::string replyWords(Language language, const std::string& kind) {
  if (kind == "question") return say(language, "A question");
  if (kind == "plan-change") return say(language, "A change of plan");
  if (kind == "result") return say(language, "A result");
  return say(language, "An answer");
}

// Whom to call, and whom to try next.
Html callPart(const Page& page, const Followed& one) {
  const Language language = page.language;
  Html inside;
  if (one.reader.phone.empty()) {
    inside += paragraph(sayf(language, "Call the office of {}.", one.sent.reader));
  } else {
    inside += Html::element("p", reachText({{"phone", one.reader.phone, ""}}));
  }
  if (!one.next.audience.who.empty()) {
    inside += paragraph(sayf(language, "If you cannot reach them, try {}.", one.next.audience.who));
    if (!one.next.phone.empty()) inside += Html::element("p", reachText({{"phone", one.next.phone, ""}}));
  }
  const bool is_urgent = one.sent.priority == "urgent";
  const std::string title = is_urgent ? sayf(language, "This is urgent: call {} now", one.sent.reader)
                                      : sayf(language, "No answer yet: call {}", one.sent.reader);
  return notice(title, inside, is_urgent ? Tone::Urgent : Tone::Caution);
}

Html stepsPart(const Page& page, const record::SentUpdate& sent) {
  std::vector<Moment> moments;
  for (const record::SentStep& step : sent.steps) {
    const bool is_delivered = step.stage == SentStage::Delivered;
    const std::string what = is_delivered ? say(page.language, "Delivered") : stageWords(page.language, step.stage);
    moments.push_back({shownMoment(mannerOf(page), step.at), toIso(step.at), Html::text(what)});
  }
  return timelineList(moments);
}

Html stepButton(const Page& page, const Followed& one, std::string_view step, std::string_view text) {
  return buttonForm(page, page.about("/sent/" + one.sent.task + "/" + std::string(step)), text, Look::Secondary);
}

Html buttonsPart(const Page& page, const Followed& one) {
  const Language language = page.language;
  Html buttons;
  if (one.waits_for_person) buttons += stepButton(page, one, "again", say(language, "Send it again"));
  if (one.has_sheet) {
    buttons += linkButton(page.about("/sent/" + one.sent.task + "/sheet.pdf"), say(language, "Print the sheet (PDF)"),
                          Look::Secondary);
  }
  if (!record::isAnswered(one.sent.stage) && one.sent.stage != SentStage::Stopped) {
    buttons += stepButton(page, one, "acknowledged", say(language, "They told me they have it"));
    buttons += stepButton(page, one, "stop", say(language, "Take it back"));
  }
  return buttons.empty() ? buttons : Html::element("div", {{"class", "buttons"}}, buttons);
}

Html oneSent(const Page& page, const Followed& one, Instant now) {
  const Language language = page.language;
  const record::SentUpdate& sent = one.sent;
  Html content = Html::element("p", badge(stageWords(language, sent.stage), toneOf(sent, now)));
  // An urgent one is not waited for.
  const bool is_urgent = sent.priority == "urgent" && !sent.isAnsweredOrOver();
  if (sent.isOverdue(now) || sent.stage == SentStage::Failed || is_urgent) content += callPart(page, one);
  if (!sent.isAnsweredOrOver()) {
    content += paragraph(sayf(language, "You asked for an answer by {}.", shownDay(mannerOf(page), sent.due)));
  }
  if (!one.passed_to.empty()) {
    content += paragraph(sayf(language, "Nobody answered in time, so it went to {} too.", one.passed_to));
  }
  if (sent.is_perhaps_twice) {
    content += paragraph(say(language, "It may have reached them twice: one try ended without an answer."));
  }
  if (!sent.reason.empty() && sent.stage == SentStage::HandedBack) {
    content += Html::element("p", words(sent.reason));
  }
  content += stepsPart(page, sent);
  for (const record::SentReply& reply : sent.replies) {
    Html said = Html::element("p", words(reply.text));
    said += muted(reply.who + ", " + shownDate(mannerOf(page), reply.on));
    content += notice(replyWords(language, reply.kind), said, Tone::Info);
  }
  if (one.link && !record::isAnswered(sent.stage)) {
    const std::string& code = one.link->code;
    const Html shown = details(say(language, "The code that opens it"),
                               Html::element("p", Html::element("code", {{"class", "code"}},
                                                                Html::text(code.substr(0, 3) + " " + code.substr(3)))));
    content += Html::element("div", {{"class", "no-print"}}, shown);
  }
  if (!sent.text.empty()) {
    content +=
        details(say(language, "What was said then"), Html::element("pre", {{"lang", "en"}}, Html::text(sent.text)));
  }
  content += buttonsPart(page, one);
  return card({sent.reader, "", content, {}}, 2);
}

// Off until they write an address: somebody else may read their mail.
Html noticesPart(const Page& page, const std::string& address, const std::string& error) {
  const Language language = page.language;
  Field field;
  field.name = "notices";
  field.label = say(language, "Your e-mail address");
  field.hint = say(language, "Leave it empty for no mail. Think of who else can read your mail.");
  field.value = error.empty() ? address : page.request.field("notices");
  field.error = error;
  field.autocomplete = "email";
  Html inside = paragraph(say(
      language, "Baton can write to you when nobody answers in time. The mail says only that something waits here."));
  Html fields = textField(field, TextKind::Email);
  fields += button(say(language, "Save"), Look::Secondary);
  inside += form(page, page.about("/sent/notices"), fields);
  const std::string title = address.empty() ? say(language, "An e-mail to you when nobody answers")
                                            : say(language, "You get an e-mail when nobody answers");
  return details(title, inside, !error.empty());
}

Response show(Page& page, const std::string& error) {
  const Language language = page.language;
  const auto followed = app::followSent(page.home, page.person->person);
  if (!followed) return trouble(page, followed.error());
  const Instant now = page.home.clock().now();
  Html content = error.empty() ? Html() : errorSummary(page, {{"notices", error}});
  if (followed->empty()) {
    content += emptyState(say(language, "Nothing was sent yet"),
                          say(language, "When you send an update, you see here who has read it."),
                          linkButton(page.about("/send"), say(language, "Send an update")));
  } else {
    Html buttons = linkButton(page.about("/send"), say(language, "Send an update"));
    buttons +=
        linkButton(page.about("/sent/deadlines.ics"), say(language, "Deadlines for your calendar"), Look::Secondary);
    content += Html::element("div", {{"class", "buttons"}}, buttons);
  }
  content += Html::element("p", link(page.about("/health-links"), say(language, "QR codes for your summary")));
  std::vector<Html> cards;
  for (const Followed& one : *followed) cards.push_back(oneSent(page, one, now));
  if (!cards.empty()) content += cardGroup(cards);
  const auto address = app::noticeAddress(page.home, page.person->person);
  if (!address) return trouble(page, address.error());
  content += noticesPart(page, *address, error);
  LayoutOptions options;
  options.status = error.empty() ? 200 : 422;
  options.has_errors = !error.empty();
  options.place = Place::More;
  options.back = page.about("/papers");
  return layout(page, say(language, "Sent, and who has read it"), content, options);
}

}  // namespace

Response sentPage(Page& page) { return show(page, ""); }

Response sentNoticesSend(Page& page) {
  const Status saved = app::setNoticeAddress(page.home, page.person->person, page.request.field("notices"));
  if (!saved && saved.error().code == ErrorCode::BadUsage) {
    return show(page, say(page.language, "Write an e-mail address, or leave it empty."));
  }
  if (!saved) return trouble(page, saved.error());
  return goTo(page, page.about("/sent"), Flash{Done::Saved, page.home.clock().now(), ""});
}

Response sentStepSend(Page& page) {
  const std::string& task = page.request.params.at("sent");
  const std::string& step = page.request.params.at("step");
  const record::PersonId& person = page.person->person;
  const app::Author author{page.visitor.account, app::Author::Kind::Person, page.visitor.name, ""};
  Status done;
  if (step == "stop") {
    done = app::stopSent(page.home, person, author, task);
  } else if (step == "again") {
    done = app::sendAgain(page.home, person, author, task);
  } else if (step == "acknowledged") {
    done = app::markAnswered(page.home, person, author, task, SentStage::Acknowledged);
  } else {
    return notFound(page);
  }
  if (!done && done.error().code != ErrorCode::Conflict) return trouble(page, done.error());
  return goTo(page, page.about("/sent"),
              done ? std::optional(Flash{Done::Saved, page.home.clock().now(), ""}) : std::nullopt);
}

Response sentSheetPdf(Page& page) {
  const std::string country = countryOf(page);
  const bool is_letter = country == "US" || country == "CA" || country == "MX";
  auto sheet = app::sentSheet(page.home, page.person->person, page.request.params.at("sent"),
                              is_letter ? outbound::Paper::Letter : outbound::Paper::A4);
  if (!sheet) return trouble(page, sheet.error());
  return keeping::asDocument(std::move(*sheet), "application/pdf", "sheet.pdf");
}

Response sentCalendar(Page& page) {
  const auto followed = app::followSent(page.home, page.person->person);
  if (!followed) return trouble(page, followed.error());
  return keeping::download(
      app::deadlinesCalendar(*followed, page.home.clock().now(), std::string(languageCode(page.language))),
      "text/calendar; charset=utf-8", "deadlines.ics");
}

}  // namespace baton::web
