// Certificates: a small certificate authority for one home network, and reading what a certificate says.
//
// EC P-256 keys, X.509 v3, SHA-256 (RFC 5280; limits that browsers set: Apple support 103769, EKU serverAuth and names
// in subjectAltName). Keys come from OpenSSL's own random generator, serial numbers from `random`.
// The authority signs nothing but servers, and only for the names and networks it was made with (critical name
// constraints): a device that trusts it cannot be deceived about any other site, even when the authority's key is
// taken.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/outside.h"
#include "base/result.h"

namespace baton::crypto {

struct KeyAndCertificate {
  std::string key_pem;  // secret: PKCS #8
  std::string certificate_pem;
};

struct Validity {
  Instant from;
  Instant until;
};

// `names`: host names and addresses. The authority may also sign for private networks (RFC 1918, RFC 4193, link-local)
// and names under .local, .lan, .home.arpa and .internal. Errors: BadInput for a name that is none.
Result<KeyAndCertificate> makeAuthority(const std::string& title, const std::vector<std::string>& names,
                                        const Validity& validity, Random& random);
Result<KeyAndCertificate> makeServerCertificate(const KeyAndCertificate& authority,
                                                const std::vector<std::string>& names, const Validity& validity,
                                                Random& random);

// A host name or an address.
bool isCertificateName(const std::string& name);
// One that every authority made here may sign for, whatever its names.
bool isHomeName(const std::string& name);

struct CertificateFacts {
  Instant from;
  Instant until;
  std::string fingerprint;         // SHA-256, "AB:CD:..."
  std::vector<std::string> names;  // of subjectAltName: names, and addresses as text
};
// The first certificate of a PEM text. Errors: BadInput.
Result<CertificateFacts> readCertificate(std::string_view pem);

}  // namespace baton::crypto
