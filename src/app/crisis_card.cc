#include "app/crisis_card.h"

#include "base/text.h"
#include "format/json.h"
#include "store/accounts.h"

namespace baton::app {
namespace {

using store::ItemKind;

std::string nameFor(const record::PersonId& person) { return "crisis card " + person.value; }

Status checkText(const std::string& text, const char* field) {
  if (codePoints(text) <= kLongestCardText) return {};
  return fail(ErrorCode::TooLarge, "Please write less here, up to 2,000 letters.", std::string("field: ") + field);
}

}  // namespace

Result<CrisisCardChoice> crisisCardOf(Home& home, const record::PersonId& person) {
  BATON_TRY(const auto item, home.store().accounts().item(ItemKind::Setting, nameFor(person)));
  CrisisCardChoice choice;
  if (!item) return choice;
  BATON_TRY(const json::Value value, json::parse(item->content));
  choice.signs = value["signs"].text();
  choice.helps = value["helps"].text();
  choice.for_helpers = value["for_helpers"].text();
  for (const json::Value& contact : value["contacts"].items()) choice.contacts.push_back(contact.text());
  return choice;
}

Status checkCrisisCard(const CrisisCardChoice& choice) {
  BATON_CHECK(checkText(choice.signs, "signs"));
  BATON_CHECK(checkText(choice.helps, "helps"));
  BATON_CHECK(checkText(choice.for_helpers, "for_helpers"));
  if (choice.contacts.size() <= kMostCardContacts) return {};
  return fail(ErrorCode::TooLarge, "Please choose up to 10 people.", "field: contacts");
}

Status putCrisisCard(Home& home, const record::PersonId& person, const CrisisCardChoice& choice) {
  BATON_CHECK(checkCrisisCard(choice));
  json::Value contacts = json::Value::array();
  for (const std::string& contact : choice.contacts) contacts.push(contact);
  json::Value value = json::Value::object();
  value.set("signs", choice.signs);
  value.set("helps", choice.helps);
  value.set("for_helpers", choice.for_helpers);
  value.set("contacts", std::move(contacts));
  return home.store().accounts().putItem(ItemKind::Setting, nameFor(person),
                                         {"", store::kNever, json::write(value), ""});
}

Status dropCrisisCard(Home& home, const record::PersonId& person) {
  BATON_CHECK(home.store().accounts().dropItem(ItemKind::Setting, nameFor(person)));
  return {};
}

}  // namespace baton::app
