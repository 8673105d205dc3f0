// The page of somebody who treats the person, without an account: the code, then the update and their answer to it.
//
// Two steps from the link to "I have read this": the code, and one press. Works without JavaScript.
#include "app/delivery/reading.h"
#include "app/handoffs.h"
#include "base/text.h"
#include "web/frame/appearance.h"
#include "web/frame/dated_text.h"
#include "web/frame/shown.h"
#include "web/pages/keeping_parts.h"
#include "web/pages/phrases.h"
#include "web/pages/reader_pages.h"
#include "web/pages/reader_parts.h"

namespace baton::web {
namespace {

using record::SentStage;

constexpr const char* kCookie = "reader";

std::string tokenOf(const Page& page) {
  const auto found = page.request.params.find("token");
  return found == page.request.params.end() ? "" : found->second;
}

Response askForCode(Page& page, const std::string& error, int status) {
  const Language language = page.language;
  Field code;
  code.name = "code";
  code.label = say(language, "Six-digit code");
  code.hint = say(language, "The person told it to you, or it stands on the sheet.");
  code.error = error;
  code.is_required = true;
  code.autocomplete = "one-time-code";
  Html fields = textField(code, TextKind::Code, FieldWidth::Short);
  fields += button(say(language, "Read the update"));
  Html content = error.empty() ? Html() : errorSummary(page, {{"code", error}});
  content += paragraph(say(language, "Somebody you care for sent you an update. You need no account."));
  content += form(page, readerPath(page), fields);
  content +=
      details(say(language, "I do not have the code"),
              paragraph(say(language, "Call the person who sent it. They can see the code and read it to you.")));
  LayoutOptions options;
  options.status = status;
  options.has_errors = !error.empty();
  return layout(page, say(language, "An update for you"), content, options);
}

std::string whenText(const Page& page, Instant at) { return shownDay(mannerOf(page), at); }

Html stageNotice(const Page& page, const app::Reading& reading) {
  const Language language = page.language;
  switch (reading.stage) {
    case SentStage::Acknowledged:
      return notice(say(language, "You said that you have read this."),
                    paragraph(say(language, "They can see it. You can still answer below.")), Tone::Good);
    case SentStage::Owned:
      return notice(say(language, "You take this on."),
                    paragraph(say(language, "They can see it. Say below when it is done.")), Tone::Good);
    case SentStage::Done:
      return notice(say(language, "You said that this is done."), paragraph(say(language, "They can see it.")),
                    Tone::Good);
    case SentStage::HandedBack:
      return notice(say(language, "You handed this back."),
                    paragraph(say(language, "They can see it, and will ask somebody else.")), Tone::Info);
    default:
      break;
  }
  const std::string title = reading.is_urgent ? say(language, "This is for today")
                                              : sayf(language, "Please answer by {}", whenText(page, reading.due));
  Html inside = paragraph(say(language, "One press tells them that you have it."));
  if (!reading.phone.empty()) {
    inside += paragraph(sayf(language, "Their phone: {}", reading.phone));
  }
  return notice(title, inside, reading.is_urgent ? Tone::Urgent : Tone::Info);
}

Html answerButton(const Page& page, std::string_view answer, std::string_view text, Look look) {
  return buttonForm(page, readerPath(page, "/" + std::string(answer)), text, look);
}

Html firstAnswers(const Page& page, const app::Reading& reading) {
  const Language language = page.language;
  Html buttons;
  if (!record::isAnswered(reading.stage)) {
    buttons += answerButton(page, "acknowledge", say(language, "I have read this"), Look::Primary);
  }
  if (reading.stage != SentStage::Owned && reading.stage != SentStage::Done) {
    buttons += answerButton(page, "take", say(language, "I take this on"), Look::Secondary);
  }
  if (reading.stage == SentStage::Owned) {
    buttons += answerButton(page, "done", say(language, "It is done"), Look::Primary);
  }
  return buttons.empty() ? buttons : Html::element("div", {{"class", "buttons"}}, buttons);
}

Html proposals(const Page& page, const app::Reading& reading) {
  if (reading.proposed.empty()) return {};
  const Language language = page.language;
  Html content = paragraph(say(language, "The person asks you to be the one who looks after this."));
  for (const app::ProposedTask& task : reading.proposed) {
    Html inside = heading(app::responsibilityWords(task.responsibility, languageCode(language)).name, 3);
    Html fields = hidden("task", task.task);
    if (task.is_accepted) {
      inside += paragraph(say(language, "You said yes to this."));
    } else {
      fields += button(say(language, "Yes, I look after this"), Look::Primary, "answer", "yes");
    }
    fields += button(say(language, "Not mine: hand it back"), Look::Secondary, "answer", "no");
    inside += form(page, readerPath(page, "/responsibility"), fields);
    content += inside;
  }
  return section("asked", say(language, "Asked of you"), content);
}

Html replyForm(const Page& page, const std::vector<FieldError>& errors) {
  const Language language = page.language;
  const auto errorOf = [&](std::string_view field) {
    for (const FieldError& error : errors) {
      if (error.field == field) return error.text;
    }
    return std::string();
  };
  Field kind;
  kind.name = "kind";
  kind.label = say(language, "What it is");
  kind.value = page.request.field("kind");
  kind.error = errorOf("kind");
  Html fields = radios(kind, {{"question", say(language, "A question"), ""},
                              {"plan-change", say(language, "A change of plan"), ""},
                              {"result", say(language, "A result"), ""},
                              {"other", say(language, "Something else"), ""}});
  Field words;
  words.name = "text";
  words.label = say(language, "Your answer");
  words.value = page.request.field("text");
  words.error = errorOf("text");
  fields += textArea(words);
  fields += button(say(language, "Send the answer"), Look::Secondary);
  return form(page, readerPath(page, "/reply"), fields);
}

Html noteForm(const Page& page, const std::vector<FieldError>& errors) {
  const Language language = page.language;
  Field file;
  file.name = "file";
  file.label = say(language, "Your note as a file");
  file.hint = say(language,
                  "PDF, FHIR, C-CDA or text, up to 5 MB. Nothing in the record changes by it: the person looks first.");
  for (const FieldError& error : errors) {
    if (error.field == "file") file.error = error.text;
  }
  Html fields = fileDrop(file, say(language, "Choose files here, or drop them into this box."));
  Field title;
  title.name = "title";
  title.label = say(language, "What it is about");
  fields += textField(title);
  fields += button(say(language, "Send this note"), Look::Secondary);
  return form(page, readerPath(page, "/note"), fields, Encoding::Files);
}

Html backForm(const Page& page) {
  const Language language = page.language;
  Field why;
  why.name = "why";
  why.label = say(language, "Who should get it, or why it is not yours");
  why.hint = say(language, "You can leave this empty.");
  Html fields = textField(why);
  fields += button(say(language, "Not mine: hand it back"), Look::Secondary);
  return form(page, readerPath(page, "/back"), fields);
}

}  // namespace

std::string readerPath(const Page& page, std::string_view tail) { return "/l/" + tokenOf(page) + std::string(tail); }

Result<std::optional<app::Link>> readerLink(const Page& page) {
  const auto cookie = page.request.cookies.find(kCookie);
  if (cookie == page.request.cookies.end()) return std::optional<app::Link>();
  return app::openLink(page.home, tokenOf(page), cookie->second);
}

Response deadLink(Page& page) {
  const Language language = page.language;
  LayoutOptions options;
  options.status = 404;
  Html content = paragraph(say(language, "It was ended, it is too old, or the address is not whole."));
  content += paragraph(say(language, "Ask whoever sent it for a new one."));
  return layout(page, say(language, "This link shows nothing any more"), content, options);
}

Html updateArticle(const Page& page, const record::Update& update) {
  Manner english = mannerOf(page);
  english.language = Language::English;
  Html html;
  for (const record::UpdateSection& part : update.sections) {
    html += heading(part.title, 3);
    std::vector<Html> lines;
    for (const record::UpdateLine& line : part.lines) lines.push_back(Html::text(withShownDates(english, line.text)));
    if (part.left_out > 0) lines.push_back(Html::text("And " + std::to_string(part.left_out) + " more."));
    html += bulletList(lines);
  }
  // Clinicians write English to each other; the words around it are the reader's own.
  return Html::element("article", {{"class", "card"}, {"lang", "en"}}, html);
}

Response readerShow(Page& page, const app::Link& link, const std::vector<FieldError>& errors, int status) {
  const Language language = page.language;
  const auto reading = app::readByLink(page.home, link);
  if (!reading && reading.error().code == ErrorCode::NotFound) return deadLink(page);
  if (!reading) return trouble(page, reading.error());
  Html content = errorSummary(page, errors);
  content += stageNotice(page, *reading);
  content += firstAnswers(page, *reading);
  Html shown = paragraph(sayf(language, "Since {}.", whenText(page, reading->update.since)));
  shown += updateArticle(page, reading->update);
  if (link.with_summary) {
    shown +=
        Html::element("p", baton::web::link(readerPath(page, "/summary.pdf"), say(language, "One-page summary (PDF)")));
  }
  content += section("update", say(language, "The update"), shown);
  content += proposals(page, *reading);
  Html more = details(say(language, "Write an answer"), replyForm(page, errors),
                      !errors.empty() && errors.front().field != "file");
  more += details(say(language, "Send your note"), noteForm(page, errors),
                  !errors.empty() && errors.front().field == "file");
  if (reading->stage != SentStage::HandedBack && reading->stage != SentStage::Done) {
    more += details(say(language, "This is not mine"), backForm(page));
  }
  content += section("answer", say(language, "More ways to answer"), more);
  LayoutOptions options;
  options.status = status;
  options.has_errors = !errors.empty();
  return layout(page, sayf(language, "Update about {}", reading->update.person), content, options);
}

Response readerPage(Page& page) {
  const auto link = readerLink(page);
  if (!link) return trouble(page, link.error());
  if (*link) return readerShow(page, **link, {}, 200);
  const auto known = app::findLink(page.home, tokenOf(page));
  if (!known) return trouble(page, known.error());
  if (!*known) return deadLink(page);
  if ((*known)->isLocked())
    return askForCode(page, say(page.language, "There were too many wrong codes. Ask for a new link."), 429);
  return askForCode(page, "", 200);
}

Response readerCodeSend(Page& page) {
  const Language language = page.language;
  const auto answer = app::tryLinkCode(page.home, tokenOf(page), page.request.field("code"));
  if (!answer) return trouble(page, answer.error());
  switch (answer->end) {
    case app::CodeEnd::Gone:
      return deadLink(page);
    case app::CodeEnd::Locked:
      return askForCode(page, say(language, "There were too many wrong codes. Ask for a new link."), 429);
    case app::CodeEnd::Wrong:
      return askForCode(page,
                        sayn(language, "This code does not fit. {} try is left.",
                             "This code does not fit. {} tries are left.", answer->tries_left),
                        422);
    case app::CodeEnd::Open:
      break;
  }
  Response response = goTo(page, readerPath(page));
  // Lax, because the way here begins in a mail program; only for this link's own pages.
  std::string cookie = std::string(kCookie) + "=" + answer->session + "; Path=" + readerPath(page) +
                       "; Max-Age=" + std::to_string(app::kReaderHours * 3600) + "; HttpOnly; SameSite=Lax";
  if (page.request.is_secure) cookie += "; Secure";
  response.headers.emplace_back("Set-Cookie", cookie);
  return response;
}

Response readerSummary(Page& page) {
  const auto link = readerLink(page);
  if (!link) return trouble(page, link.error());
  if (!*link) return deadLink(page);
  auto pdf = app::summaryByLink(page.home, **link, outbound::Paper::Letter);
  if (!pdf && pdf.error().code == ErrorCode::NotFound) return deadLink(page);
  if (!pdf) return trouble(page, pdf.error());
  return keeping::asDocument(std::move(*pdf), "application/pdf", "summary.pdf");
}

}  // namespace baton::web
