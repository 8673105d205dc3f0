// LocalTls: the certificate of a server at home, from an authority of its own that its devices are told to trust once.
//
// Files in `<data folder>/tls` (0700): ca.crt, ca.key, server.crt, server.key (0600). Made at the first call. The
// server's certificate lasts 397 days (the most that browsers take) and is made anew in its last 30 days or when the
// machine got another name or address; the authority lasts ten years, and is made anew, to be trusted again, when a
// name comes that it may not sign for.
#pragma once

#include <string>
#include <vector>

#include "base/outside.h"
#include "base/result.h"

namespace baton::app {

struct LocalTls {
  std::string certificate_file;
  std::string key_file;
  std::string ca_pem;
  std::string ca_fingerprint;      // SHA-256, to compare with what the phone shows
  std::vector<std::string> names;  // that the certificate is good for
};

// Errors: Storage, StorageFull; BadInput for a name that is none.
Result<LocalTls> localTls(const std::string& data_dir, const std::vector<std::string>& names, Clock& clock,
                          Random& random);

// What lies there, without making anything. Errors: NotFound, BadInput.
Result<LocalTls> readLocalTls(const std::string& data_dir);

// Under which names this machine is reached: localhost, its host name (and that with .local), the addresses of its
// interfaces (but the link-local and temporary ones of IPv6).
std::vector<std::string> machineNames();

std::string tlsFolder(const std::string& data_dir);

}  // namespace baton::app
