#include "app/delivery/settings.h"

#include <sys/stat.h>

#include <filesystem>

#include "app/whole_file.h"
#include "format/json.h"
#include "format/mail.h"

namespace baton::app {
namespace {

bool isSite(const std::string& site) {
  const bool is_safe = site.starts_with("https://") || (site.starts_with("http://") && net::isThisMachine(site));
  return is_safe && !site.ends_with('/') && site.find_first_of(" ?#\"<>") == std::string::npos;
}

}  // namespace

std::string deliverySettingsFile(const Places& places) {
  const std::filesystem::path folder = places.key_file.empty() ? std::filesystem::path(places.config_dir)
                                                               : std::filesystem::path(places.key_file).parent_path();
  return (folder / "delivery.json").string();
}

Result<DeliverySettings> readDeliverySettings(const Places& places) {
  const std::string file = deliverySettingsFile(places);
  struct stat about{};
  if (::stat(file.c_str(), &about) != 0) return DeliverySettings();
  if ((about.st_mode & 0077U) != 0) {
    return fail(ErrorCode::NotAllowed,
                "Others may read " + file + ", which holds a password. Make it private first: chmod 600 " + file);
  }
  BATON_TRY(const std::string text, readWholeFile(file));
  const auto value = json::parse(text);
  if (!value) return fail(ErrorCode::Damaged, file + " cannot be read. `baton mail-server` writes it again.");
  DeliverySettings settings;
  settings.site = (*value)["site"].text();
  settings.from = (*value)["from"].text();
  const json::Value& mail = (*value)["mail"];
  settings.mail = {mail["server"].text(), mail["user"].text(), mail["password"].text(), mail["ca_file"].text()};
  return settings;
}

Status writeDeliverySettings(const Places& places, const DeliverySettings& settings) {
  if (!isSite(settings.site)) {
    return fail(ErrorCode::BadUsage,
                "--site is the address of these pages, like https://baton.example:8080, as a clinic reaches it.");
  }
  // A site alone is enough for links on paper and as QR codes.
  const bool has_mail = !settings.from.empty() || !settings.mail.url.empty();
  if (has_mail && !format::isMailAddress(settings.from))
    return fail(ErrorCode::BadUsage, "--from is the e-mail address that mail comes from.");
  if (has_mail) BATON_CHECK(net::checkMailServer(settings.mail));
  json::Value mail;
  mail.set("server", settings.mail.url);
  mail.setIfAny("user", settings.mail.user);
  mail.setIfAny("password", settings.mail.password);
  mail.setIfAny("ca_file", settings.mail.ca_file);
  json::Value value;
  value.set("site", settings.site);
  value.set("from", settings.from);
  value.set("mail", std::move(mail));
  return writeWholeFile(deliverySettingsFile(places), json::writePretty(value) + "\n");
}

}  // namespace baton::app
