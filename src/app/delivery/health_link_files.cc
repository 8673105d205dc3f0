#include "app/delivery/health_link_files.h"

#include <algorithm>

#include "app/consents.h"
#include "app/delivery/recipients.h"
#include "app/histories.h"
#include "crypto/jwe.h"
#include "crypto/token.h"
#include "format/json.h"
#include "outbound/health_link.h"
#include "outbound/summary.h"

namespace baton::app {
namespace {

// Below it every reader of the standard is spared unpacking; above it a phone far from a mast is glad of it.
constexpr std::size_t kPackedFrom = 64U << 10U;

crypto::Key keyFrom(const std::string& text) {
  crypto::Key key;
  const auto bytes = crypto::fromBase64Url(text);
  if (bytes && bytes->size() == crypto::Key::kBytes) std::ranges::copy(*bytes, key.mutableView().begin());
  return key;
}

std::optional<Instant> lastChangeIn(const record::Disclosure& seen) {
  std::optional<Instant> last;
  seen.chart().facts.forEach([&](const auto& fact) {
    if (seen.permits(fact.about) && (!last || *last < fact.about.source.recorded)) last = fact.about.source.recorded;
  });
  return last;
}

}  // namespace

Result<std::optional<HealthLinkFile>> healthLinkFile(Home& home, const HealthLink& link) {
  const Instant now = home.clock().now();
  const auto history = loadHistory(home, link.person);
  if (!history && history.error().code == ErrorCode::NotFound) return std::optional<HealthLinkFile>();  // erased
  if (!history) return tl::unexpected(history.error());
  if (!link.reader.who.empty()) {
    const auto own = disclose(link.person, *history, {}, now);
    if (!recipientBehind(own.chart(), link.reader)) return std::optional<HealthLinkFile>();
  }
  const auto seen = disclose(link.person, *history, link.reader, now);
  const Status may = mayTell(home, link.person, seen);
  if (!may && may.error().code == ErrorCode::NotAllowed) return std::optional<HealthLinkFile>();
  if (!may) return tl::unexpected(may.error());
  outbound::SummaryOptions options;
  options.now = now;
  const std::string bundle = json::write(outbound::summaryIps(seen, options));
  const auto zip = bundle.size() < kPackedFrom ? crypto::JweZip::None : crypto::JweZip::Deflate;
  HealthLinkFile file;
  file.jwe = crypto::sealJwe(keyFrom(link.key), home.random(), bundle, outbound::kFhirJson, zip);
  file.last_updated = lastChangeIn(seen);
  return std::optional(std::move(file));
}

Result<std::optional<std::string>> healthLinkManifest(Home& home, const HealthLink& link,
                                                      const std::optional<std::uint64_t>& embedded_length_max,
                                                      const std::string& file_address) {
  BATON_TRY(auto file, healthLinkFile(home, link));
  if (!file) return std::optional<std::string>();
  outbound::ManifestFile entry;
  entry.last_updated = file->last_updated;
  entry.can_change = link.is_long_term;
  if (!embedded_length_max || file->jwe.size() <= *embedded_length_max) {
    entry.embedded = std::move(file->jwe);
  } else {
    BATON_TRY(const std::string token, makeHealthLinkFile(home, link));
    entry.location = file_address + token;
  }
  return std::optional(outbound::manifestText({entry}));
}

}  // namespace baton::app
