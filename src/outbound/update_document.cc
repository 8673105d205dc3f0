#include "outbound/update_document.h"

#include "base/dates_in_text.h"
#include "outbound/words.h"

namespace baton::outbound {
namespace {

using record::Update;
using record::UpdateLine;
using record::UpdateSection;

std::string title(const Update& update) { return "Update about " + update.person; }

std::string span(const Update& update) {
  const std::string reader = update.reader.empty() ? readerWords(update.role) : update.reader;
  return "For " + reader + ", " + toIsoDate(update.since) + " to " + toIsoDate(update.made) + " (since " +
         update.since_why + ").";
}

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

// What the person added stays to the letter.
std::string lineOnPaper(const UpdateLine& line) { return line.about == "own-words" ? line.text : onPaper(line.text); }

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

std::vector<SectionPaper::Section> sectionsOnPaper(const Update& update) {
  std::vector<SectionPaper::Section> sections;
  for (const UpdateSection& section : update.sections) {
    SectionPaper::Section one{section.id, section.title, {}, false};
    for (const UpdateLine& line : section.lines) one.lines.push_back(lineOnPaper(line));
    if (section.left_out > 0) one.lines.push_back(leftOut(section));
    sections.push_back(std::move(one));
  }
  return sections;
}

SectionPaper updatePaper(const Update& update) {
  SectionPaper paper;
  paper.title = title(update);
  paper.lead = onPaper(span(update));
  paper.sections = sectionsOnPaper(update);
  paper.foot = kUpdateFoot;
  paper.left_out = kUpdateLeftOut;
  paper.made = update.made;
  return paper;
}

std::string updateText(const Update& update) { return paperText(updatePaper(update)); }

std::string updateHtml(const Update& update) { return paperHtml(updatePaper(update)); }

Result<std::string> updatePdf(const Update& update, Paper paper) { return paperPdf(updatePaper(update), paper); }

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
