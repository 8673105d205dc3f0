#include "app/erase_person.h"

#include "app/access/access_log.h"
#include "app/calendar/addresses.h"
#include "app/crisis_card.h"
#include "app/delivery/health_links.h"
#include "app/delivery/links.h"
#include "app/delivery/notices.h"
#include "app/fhir_api/apps.h"

namespace baton::app {

Status erasePerson(Home& home, const record::PersonId& person) {
  BATON_CHECK(home.store().erase(person));
  BATON_CHECK(dropAccessLog(home, person));
  BATON_CHECK(dropLinks(home, person));
  BATON_CHECK(dropHealthLinks(home, person));
  BATON_CHECK(dropNotices(home, person));
  BATON_CHECK(dropCalendarAddresses(home, person));
  BATON_CHECK(dropApps(home, person));
  BATON_CHECK(dropCrisisCard(home, person));
  return home.anchor();  // without this journal: verify would miss it
}

}  // namespace baton::app
