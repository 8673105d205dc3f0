#include "sources/reconcile/people.h"

namespace baton::sources::reconcile {
namespace {

template <class Map>
auto lookUp(const Map& map, std::string_view key) -> typename Map::mapped_type {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : found->second;
}

}  // namespace

People::People(const record::Facts& facts) {
  for (const record::HelperFact& helper : facts.helpers) helpers_.emplace(helper.about.key, &helper);
  for (const record::Contact& contact : facts.contacts) contacts_.emplace(contact.about.key, &contact);
  for (const record::PersonFact& person : facts.persons) persons_.emplace(person.about.key, &person);
}

const record::HelperFact* People::helper(std::string_view key) const { return lookUp(helpers_, key); }
const record::Contact* People::contact(std::string_view key) const { return lookUp(contacts_, key); }
bool People::isThePerson(std::string_view key) const { return lookUp(persons_, key) != nullptr; }

std::string People::nameOf(const record::Reference& reference) const {
  if (const record::HelperFact* found = helper(reference.key)) {
    if (found->kind != record::HelperFact::Kind::Role) return found->name.empty() ? reference.display : found->name;
    const record::HelperFact* practitioner = helper(found->practitioner.key);
    if (practitioner && !practitioner->name.empty()) return practitioner->name;
    if (!found->practitioner.display.empty()) return found->practitioner.display;
    return found->name.empty() ? reference.display : found->name;
  }
  if (const record::Contact* found = contact(reference.key)) {
    return found->name.empty() ? reference.display : found->name;
  }
  if (const record::PersonFact* found = lookUp(persons_, reference.key)) {
    return found->names.empty() ? reference.display : found->names.front().text;
  }
  return reference.display;
}

}  // namespace baton::sources::reconcile
