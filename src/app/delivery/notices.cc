#include "app/delivery/notices.h"

#include "base/text.h"
#include "format/mail.h"

namespace baton::app {
namespace {

using store::ItemKind;

std::string nameOf(const record::PersonId& person) { return "notices " + person.value; }

}  // namespace

Result<std::string> noticeAddress(Home& home, const record::PersonId& person) {
  BATON_TRY(const auto item, home.store().accounts().item(ItemKind::Setting, nameOf(person)));
  return item ? item->content : std::string();
}

Status setNoticeAddress(Home& home, const record::PersonId& person, const std::string& address) {
  const std::string wanted(trim(address));
  if (wanted.empty()) return dropNotices(home, person);
  if (!format::isMailAddress(wanted)) {
    return fail(ErrorCode::BadUsage, "This is not an e-mail address that Baton can write to.", "field: notices");
  }
  BATON_CHECK(home.store().head(person));
  return home.store().accounts().putItem(ItemKind::Setting, nameOf(person),
                                         {nameOf(person), store::kNever, wanted, ""});
}

Status dropNotices(Home& home, const record::PersonId& person) {
  const auto dropped = home.store().accounts().dropItem(ItemKind::Setting, nameOf(person));
  if (!dropped) return tl::unexpected(dropped.error());
  return {};
}

}  // namespace baton::app
