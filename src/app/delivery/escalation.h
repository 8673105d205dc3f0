// What follows when nobody answered an update in time: it goes to the next contact, and the person is told.
#pragma once

#include <optional>
#include <string>

#include "app/delivery/parcel.h"
#include "app/delivery/settings.h"
#include "app/home.h"
#include "record/history.h"
#include "record/update.h"

namespace baton::app {

// The newest version of the Task with this id; nullptr for none, or one that was entered in error.
const record::TaskFact* newestTask(const record::History& history, const std::string& id);
// Still nobody's: neither answered, nor taken back, nor told of before.
bool isLate(const record::TaskFact* task);

// Sends the update of a deadline to the next contact by e-mail, where the sender wanted that and the gate lets that
// reader hear it; asked again it sends nothing more. `made`: what they get, when it is there already. Nobody to tell is
// no error.
Status passOn(Home& home, const DeliverySettings& settings, const record::PersonId& person, const Parcel& deadline,
              const record::Update* made);

// A neutral mail to the person about `cause`, to be queued; nothing where they want none.
Result<std::optional<store::Message>> noticeToPerson(Home& home, const DeliverySettings& settings,
                                                     const record::PersonId& person, const Parcel& cause);

}  // namespace baton::app
