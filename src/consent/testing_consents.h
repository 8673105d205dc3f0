// Consents for tests, as Baton writes them; and the states that a permission can be in.
#pragma once

#include <string>
#include <vector>

#include "consent/grants.h"

namespace baton::consent::testing {

inline constexpr Instant kNow{1'773'144'000'000};  // 2026-03-10T12:00:00Z

inline PartialDate date(const std::string& text) { return PartialDate::parse(text).value_or(PartialDate()); }

inline record::ConsentFact consentTo(const record::ConsentFact::Actor& actor, const std::vector<std::string>& classes) {
  record::ConsentFact fact;
  fact.about.key = "Consent/1";
  fact.about.source.format = "form";
  fact.status = "active";
  fact.scope.codings = {{"http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy", ""}};
  fact.provision.type = "permit";
  fact.provision.period = {date("2026-03-01"), date("2026-05-30")};
  fact.provision.actors = {actor};
  for (const std::string& name : classes) {
    fact.provision.labels.push_back({std::string(record::kDataClassSystem), name, ""});
  }
  return fact;
}

inline record::ConsentFact::Actor role(const std::string& name) {
  record::ConsentFact::Actor actor;
  actor.role.codings = {{std::string(record::kAudienceSystem), name, ""}};
  actor.who.display = name;
  return actor;
}

inline record::ConsentFact::Actor reader(const std::string& key) {
  record::ConsentFact::Actor actor;
  actor.role.codings = {{"http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "IRCP", ""}};
  actor.who = {key, "", key};
  return actor;
}

}  // namespace baton::consent::testing
