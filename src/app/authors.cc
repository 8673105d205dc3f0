#include "app/authors.h"

namespace baton::app {

Result<std::string> authorName(Home& home, const std::string& account) {
  constexpr std::string_view kReader = "reader:";  // who answered with a link: their name stands in the entry
  if (account.starts_with(kReader)) return account.substr(kReader.size());
  constexpr std::string_view kApp = "app:";  // an app that was let in (fhir_api/apps.h)
  if (account.starts_with(kApp)) return account.substr(kApp.size());
  BATON_TRY(const auto found, home.store().accounts().account(account));
  return found ? found->name : std::string();
}

}  // namespace baton::app
