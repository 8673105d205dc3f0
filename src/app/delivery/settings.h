// How this home delivers: its own address on the network, and its mail server. One file, delivery.json beside the key,
// of mode 0600 because it holds a password; who may read it beside its owner makes it refused.
#pragma once

#include <string>

#include "app/home.h"
#include "net/curl.h"

namespace baton::app {

struct DeliverySettings {
  std::string site;  // "https://baton.example": what links begin with, without a "/" at the end
  std::string from;  // address that mail comes from
  net::MailServer mail;
  bool canMail() const { return !site.empty() && !from.empty() && !mail.url.empty(); }
};

std::string deliverySettingsFile(const Places& places);
// All empty where there is no file. Errors: NotAllowed (others may read it), Damaged, Storage.
Result<DeliverySettings> readDeliverySettings(const Places& places);
// Errors: BadUsage with a sentence for what is no address, no server, or no site.
Status writeDeliverySettings(const Places& places, const DeliverySettings& settings);

}  // namespace baton::app
