#include "record/references.h"

#include "record/history.h"
#include "record/serialize_fields.h"

namespace baton::record {
namespace {

std::string_view withoutVersion(std::string_view target) {
  const std::size_t at = target.rfind("/_history/");
  return at == std::string_view::npos ? target : target.substr(0, at);
}

// "https://clinic.example/fhir/Patient/1" → "Patient/1"; "" when it is not an absolute URL.
std::string_view relativePart(std::string_view target) {
  if (!target.starts_with("http://") && !target.starts_with("https://")) return {};
  const std::size_t id = target.rfind('/');
  if (id == std::string_view::npos || id == 0) return {};
  const std::size_t type = target.rfind('/', id - 1);
  return type == std::string_view::npos ? std::string_view{} : target.substr(type + 1);
}

// Visits every Reference, however deep it lies.
class Resolver {
 public:
  explicit Resolver(const ReferenceIndex& index) : index_(index) {}
  template <class... Fields>
  void operator()(Fields&... fields) {
    (visit(fields), ...);
  }

 private:
  void visit(Reference& reference) {
    if (!reference.target.empty()) reference.key = index_.find(reference.target);
  }
  template <class T>
  void visit(std::vector<T>& items) {
    if constexpr (HasFields<T>) {
      for (T& item : items) visit(item);
    }
  }
  template <class T>
  void visit(T& value) {
    if constexpr (HasFields<T>) eachField(*this, value);
  }
  void visit(About&) {}    // holds no references
  void visit(Concept&) {}  // nor does a concept

  const ReferenceIndex& index_;
};

}  // namespace

ReferenceIndex::ReferenceIndex(const Facts& facts) {
  keys_.reserve(2 * facts.size());
  facts.forEach([&](const auto& fact) {
    if (!fact.about.full_url.empty()) keys_.try_emplace(withoutVersion(fact.about.full_url), fact.about.key);
  });
  facts.forEach([&](const auto& fact) { keys_.try_emplace(fact.about.key, fact.about.key); });
}

std::string_view ReferenceIndex::find(std::string_view target) const {
  const std::string_view name = withoutVersion(target);
  if (const auto found = keys_.find(name); found != keys_.end()) return found->second;
  const std::string_view relative = relativePart(name);
  if (relative.empty()) return {};
  const auto found = keys_.find(relative);
  return found == keys_.end() ? std::string_view{} : found->second;
}

void resolveReferences(Facts& facts) {
  const ReferenceIndex index(facts);
  Resolver resolver(index);
  Facts::eachVector(facts, [&](auto& vector) { resolver(vector); });
}

}  // namespace baton::record
