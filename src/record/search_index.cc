#include "record/search_index.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "knowledge/knowledge.h"

namespace baton::record {
namespace {

constexpr int kName = 8;
constexpr int kAlias = 6;
constexpr int kDetail = 3;
constexpr std::size_t kLeastLettersForTypos = 4;
constexpr std::size_t kMostQueryWords = 8;
constexpr std::size_t kLongestWord = 60;
constexpr int kWhole = 16;
constexpr int kBeginning = 10;
constexpr int kTypo = 5;
constexpr int kOtherName = 14;

bool isWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

// Folded words of two bytes or more; "PHQ-9" is "phq", "9" and "phq9".
std::vector<std::string> wordsOf(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  auto finish = [&] {
    if (!word.empty() && word.size() <= kLongestWord) words.push_back(word);
    word.clear();
  };
  for (const char c : foldForMatching(text)) {
    if (isWordByte(c))
      word += c;
    else
      finish();
  }
  finish();
  const std::size_t count = words.size();
  for (std::size_t i = 0; i + 1 < count; ++i) {
    const bool is_number =
        std::all_of(words[i + 1].begin(), words[i + 1].end(), [](char c) { return c >= '0' && c <= '9'; });
    if (is_number && words[i].size() <= 6 && words[i + 1].size() <= 2) words.push_back(words[i] + words[i + 1]);
  }
  return words;
}

std::u32string codePointsOf(std::string_view text) {
  std::u32string points;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t point = lead;
    for (std::size_t k = 1; k < length && i + k < text.size(); ++k) {
      point = (point << 8U) | static_cast<unsigned char>(text[i + k]);  // any injective number will do
    }
    points += point;
    i += length;
  }
  return points;
}

// What people look for most comes first among equals.
int kindWeight(SearchKind kind) {
  switch (kind) {
    case SearchKind::Medication:
      return 8;
    case SearchKind::Allergy:
    case SearchKind::Condition:
      return 6;
    case SearchKind::CareTeam:
      return 4;
    case SearchKind::Goal:
    case SearchKind::Result:
    case SearchKind::Visit:
    case SearchKind::Plan:
    case SearchKind::Document:
    case SearchKind::Contact:
    case SearchKind::Coverage:
    case SearchKind::Other:
      break;
  }
  return 0;
}

bool isRecent(const PartialDate& date, Instant at) { return !date.empty() && at.ms - date.first().ms <= 365 * kDayMs; }

}  // namespace

std::string_view toText(SearchKind kind) {
  switch (kind) {
    case SearchKind::Medication:
      return "medications";
    case SearchKind::Allergy:
      return "allergies";
    case SearchKind::Condition:
      return "conditions";
    case SearchKind::CareTeam:
      return "care_team";
    case SearchKind::Goal:
      return "goals";
    case SearchKind::Result:
      return "observations";
    case SearchKind::Visit:
      return "encounters";
    case SearchKind::Plan:
      return "plans";
    case SearchKind::Document:
      return "documents";
    case SearchKind::Contact:
      return "contacts";
    case SearchKind::Coverage:
      return "coverage";
    case SearchKind::Other:
      break;
  }
  return "other";
}

bool isWithinOneTypo(std::string_view left_text, std::string_view right_text) {
  std::u32string left = codePointsOf(left_text);
  std::u32string right = codePointsOf(right_text);
  if (left.size() > right.size()) std::swap(left, right);
  if (right.size() - left.size() > 1) return false;
  std::size_t same = 0;
  while (same < left.size() && left[same] == right[same]) ++same;
  if (left.size() == right.size()) {
    if (same == left.size()) return true;
    if (left.compare(same + 1, std::u32string::npos, right, same + 1, std::u32string::npos) == 0) return true;
    const bool is_swap = same + 1 < left.size() && left[same] == right[same + 1] && left[same + 1] == right[same];
    return is_swap && left.compare(same + 2, std::u32string::npos, right, same + 2, std::u32string::npos) == 0;
  }
  return left.compare(same, std::u32string::npos, right, same + 1, std::u32string::npos) == 0;
}

class SearchIndex::Builder {
 public:
  Builder(SearchIndex& index, const Chart& chart) : index_(index), chart_(chart) {}

  void begin(SearchKind kind, std::string id, const std::string& text, const std::string& detail, const PartialDate& on,
             bool is_current) {
    Document document;
    document.hit = {kind, std::move(id), text, detail, on, 0};
    document.weight = kindWeight(kind) + (is_current ? 4 : 0) + (isRecent(on, chart_.at) ? 2 : 0);
    index_.documents_.push_back(std::move(document));
    say(text, kName);
    say(detail, kDetail);
  }
  void say(std::string_view text, int field) {
    if (text.empty()) return;
    const auto document = static_cast<std::uint32_t>(index_.documents_.size() - 1);
    for (std::string& word : wordsOf(text)) {
      std::vector<Posting>& postings = words_[std::move(word)];
      if (!postings.empty() && postings.back().document == document) {
        postings.back().field = std::max(postings.back().field, static_cast<std::uint8_t>(field));
      } else {
        postings.push_back({document, static_cast<std::uint8_t>(field)});
      }
    }
  }
  void say(const std::vector<Coding>& codings) {
    for (const Coding& coding : codings) say(coding.display, kAlias);
  }
  void say(const Concept& what) {
    say(what.text, kName);
    say(what.codings);
  }

