#include "consent/traces.h"

#include <string_view>
#include <unordered_set>

#include "record/serialize_fields.h"

namespace baton::consent {
namespace {

template <class T>
inline constexpr bool kIsVector = false;
template <class T>
inline constexpr bool kIsVector<std::vector<T>> = true;

class Cleaning {
 public:
  Cleaning(const record::Facts& all, const std::vector<FactClasses>& classes, const std::vector<bool>& passes) {
    std::size_t place = 0;
    all.forEach([&](const auto& fact) {
      const FactClasses& is = classes[place];
      if (passes[place++]) return;
      keys_.insert(fact.about.key);
      if constexpr (std::is_same_v<std::decay_t<decltype(fact)>, record::HelperFact>) {
        const bool is_protected = is.all() != knowledge::ClassSet{knowledge::DataClass::General};
        if (is_protected && !fact.name.empty()) names_.insert(fact.name);
      }
    });
  }

  template <class Field>
  void clean(Field& field) const {
    if constexpr (std::is_same_v<Field, record::Reference>) {
      const bool is_withheld =
          keys_.contains(field.key) || keys_.contains(field.target) || names_.contains(field.display);
      if (is_withheld) field = {};
    } else if constexpr (std::is_same_v<Field, record::About>) {
      if (names_.contains(field.source.organisation)) field.source.organisation.clear();
    } else if constexpr (kIsVector<Field>) {
      for (auto& one : field) clean(one);
    } else if constexpr (record::HasFields<Field>) {
      record::eachField([&](auto&... fields) { (clean(fields), ...); }, field);
    }
  }

 private:
  std::unordered_set<std::string_view> keys_;
  std::unordered_set<std::string_view> names_;
};

}  // namespace

void removeTraces(record::Facts& kept, const record::Facts& all, const std::vector<FactClasses>& classes,
                  const std::vector<bool>& passes) {
  const Cleaning cleaning(all, classes, passes);
  kept.forEach([&](auto& fact) { cleaning.clean(fact); });
}

}  // namespace baton::consent
