// SMART Health Links: a QR code or a line of text that any app of the standard opens, without an account
// (capability REACH-1). docs/formats/health-links.md has the whole way of one.
//
// Like the links of updates (links.h): 256 random bits, of which the store keeps a keyed hash only; a passcode of six
// digits, of which wrong ones are counted for the link's whole life, in one step with the check, so that 200 guesses at
// once are 200 guesses; after kTries the link is over. Every opening is counted, with the name that asked, and durable
// before anything is answered. What it shows is made through the gate each time (health_link_files.h).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/enter.h"
#include "app/home.h"
#include "outbound/summary.h"
#include "record/disclosure.h"

namespace baton::app {

inline constexpr int kMostOpenings = 1'000;               // of one link
inline constexpr std::int64_t kHealthLinkDays = 7;        // without a last day
inline constexpr std::int64_t kLongTermDays = 90;         // the same for a long-term one (trust.md, T2)
inline constexpr std::int64_t kMostHealthLinkDays = 366;  // of any
inline constexpr std::int64_t kOverDays = 30;             // that an ended one stays in the list

struct HealthLink {
  struct Opening {
    Instant at;
    std::string recipient;  // as they said themselves; nobody checked it
  };
  std::string id;  // names it in lists; opens nothing
  record::PersonId person;
  record::Audience reader;
  std::string label;     // a scanner shows it before anything is opened
  std::string key;       // of its files, base64url
  std::string passcode;  // six digits, "" = none
  bool is_long_term = false;
  bool is_single_file = false;
  int most_openings = kMostOpenings;
  int openings = 0;
  int tries_left = 0;
  Instant made;
  Instant until;
  std::vector<Opening> last;  // newest first, a few
  enum class State : std::uint8_t { Open, UsedUp, Locked, Over };
  State stateAt(Instant now) const;
};

struct HealthLinkRequest {
  record::PersonId person;
  Author author;
  std::string site;   // "https://baton.example": what the link begins with
  std::string to;     // role of the contract, or a name of the care team
  std::string label;  // "" = a neutral one
  std::string until;  // day or instant; "" = kHealthLinkDays or kLongTermDays from now
  bool has_passcode = true;
  bool is_long_term = false;
  bool is_single_file = false;  // never with a passcode
  int most_openings = 0;        // 0 = no limit of its own; 1 = opens once
  std::string language = "en";  // of the neutral label
};
struct MadeHealthLink {
  HealthLink link;
  std::string token;  // kept nowhere
  std::string url;
  std::string uri;  // "shlink:/…"
};
// On the access log as a disclosure first. Errors: BadUsage with "field: NAME" (site, to, until, opens, passcode);
// NotFound for nobody; NotAllowed when nothing may be said to the reader.
Result<MadeHealthLink> makeHealthLink(Home& home, const HealthLinkRequest& request);

// For the emergency packet: what an emergency room may see without asking, for whoever holds the paper, so without a
// passcode; few days and openings.
inline constexpr int kPacketDays = 7;
inline constexpr int kPacketOpenings = 5;
Result<outbound::PaperLink> packetLink(Home& home, const record::PersonId& person, const Author& author,
                                       const std::string& site, const std::string& language, int days, int openings);

// How it is asked for: a manifest by POST, or the one file of a single-file link by GET.
enum class HealthLinkDoor : std::uint8_t { Manifest, SingleFile };
enum class HealthLinkEnd : std::uint8_t { Open, NeedsPasscode, WrongPasscode, Gone };
struct HealthLinkAnswer {
  HealthLinkEnd end = HealthLinkEnd::Gone;
  int tries_left = 0;
  HealthLink link;  // when Open
};
// One opening. Gone: unknown, over, stopped, used up, locked, or the other door; these are told apart nowhere.
Result<HealthLinkAnswer> openHealthLink(Home& home, const std::string& token, HealthLinkDoor door,
                                        const std::string& recipient, const std::optional<std::string>& passcode);

// Newest first, with those that ended lately.
Result<std::vector<HealthLink>> healthLinksOf(Home& home, const record::PersonId& person);
// At once, with its files; a line on the access log. False: it was not there.
Result<bool> endHealthLink(Home& home, const record::PersonId& person, const Author& author, const std::string& id);
// Part of erasing a person.
Status dropHealthLinks(Home& home, const record::PersonId& person);

// A short-lived address for the file of an opened link, good once. Answers with its token.
Result<std::string> makeHealthLinkFile(Home& home, const HealthLink& link);
// The link whose file it is, when it still works; the address is used up by asking.
Result<std::optional<HealthLink>> takeHealthLinkFile(Home& home, const std::string& token);

}  // namespace baton::app
