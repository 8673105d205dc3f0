// The summary as plain text: 80 columns, one printed page at eight lines an inch (88 lines, A4 93) unless safety needs
// more.
#include <algorithm>

#include "base/text.h"
#include "outbound/draw.h"
#include "outbound/fit.h"
#include "outbound/summary_page.h"

namespace baton::outbound {
namespace {

constexpr std::size_t kColumns = 80;
constexpr std::size_t kIndent = 2;
constexpr std::size_t kMarkColumns = 16;

// One letter of valid UTF-8: its length in bytes and its columns on a terminal (two for East Asian wide letters, none
// for combining marks and isolates).
struct Letter {
  std::size_t bytes = 1;
  std::size_t columns = 1;
};

Letter letterAt(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {1, 1};
  const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  const auto second = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0;
  const bool is_isolate = lead == 0xE2 && text.substr(at, 2) == "\xE2\x81";
  const bool is_mark = lead == 0xCC || (lead == 0xCD && second < 0xB0);
  const bool is_wide = (lead >= 0xE3 && lead <= 0xED && lead != 0xEA) || lead >= 0xF0;
  return {bytes, is_isolate || is_mark ? 0U : is_wide ? 2U : 1U};
}

std::size_t columnsOf(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Letter letter = letterAt(text, at);
    columns += letter.columns;
    at += letter.bytes;
  }
  return columns;
}

// The longest start of `text` that fits, at a blank where there is one, never inside a letter.
std::size_t breakAt(std::string_view text, std::size_t room) {
  std::size_t best = 0;
  std::size_t columns = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const Letter letter = letterAt(text, at);
    if (columns + letter.columns > room) break;
    columns += letter.columns;
    at = std::min(at + letter.bytes, text.size());
    if (at == text.size() || text[at] == ' ') best = at;
  }
  return best > 0 ? best : std::max<std::size_t>(at, 1);
}

std::vector<std::string> wrapped(std::string_view text, std::size_t first_indent, std::size_t indent) {
  std::vector<std::string> lines;
  std::size_t lead = first_indent;
  while (!text.empty()) {
    const std::size_t end = breakAt(text, kColumns - lead);
    lines.push_back(std::string(lead, ' ') + std::string(text.substr(0, end)));
    text = trim(text.substr(end));
    lead = indent;
  }
  return lines;
}

void append(std::vector<std::string>& to, std::vector<std::string> lines) {
  for (std::string& line : lines) to.push_back(std::move(line));
}

std::vector<std::string> lineText(const PageLine& line, Detail detail) {
  const std::string& rest = detail == Detail::Long ? line.text : line.brief;
  std::string text = line.is_alert ? "! " : "- ";
  if (!line.mark.empty()) {
    text += line.mark;
    const std::size_t used = columnsOf(line.mark);
    text += std::string(used < kMarkColumns - 2 ? kMarkColumns - used - 2 : 2, '\x01');
  }
  text += line.lead;
  if (!line.lead.empty() && !rest.empty()) text += ": ";
  text += rest;
  std::vector<std::string> lines = wrapped(text, kIndent, kIndent + 2);
  for (std::string& shown : lines) std::replace(shown.begin(), shown.end(), '\x01', ' ');
  return lines;
}

std::vector<std::string> head(const SummaryPage& page) {
  std::vector<std::string> lines;
  append(lines, wrapped(page.title, 0, 2));
  append(lines, wrapped(join(page.about, " · "), 0, 2));
  append(lines, wrapped(page.made_for.empty() ? page.made_on : page.made_on + " · " + page.made_for, 0, 2));
  append(lines, wrapped(page.not_whole, 0, 2));
  for (const std::string& owner : page.owners) append(lines, wrapped(owner, 0, 2));
  return lines;
}

std::vector<std::string> foot(const SummaryPage& page, const Selection& selection) {
  std::vector<std::string> lines{""};
  append(lines, wrapped(selection.notShown(), 0, 2));
  append(lines, wrapped(page.made_by + " " + page.ask, 0, 2));
  append(lines, wrapped(page.crisis, 0, 2));
  return lines;
}

// Every line wrapped once; leaving lines out is then only arithmetic.
struct Form {
  std::vector<std::vector<std::vector<std::string>>> lines;
  Heights heights;
};

Form formOf(const SummaryPage& page, Detail detail) {
  Form form;
  form.heights.title = 1;
  form.heights.section_gap = 1;
  for (const PageSection& section : page.sections) {
    auto& lines = form.lines.emplace_back();
    auto& heights = form.heights.lines.emplace_back();
    for (const PageLine& line : section.lines) {
      lines.push_back(lineText(line, detail));
      heights.push_back(static_cast<double>(lines.back().size()));
    }
  }
  form.heights.chart_lines = form.heights.lines;
  return form;
}

}  // namespace

std::string drawText(const SummaryPage& page, Paper paper) {
  const double room = paper == Paper::Letter ? 88 : 93;
  const std::vector<std::string> top = head(page);
  Selection selection(page);
  Form form = formOf(page, Detail::Long);
  auto height = [&] {
    return static_cast<double>(top.size() + foot(page, selection).size()) + totalHeight(selection, form.heights);
  };
  if (height() > room) form = formOf(page, Detail::Brief);
  while (height() > room) {
    const double feet = static_cast<double>(top.size() + foot(page, selection).size());
    while (totalHeight(selection, form.heights) > room - feet && selection.next() != nullptr &&
           selection.next()->weight < kSafetyWeight) {
      selection.dropNext();
    }
    if (selection.next() == nullptr || selection.next()->weight >= kSafetyWeight) break;
  }
  std::vector<std::string> lines = top;
  for (std::size_t s = 0; s < page.sections.size(); ++s) {
    if (!selection.showsSection(s)) continue;
    lines.emplace_back();
    lines.push_back(page.sections[s].title);
    for (std::size_t l = 0; l < form.lines[s].size(); ++l) {
      if (selection.shows(s, l)) append(lines, form.lines[s][l]);
    }
  }
  append(lines, foot(page, selection));
  return join(lines, "\n") + "\n";
}

}  // namespace baton::outbound
