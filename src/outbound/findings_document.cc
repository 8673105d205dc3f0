#include "outbound/findings_document.h"

#include <algorithm>

#include "base/text.h"
#include "outbound/findings_words.h"

namespace baton::outbound {
namespace {

using record::Finding;
using record::Findings;
using record::Severity;

constexpr std::size_t kLineWidth = 100;

json::Value texts(const std::vector<std::string>& strings) {
  json::Value list = json::Value::array();
  for (const std::string& text : strings) list.push(text);
  return list;
}

json::Value findingJson(const Finding& finding) {
  json::Value item;
  item.set("id", finding.id);
  item.set("kind", finding.kind);
  item.set("severity", knowledge::toText(finding.severity));
  item.set("interrupts", finding.interrupts);
  item.set("about", texts(finding.about));
  item.set("subjects", texts(finding.subjects));
  item.set("title", finding.title);
  item.set("why", finding.why);
  json::Value evidence = json::Value::array();
  for (const record::Evidence& one : finding.evidence) {
    json::Value part;
    part.setIfAny("resource", one.resource);
    part.set("text", one.text);
    evidence.push(std::move(part));
  }
  item.set("evidence", std::move(evidence));
  json::Value steps = json::Value::array();
  for (const record::Step& step : finding.steps) {
    json::Value part;
    part.set("who", step.who);
    part.set("what", step.what);
    part.set("by", step.by);
    steps.push(std::move(part));
  }
  item.set("do", std::move(steps));
  json::Value sources = json::Value::array();
  for (const record::FindingSource& source : finding.sources) {
    json::Value part;
    part.set("title", source.title);
    part.setIfAny("section", source.section);
    part.setIfAny("url", source.url);
    part.setIfAny("date", source.date);
    sources.push(std::move(part));
  }
  item.set("sources", std::move(sources));
  if (!finding.is_acknowledged) return item;
  json::Value seen;
  seen.setIfAny("by", finding.acknowledged_by);
  seen.setIfAny("on", finding.acknowledged_on.text());
  item.set("acknowledged", std::move(seen));
  return item;
}

bool isUrgent(const Findings& findings) {
  return !findings.findings.empty() && findings.findings.front().severity == Severity::Urgent;
}

// Words wrapped under a heading of their own: "  Why   ...".
void addParagraph(std::string& text, std::string_view first, std::string_view rest, std::string_view words) {
  std::string line(first);
  bool is_empty = true;
  for (const std::string_view word : split(words, ' ')) {
    if (word.empty()) continue;
    if (!is_empty && codePoints(line) + 1 + codePoints(word) > kLineWidth) {
      text += line + "\n";
      line = rest;
      is_empty = true;
    }
    if (!is_empty) line += ' ';
    line += word;
    is_empty = false;
  }
  text += line + "\n";
}

void addSteps(std::string& text, const Finding& finding, Instant now, const FindingsWords& words) {
  std::vector<std::string> asked;
  const record::Step* clinical = nullptr;
  for (const record::Step& step : finding.steps) {
    if (step.who == "self") {
      addParagraph(text, words.what_to_do, "    ", step.what + " (" + byWords(step.by, now, words) + ")");
      continue;
    }
    asked.push_back(findingRole(step.who, words));
    clinical = &step;
  }
  if (clinical == nullptr) return;
  addParagraph(text, std::string(words.for_your) + join(asked, ", ") + std::string(words.for_your_end), "    ",
               clinical->what + ".");
}

std::string sourceWords(const Finding& finding) {
  std::vector<std::string> named;
  for (const record::FindingSource& source : finding.sources) {
    named.push_back(source.title + (source.section.empty() ? "" : ", " + source.section));
  }
  return join(named, "; ");
}

// "... Also: ... Also: ...": a paragraph each.
void addWhy(std::string& text, std::string_view why, const FindingsWords& words) {
  while (!why.empty()) {
    const bool is_also = why.starts_with(words.also);
    if (is_also) why.remove_prefix(words.also.size());
    const std::size_t end = std::min(why.find(" " + std::string(words.also)), why.size());
    addParagraph(text, is_also ? "  " + std::string(words.also) : std::string(words.why), "    ", why.substr(0, end));
    why = trim(why.substr(end));
  }
}

void addFinding(std::string& text, const Finding& finding, Instant now, const FindingsWords& words) {
  addParagraph(text, "* ", "  ", finding.title);
  // The title is most often the first sentence of the reasons.
  const bool repeats = finding.why.starts_with(finding.title + ".");
  const std::string_view why = trim(std::string_view(finding.why).substr(repeats ? finding.title.size() + 1 : 0));
  addWhy(text, why, words);
  for (const record::Evidence& one : finding.evidence) addParagraph(text, words.shown_by, "    ", one.text);
  addSteps(text, finding, now, words);
  addParagraph(text, words.source, "    ", sourceWords(finding));
}

void addHelp(std::string& text, const std::vector<HelpLine>& help, const FindingsWords& words) {
  text += std::string(words.do_not_wait) + "\n";
  for (const HelpLine& line : help) {
    text += line.name == line.call ? "  " + std::string(words.call) + line.call + "\n"
                                   : "  " + line.name + ": " + line.call + "\n";
  }
  text += "\n";
}

void addChecked(std::string& text, const Findings& findings, const FindingsWords& words) {
  if (findings.findings.empty()) {
    text += std::string(findings.checked.empty() ? words.nothing_checked : words.nothing_to_raise) + "\n";
  }
  if (!findings.checked.empty()) addParagraph(text, words.checked, "  ", join(findings.checked, ", ") + ".");
  if (findings.not_checked.empty() && !findings.checked.empty()) text += std::string(words.all_understood) + "\n";
  for (const record::NotChecked& one : findings.not_checked) {
    addParagraph(text, words.not_checked, "  ", one.what + " - " + one.why + ".");
  }
  if (languageOf(findings.language) == Language::Spanish) {
    addParagraph(
        text, "", "",
        "Se revisó según las tablas de Baton, que no lo contienen todo. Una lista escrita no dice nada de alergias, "
        "riñones, hígado o embarazo. En la farmacia pueden mirar la lista completa. No deje ni cambie una medicina por "
        "su cuenta a causa de esto.");
    return;
  }
  addParagraph(
      text, "", "",
      "Checked by Baton's tables, which do not hold everything. A typed list says nothing of allergies, kidneys, "
      "liver or pregnancy. A pharmacist can look at the whole list. Do not stop or change a medicine on your own "
      "because of this.");
}

}  // namespace

json::Value findingsJson(const Findings& findings, const std::vector<HelpLine>& help) {
  json::Value answer;
  answer.set("now", toIso(findings.now));
  json::Value list = json::Value::array();
  for (const Finding& finding : findings.findings) list.push(findingJson(finding));
  answer.set("findings", std::move(list));
  json::Value not_checked = json::Value::array();
  for (const record::NotChecked& one : findings.not_checked) {
    json::Value item;
    item.set("what", one.what);
    item.set("why", one.why);
    not_checked.push(std::move(item));
  }
  answer.set("not_checked", std::move(not_checked));
  answer.set("checked", texts(findings.checked));
  if (findings.language != "en") answer.set("language", findings.language);
  if (!isUrgent(findings)) return answer;
  json::Value lines = json::Value::array();
  for (const HelpLine& line : help) {
    json::Value item;
    item.set("name", line.name);
    item.set("call", line.call);
    lines.push(std::move(item));
  }
  answer.set("help", std::move(lines));
  return answer;
}

std::string findingsText(const Findings& findings, const std::vector<HelpLine>& help) {
  const FindingsWords& words = findingsWords(languageOf(findings.language));
  std::string text;
  if (isUrgent(findings)) addHelp(text, help, words);
  std::string_view heading;
  for (const Finding& finding : findings.findings) {
    if (words.headings[static_cast<std::size_t>(finding.severity)] != heading) {
      heading = words.headings[static_cast<std::size_t>(finding.severity)];
      text += std::string(heading) + "\n";
    }
    addFinding(text, finding, findings.now, words);
    text += "\n";
  }
  addChecked(text, findings, words);
  return text;
}

}  // namespace baton::outbound
