#include "fhir/search/query.h"

#include <array>
#include <charconv>
#include <cmath>

#include "base/decimal.h"
#include "base/text.h"
#include "fhir/definitions.h"
#include "fhir/search/query_values.h"

namespace baton::fhir {
namespace {

constexpr std::size_t kMostPairs = 200;
constexpr std::size_t kMostLinks = 3;

tl::unexpected<Error> wrong(const std::string& name, std::string text) {
  return fail(ErrorCode::BadInput, std::move(text), name);
}

bool isModifierFor(ParameterKind kind, std::string_view modifier) {
  if (modifier.empty() || modifier == "missing") return true;
  switch (kind) {
    case ParameterKind::Token:
      return modifier == "not" || modifier == "text";
    case ParameterKind::String:
      return modifier == "exact" || modifier == "contains";
    case ParameterKind::Reference:
      return modifier == "identifier" || findResource(modifier) != nullptr;
    case ParameterKind::Date:
    case ParameterKind::Quantity:
    case ParameterKind::Number:
    case ParameterKind::Uri:
      return false;
  }
  return false;
}

class Reading {
 public:
  explicit Reading(const std::string& type) { request_.type = type; }

  Result<SearchRequest> run(const QueryPairs& pairs) {
    if (pairs.size() > kMostPairs) return wrong("", "A search takes at most 200 parameters.");
    for (const auto& [name, value] : pairs) {
      if (value.empty()) continue;  // says nothing
      BATON_TRY(const bool is_known, take(name, value));
      if (!is_known) {
        request_.unknown.push_back(name);
      } else if (name != "_page" && name != "_format" && name != "_pretty") {
        request_.understood.emplace_back(name, value);
      }
    }
    if (request_.summary == SummaryMode::Text && !(request_.includes.empty() && request_.revincludes.empty())) {
      return wrong("_summary", "_summary=text goes with no _include and no _revinclude.");
    }
    if (request_.count == 0) request_.count = kPageSize;
    return std::move(request_);
  }

 private:
  Result<bool> take(const std::string& name, const std::string& value) {
    if (name == "_format" || name == "_pretty") return true;
    if (name == "_count") return takeCount(value);
    if (name == "_page") return takePage(value);
    if (name == "_sort") return takeSort(value);
    if (name == "_summary") return takeSummary(value);
    if (name == "_elements") return takeElements(value);
    if (name == "_total") {
      if (value == "none" || value == "estimate" || value == "accurate") return true;
      return wrong(name, "_total is none, estimate or accurate.");
    }
    if (name == "_include" || name == "_include:iterate") return takeInclude(name, value, request_.includes);
    if (name == "_revinclude" || name == "_revinclude:iterate") return takeInclude(name, value, request_.revincludes);
    BATON_TRY(auto criterion, criterionFor(request_.type, name, value, 0));
    if (!criterion) return false;
    request_.criteria.push_back(std::move(*criterion));
    return true;
  }

  Result<bool> takeCount(const std::string& value) {
    std::size_t count = 0;
    const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), count);
    if (problem != std::errc() || end != value.data() + value.size()) return wrong("_count", "_count is a number.");
    if (count == 0) request_.summary = SummaryMode::Count;
    request_.count = std::min(count, kLargestPage);
    return true;
  }

  // "<sequence>-<offset>", as a next link says it.
  Result<bool> takePage(const std::string& value) {
    std::uint64_t sequence = 0;
    const char* last = value.data() + value.size();
    const auto [end, problem] = std::from_chars(value.data(), last, sequence);
    if (problem != std::errc() || end == last || *end != '-') return wrong("_page", "This is no page of this server.");
    const auto [done, trouble] = std::from_chars(end + 1, last, request_.page_offset);
    if (trouble != std::errc() || done != last) return wrong("_page", "This is no page of this server.");
    request_.page_sequence = sequence;
    return true;
  }

  Result<bool> takeSort(const std::string& value) {
    for (std::string_view name : split(value, ',')) {
      SortKey key;
      key.is_descending = name.starts_with('-');
      if (key.is_descending) name.remove_prefix(1);
      key.parameter = findParameter(request_.type, name);
      if (key.parameter == nullptr) return wrong("_sort", "There is no such parameter to sort by.");
      request_.sort.push_back(key);
    }
    return true;
  }

  Result<bool> takeSummary(const std::string& value) {
    static constexpr std::array<std::pair<std::string_view, SummaryMode>, 5> kModes{{{"false", SummaryMode::None},
                                                                                     {"true", SummaryMode::Short},
                                                                                     {"text", SummaryMode::Text},
                                                                                     {"data", SummaryMode::Data},
                                                                                     {"count", SummaryMode::Count}}};
    for (const auto& [name, mode] : kModes) {
      if (name != value) continue;
      request_.summary = mode;
      return true;
    }
    return wrong("_summary", "_summary is true, false, text, data or count.");
  }

  Result<bool> takeElements(const std::string& value) {
    for (const std::string_view name : split(value, ',')) request_.elements.emplace_back(trim(name));
    return true;
  }

