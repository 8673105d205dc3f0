#include "outbound/care_packet.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "outbound/update_document.h"

namespace baton::outbound {
namespace {

using Section = SectionPaper::Section;

constexpr std::size_t kMostOfSection = 10;

std::string weeks(int count) { return std::to_string(count) + (count == 1 ? " week" : " weeks"); }

std::string chanceWords(const TriedMedicine& tried) {
  if (tried.chance == "full") return "a full trial";
  if (tried.chance == "dose-too-low") return "the dose stayed below the usual one";
  if (tried.chance == "too-short") return tried.is_current ? "not long enough yet" : "ended before it could work";
  return "the record does not tell dose and time";
}

std::string resultWords(const TriedMedicine& tried) {
  if (tried.result == "helped") return "it helped";
  if (tried.result == "not-enough") return "it did not help enough";
  if (tried.result == "not-tolerated") return "stopped for side effects";
  return tried.is_current ? "too early or not written down if it helps" : "what came of it is not written down";
}

// A line of the summary as one sentence.
std::string lineText(const PageLine& line) {
  std::string text = line.mark;
  const auto add = [&](const std::string& part, std::string_view before) {
    if (part.empty()) return;
    if (!text.empty()) text += before;
    text += part;
  };
  add(line.lead, line.mark.empty() ? "" : ": ");
  add(line.brief.empty() ? line.text : line.brief, ", ");
  return text;
}

void addPage(std::vector<Section>& sections, const SummaryPage& page, SectionKind kind, std::string_view id) {
  const auto found = std::ranges::find(page.sections, kind, &PageSection::kind);
  if (found == page.sections.end()) return;
  Section section{std::string(id), found->title, {}, false};
  for (std::size_t i = 0; i < found->lines.size() && i < kMostOfSection; ++i) {
    section.lines.push_back(lineText(found->lines[i]));
  }
  if (found->lines.size() > kMostOfSection) {
    section.lines.push_back("And " + std::to_string(found->lines.size() - kMostOfSection) + " more.");
  }
  if (!section.lines.empty()) sections.push_back(std::move(section));
}

void addLines(std::vector<Section>& sections, std::string_view id, std::string_view title,
              const std::vector<std::string>& lines, std::string_view if_none = {}) {
  Section section{std::string(id), std::string(title), {}, false};
  for (const std::string& line : lines) section.lines.push_back(onPaper(line));
  if (section.lines.empty() && !if_none.empty()) section.lines.emplace_back(if_none);
  if (!section.lines.empty()) sections.push_back(std::move(section));
}

Section topOf(const CarePacket& packet) {
  Section top{
      "top", packet.kind == PacketKind::FirstVisit ? "What matters most" : "The three things that matter", {}, true};
  const auto line = [&](std::string_view name, const std::string& text) {
    if (!text.empty()) top.lines.push_back(std::string(name) + ": " + (packet.is_own ? text : onPaper(text)));
  };
  line("What changed", packet.lines.changed);
  line("What worries me most", packet.lines.worries);
  line("What to decide", packet.lines.decide);
  if (top.lines.empty()) top.lines.emplace_back("Nothing is written down for this visit yet.");
  return top;
}

std::vector<std::string> triedLines(const CarePacket& packet) {
  std::vector<std::string> lines;
  for (const TriedMedicine& tried : packet.tried) lines.push_back(triedText(tried));
  return lines;
}

std::vector<Section> sectionsOf(const CarePacket& packet) {
  std::vector<Section> sections{topOf(packet)};
  const bool is_first = packet.kind == PacketKind::FirstVisit;
  if (!is_first) {
    addLines(sections, "asked", "Asked of you", packet.asked);
    addLines(sections, "labs", "Tests that are due or late", packet.labs);
    addLines(sections, "since", "What changed, and what was decided elsewhere", packet.since);
  }
  addPage(sections, packet.page, SectionKind::Safety, "safety");
  addPage(sections, packet.page, SectionKind::Allergies, "allergies");
  addPage(sections, packet.page, SectionKind::Medications, "medicines");
  if (is_first) {
    addLines(sections, "tried", "Medicines that were tried", triedLines(packet),
             "No earlier medicine for mood or psychosis is written down.");
    addLines(sections, "goals", "Goals, with who set them", packet.goals,
             "No goal is written down. Please ask the therapist for the goals of therapy.");
  }
  addPage(sections, packet.page, SectionKind::Diagnoses, "diagnoses");
  addPage(sections, packet.page, SectionKind::Symptoms, "symptoms");
  addPage(sections, packet.page, SectionKind::Scores, "scores");
  addPage(sections, packet.page, SectionKind::HospitalStays, "stays");
  if (is_first) addPage(sections, packet.page, SectionKind::Labs, "labs");
  addLines(sections, "forms", "Forms that are due", packet.forms);
  addLines(sections, "bring", "Papers, the most useful first", packet.bring);
  addPage(sections, packet.page, SectionKind::DailyLife, "daily-life");
  addPage(sections, packet.page, SectionKind::CareTeam, "team");
  return sections;
}

}  // namespace

std::string triedText(const TriedMedicine& tried) {
  std::string text = tried.name;
  if (!tried.most.empty()) text += ", up to " + tried.most;
  if (!tried.span.empty()) text += ", " + tried.span;
  if (tried.weeks > 0) {
    text += ": " + weeks(tried.weeks);
    if (tried.weeks_at_dose != tried.weeks) text += ", " + weeks(tried.weeks_at_dose) + " of them at a usual dose";
  }
  text += "; " + chanceWords(tried) + "; " + resultWords(tried);
  if (!tried.reason.empty()) text += " (" + tried.reason + ")";
  if (!tried.effects.empty()) text += "; side effects told: " + join(tried.effects, ", ");
  return text + ".";
}

SectionPaper carePacketPaper(const CarePacket& packet) {
  const bool is_first = packet.kind == PacketKind::FirstVisit;
  SectionPaper paper;
  paper.title = (is_first ? "First appointment: " : "For primary care: ") + packet.person;
  paper.lead = "For " + (packet.reader.empty() ? readerWords(packet.role) : packet.reader);
  if (!packet.visit.empty()) paper.lead += ", visit on " + dateWords(packet.visit, Language::English);
  paper.lead += ".";
  for (const std::string& about : packet.page.about) paper.lead += " " + about + ".";
  if (!packet.is_whole) paper.lead += " " + packet.page.not_whole;
  paper.sections = sectionsOf(packet);
  paper.foot = kUpdateFoot;
  paper.left_out = "Not shown for lack of room: {0} lines. Ask for the whole record.";
  paper.made = packet.made;
  return paper;
}

json::Value carePacketJson(const CarePacket& packet) {
  json::Value lines;
  lines.set("changed", packet.lines.changed);
  lines.set("worries", packet.lines.worries);
  lines.set("decide", packet.lines.decide);
  json::Value sections = json::Value::array();
  for (const Section& section : sectionsOf(packet)) {
    json::Value texts = json::Value::array();
    for (const std::string& line : section.lines) texts.push(line);
    json::Value one;
    one.set("id", section.id);
    one.set("title", section.title);
    one.set("lines", std::move(texts));
    sections.push(std::move(one));
  }
  json::Value tried = json::Value::array();
  for (const TriedMedicine& one : packet.tried) {
    json::Value effects = json::Value::array();
    for (const std::string& effect : one.effects) effects.push(effect);
    json::Value item;
    item.set("name", one.name);
    item.setIfAny("most", one.most);
    item.setIfAny("span", one.span);
    item.set("weeks", one.weeks);
    item.set("weeks_at_dose", one.weeks_at_dose);
    item.set("chance", one.chance);
    item.set("result", one.result);
    item.setIfAny("reason", one.reason);
    item.set("effects", std::move(effects));
    item.set("current", one.is_current);
    tried.push(std::move(item));
  }
  json::Value value;
  value.set("for", packet.role);
  value.setIfAny("reader", packet.reader);
  value.setIfAny("visit", packet.visit.text());
  value.set("lines", std::move(lines));
  value.set("own", packet.is_own);
  value.set("whole", packet.is_whole);
  value.set("sections", std::move(sections));
  if (packet.kind == PacketKind::FirstVisit) value.set("tried", std::move(tried));
  return value;
}

}  // namespace baton::outbound
