#include "app/views.h"

#include <algorithm>

#include "app/consents.h"
#include "app/histories.h"
#include "app/summary_for.h"
#include "consent/gate.h"
#include "sources/reconcile.h"

namespace baton::app {
namespace {

using record::Disclosure;
using record::PersonId;

constexpr std::string_view kRoles[] = {"self",      "therapist", "psychiatrist", "primary-care", "telepsychiatry",
                                       "caregiver", "pharmacy",  "emergency",    "other"};
// The one page tells of changes of the last three months, the longest usual gap between psychiatry visits.
constexpr std::int64_t kRecentDays = 90;

Result<record::Audience> audienceFor(const std::string& role) {
  const bool is_known = std::find(std::begin(kRoles), std::end(kRoles), role) != std::end(kRoles);
  if (!is_known && role != "manager") {  // of a minor's record: not for the command line, which knows no accounts
    return fail(ErrorCode::BadUsage, "\"" + role +
                                         "\" is not a role. Roles: self, therapist, psychiatrist, primary-care, "
                                         "telepsychiatry, caregiver, pharmacy, emergency, other.");
  }
  return record::Audience{role, ""};
}

outbound::SummaryOptions optionsFor(const SummaryRequest& request, Instant now) {
  outbound::SummaryOptions options;
  options.now = now;
  options.paper = request.paper;
  options.kind = request.kind;
  options.link = request.link;
  if (!request.language.empty()) options.language = request.language;
  return options;
}

// The packet says who may be talked to; the permissions themselves are the person's alone.
void addTalk(outbound::SummaryOptions& options, const PersonId& person, const record::History& history,
             const Disclosure& today) {
  if (options.kind != outbound::PageKind::EmergencyPacket) return;
  const Disclosure own = disclose(person, history, record::Audience{}, options.now);
  options.talk = talkConsents(own, today);
}

// `today` is of the present.
std::vector<record::Change> recentChanges(const PersonId& person, const record::History& history,
                                          const record::Audience& audience, const Disclosure& today) {
  const Instant now = today.chart().at;
  const Disclosure then = disclose(person, history, audience, Instant{now.ms - kRecentDays * kDayMs}, now);
  return sources::changesBetween(then.chart(), today.chart());
}

}  // namespace

Status checkRole(const std::string& role) {
  BATON_CHECK(audienceFor(role));
  return {};
}

Result<Instant> momentFor(const std::string& as_of, Clock& clock) {
  if (as_of.empty()) return clock.now();
  const auto date = PartialDate::parse(as_of);
  if (!date) return fail(ErrorCode::BadUsage, "\"" + as_of + "\" is not a date. Write it like 2025-03-01.");
  return date->precision() >= Precision::Minute ? date->first() : date->last();
}

Result<Disclosure> viewRecord(Home& home, const PersonId& person, const std::string& role, const std::string& as_of) {
  BATON_TRY(const auto audience, audienceFor(role));
  return viewFor(home, person, audience, as_of);
}

Result<Disclosure> viewFor(Home& home, const PersonId& person, const record::Audience& audience,
                           const std::string& as_of) {
  BATON_CHECK(audienceFor(audience.role));
  const Instant now = home.clock().now();
  Instant at = now;
  if (!as_of.empty()) {
    BATON_TRY(at, momentFor(as_of, home.clock()));
  }
  BATON_TRY(const auto history, loadHistory(home, person));
  return disclose(person, history, audience, at, now);
}

Result<std::vector<record::Change>> viewChanges(Home& home, const PersonId& person, const ChangesRequest& request) {
  BATON_TRY(const auto audience, audienceFor(request.role));
  const Instant now = home.clock().now();
  Instant until = now;
  if (!request.until.empty()) {
    BATON_TRY(until, momentFor(request.until, home.clock()));
  }
  BATON_TRY(const auto history, loadHistory(home, person));
  const Disclosure later = disclose(person, history, audience, until, now);
  Instant since;
  if (request.since == "last-visit") {
    since = sources::lastVisit(later.chart());
  } else {
    BATON_TRY(since, momentFor(request.since, home.clock()));
  }
  if (since > until) return fail(ErrorCode::BadUsage, "--since lies after --until.");
  const Disclosure earlier = disclose(person, history, audience, since, now);
  return sources::changesBetween(earlier.chart(), later.chart());
}

Result<std::vector<sources::TimelineEvent>> viewTimeline(Home& home, const PersonId& person, const std::string& role) {
  BATON_TRY(const auto seen, viewRecord(home, person, role, ""));
  return sources::timeline(seen.chart());
}

Result<std::string> viewResource(Home& home, const PersonId& person, const std::string& key, std::uint32_t version) {
  BATON_TRY(const auto history, loadHistory(home, person));
  std::optional<record::About> wanted;
  history.versions.forEach([&](const auto& fact) {
    if (fact.about.key != key || (version != 0 && fact.about.version != version)) return;
    if (!wanted || wanted->version < fact.about.version) wanted = fact.about;
  });
  if (!wanted) {
    return fail(ErrorCode::NotFound, "There is no " + key +
                                         (version == 0 ? "" : " in version " + std::to_string(version)) +
                                         " in this record. `baton record` lists what there is.");
  }
  if (!consent::Gate::mayRelease(*wanted, record::Audience{})) {
    return fail(ErrorCode::NotAllowed, "Resources of this type are not given out.");
  }
  std::string content;
  BATON_CHECK(home.store().read(person, wanted->sequence - 1, wanted->sequence, [&](record::Entry&& entry) -> Status {
    content = std::move(entry.content);
    return {};
  }));
  return content;
}

Result<outbound::SummaryPage> viewSummaryPage(Home& home, const PersonId& person, const SummaryRequest& request) {
  BATON_TRY(const auto audience, audienceFor(request.role));
  BATON_TRY(const auto history, loadHistory(home, person));
  const Disclosure today = disclose(person, history, audience, home.clock().now());
  outbound::SummaryOptions options = optionsFor(request, home.clock().now());
  addTalk(options, person, history, today);
  return outbound::makeSummaryPage(today, recentChanges(person, history, audience, today), options);
}

Result<std::string> viewSummary(Home& home, const PersonId& person, const SummaryRequest& request) {
  BATON_TRY(const auto audience, audienceFor(request.role));
  return viewSummaryFor(home, person, audience, request);
}

Result<std::string> viewSummaryFor(Home& home, const PersonId& person, const record::Audience& audience,
                                   const SummaryRequest& request) {
  BATON_CHECK(audienceFor(audience.role));
  BATON_TRY(const auto history, loadHistory(home, person));
  const Disclosure today = disclose(person, history, audience, home.clock().now());
  BATON_CHECK(mayShow(today));
  outbound::SummaryOptions options = optionsFor(request, home.clock().now());
  addTalk(options, person, history, today);
  if (request.format == SummaryFormat::Fhir) return json::writePretty(outbound::summaryIps(today, options));
  const auto changes = recentChanges(person, history, audience, today);
  switch (request.format) {
    case SummaryFormat::Text:
      return outbound::summaryText(today, changes, options);
    case SummaryFormat::Html:
      return outbound::summaryHtml(today, changes, options);
    case SummaryFormat::Pdf:
      return outbound::summaryPdf(today, changes, options);
    case SummaryFormat::Fhir:
      break;
  }
  return std::string();
}

}  // namespace baton::app
