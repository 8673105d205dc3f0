// What a SMART Health Link shows: the summary for its reader as an IPS document, through the gate as it stands now,
// sealed under the link's own key. A reader who left the care team, or to whom nothing may be said any more, gets
// nothing. The manifest says when what they may see changed last, never what was kept from them.
#pragma once

#include <optional>
#include <string>

#include "app/delivery/health_links.h"
#include "outbound/health_link.h"

namespace baton::app {

struct HealthLinkFile {
  std::string jwe;  // application/jose
  std::optional<Instant> last_updated;
};
// Nothing: there is nothing to show any more.
Result<std::optional<HealthLinkFile>> healthLinkFile(Home& home, const HealthLink& link);

// The answer to a manifest request of an opened link. `file_address`: what the address of a file begins with,
// "https://baton.example/shl/file/". Embedded where the asker takes files of that length, else at an address.
Result<std::optional<std::string>> healthLinkManifest(Home& home, const HealthLink& link,
                                                      const std::optional<std::uint64_t>& embedded_length_max,
                                                      const std::string& file_address);

}  // namespace baton::app
