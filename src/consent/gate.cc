#include "consent/gate.h"

#include <algorithm>

#include "base/text.h"
#include "consent/policy.h"

namespace baton::consent {
namespace {

using record::About;
using record::Chart;
using record::DocumentFact;
using record::Facts;

std::string_view typeOf(const About& about) { return std::string_view(about.key).substr(0, about.key.find('/')); }

bool passes(const About& about, std::string_view role) {
  const std::optional<Reach> reach = reachOf(typeOf(about));
  if (!reach) return false;
  if (role == "self") return true;
  return roleIsWithin(role, *reach) && !isRestricted(about.security);
}

// Notes of psychotherapy need an authorization of their own (45 CFR 164.508(a)(2)). A whole C-CDA document kept as
// received may hold any section, so it stays with the person too.
bool staysWithPerson(const DocumentFact& document) {
  if (document.content_type == "text/xml" || document.content_type == "application/xml") return true;
  auto names_psychotherapy = [](const std::string& text) { return containsNoCase(text, "psychotherap"); };
  return names_psychotherapy(document.type.label()) || names_psychotherapy(document.title);
}

Facts permitted(const Facts& facts, std::string_view role) {
  Facts kept = facts;
  Facts::eachVector(
      kept, [&](auto& vector) { std::erase_if(vector, [&](const auto& fact) { return !passes(fact.about, role); }); });
  if (role != "self") std::erase_if(kept.documents, staysWithPerson);
  return kept;
}

std::vector<std::string> keysOf(const Facts& facts) {
  std::vector<std::string> keys;
  keys.reserve(facts.size());
  facts.forEach([&](const auto& fact) { keys.push_back(fact.about.key); });
  std::sort(keys.begin(), keys.end());
  return keys;
}

bool everyFactPasses(const Facts& facts, std::string_view role) {
  bool all = true;
  facts.forEach([&](const auto& fact) { all = all && passes(fact.about, role); });
  return all;
}

}  // namespace

record::Disclosure Gate::disclose(std::shared_ptr<const Chart> chart, const record::Audience& audience,
                                  const Rebuild& rebuild) {
  if (audience.isSelf() && everyFactPasses(chart->facts, "self")) {
    std::vector<std::string> keys = keysOf(chart->facts);
    return {std::move(chart), audience, false, std::move(keys)};
  }
  Facts kept = permitted(chart->facts, audience.role);
  std::vector<std::string> keys = keysOf(kept);
  auto narrowed = std::make_shared<Chart>(rebuild(std::move(kept)));
  // For everybody but the person the disclosure is always called a part of the record: the label must not tell
  // whether something was held back.
  return {std::move(narrowed), audience, true, std::move(keys)};
}

bool Gate::mayRelease(const record::About& about, const record::Audience& audience) {
  return passes(about, audience.role);
}

}  // namespace baton::consent
