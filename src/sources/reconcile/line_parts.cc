#include "sources/reconcile/line_parts.h"

#include <map>
#include <tuple>

#include "base/digest.h"
#include "base/text.h"

namespace baton::sources::reconcile {

using record::Coding;
using record::Conflict;
using record::Line;
using record::Source;

std::string sourceSystem(const record::About& about) {
  const Source& source = about.source;
  if (!source.organisation.empty()) return foldForMatching(source.organisation);
  const std::string& url = about.full_url;
  const std::size_t host = url.starts_with("https://") ? 8 : url.starts_with("http://") ? 7 : 0;
  if (host > 0) return "server " + foldForMatching(url.substr(host, url.find('/', host) - host));
  if (!source.file.empty()) return "file " + foldForMatching(source.file);
  return source.format + " by " + source.author;
}

std::string sourceName(const Source& source) {
  if (!source.organisation.empty()) return source.organisation;
  if (!source.file.empty()) return source.file;
  return "What was typed in";
}

std::string telecomKey(const record::Telecom& telecom) {
  if (telecom.system != "phone" && telecom.system != "fax" && telecom.system != "sms") {
    return telecom.system + " " + foldForMatching(telecom.value);
  }
  std::string digits;
  for (const char c : telecom.value) {
    if (c >= '0' && c <= '9') digits += c;
  }
  // The country code of North America is written or left out at will.
  const bool has_country = telecom.value.starts_with("+1") || (digits.size() == 11 && digits.front() == '1');
  return telecom.system + " " + (has_country ? digits.substr(1) : digits);
}

std::string slug(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  std::string made;
  for (const char c : foldForMatching(text)) {
    const bool is_kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (is_kept) {
      made += c;
    } else if (!made.empty() && made.back() != '-') {
      made += '-';
    }
  }
  while (!made.empty() && made.back() == '-') made.pop_back();
  if (made.empty()) return toHex(digest(text, 16)).substr(0, 8);
  if (made.size() <= kLongest) return made;
  const std::string mark = toHex(digest(made, 16)).substr(0, 8);
  std::size_t cut = kLongest;
  while (cut > 0 && (static_cast<unsigned char>(made[cut]) & 0xC0) == 0x80) --cut;
  return made.substr(0, cut) + "-" + mark;
}

std::string plainLabel(const record::Concept& what) {
  std::string label = what.label();
  for (const std::string_view tag : {" (disorder)", " (finding)", " (procedure)", " (situation)", " (event)",
                                     " (regime/therapy)", " (substance)", " (morphologic abnormality)"}) {
    if (label.size() > tag.size() && label.ends_with(tag)) label.resize(label.size() - tag.size());
  }
  return label;
}

const PartialDate& firstDated(std::initializer_list<const PartialDate*> dates) {
  static const PartialDate none;
  for (const PartialDate* date : dates) {
    if (!date->empty()) return *date;
  }
  return none;
}

bool isEarlier(const PartialDate& a, const PartialDate& b) { return !a.empty() && !b.empty() && a.first() < b.first(); }

bool couldBeEqual(const PartialDate& a, const PartialDate& b) {
  if (a.empty() || b.empty()) return true;
  if (a.precision() > Precision::Day || b.precision() > Precision::Day) {  // the hour is no disagreement
    if (a.dateText() == b.dateText()) return true;
  }
  return a.first() <= b.last() && b.first() <= a.last();
}

std::string dateWords(std::string_view before, const PartialDate& date) {
  return date.empty() ? "" : std::string(before) + date.dateText();
}

void addCodings(std::vector<Coding>& codings, const std::vector<Coding>& more) {
  for (const Coding& coding : more) {
    const bool is_known = std::any_of(codings.begin(), codings.end(), [&](const Coding& known) {
      return known.system == coding.system && known.code == coding.code;
    });
    if (!is_known) codings.push_back(coding);
  }
}

bool isNewer(const Source& a, const Source& b) {
  const Instant left = a.asserted.empty() ? a.recorded : a.asserted.first();
  const Instant right = b.asserted.empty() ? b.recorded : b.asserted.first();
  if (left != right) return left > right;
  return a.key < b.key;
}

void fillFrom(Line& line, const std::vector<const record::About*>& abouts) {
  for (const record::About* about : abouts) {
    line.sources.push_back(about->source);
    addCodings(line.security, about->security);
    line.is_not_interpreted = line.is_not_interpreted || about->is_not_interpreted;
  }
  std::sort(line.sources.begin(), line.sources.end(), isNewer);
  line.sources.erase(std::unique(line.sources.begin(), line.sources.end()), line.sources.end());
}

Conflict conflictOf(std::string field, std::vector<Conflict::Side> sides) {
  Conflict conflict;
  conflict.field = std::move(field);
  for (const Conflict::Side& side : sides) {
    if (!conflict.text.empty()) conflict.text += "; ";
    conflict.text += sourceName(side.source) + " says " + side.value;
  }
  conflict.text += ".";
  conflict.sides = std::move(sides);
  return conflict;
}

void makeLineIdsUnique(const std::vector<Line*>& lines) {
  std::map<std::string, std::vector<Line*>> by_id;
  for (Line* line : lines) by_id[line->id].push_back(line);
  auto first_key = [](const Line* line) {
    std::string least;
    for (const Source& source : line->sources) {
      if (least.empty() || source.key < least) least = source.key;
    }
    return least;
  };
  for (auto& [id, same] : by_id) {
    if (same.size() == 1) continue;
    std::sort(same.begin(), same.end(), [&](const Line* a, const Line* b) {
      if (a->since.empty() != b->since.empty()) return b->since.empty();
      if (a->since.first() != b->since.first()) return a->since.first() < b->since.first();
      return first_key(a) < first_key(b);
    });
    for (std::size_t i = 1; i < same.size(); ++i) {
      const std::string key = first_key(same[i]);
      same[i]->id += "~" + key.substr(key.find('/') + 1);
    }
  }
}

void suggestSame(Line& a, Line& b, const Decisions& decisions) {
  if (decisions.keepApart(a.sources, b.sources)) return;
  auto add = [](std::vector<std::string>& ids, const std::string& id) {
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  };
  add(a.possible_duplicates, b.id);
  add(b.possible_duplicates, a.id);
}

bool isNearlyEqual(std::string_view a, std::string_view b) {
  constexpr std::size_t kLeastLetters = 6;
  constexpr std::size_t kMostEdits = 2;
  constexpr std::size_t kLongest = 80;
  if (a.size() < kLeastLetters || b.size() < kLeastLetters || a.size() > kLongest || b.size() > kLongest) return false;
  if ((a.size() > b.size() ? a.size() - b.size() : b.size() - a.size()) > kMostEdits) return false;
  std::vector<std::size_t> row(b.size() + 1);  // Levenshtein distance, one row at a time
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()] > 0 && row[b.size()] <= kMostEdits;
}

}  // namespace baton::sources::reconcile
