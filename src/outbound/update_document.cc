#include "outbound/update_document.h"

#include "base/dates_in_text.h"
#include "format/html.h"
#include "outbound/words.h"
#include "outbound/wrapped_text.h"

namespace baton::outbound {
namespace {

using format::Html;
using record::Update;
using record::UpdateLine;
using record::UpdateSection;

constexpr format::Markup kStyle =
    "body{margin:0;background:#fff;color:#17202a;font:16px/1.45 'Noto Sans',system-ui,'Segoe "
    "UI',Roboto,Arial,sans-serif}"
    "main{max-width:44rem;margin:0 auto;padding:1rem}"
    "h1{font-size:1.5em;line-height:1.2;margin:0 0 .3em;overflow-wrap:anywhere}"
    "h2{font-size:1em;color:#0b4d5e;margin:1em 0 .25em;border-bottom:1px solid #c8d1d8}"
    "p{margin:.3em 0}.muted{color:#4a5560}"
    "ul{margin:0;padding-left:1.2em}li{margin:.2em 0;overflow-wrap:anywhere}";

std::string title(const Update& update) { return "Update about " + update.person; }

std::string span(const Update& update) {
  const std::string reader = update.reader.empty() ? readerWords(update.role) : update.reader;
  return "For " + reader + ", " + toIsoDate(update.since) + " to " + toIsoDate(update.made) + " (since " +
         update.since_why + ").";
}

// An update is written by the person's own tool from what the record says.
constexpr std::string_view kFoot =
    "Made with Baton from the record and the log that the person keeps. It shows what is written down; it is no "
    "diagnosis.";

std::string leftOut(const UpdateSection& section) {
  return "And " + std::to_string(section.left_out) + " more: see the summary.";
}

json::Value lineJson(const UpdateLine& line) {
  json::Value value;
  value.set("kind", line.kind);
  value.set("about", line.about);
  value.setIfAny("from", line.from);
  value.setIfAny("to", line.to);
  value.setIfAny("on", line.on.text());
  value.set("text", line.text);
  json::Value resources = json::Value::array();
  for (const std::string& resource : line.resources) resources.push(resource);
  value.set("resources", std::move(resources));
  return value;
}

}  // namespace

std::string readerWords(const std::string& role) {
  if (role == "primary-care") return "your primary care clinician";
  if (role == "telepsychiatry") return "your psychiatrist by video";
  if (role == "emergency") return "emergency care";
  if (role == "self") return "yourself";
  if (role == "other") return "somebody who helps";
  return "your " + role;
}

std::string onPaper(std::string_view text) {
  return replaceDates(text, DateLanguage::English,
                      [](const PartialDate& date) { return dateWords(date, Language::English); });
}

// What the person added stays to the letter.
std::string lineOnPaper(const UpdateLine& line) { return line.about == "own-words" ? line.text : onPaper(line.text); }

std::string updateText(const Update& update) {
  std::string text = title(update) + "\n";
  addParagraph(text, "", "", span(update));
  for (const UpdateSection& section : update.sections) {
    text += "\n" + section.title + "\n";
    for (const UpdateLine& line : section.lines) addParagraph(text, "* ", "  ", line.text);
    if (section.left_out > 0) addParagraph(text, "* ", "  ", leftOut(section));
  }
  text += "\n";
  addParagraph(text, "", "", kFoot);
  return text;
}

std::string updateHtml(const Update& update) {
  Html main = Html::element("h1", Html::element("bdi", Html::text(title(update))));
  main += Html::element("p", {{"class", "muted"}}, Html::text(onPaper(span(update))));
  for (const UpdateSection& section : update.sections) {
    Html content = Html::element("h2", {{"id", section.id}}, Html::text(section.title));
    Html items;
    for (const UpdateLine& line : section.lines) items += Html::element("li", Html::text(lineOnPaper(line)));
    if (section.left_out > 0) items += Html::element("li", {{"class", "muted"}}, Html::text(leftOut(section)));
    content += Html::element("ul", items);
    main += Html::element("section", {{"aria-labelledby", section.id}}, content);
  }
  main += Html::element("p", {{"class", "muted"}}, Html::text(kFoot));
  Html head = Html::lone("meta", format::Attributes({{"charset", "utf-8"}}));
  head += Html::lone("meta",
                     format::Attributes({{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}));
  head += Html::element("title", Html::text(title(update)));
  head += Html::element("style", Html(kStyle));
  const Html body = Html::element("body", Html::element("main", main));
  Html document = Html::element("head", head);
  document += body;
  return "<!DOCTYPE html>\n" + Html::element("html", {{"lang", "en"}}, document).bytes() + "\n";
}

json::Value updateJson(const Update& update, std::size_t words) {
  json::Value value;
  value.set("to", update.role);
  value.set("about", update.person);
  value.set("made", toIso(update.made));
  value.set("since", toIso(update.since));
  value.set("since_why", update.since_why);
  value.set("words", static_cast<long long>(words));
  json::Value sections = json::Value::array();
  for (const UpdateSection& section : update.sections) {
    json::Value one;
    one.set("id", section.id);
    one.set("title", section.title);
    json::Value lines = json::Value::array();
    for (const UpdateLine& line : section.lines) lines.push(lineJson(line));
    one.set("lines", std::move(lines));
    one.set("left_out", static_cast<long long>(section.left_out));
    sections.push(std::move(one));
  }
  value.set("sections", std::move(sections));
  return value;
}

json::Value updateCommunication(const Update& update, const record::PersonId& person) {
  json::Value communication;
  communication.set("resourceType", "Communication");
  communication.set("status", "preparation");
  json::Value subject;
  subject.set("reference", "Patient/" + person.value);
  communication.set("subject", std::move(subject));
  json::Value topic;
  topic.set("text", title(update));
  communication.set("topic", std::move(topic));
  json::Value recipient;
  recipient.set("display", update.reader.empty() ? readerWords(update.role) : update.reader);
  communication.set("recipient", json::Value::array({std::move(recipient)}));
  json::Value payload;
  payload.set("contentString", updateText(update));
  communication.set("payload", json::Value::array({std::move(payload)}));
  return communication;
}

}  // namespace baton::outbound