  void lines();
  void facts();
  void finish() {
    index_.words_.reserve(words_.size());
    for (auto& [text, postings] : words_) index_.words_.push_back({text, std::move(postings)});
  }

 private:
  SearchIndex& index_;
  const Chart& chart_;
  std::map<std::string, std::vector<Posting>> words_;
};

void SearchIndex::Builder::lines() {
  for (const MedicationLine& line : chart_.medications) {
    begin(SearchKind::Medication, line.id, line.text, line.dose, line.since, line.status == "active");
    for (const std::string& ingredient : line.ingredients) say(ingredient, kName);
    say(line.codes);
    say(line.reason, kDetail);
    say(line.prescriber, kDetail);
  }
  for (const AllergyLine& line : chart_.allergies) {
    begin(SearchKind::Allergy, line.id, line.text, line.reaction, line.since, line.status == "active");
    say(line.codes);
  }
  for (const ConditionLine& line : chart_.conditions) {
    begin(SearchKind::Condition, line.id, line.text, line.status, line.since, line.status == "active");
    say(line.group, kAlias);
    say(line.codes);
  }
  for (const CareTeamLine& line : chart_.care_team) {
    const std::string role = line.role == "other" ? line.role_text : line.role;
    begin(SearchKind::CareTeam, line.id, line.text, role, line.since, line.status == "active");
    say(line.role_text, kDetail);
    say(line.organization, kAlias);
  }
  for (const GoalLine& line : chart_.goals) {
    begin(SearchKind::Goal, line.id, line.text, line.target, line.since, line.status == "active");
  }
  for (const OwnedListLine& line : chart_.lists) {
    begin(SearchKind::Other, line.id, line.text, line.owner, line.confirmed, line.status == "active");
  }
}

void SearchIndex::Builder::facts() {
  const Facts& facts = chart_.facts;
  for (const ObservationFact& fact : facts.observations) {
    begin(SearchKind::Result, fact.about.key, fact.what.label(), fact.shown(), fact.effective, false);
    say(fact.what);
    for (const knowledge::ChangeThreshold* known : knowledge::builtIn().changes().find(fact.what.codeIn(kLoinc))) {
      say(known->name, kAlias);  // "Lithium level" for LOINC's long name
    }
    say(fact.note, kDetail);
    for (const auto& part : fact.components) say(part.what.label() + " " + part.value_text, kDetail);
  }
  for (const EncounterFact& fact : facts.encounters) {
    const Concept& what = fact.types.empty() ? fact.service : fact.types.front();
    begin(SearchKind::Visit, fact.about.key, what.label().empty() ? "Visit" : what.label(), fact.organization.display,
          fact.period.start, false);
    for (const Concept& reason : fact.reasons) say(reason.label(), kAlias);
    for (const Reference& who : fact.participants) say(who.display, kAlias);
  }
  for (const PlanFact& fact : facts.plans) {
    const std::string text = fact.description.empty() ? fact.what.label() : fact.description;
    begin(SearchKind::Plan, fact.about.key, text, fact.status, fact.period.start, fact.status == "active");
    say(fact.what);
    for (const Reference& who : fact.participants) say(who.display, kAlias);
    for (const std::string& activity : fact.activities) say(activity, kDetail);
  }
  for (const TaskFact& fact : facts.tasks) {
    begin(SearchKind::Plan, fact.about.key, fact.description.empty() ? fact.what.label() : fact.description,
          fact.status, fact.authored, fact.status == "in-progress");
    say(fact.owner.display, kAlias);
  }
  for (const ConsentFact& fact : facts.consents) {
    begin(SearchKind::Other, fact.about.key, fact.scope.label(), fact.status, fact.given, false);
    for (const Concept& one : fact.categories) say(one.label(), kAlias);
  }
  for (const CommunicationFact& fact : facts.communications) {
    begin(SearchKind::Other, fact.about.key, fact.topic.label().empty() ? "Message" : fact.topic.label(), fact.status,
          fact.sent, false);
    for (const Reference& who : fact.recipients) say(who.display, kAlias);
    for (const std::string& text : fact.payload) say(text, kDetail);
  }
  for (const DocumentFact& fact : facts.documents) {
    begin(SearchKind::Document, fact.about.key, fact.title.empty() ? fact.type.label() : fact.title, fact.type.label(),
          fact.date, false);
    say(fact.conclusion, kDetail);
  }
  for (const ProcedureFact& fact : facts.procedures) {
    begin(SearchKind::Visit, fact.about.key, fact.what.label(), fact.status, fact.performed.start, false);
    say(fact.what.codings);
  }
  for (const ImmunizationFact& fact : facts.immunizations) {
    begin(SearchKind::Other, fact.about.key, fact.what.label(), fact.status, fact.given, false);
  }
  for (const Contact& contact : facts.contacts) {
    begin(SearchKind::Contact, contact.about.key, contact.name, contact.relationship.label(), contact.period.start,
          true);
  }
  for (const CoverageFact& fact : facts.coverages) {
    begin(SearchKind::Coverage, fact.about.key, fact.payor, fact.plan, fact.period.start, fact.status == "active");
  }
  for (const FamilyHistoryFact& fact : facts.family_history) {
    std::string conditions;
    for (const Concept& one : fact.conditions) conditions += (conditions.empty() ? "" : ", ") + one.label();
    begin(SearchKind::Other, fact.about.key, fact.relationship.label(), conditions, PartialDate(), false);
  }
  for (const OtherFact& fact : facts.other) {
    begin(SearchKind::Other, fact.about.key, fact.label, fact.status, fact.date, false);
  }
}

