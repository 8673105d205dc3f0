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
  // The person's own words stay to the letter.
  const auto line = [&](const std::string& text) { return prep.is_own ? text : onPaper(text); };
  add(top, "What changed", line(prep.lines.changed));
  add(top, "What worries me most", line(prep.lines.worries));
  add(top, "What to decide today", line(prep.lines.decide));
  if (top.lines.empty()) top.lines.emplace_back("Nothing new is written down since then.");
  paper.sections.push_back(std::move(top));
  for (SectionPaper::Section& section : sectionsOnPaper(update)) paper.sections.push_back(std::move(section));
  paper.foot = kUpdateFoot;
  paper.left_out = kUpdateLeftOut;
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