  Result<bool> takeInclude(const std::string& name, const std::string& value, std::vector<IncludeRule>& rules) {
    const auto parts = split(value, ':');
    if (parts.size() < 2 || parts.size() > 3 || findResource(parts[0]) == nullptr ||
        (parts.size() == 3 && findResource(parts[2]) == nullptr)) {
      return wrong(name, "An include reads Type:parameter or Type:parameter:Target.");
    }
    IncludeRule rule{std::string(parts[0]), std::string(parts[1]), parts.size() == 3 ? std::string(parts[2]) : "",
                     name.ends_with(":iterate")};
    if (rule.parameter != "*") {
      const SearchParameter* found = findParameter(rule.type, rule.parameter);
      if (found == nullptr || found->kind != ParameterKind::Reference) {
        return wrong(name, "There is no such reference to include by.");
      }
    }
    rules.push_back(std::move(rule));
    return true;
  }

  // nullopt: there is no such parameter.
  Result<std::optional<Criterion>> criterionFor(const std::string& type, std::string_view name,
                                                const std::string& value, std::size_t links) {
    using Found = std::optional<Criterion>;
    if (links > kMostLinks) return wrong(std::string(name), "This chain is too long.");
    if (name.starts_with("_has:")) return hasCriterion(type, name.substr(5), value, links);
    const std::size_t dot = name.find('.');
    const std::string_view head = name.substr(0, dot);
    const std::size_t colon = head.find(':');
    const SearchParameter* parameter = findParameter(type, head.substr(0, colon));
    if (parameter == nullptr) return Found();
    Criterion criterion;
    criterion.parameter = parameter;
    const std::string modifier(colon == std::string_view::npos ? std::string_view() : head.substr(colon + 1));
    if (dot != std::string_view::npos) {
      if (parameter->kind != ParameterKind::Reference) return wrong(std::string(name), "Only references are chained.");
      criterion.shape = Criterion::Shape::Chain;
      return chainTo(std::move(criterion), name, modifier, value, links);
    }
    if (!isModifierFor(parameter->kind, modifier)) {
      return wrong(std::string(name), "This modifier is not supported for this parameter.");
    }
    criterion.modifier = modifier;
    BATON_TRY(criterion.values, readQueryValues(*parameter, criterion.modifier, value, std::string(name)));
    return Found(std::move(criterion));
  }

  Result<std::optional<Criterion>> chainTo(Criterion criterion, std::string_view name, const std::string& modifier,
                                           const std::string& value, std::size_t links) {
    using Found = std::optional<Criterion>;
    const std::string_view rest = name.substr(name.find('.') + 1);
    if (!modifier.empty()) {
      if (!criterion.parameter->mayTarget(modifier) || findResource(modifier) == nullptr) {
        return wrong(std::string(name), "The reference cannot point to that type.");
      }
      criterion.type = modifier;
    } else {
      const auto targets = split(criterion.parameter->targets, ',');
      if (criterion.parameter->targets.empty() || targets.size() != 1) {
        // Several types: the one that has the parameter, when there is exactly one of them.
        for (const std::string_view target : targets) {
          const std::string_view own = rest.substr(0, rest.find_first_of(".:"));
          if (target.empty() || findParameter(target, own) == nullptr) continue;
          if (!criterion.type.empty()) return wrong(std::string(name), "Name the type: reference:Type.parameter.");
          criterion.type = target;
        }
        if (criterion.type.empty()) return wrong(std::string(name), "Name the type: reference:Type.parameter.");
      } else {
        criterion.type = targets.front();
      }
    }
    BATON_TRY(auto next, criterionFor(criterion.type, rest, value, links + 1));
    if (!next) return Found();
    criterion.next.push_back(std::move(*next));
    return Found(std::move(criterion));
  }

  // "Observation:patient:code" of _has:Observation:patient:code.
  Result<std::optional<Criterion>> hasCriterion(const std::string& type, std::string_view text,
                                                const std::string& value, std::size_t links) {
    using Found = std::optional<Criterion>;
    const std::size_t first = text.find(':');
    const std::size_t second = first == std::string_view::npos ? first : text.find(':', first + 1);
    if (second == std::string_view::npos) return wrong("_has", "_has reads _has:Type:reference:parameter.");
    Criterion criterion;
    criterion.shape = Criterion::Shape::Has;
    criterion.type = text.substr(0, first);
    criterion.parameter = findParameter(criterion.type, text.substr(first + 1, second - first - 1));
    if (findResource(criterion.type) == nullptr || criterion.parameter == nullptr ||
        criterion.parameter->kind != ParameterKind::Reference || !criterion.parameter->mayTarget(type)) {
      return wrong("_has", "There is no such reference to this type.");
    }
    BATON_TRY(auto next, criterionFor(criterion.type, text.substr(second + 1), value, links + 1));
    if (!next) return wrong("_has", "There is no such parameter.");
    criterion.next.push_back(std::move(*next));
    return Found(std::move(criterion));
  }

  SearchRequest request_;
};

}  // namespace

Result<SearchRequest> readSearch(const std::string& type, const QueryPairs& pairs) { return Reading(type).run(pairs); }

}  // namespace baton::fhir