SearchIndex::SearchIndex(const Disclosure& disclosure) {
  Builder builder(*this, disclosure.chart());
  builder.lines();
  builder.facts();
  builder.finish();
}

void SearchIndex::add(std::vector<std::uint16_t>& points, std::string_view word, int worth) const {
  auto credit = [&](const Word& found, int match) {
    for (const Posting& posting : found.postings) {
      const int made = match * posting.field * worth;
      points[posting.document] = static_cast<std::uint16_t>(std::max<int>(points[posting.document], made));
    }
  };
  const auto first = std::lower_bound(words_.begin(), words_.end(), word,
                                      [](const Word& have, std::string_view want) { return have.text < want; });
  for (auto at = first; at != words_.end() && at->text.starts_with(word); ++at) {
    credit(*at, at->text.size() == word.size() ? kWhole : kBeginning);
  }
  if (codePoints(word) < kLeastLettersForTypos) return;
  for (const Word& have : words_) {
    const std::size_t difference =
        have.text.size() > word.size() ? have.text.size() - word.size() : word.size() - have.text.size();
    if (difference > 3 || have.text == word || codePoints(have.text) < kLeastLettersForTypos) continue;
    if (isWithinOneTypo(have.text, word)) credit(have, kTypo);
  }
}

std::vector<std::uint16_t> SearchIndex::pointsOf(std::string_view word, const std::vector<std::string>& others) const {
  std::vector<std::uint16_t> points(documents_.size(), 0);
  add(points, word, kWhole);
  for (const std::string& other : others) add(points, other, kOtherName);
  return points;
}

namespace {

// The other names of a query word by the knowledge tables: ingredients of a brand, the group of a condition's name.
std::vector<std::string> otherNames(std::string_view word) {
  std::vector<std::string> names;
  const knowledge::Knowledge& tables = knowledge::builtIn();
  if (const auto match = tables.names().find(word)) {
    for (const knowledge::Ingredient& ingredient : match->ingredients) {
      for (std::string& part : wordsOf(ingredient.name)) names.push_back(std::move(part));
    }
  }
  if (const auto match = tables.conditions().findText(word)) {
    for (std::string& part : wordsOf(match->group)) names.push_back(std::move(part));
  }
  std::erase(names, std::string(word));
  return names;
}

}  // namespace

std::vector<SearchHit> SearchIndex::find(std::string_view query, std::size_t most) const {
  std::vector<std::string> wanted;
  for (std::string& word : wordsOf(shorten(query, 200))) {
    if (word.size() >= 2 && wanted.size() < kMostQueryWords) wanted.push_back(std::move(word));
  }
  if (wanted.empty()) return {};
  std::vector<int> totals(documents_.size(), 0);
  for (const std::string& word : wanted) {
    const std::vector<std::uint16_t> points = pointsOf(word, otherNames(word));
    for (std::size_t i = 0; i < totals.size(); ++i) {
      // Once one word found nothing in a document, it stays out.
      totals[i] = points[i] == 0 || totals[i] < 0 ? -1 : totals[i] + points[i];
    }
  }
  std::vector<SearchHit> hits;
  for (std::size_t i = 0; i < totals.size(); ++i) {
    if (totals[i] <= 0) continue;
    hits.push_back(documents_[i].hit);
    hits.back().score = totals[i] + documents_[i].weight * 16;
  }
  auto is_better = [](const SearchHit& a, const SearchHit& b) {
    if (a.score != b.score) return a.score > b.score;
    if (a.on.first() != b.on.first()) return a.on.first() > b.on.first();
    return a.id < b.id;
  };
  std::sort(hits.begin(), hits.end(), is_better);
  if (hits.size() > most) hits.resize(most);
  std::vector<SearchKind> order;
  for (const SearchHit& hit : hits) {
    if (std::find(order.begin(), order.end(), hit.kind) == order.end()) order.push_back(hit.kind);
  }
  auto place = [&](SearchKind kind) { return std::find(order.begin(), order.end(), kind) - order.begin(); };
  std::stable_sort(hits.begin(), hits.end(),
                   [&](const SearchHit& a, const SearchHit& b) { return place(a.kind) < place(b.kind); });
  return hits;
}

}  // namespace baton::record
