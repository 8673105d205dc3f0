#include "outbound/page/say.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "base/text.h"
#include "outbound/page/sections.h"
#include "outbound/phrases.h"

namespace baton::outbound::page {
namespace {

constexpr std::string_view kIsolateStart = "\u2068";
constexpr std::string_view kIsolateEnd = "\u2069";

// Decodes one code point of valid UTF-8 at `at` and moves on.
char32_t next(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at++]);
  if (lead < 0x80) return lead;
  const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  char32_t code = lead & (0x3FU >> static_cast<unsigned>(more));
  for (int i = 0; i < more && at < text.size(); ++i)
    code = (code << 6U) | (static_cast<unsigned char>(text[at++]) & 0x3FU);
  return code;
}

// Control characters, direction marks and overrides, line separators, tags and noncharacters: nothing a page may obey.
bool mayNotBeDrawn(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x061C || code == 0x200E || code == 0x200F ||
         (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF ||
         (code >= 0xFFF0 && code <= 0xFFFC) || (code & 0xFFFEU) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF) ||
         (code >= 0xE0000 && code <= 0xE0FFF) || code == 0x180E || code == 0x00AD;
}

bool isRightToLeft(char32_t code) {
  return (code >= 0x0590 && code <= 0x08FF) || (code >= 0xFB1D && code <= 0xFDFF) ||
         (code >= 0xFE70 && code <= 0xFEFC) || (code >= 0x10800 && code <= 0x10FFF) ||
         (code >= 0x1E800 && code <= 0x1EFFF);
}

// Stacks of combining marks ("zalgo") would run over other lines: keep three in a row.
bool isCombining(char32_t code) {
  return (code >= 0x0300 && code <= 0x036F) || (code >= 0x0483 && code <= 0x0489) ||
         (code >= 0x1AB0 && code <= 0x1AFF) || (code >= 0x1DC0 && code <= 0x1DFF) ||
         (code >= 0x20D0 && code <= 0x20FF) || (code >= 0xFE20 && code <= 0xFE2F);
}

std::string drawable(std::string_view text) {
  std::string kept;
  kept.reserve(text.size());
  int marks = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t code = next(text, at);
    marks = isCombining(code) ? marks + 1 : 0;
    if (marks > 3) continue;
    if (!mayNotBeDrawn(code)) {
      kept.append(text.substr(from, at - from));
    } else if (code < 0x20 || code == 0x2028 || code == 0x2029 || code == 0x85) {
      kept += ' ';
    }
  }
  return kept;
}

bool isPlainAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

}  // namespace

bool hasRightToLeft(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (isRightToLeft(next(text, at))) return true;
  }
  return false;
}

std::string clean(std::string_view text, std::size_t limit) {
  if (isPlainAscii(text)) return shorten(collapseSpaces(text), limit);
  // Bounded first, so that a megabyte in one field costs no more than a page.
  const std::string valid = toValidUtf8(text.substr(0, 16 * limit));
  std::string kept = shorten(collapseSpaces(drawable(valid)), limit);
  if (hasRightToLeft(kept)) kept = std::string(kIsolateStart) + kept + std::string(kIsolateEnd);
  return kept;
}

namespace {

// No source's text holds these: clean() makes blanks of control characters.
constexpr char kForeign = '\x01';
constexpr char kNamed = '\x02';
constexpr char kEnd = '\x03';

std::string enclosed(char begin, const std::string& text) {
  return text.empty() ? text : std::string(1, begin) + text + kEnd;
}

// "portal.lakeside.example.org", an address, a urn.
bool isComputerName(std::string_view name) {
  if (name.find(' ') != std::string_view::npos) return false;
  return name.find("://") != std::string_view::npos || name.starts_with("urn:") ||
         std::count(name.begin(), name.end(), '.') >= 2;
}

}  // namespace

std::string Quoter::operator()(std::string_view text, std::size_t limit) const {
  return enclosed(is_foreign_ ? kForeign : kNamed, clean(text, limit));
}

std::string named(std::string_view text, std::size_t limit) { return enclosed(kNamed, clean(text, limit)); }

std::string takeQuotes(std::string_view text, std::vector<Quote>& quotes) {
  std::string plain;
  Quote quote;
  for (const char c : text) {
    if (c == kForeign || c == kNamed) {
      quote = {plain.size(), plain.size(), c == kForeign};
    } else if (c == kEnd) {
      quote.end = plain.size();
      quotes.push_back(quote);
    } else {
      plain += c;
    }
  }
  return plain;
}

