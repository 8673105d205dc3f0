#include "fhir/search/corpus.h"

#include <algorithm>
#include <unordered_set>

#include "fhir/search/type_index.h"
#include "format/json.h"

namespace baton::fhir {
namespace {

constexpr std::size_t kMostIncluded = 5'000;
constexpr int kMostIterations = 4;

// What a row is sorted by: a number for dates and quantities, a text for the rest; rows without come last.
struct SortValue {
  bool is_there = false;
  double number = 0;
  std::string text;
  bool operator<(const SortValue& other) const {
    return number != other.number ? number < other.number : text < other.text;
  }
};

SortValue sortValueOf(const SearchValue& value) {
  SortValue made{true, 0, ""};
  if (const auto* date = std::get_if<DateValue>(&value)) made.number = static_cast<double>(date->first.ms);
  if (const auto* quantity = std::get_if<QuantityValue>(&value)) made.number = quantity->value;
  if (const auto* text = std::get_if<StringValue>(&value)) made.text = text->folded;
  if (const auto* token = std::get_if<TokenValue>(&value)) made.text = token->code;
  if (const auto* reference = std::get_if<ReferenceValue>(&value)) made.text = reference->target;
  if (const auto* uri = std::get_if<UriValue>(&value)) made.text = uri->uri;
  return made;
}

std::vector<SortValue> sortColumn(const TypeIndex& index, const SortKey& key) {
  std::vector<SortValue> column(index.rows().size());
  for (const auto& [row, value] : index.column(*key.parameter).values) {
    SortValue made = sortValueOf(*value);
    SortValue& kept = column[row];
    const bool is_better = !kept.is_there || (key.is_descending ? kept < made : made < kept);
    if (is_better) kept = std::move(made);
  }
  return column;
}

void sortRows(const TypeIndex& index, const std::vector<SortKey>& keys, std::vector<std::uint32_t>& rows) {
  std::vector<std::vector<SortValue>> columns;
  for (const SortKey& key : keys) columns.push_back(sortColumn(index, key));
  std::ranges::stable_sort(rows, [&](std::uint32_t left, std::uint32_t right) {
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const SortValue& a = columns[i][left];
      const SortValue& b = columns[i][right];
      if (a.is_there != b.is_there) return a.is_there;
      if (a < b) return !keys[i].is_descending;
      if (b < a) return keys[i].is_descending;
    }
    return false;
  });
}

}  // namespace

const std::vector<Extracted>& StoredResource::values() const {
  std::call_once(is_read_, [this] {
    if (const auto tree = json::parse(text)) values_ = extractValues(*tree);
  });
  return values_;
}

// One search: follows chains and includes through the indexes of other types.
class Searching {
 public:
  using IndexOf = std::function<const TypeIndex&(std::string_view)>;
  Searching(const Corpus& corpus, const TypeFilter& may_read, IndexOf index)
      : corpus_(corpus), may_read_(may_read), index_(std::move(index)) {}

  Rows rowsFor(const std::string& type, const std::vector<Criterion>& criteria) const {
    const TypeIndex& index = index_(type);
    Rows rows(index.rows().size(), true);
    for (const Criterion& criterion : criteria) rows.keepOnly(rowsFor(index, criterion));
    return rows;
  }

  std::vector<StoredPtr> include(const SearchRequest& request, const std::vector<StoredPtr>& matches) const {
    std::vector<StoredPtr> included;
    std::unordered_set<std::string> known;
    for (const StoredPtr& match : matches) known.insert(match->key());
    std::vector<StoredPtr> sources = matches;
    for (int round = 0; round < kMostIterations && !sources.empty(); ++round) {
      std::vector<StoredPtr> fresh;
      const auto take = [&](const StoredPtr& found) {
        if (found == nullptr || included.size() + fresh.size() >= kMostIncluded || !may_read_(found->type)) return;
        if (known.insert(found->key()).second) fresh.push_back(found);
      };
      for (const IncludeRule& rule : request.includes) {
        if (round == 0 || rule.iterates) followed(rule, sources, take);
      }
      for (const IncludeRule& rule : request.revincludes) {
        if (round == 0 || rule.iterates) referring(rule, sources, take);
      }
      included.insert(included.end(), fresh.begin(), fresh.end());
      sources = std::move(fresh);
    }
    return included;
  }

 private:
  Rows rowsFor(const TypeIndex& index, const Criterion& criterion) const {
    switch (criterion.shape) {
      case Criterion::Shape::Plain:
        return index.select(criterion, corpus_.patients());
      case Criterion::Shape::Chain: {
        if (!may_read_(criterion.type)) return Rows(index.rows().size());
        std::vector<std::string> keys;
        bool has_person = false;
        for (const StoredPtr& target : selected(criterion.type, criterion.next)) {
          keys.push_back(target->key());
          has_person = has_person || target->type == "Patient";
        }
        if (has_person) addPatients(keys);
        return index.referringTo(*criterion.parameter, keys);
      }
      case Criterion::Shape::Has:
        return referredBy(index, criterion);
    }
    return Rows(index.rows().size());
  }

  std::vector<StoredPtr> selected(const std::string& type, const std::vector<Criterion>& criteria) const {
    std::vector<StoredPtr> found;
    for (const std::uint32_t row : rowsFor(type, criteria).list()) found.push_back(index_(type).rows()[row]);
    return found;
  }

