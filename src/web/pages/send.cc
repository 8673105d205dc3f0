// Sending an update: to whom, which way, by when an answer is asked for; what they will read stands on the page before.
#include "app/delivery/send.h"

#include <algorithm>

#include "base/text.h"
#include "record/members.h"
#include "record/reach.h"
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/coordination_parts.h"
#include "web/pages/keeping_parts.h"
#include "web/pages/reader_pages.h"
#include "web/pages/record_parts.h"

namespace baton::web {
namespace {

std::string spacedCode(const std::string& code) {
  return code.size() == 6 ? code.substr(0, 3) + " " + code.substr(3) : code;
}

std::string errorWords(Language language, const std::string& field, const Error& error) {
  if (field == "until") return say(language, "Choose a day that is still to come.");
  if (field == "address") return say(language, "Write their e-mail address, or choose paper.");
  if (field == "by") return say(language, "No mail server is set up on this computer yet. Choose paper.");
  return error.code == ErrorCode::NotFound ? say(language, "Choose somebody of your care team.")
                                           : say(language, "Choose one person.");
}

std::string fieldOf(const Error& error) {
  constexpr std::string_view kMark = "field: ";
  const std::size_t at = error.detail.find(kMark);
  return at == std::string::npos ? "to" : error.detail.substr(at + kMark.size());
}

constexpr const char* kAsAsked = "asked";

bool mayGet(const record::CareTeamLine& member) { return member.status == "active" && !member.text.empty(); }
// Relatives who are on no team get no update here.
bool isOnTeam(const record::Chart& chart, const record::Member& member) {
  return std::ranges::any_of(chart.care_team,
                             [&](const record::CareTeamLine& line) { return line.id == member.line && mayGet(line); });
}

Html fieldsOf(const Page& page, const record::Chart& chart, const std::vector<FieldError>& errors) {
  const Language language = page.language;
  const auto fieldWith = [&](const char* name, const std::string& label, const std::string& hint) {
    Field field;
    field.name = name;
    field.label = label;
    field.hint = hint;
    field.value = page.request.method == "POST" ? page.request.field(name) : page.request.parameter(name);
    for (const FieldError& error : errors) {
      if (error.field == name) field.error = error.text;
    }
    return field;
  };
  std::vector<Choice> people;
  std::string role_asked;
  bool has_asked = false;
  Field to = fieldWith("to", say(language, "Who will read it"), "");
  for (const record::Member& member : record::membersOf(chart)) {
    if (!isOnTeam(chart, member)) continue;
    const record::Reached reached = record::reachOf(chart, member);
    std::string label = member.name + ", " + roleText(language, member.role, member.role);
    if (!reached.channel.empty()) {
      has_asked = true;
      label += " (" + sayf(language, "asked for: {}", coordination::channelWords(language, reached.channel)) + ")";
    }
    // A link to this page names a role only: an address holds no name.
    if (member.role == to.value) to.value = member.name;
    people.push_back({member.name, label, ""});
  }
  Html fields = selectField(to, people);
  Field by = fieldWith("by", say(language, "Which way"), "");
  if (by.value.empty()) by.value = has_asked ? kAsAsked : "paper";
  std::vector<Choice> ways;
  if (has_asked) {
    ways.push_back({kAsAsked, say(language, "The way they asked for"),
                    say(language, "What they told you when you asked how to reach them. Else e-mail, else paper.")});
  }
  ways.push_back(
      {"email", say(language, "E-mail with a link"), say(language, "The mail itself says nothing about you.")});
  ways.push_back({"paper", say(language, "Paper or fax"), say(language, "A sheet to print, with a cover.")});
  fields += radios(by, ways);
  fields += textField(fieldWith("address", say(language, "Their e-mail address"),
                                say(language, "Leave it empty to use the one in your care team.")),
                      TextKind::Email);
  fields += dateField(fieldWith("until", say(language, "By which day you want an answer"),
                                say(language, "Leave it empty for a week, or a day when it is urgent.")));
  fields += checkbox(
      fieldWith("urgent", say(language, "It is urgent"), say(language, "You will see the number to call now.")));
  Field pass =
      fieldWith("pass", say(language, "If nobody answers in time, send it to the next one too"),
                say(language, "Somebody of the same kind, else your family doctor. Only what you let them see."));
  if (page.request.method != "POST") pass.value = "yes";
  fields += checkbox(pass);
  fields += checkbox(fieldWith("summary", say(language, "Add the one-page summary"), ""));
  fields += hidden("key", page.request.method == "POST" ? page.request.field("key") : page.nonce);
  fields += button(say(language, "Send"));
  return fields;
}

Response show(Page& page, const std::vector<FieldError>& errors, int status) {
  const Language language = page.language;
  const auto seen = seenNow(page);
  if (!seen) return trouble(page, seen.error());
  const bool has_anybody = std::ranges::any_of(seen->chart().care_team, mayGet);
  Html content = errorSummary(page, errors);
  if (!has_anybody) {
    content += emptyState(say(language, "Nobody is in your care team yet"),
                          say(language, "Add who treats you first. Then you can send them an update."),
                          linkButton(page.about("/add/team-member"), say(language, "Add somebody who helps")));
  } else {
    content += paragraph(say(
        language, "They get a link, and open it with a code that you tell them. You see here when they have read it."));
    content += form(page, page.about("/send"), fieldsOf(page, seen->chart(), errors));
  }
  LayoutOptions options;
  options.status = status;
  options.place = Place::More;
  options.back = page.about("/update");
  options.has_errors = !errors.empty();
  return layout(page, say(language, "Send an update"), content, options);
}

Response sentNow(Page& page, const app::Sent& sent) {
  const Language language = page.language;
  Html content;
  if (sent.is_urgent) {
    Html call = paragraph(say(language, "Do not wait for an answer."));
    if (!sent.reader.phone.empty()) call += Html::element("p", reachText({{"phone", sent.reader.phone, ""}}));
    content += notice(sayf(language, "Call {} now", sent.reader.audience.who), call, Tone::Urgent);
  }
  if (!sent.code.empty()) {
    Html inside = Html::element("p", Html::element("code", {{"class", "code"}}, Html::text(spacedCode(sent.code))));
    inside += paragraph(sent.channel == "paper"
                            ? say(language, "It stands on the sheet too.")
                            : say(language, "Tell it to them on the phone or in person, never in an e-mail."));
    content += notice(say(language, "The code that opens it"), inside, Tone::Info);
  }
  if (sent.is_as_asked && !sent.reader.asked_on.empty()) {
    content += paragraph(
        sayf(language, "This is the way they asked for on {}.", shownDate(mannerOf(page), sent.reader.asked_on)));
  }
  if (sent.reader.asked_way == "phone" && !sent.reader.phone.empty()) {
    content += paragraph(say(language, "They asked to be called. Call them too:"));
    content += Html::element("p", reachText({{"phone", sent.reader.phone, ""}}));
  }
  content += paragraph(sayf(language, "You asked for an answer by {}.", shownDay(mannerOf(page), sent.due)));
  Html buttons;
  if (sent.channel == "paper") {
    buttons += linkButton(page.about("/sent/" + sent.task + "/sheet.pdf"), say(language, "Print the sheet (PDF)"));
  }
  buttons += linkButton(page.about("/sent"), say(language, "See how far it is"), Look::Secondary);
  content += Html::element("div", {{"class", "buttons"}}, buttons);
  content += buttonForm(page, page.about("/sent/" + sent.task + "/stop"), say(language, "Take it back"), Look::Quiet);
  LayoutOptions options;
  options.place = Place::More;
  options.back = page.about("/sent");
  return layout(page, sayf(language, "On its way to {}", sent.reader.audience.who), content, options);
}

}  // namespace

Response sendPage(Page& page) { return show(page, {}, 200); }

Response sendSend(Page& page) {
  const Request& request = page.request;
  app::SendRequest asked;
  asked.person = page.person->person;
  asked.author = {page.visitor.account, app::Author::Kind::Person, page.visitor.name, ""};
  asked.to = request.field("to");
  asked.by = request.field("by") == kAsAsked ? "" : request.field("by");
  asked.passes_on = request.field("pass") == "yes";
  asked.address = std::string(trim(request.field("address")));
  asked.until = request.field("until");
  asked.language = languageCode(page.language);
  asked.is_urgent = request.field("urgent") == "yes";
  asked.with_summary = request.field("summary") == "yes";
  asked.idempotency_key = request.field("key");
  const auto settings = app::readDeliverySettings(page.home.places());
  if (!settings) return trouble(page, settings.error());
  const auto sent = app::sendUpdate(page.home, *settings, asked);
  if (sent) return sentNow(page, *sent);
  const Error& error = sent.error();
  if (error.code == ErrorCode::NotAllowed) {
    return show(page, {{"to", say(page.language, "You have not allowed anything to be told to them.")}}, 422);
  }
  if (error.code != ErrorCode::BadUsage && error.code != ErrorCode::NotFound) return trouble(page, error);
  const std::string field = fieldOf(error);
  return show(page, {{field, errorWords(page.language, field, error)}}, 422);
}

}  // namespace baton::web
