// Trusting the certificate that Baton made for itself: a code to open this page on a phone, the fingerprint to compare,
// and the steps for each kind of device. Open to everybody: it is needed before one can sign in without a warning.
//
// Only over TLS and only where Baton made its own authority (app/local_tls.h); elsewhere there is nothing to trust.
#include <algorithm>

#include "app/local_tls.h"
#include "web/frame/components.h"
#include "web/frame/layout.h"
#include "web/pages/pages.h"
#include "web/pages/qr_picture.h"

namespace baton::web {
namespace {

bool isOnlyThisMachine(std::string_view host) {
  return host == "localhost" || host.starts_with("127.") || host == "[::1]" || host == "::1";
}

std::string portOf(const std::string& host) {
  const std::size_t colon = host.rfind(':');
  return colon == std::string::npos || host.find(']', colon) != std::string::npos ? "" : host.substr(colon);
}

// Where a phone finds this page: as it was asked for, or under an address of this machine in the home network.
std::string addressForPhones(const Request& request, const std::vector<std::string>& names) {
  const std::string port = portOf(request.host);
  const std::string name = request.host.substr(0, request.host.size() - port.size());
  if (!isOnlyThisMachine(name)) return "https://" + request.host + "/trust";
  const auto isIpv4 = [](const std::string& one) { return one.find_first_not_of("0123456789.") == std::string::npos; };
  const auto reaches = [&](const std::string& one) { return isIpv4(one) && !isOnlyThisMachine(one); };
  const auto found = std::ranges::find_if(names, reaches);
  return found == names.end() ? "" : "https://" + *found + port + "/trust";
}

Html numbered(const std::vector<std::string>& steps) {
  Html items;
  for (const std::string& step : steps) items += Html::element("li", Html::text(step));
  return Html::element("ol", items);
}

Html phones(Language language) {
  Html html = details(
      say(language, "iPhone and iPad"),
      numbered(
          {say(language, "Open this page in Safari and tap \"Get the certificate\". Tap \"Allow\"."),
           say(language, "Open Settings. Tap \"Profile Downloaded\" near the top, then \"Install\"."),
           say(language, "Tap \"More Details\" and compare the fingerprint before you say yes."),
           say(language, "Go to Settings, General, About, Certificate Trust Settings. Switch \"Baton at home\" on.")}));
  html += details(
      say(language, "Android"),
      numbered(
          {say(language, "Tap \"Get the certificate\". The file is kept in Downloads."),
           say(language, "Open Settings and search for \"CA certificate\". Tap \"Install anyway\"."),
           say(language, "Choose the file baton-ca.crt."),
           say(language, "Look under \"Trusted credentials\", \"User\", and compare the fingerprint."),
           say(language, "In Firefox, also type about:config, and set security.enterprise_roots.enabled to true.")}));
  return html;
}

Html computers(Language language) {
  Html html = details(
      say(language, "Windows"),
      numbered({say(language, "Get the certificate and open the file baton-ca.crt."),
                say(language,
                    "Under \"Details\", compare the fingerprint. Windows may show another one, called SHA-1: then "
                    "compare in the browser after the last step."),
                say(language, "Press \"Install Certificate\", then \"Current User\"."),
                say(language, "Choose \"Trusted Root Certification Authorities\" as the place, and finish.")}));
  html += details(
      say(language, "Mac"),
      numbered({say(language, "Get the certificate and open the file. Keychain Access opens: add it to \"login\"."),
                say(language, "Open \"Baton at home\" there and compare the fingerprint."),
                say(language, "Under \"Trust\", choose \"Always Trust\".")}));
  html += details(
      say(language, "Firefox on a computer"),
      numbered(
          {say(language, "Get the certificate."),
           say(language,
               "Open Settings, Privacy & Security, Certificates, \"View Certificates\", \"Authorities\", \"Import\"."),
           say(language, "Choose the file. Press \"View\" and compare the fingerprint."),
           say(language, "Tick \"Trust this CA to identify websites\".")}));
  html += details(
      say(language, "Linux with Chrome or Chromium"),
      numbered(
          {say(language, "Get the certificate."),
           say(language,
               "Open Settings, Privacy and security, Security, \"Manage certificates\", \"Authorities\", \"Import\"."),
           say(language, "Choose the file, tick the box for websites, and compare the fingerprint.")}));
  return html;
}

}  // namespace

Response trustPage(Page& page) {
  if (!page.request.is_secure) return notFound(page);
  const auto tls = app::readLocalTls(page.home.places().data_dir);
  if (!tls) return notFound(page);
  const Language language = page.language;
  Html content = paragraph(
      say(language,
          "Your browser warns because it does not know this server yet. Do this once on each device. Then the "
          "warning stops, and nobody can pretend to be this server."));
  content += Html::element("p", Html::element("a", {{"class", "button"}, {"href", "/ca.crt"}},
                                              Html::text(say(language, "Get the certificate"))));
  Html compare =
      paragraph(say(language, "Before you say yes, your device shows a SHA-256 fingerprint. It must be this one:"));
  compare += Html::element("p", Html::element("code", {{"class", "code"}}, Html::text(tls->ca_fingerprint)));
  compare +=
      paragraph(say(language,
                    "The computer that runs Baton printed the same one when it started. If they differ, stop and ask "
                    "whoever runs it."));
  content += section("compare", say(language, "Compare first"), compare);
  const std::string address = addressForPhones(page.request, tls->names);
  if (!address.empty()) {
    Html scan = paragraph(say(language, "Point the camera of the phone here. It opens this page on it."));
    scan += qrPicture(address, sayf(language, "Code for the address {}", address));
    scan += Html::element("p", Html::element("code", Html::text(address)));
    content += section("scan", say(language, "On a phone"), scan);
  }
  Html steps = phones(language);
  steps += computers(language);
  content += section("steps", say(language, "Step by step"), steps);
  content += muted(
      say(language, "This certificate is good for this server and your home network only. It opens no other site."));
  return layout(page, say(language, "Trust this server"), content);
}

}  // namespace baton::web
