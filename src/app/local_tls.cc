#include "app/local_tls.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "app/whole_file.h"
#include "base/text.h"
#include "crypto/certificate.h"

namespace baton::app {
namespace {

namespace fs = std::filesystem;
using crypto::KeyAndCertificate;

constexpr std::int64_t kServerDays = 397;
constexpr std::int64_t kRenewDays = 30;
constexpr std::int64_t kAuthorityDays = 3650;
constexpr std::int64_t kClockSlackDays = 1;  // phones whose clocks are behind

struct Kept {
  KeyAndCertificate pair;
  crypto::CertificateFacts facts;
};

// What lies there and can be read; anything else is made anew.
Result<Kept> readPair(const std::string& stem) {
  Kept kept;
  BATON_TRY(kept.pair.certificate_pem, readWholeFile(stem + ".crt"));
  BATON_TRY(kept.pair.key_pem, readWholeFile(stem + ".key"));
  BATON_TRY(kept.facts, crypto::readCertificate(kept.pair.certificate_pem));
  return kept;
}

// The key first: a certificate without its key would be taken for good at the next start.
Status writePair(const std::string& stem, const KeyAndCertificate& pair) {
  BATON_CHECK(writeWholeFile(stem + ".key", pair.key_pem));
  return writeWholeFile(stem + ".crt", pair.certificate_pem);
}

crypto::Validity lasting(Instant now, std::int64_t days) {
  return {Instant{now.ms - kClockSlackDays * kDayMs}, Instant{now.ms + (days - kClockSlackDays) * kDayMs}};
}

bool lastsFor(const crypto::CertificateFacts& facts, Instant now, std::int64_t days) {
  return facts.from <= now && facts.until.ms - now.ms > days * kDayMs;
}

bool hasAll(const std::vector<std::string>& held, const std::vector<std::string>& wanted) {
  return std::all_of(wanted.begin(), wanted.end(),
                     [&](const std::string& name) { return std::find(held.begin(), held.end(), name) != held.end(); });
}

// Names that the authority must have been made with, to sign for them.
std::vector<std::string> uncommonNames(std::vector<std::string> names) {
  std::erase_if(names, crypto::isHomeName);
  return names;
}

Result<Kept> authorityIn(const std::string& folder, const std::vector<std::string>& names, Instant now,
                         Random& random) {
  const std::string stem = folder + "/ca";
  const std::string names_file = folder + "/ca.names";
  if (auto kept = readPair(stem); kept && lastsFor(kept->facts, now, kServerDays)) {
    const std::string signs_for = readWholeFile(names_file).value_or("");
    std::vector<std::string> covered;
    for (const std::string_view name : split(signs_for, '\n')) covered.emplace_back(name);
    if (hasAll(covered, uncommonNames(names))) return kept;
  }
  const std::string title = "Baton at home, " + toIsoDate(now);
  BATON_TRY(const auto made, crypto::makeAuthority(title, names, lasting(now, kAuthorityDays), random));
  BATON_CHECK(writePair(stem, made));
  BATON_CHECK(writeWholeFile(names_file, join(names, "\n") + "\n"));
  return readPair(stem);
}

std::string addressText(const sockaddr* address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (address->sa_family == AF_INET) {
    inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in*>(address)->sin_addr, text.data(), text.size());
  } else if (address->sa_family == AF_INET6) {
    const auto& bytes = reinterpret_cast<const sockaddr_in6*>(address)->sin6_addr;
    const bool is_unique_local = (bytes.s6_addr[0] & 0xfeU) == 0xfcU;
    if (is_unique_local || IN6_IS_ADDR_LOOPBACK(&bytes)) inet_ntop(AF_INET6, &bytes, text.data(), text.size());
  }
  return text.data();
}

void addOnce(std::vector<std::string>& names, const std::string& name) {
  if (crypto::isCertificateName(name) && std::find(names.begin(), names.end(), name) == names.end())
    names.push_back(name);
}

}  // namespace

std::string tlsFolder(const std::string& data_dir) { return data_dir + "/tls"; }

Result<LocalTls> localTls(const std::string& data_dir, const std::vector<std::string>& names, Clock& clock,
                          Random& random) {
  const std::string folder = tlsFolder(data_dir);
  std::error_code trouble;
  fs::create_directories(folder, trouble);
  if (trouble || ::chmod(folder.c_str(), 0700) != 0) {
    return fail(ErrorCode::Storage, "Cannot make the folder " + folder + ".", trouble.message());
  }
  const Instant now = clock.now();
  BATON_TRY(const auto authority, authorityIn(folder, names, now, random));
  const std::string stem = folder + "/server";
  auto kept = readPair(stem);
  const bool is_good = kept && lastsFor(kept->facts, now, kRenewDays) && hasAll(kept->facts.names, names) &&
                       kept->facts.from >= authority.facts.from;
  if (!is_good) {
    BATON_TRY(auto made, crypto::makeServerCertificate(authority.pair, names, lasting(now, kServerDays), random));
    BATON_CHECK(writePair(stem, made));
  }
  return readLocalTls(data_dir);
}

Result<LocalTls> readLocalTls(const std::string& data_dir) {
  const std::string folder = tlsFolder(data_dir);
  BATON_TRY(const auto authority, readPair(folder + "/ca"));
  BATON_TRY(const auto server, readPair(folder + "/server"));
  return LocalTls{folder + "/server.crt", folder + "/server.key", authority.pair.certificate_pem,
                  authority.facts.fingerprint, server.facts.names};
}

std::vector<std::string> machineNames() {
  std::vector<std::string> names{"localhost"};
  std::array<char, 256> host{};
  if (::gethostname(host.data(), host.size() - 1) == 0) {
    const std::string name = toLowerAscii(host.data());
    addOnce(names, name);
    if (name.find('.') == std::string::npos && !name.empty()) addOnce(names, name + ".local");
  }
  ifaddrs* list = nullptr;
  if (::getifaddrs(&list) != 0) return names;
  for (const ifaddrs* one = list; one != nullptr; one = one->ifa_next) {
    if (one->ifa_addr != nullptr && (one->ifa_flags & IFF_UP) != 0) addOnce(names, addressText(one->ifa_addr));
  }
  ::freeifaddrs(list);
  return names;
}

}  // namespace baton::app
