// The one-page summary (capability PIC-1) in its four forms, made from one Disclosure.
//
// The content is ranked by use to a clinician once (SummaryPage), then drawn as PDF, HTML or text; the FHIR form is an
// IPS 1.1.0 document Bundle. Pure: the same disclosure, changes and options give the same bytes.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "format/json.h"
#include "record/change.h"
#include "record/disclosure.h"

namespace baton::outbound {

enum class Paper { Letter, A4 };

// What the page is for. The packet holds what a stranger in an emergency room needs first (capability URG-2): the
// sections of the summary that matter that night, with everybody who can be called.
enum class PageKind { Summary, EmergencyPacket };

// A link in the square of the page, in place of the phone number: it opens the summary until then, so often at most.
struct PaperLink {
  std::string uri;
  Instant until;
  int openings = 0;
};

// Who may be talked to, from the person's own permissions (docs/formats/consent.md): for the emergency packet. Whom the
// reader does not see otherwise is not named here.
struct TalkConsent {
  std::string name;         // of one person; "" = a whole role
  std::string role;         // of the contract, where a whole role is meant
  bool is_limited = false;  // not everything the role sees: some kinds or classes only
  PartialDate until;        // last day; empty = none
};

struct SummaryOptions {
  Instant now;  // printed as "made on"
  Paper paper = Paper::Letter;
  PageKind kind = PageKind::Summary;
  std::string language = "en";         // "en" or "es": words of the page; health facts stay as the sources have them
  std::vector<TalkConsent> talk = {};  // of the packet
  std::string contact_name;   // "QR with contact for the whole": whom to ask for the whole record; the person or
  std::string contact_phone;  // their first caregiver when empty
  PaperLink link = {};        // uri "" = none
};

// `changes`: newest and most important first, already limited to what the disclosure's audience may know.
std::string summaryText(const record::Disclosure& disclosure, const std::vector<record::Change>& changes,
                        const SummaryOptions& options);
// One file, no outside resources, prints on one page.
std::string summaryHtml(const record::Disclosure& disclosure, const std::vector<record::Change>& changes,
                        const SummaryOptions& options);
// Exactly one page, fonts embedded, text searchable, title and language set. Errors: Storage when no font is installed.
Result<std::string> summaryPdf(const record::Disclosure& disclosure, const std::vector<record::Change>& changes,
                               const SummaryOptions& options);
// IPS document Bundle (standards.md). A redacted one says so in its title and Composition.
json::Value summaryIps(const record::Disclosure& disclosure, const SummaryOptions& options);

}  // namespace baton::outbound
