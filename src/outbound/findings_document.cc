#include "outbound/findings_document.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "outbound/findings_words.h"
#include "outbound/wrapped_text.h"

namespace baton::outbound {
namespace {

using record::Finding;
using record::Findings;

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

// One paragraph for all roles that are asked the same.
void addSteps(std::string& text, const Finding& finding, Instant now, const FindingsWords& words) {
  std::vector<std::string_view> told;
  for (const record::Step& step : finding.steps) {
    if (step.who == "self") {
      addParagraph(text, words.what_to_do, "    ", step.what + " (" + byWords(step.by, now, words) + ")");
      continue;
    }
    if (std::find(told.begin(), told.end(), step.what) != told.end()) continue;
    told.emplace_back(step.what);
    std::vector<std::string> asked;
    for (const record::Step& other : finding.steps) {
      if (other.who != "self" && other.what == step.what) asked.push_back(findingRole(other.who, words));
    }
    addParagraph(text, std::string(words.for_your) + join(asked, ", ") + std::string(words.for_your_end), "    ",
                 step.what + ".");
  }
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

// "call or text 988"; "call 988, then press 2; or text AYUDA to 988"
std::string waysOf(const HelpLine& line, const FindingsWords& words) {
  if (!line.call.empty() && line.call == line.text && line.press.empty() && line.keyword.empty()) {
    return std::string(words.call_or_text) + line.call;
  }
  std::string ways;
  if (!line.call.empty()) ways = std::string(words.call_small) + line.call;
  if (!line.press.empty()) ways += std::string(words.press) + line.press;
  if (line.text.empty()) return ways;
  if (!ways.empty()) ways += words.or_else;
  if (line.keyword.empty()) return ways + std::string(words.text_number) + line.text;
  return ways + std::string(words.text) + line.keyword + std::string(words.to) + line.text;
}

void addHelp(std::string& text, const HelpNow& help, const FindingsWords& words) {
  if (help.lines.empty()) return;
  text += std::string(help.is_crisis_first ? words.not_safe : words.do_not_wait) + "\n";
  bool is_first = true;
  for (const HelpLine& line : help.lines) {
    if (line.is_emergency) {
      text += "  " + std::string(is_first ? words.call : words.life_in_danger) + line.call + "\n";
    } else {
      addParagraph(text, "  ", "    ", line.name + ": " + waysOf(line, words));
    }
    is_first = false;
  }
  text += "\n";
}

void addCalls(std::string& text, const std::vector<HelpCall>& calls, const FindingsWords& words) {
  for (const HelpCall& call : calls) {
    text += std::string(words.on_the_phone) + call.situation + "\n";
    for (const std::string& part : call.say) addParagraph(text, "  - ", "    ", part);
    addParagraph(text, words.bring, "    ", join(call.bring, " "));
    addParagraph(text, words.until, "    ", join(call.until, " "));
    text += "\n";
  }
}

json::Value linesJson(const std::vector<HelpLine>& lines) {
  json::Value list = json::Value::array();
  for (const HelpLine& line : lines) {
    json::Value item;
    item.set("name", line.name);
    item.setIfAny("call", line.call);
    item.setIfAny("press", line.press);
    item.setIfAny("text", line.text);
    item.setIfAny("keyword", line.keyword);
    list.push(std::move(item));
  }
  return list;
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
  addParagraph(text, "", "", words.closing);
}

}  // namespace

json::Value findingsJson(const Findings& findings, const HelpNow& help) {
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
  if (help.lines.empty()) return answer;
  answer.set("help", linesJson(help.lines));
  answer.set("calls", callsJson(help.calls));
  return answer;
}

std::string findingsText(const Findings& findings, const HelpNow& help, FindingsReader reader) {
  const FindingsWords& words = findingsWords(languageOf(findings.language), reader);
  std::string text;
  addHelp(text, help, words);
  std::string_view heading;
  bool are_calls_said = false;
  for (const Finding& finding : findings.findings) {
    // Under what is urgent, before what can wait.
    if (finding.severity != record::Severity::Urgent && !std::exchange(are_calls_said, true)) {
      addCalls(text, help.calls, words);
    }
    if (words.headings[static_cast<std::size_t>(finding.severity)] != heading) {
      heading = words.headings[static_cast<std::size_t>(finding.severity)];
      text += std::string(heading) + "\n";
    }
    addFinding(text, finding, findings.now, words);
    text += "\n";
  }
  if (!are_calls_said) addCalls(text, help.calls, words);
  addChecked(text, findings, words);
  return text;
}

json::Value callsJson(const std::vector<HelpCall>& calls) {
  json::Value list = json::Value::array();
  for (const HelpCall& call : calls) {
    json::Value item;
    item.set("flag", call.flag);
    item.set("situation", call.situation);
    item.set("say", texts(call.say));
    item.set("bring", texts(call.bring));
    item.set("until", texts(call.until));
    item.set("source", call.source);
    list.push(std::move(item));
  }
  return list;
}

std::string callsText(const std::vector<HelpCall>& calls, Language language) {
  std::string text;
  addCalls(text, calls, findingsWords(language, FindingsReader::Person));
  return text;
}

json::Value helpJson(const HelpNow& help) {
  json::Value answer;
  answer.set("help", linesJson(help.lines));
  answer.set("calls", callsJson(help.calls));
  return answer;
}

std::string helpText(const HelpNow& help, Language language) {
  const FindingsWords& words = findingsWords(language, FindingsReader::Person);
  std::string text;
  addHelp(text, help, words);
  addCalls(text, help.calls, words);
  return text;
}

}  // namespace baton::outbound
