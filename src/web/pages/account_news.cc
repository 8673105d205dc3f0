// "This was me": what was told of new sign-ins has been seen.
#include "app/accounts/news.h"
#include "web/pages/account_pages.h"
#include "web/pages/account_parts.h"

namespace baton::web {

Response accountNewsSeen(Page& page) {
  const Status done = app::forgetNews(page.home, page.visitor.account);
  return done ? goTo(page, nextOf(page)) : trouble(page, done.error());
}

}  // namespace baton::web