std::string withoutQuotes(std::string_view text) {
  std::vector<Quote> ignored;
  return takeQuotes(text, ignored);
}

void takeQuotes(PageLine& line) {
  std::vector<Quote> of_mark;
  line.mark = takeQuotes(line.mark, of_mark);
  line.is_mark_foreign = std::ranges::any_of(of_mark, &Quote::is_foreign);
  line.brief = takeQuotes(line.brief, line.brief_quotes);
  line.lead = takeQuotes(line.lead, line.lead_quotes);
  line.text = takeQuotes(line.text, line.text_quotes);
}

std::string Draft::phrase(std::string_view text, const Quoter& quoted, std::size_t limit) const {
  const PhraseManner manner{language, [&](const PartialDate& date) { return dateWords(date, language); },
                            [&](Instant time) { return clockWords(time, language); }};
  const auto own = ownPhrase(manner, text);
  return own ? clean(*own, limit) : quoted(text, limit);
}

std::string readableNumbers(std::string_view text) {
  constexpr std::size_t kDecimals = 3;
  auto isDigit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
  std::string readable;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (isDigit(end)) ++end;
    const std::size_t point = end;
    if (end > at && end < text.size() && text[end] == '.') {
      ++end;
      while (isDigit(end)) ++end;
    }
    const bool is_version = end < text.size() && text[end] == '.' && isDigit(end + 1);
    if (end > at && point - at <= 9 && end > point + 1 + kDecimals && !is_version) {
      const double value = std::strtod(std::string(text.substr(at, end - at)).c_str(), nullptr);
      const int decimals = value >= 1 ? 2 : 4;
      readable += fmt::format("{:.{}f}", value, decimals);
      at = end;
    } else {
      end = std::max(end, at + 1);
      readable.append(text.substr(at, end - at));
      at = end;
    }
  }
  return readable;
}

std::string plainName(std::string_view label) {
  for (const std::string_view tag :
       {" (disorder)", " (finding)", " (situation)", " (procedure)", " (morphologic abnormality)", " (event)",
        " (regime/therapy)", " (substance)", " (environment)"}) {
    if (label.ends_with(tag)) return std::string(label.substr(0, label.size() - tag.size()));
  }
  return std::string(label);
}

std::string pieces(const std::vector<std::string>& parts) {
  std::string joined;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!joined.empty()) joined += " · ";
    joined += part;
  }
  return joined;
}

std::string sourceName(const record::Source& source, Language language) {
  // The author of a form is an account of this server, which tells no reader anything.
  if (source.format == "form" && source.organisation.empty()) return std::string(word(Word::TypedIn, language));
  if (isComputerName(source.organisation)) return std::string(word(Word::AFile, language));
  for (const std::string* name : {&source.organisation, &source.author, &source.file}) {
    if (std::string shown = named(*name == "import" ? "" : *name, kShortPiece); !shown.empty()) return shown;
  }
  return std::string(word(Word::SourceNotKnown, language));
}

std::string sourceAndDate(const record::Source& source, Language language) {
  const PartialDate date =
      source.asserted.empty() && source.recorded.ms > 0 ? PartialDate::day(source.recorded) : source.asserted;
  const std::string when = dateWords(date, language);
  return when.empty() ? sourceName(source, language) : sourceName(source, language) + ", " + when;
}

std::string phoneOf(const std::vector<record::Telecom>& telecoms) {
  const record::Telecom* best = nullptr;
  int best_rank = 0;
  for (const record::Telecom& telecom : telecoms) {
    if (telecom.system != "phone" && telecom.system != "sms") continue;
    const int rank = telecom.use == "work" ? 3 : telecom.use == "mobile" ? 2 : 1;
    if (rank > best_rank && !telecom.value.empty()) best = &telecom, best_rank = rank;
  }
  if (best == nullptr) return {};
  std::string_view number = best->value;
  if (startsWithNoCase(number, "tel:")) number.remove_prefix(4);
  return clean(number, 30);
}

std::string emailOf(const std::vector<record::Telecom>& telecoms) {
  for (const record::Telecom& telecom : telecoms) {
    if (telecom.system == "email" && !telecom.value.empty()) return clean(telecom.value, kShortPiece);
  }
  return {};
}

}  // namespace baton::outbound::page
