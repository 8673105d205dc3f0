#include "app/authors.h"

namespace baton::app {

Result<std::string> authorName(Home& home, const std::string& account) {
  BATON_TRY(const auto found, home.store().accounts().account(account));
  return found ? found->name : std::string();
}

}  // namespace baton::app
