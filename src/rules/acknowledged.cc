#include "rules/acknowledged.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_map>

#include "base/digest.h"

namespace baton::rules {
namespace {

using record::Finding;

// Only what was written here by hand: a file that is brought in must not be able to silence anything.
bool counts(const record::About& about) { return about.source.format == "form" && !about.is_entered_in_error; }

std::set<std::string> keysOf(const Finding& finding) {
  std::set<std::string> keys(finding.about.begin(), finding.about.end());
  for (const record::Evidence& one : finding.evidence) {
    if (!one.resource.empty()) keys.insert(one.resource);
  }
  return keys;
}

}  // namespace

std::vector<std::string> factsDigests(const std::vector<Finding>& findings, const record::Chart& chart) {
  constexpr std::size_t kBytes = 16;
  std::unordered_map<std::string_view, const std::string*> contents;  // key → content digest of what is behind it
  std::vector<std::set<std::string>> keys;
  for (const Finding& finding : findings) keys.push_back(keysOf(finding));
  for (const std::set<std::string>& of_one : keys) {
    for (const std::string& key : of_one) contents.emplace(key, nullptr);
  }
  chart.facts.forEach([&](const auto& fact) {
    const auto found = contents.find(fact.about.key);
    if (found != contents.end()) found->second = &fact.about.digest;
  });
  std::vector<std::string> digests;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    std::string text = findings[i].id + "\n" + std::string(knowledge::toText(findings[i].severity));
    for (const std::string& key : keys[i]) {
      const std::string* content = contents.at(key);
      text += "\n" + key + "=" + (content == nullptr ? "" : *content);
    }
    digests.push_back(toHex(digest(text, kBytes)));
  }
  return digests;
}

void markAcknowledged(std::vector<Finding>& findings, const record::Chart& chart) {
  const auto& seen = chart.facts.acknowledgements;
  if (seen.empty() || findings.empty()) return;
  const std::vector<std::string> digests = factsDigests(findings, chart);
  for (std::size_t i = 0; i < findings.size(); ++i) {
    for (const record::AcknowledgementFact& fact : seen) {
      if (!counts(fact.about) || fact.finding != findings[i].id || fact.facts != digests[i]) continue;
      findings[i].is_acknowledged = true;
      findings[i].acknowledged_by = fact.by;
      findings[i].acknowledged_on = fact.on;
    }
  }
  std::stable_partition(findings.begin(), findings.end(), [](const Finding& one) { return !one.is_acknowledged; });
}

}  // namespace baton::rules
