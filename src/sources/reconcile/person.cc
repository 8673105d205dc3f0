#include <algorithm>

#include "base/text.h"
#include "sources/reconcile/kinds.h"
#include "sources/reconcile/line_parts.h"

namespace baton::sources::reconcile {
namespace {

using record::Chart;
using record::Name;
using record::PersonFact;
using record::Telecom;

template <class T, class Key>
void addNew(std::vector<T>& items, const std::vector<T>& more, Key key) {
  for (const T& item : more) {
    const auto wanted = key(item);
    const bool is_known = std::any_of(items.begin(), items.end(), [&](const T& known) { return key(known) == wanted; });
    if (!is_known) items.push_back(item);
  }
}

// The name to call somebody by: official before usual before any other; old names only when there is nothing else.
int rank(const Name& name) {
  if (name.use == "official") return 0;
  if (name.use == "usual" || name.use.empty()) return 1;
  return name.use == "old" || name.use == "maiden" ? 3 : 2;
}

const Name* bestName(const std::vector<const PersonFact*>& persons) {
  const Name* best = nullptr;
  for (const PersonFact* person : persons) {
    for (const Name& name : person->names) {
      if (!name.text.empty() && (!best || rank(name) < rank(*best))) best = &name;
    }
  }
  return best;
}

void addBirthDate(Chart& chart, const std::vector<const PersonFact*>& persons) {
  std::vector<record::Conflict::Side> sides;
  bool is_disputed = false;
  for (const PersonFact* person : persons) {
    if (person->born.empty()) continue;
    const bool is_finer = chart.born.empty() || person->born.precision() > chart.born.precision();
    if (!couldBeEqual(person->born, chart.born)) is_disputed = true;
    if (is_finer && !is_disputed) chart.born = person->born;
    const bool is_said =
        std::any_of(sides.begin(), sides.end(), [&](const auto& side) { return side.value == person->born.text(); });
    if (!is_said) sides.push_back({person->born.text(), person->about.source});
  }
  if (is_disputed) chart.conflicts.push_back(conflictOf("birth date", std::move(sides)));
}

void addContacts(Chart& chart, const std::vector<const PersonFact*>& persons) {
  auto key = [](const record::Contact& contact) {
    std::string key = foldForMatching(contact.name);
    // A contact without a name is told apart by its number.
    if (key.empty()) key = contact.telecoms.empty() ? contact.about.key : telecomKey(contact.telecoms.front());
    return key;
  };
  auto add = [&](const record::Contact& contact) {
    const auto known = std::find_if(chart.contacts.begin(), chart.contacts.end(),
                                    [&](const record::Contact& other) { return key(other) == key(contact); });
    if (known == chart.contacts.end()) {
      chart.contacts.push_back(contact);
      return;
    }
    addNew(known->telecoms, contact.telecoms, telecomKey);
    if (known->relationship.empty()) known->relationship = contact.relationship;
  };
  for (const record::Contact* contact : inOrder(chart.facts.contacts)) add(*contact);
  for (const PersonFact* person : persons) {
    for (const record::Contact& contact : person->contacts) add(contact);
  }
}

}  // namespace

void putPersonTogether(Chart& chart) {
  const std::vector<const PersonFact*> persons = inOrder(chart.facts.persons);
  if (const Name* name = bestName(persons)) chart.name = name->text;
  for (const PersonFact* person : persons) {
    addNew(chart.names, person->names, [](const Name& name) { return foldForMatching(name.text); });
    addNew(chart.telecoms, person->telecoms, telecomKey);
    addNew(chart.addresses, person->addresses, [](const std::string& address) { return foldForMatching(address); });
    addNew(chart.identifiers, person->identifiers,
           [](const record::Identifier& identifier) { return identifier.system + "|" + identifier.value; });
    for (const record::Concept& language : person->languages) {
      const std::string label = language.label();
      auto& known = chart.languages;
      if (!label.empty() && std::find(known.begin(), known.end(), label) == known.end()) known.push_back(label);
    }
    if (chart.gender.empty()) chart.gender = person->gender;
    chart.is_deceased = chart.is_deceased || person->deceased.has_value();
  }
  addBirthDate(chart, persons);
  addContacts(chart, persons);
}

}  // namespace baton::sources::reconcile
