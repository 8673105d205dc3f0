#include "outbound/visit_prep_document.h"

#include "outbound/update_document.h"

namespace baton::outbound {
namespace {

void add(SectionPaper::Section& top, std::string_view name, const std::string& text) {
  if (!text.empty()) top.lines.push_back(std::string(name) + ": " + text);
}

}  // namespace

SectionPaper visitPrepPaper(const record::VisitPrep& prep) {
  const record::Update& update = prep.update;
  SectionPaper paper;
  paper.title = "Visit preparation: " + update.person;
  paper.lead = "For " + (update.reader.empty() ? readerWords(update.role) : update.reader);
  if (!prep.visit.empty()) paper.lead += ", visit on " + dateWords(prep.visit, Language::English);
  paper.lead += ". Since " + dateWords(update.since, Language::English) + " (" + update.since_why + ").";
  SectionPaper::Section top{"top", "The three things that matter", {}, true};
  add(top, "What changed", prep.lines.changed);
  add(top, "What worries me most", prep.lines.worries);
  add(top, "What to decide today", prep.lines.decide);
  if (top.lines.empty()) top.lines.emplace_back("Nothing new is written down since then.");
  paper.sections.push_back(std::move(top));
  for (const record::UpdateSection& section : update.sections) {
    SectionPaper::Section one{section.id, section.title, {}, false};
    for (const record::UpdateLine& line : section.lines) one.lines.push_back(line.text);
    if (section.left_out > 0)
      one.lines.push_back("And " + std::to_string(section.left_out) + " more: see the summary.");
    paper.sections.push_back(std::move(one));
  }
  paper.foot =
      "Made with Baton from the record and the log that the person keeps. It shows what is written down; it is "
      "no diagnosis.";
  paper.left_out = "Not shown for lack of room: {0} lines. Ask for the whole update.";
  paper.made = update.made;
  return paper;
}

json::Value visitPrepJson(const record::VisitPrep& prep, std::size_t words) {
  json::Value lines = json::Value::object();
  lines.set("changed", prep.lines.changed);
  lines.set("worries", prep.lines.worries);
  lines.set("decide", prep.lines.decide);
  json::Value value;
  value.set("for", prep.update.role);
  value.setIfAny("visit", prep.visit.text());
  value.set("lines", std::move(lines));
  value.set("own", prep.is_own);
  value.set("update", updateJson(prep.update, words));
  return value;
}

}  // namespace baton::outbound