  void addPatients(std::vector<std::string>& keys) const {
    for (const std::string& id : corpus_.patients()) keys.push_back("Patient/" + id);
  }

  Rows referredBy(const TypeIndex& index, const Criterion& criterion) const {
    Rows rows(index.rows().size());
    if (!may_read_(criterion.type)) return rows;
    std::unordered_set<std::string> targets;
    for (const StoredPtr& source : selected(criterion.type, criterion.next)) {
      for (const Extracted& one : source->values()) {
        const auto* reference = std::get_if<ReferenceValue>(&one.value);
        if (reference != nullptr && one.parameter == criterion.parameter) targets.insert(reference->target);
      }
    }
    const bool has_person = std::ranges::any_of(
        corpus_.patients(), [&](const std::string& id) { return targets.contains("Patient/" + id); });
    for (std::size_t row = 0; row < index.rows().size(); ++row) {
      const StoredPtr& one = index.rows()[row];
      if (targets.contains(one->key()) || (has_person && one->type == "Patient")) rows.add(row);
    }
    return rows;
  }

  template <class Take>
  void followed(const IncludeRule& rule, const std::vector<StoredPtr>& sources, const Take& take) const {
    for (const StoredPtr& source : sources) {
      if (source->type != rule.type) continue;
      for (const Extracted& one : source->values()) {
        const auto* reference = std::get_if<ReferenceValue>(&one.value);
        if (reference == nullptr || (rule.parameter != "*" && one.parameter->code != rule.parameter)) continue;
        if (!rule.target.empty() && !reference->target.starts_with(rule.target + "/")) continue;
        take(corpus_.find(reference->target));
      }
    }
  }

  template <class Take>
  void referring(const IncludeRule& rule, const std::vector<StoredPtr>& sources, const Take& take) const {
    if (!may_read_(rule.type)) return;
    const TypeIndex& index = index_(rule.type);
    std::vector<std::string> keys;
    for (const StoredPtr& source : sources) {
      if (!rule.target.empty() && source->type != rule.target) continue;
      keys.push_back(source->key());
    }
    for (const auto rows : {parametersOf(rule.type), commonParameters()}) {
      for (const SearchParameter& parameter : rows) {
        if (parameter.kind != ParameterKind::Reference) continue;
        if (rule.parameter != "*" && parameter.code != rule.parameter) continue;
        for (const std::uint32_t row : index.referringTo(parameter, keys).list()) take(index.rows()[row]);
      }
    }
  }

  const Corpus& corpus_;
  const TypeFilter& may_read_;
  IndexOf index_;
};

Corpus::Corpus(std::vector<StoredPtr> resources, std::vector<std::string> patients) : patients_(std::move(patients)) {
  for (StoredPtr& one : resources) {
    by_type_[one->type].push_back(one);
    by_key_.emplace(one->key(), std::move(one));
  }
  for (auto& [type, rows] : by_type_) {
    std::ranges::sort(rows, [](const StoredPtr& a, const StoredPtr& b) { return a->sequence > b->sequence; });
  }
}

Corpus::~Corpus() = default;

StoredPtr Corpus::find(std::string_view key) const {
  const auto found = by_key_.find(std::string(key));
  return found == by_key_.end() ? nullptr : found->second;
}

const std::vector<StoredPtr>& Corpus::ofType(std::string_view type) const {
  static const std::vector<StoredPtr> kNone;
  const auto found = by_type_.find(type);
  return found == by_type_.end() ? kNone : found->second;
}

std::vector<std::string_view> Corpus::types() const {
  std::vector<std::string_view> names;
  for (const auto& [type, rows] : by_type_) names.push_back(type);
  return names;
}

const TypeIndex& Corpus::index(std::string_view type) const {
  const std::lock_guard lock(mutex_);
  const auto found = indexes_.find(type);
  if (found != indexes_.end()) return *found->second;
  return *indexes_.emplace(type, std::make_unique<TypeIndex>(ofType(type))).first->second;
}

std::vector<StoredPtr> Corpus::matches(const SearchRequest& request, const TypeFilter& may_read) const {
  const Searching searching(*this, may_read, [this](std::string_view type) -> const TypeIndex& { return index(type); });
  const TypeIndex& rows_of = index(request.type);
  std::vector<StoredPtr> found;
  for (const std::uint32_t row : searching.rowsFor(request.type, request.criteria).list()) {
    found.push_back(rows_of.rows()[row]);
  }
  return found;
}

SearchAnswer Corpus::search(const SearchRequest& request, const TypeFilter& may_read) const {
  const Searching searching(*this, may_read, [this](std::string_view type) -> const TypeIndex& { return index(type); });
  const TypeIndex& rows_of = index(request.type);
  std::vector<std::uint32_t> rows = searching.rowsFor(request.type, request.criteria).list();
  SearchAnswer answer;
  answer.total = rows.size();
  if (request.summary == SummaryMode::Count) return answer;
  if (!request.sort.empty()) sortRows(rows_of, request.sort, rows);
  const std::size_t first = std::min(request.page_offset, rows.size());
  const std::size_t last = std::min(rows.size(), first + request.count);
  for (std::size_t i = first; i < last; ++i) answer.matches.push_back(rows_of.rows()[rows[i]]);
  answer.has_next = last < rows.size();
  if (!request.includes.empty() || !request.revincludes.empty()) {
    answer.included = searching.include(request, answer.matches);
  }
  return answer;
}

}  // namespace baton::fhir
