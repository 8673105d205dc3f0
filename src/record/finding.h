// Finding: one thing that a rule says about a person, with its reasons, its evidence and who should do what by when.
//
// The shape of the findings contract (docs/formats/findings.md): what `baton check --json` prints, what pages show.
// `id` is the same for the same facts, whatever their order, so that an acknowledgement can name it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "knowledge/interactions.h"

namespace baton::record {

// urgent: act now · high: interrupts · moderate: in the next contact · low: at the next visit.
using knowledge::Severity;

struct Evidence {
  std::string resource;  // "MedicationRequest/12"; "" for words that were typed
  std::string text;      // "lithium 450 mg every 12 hours, since 2026-03-10"
  bool operator==(const Evidence&) const = default;
};

struct Step {
  std::string who;   // a role of the contract: self, psychiatrist, pharmacy ...
  std::string what;  // a whole sentence
  std::string by;    // "2026-03-03", or "next-contact", "next-visit" where no day can be named
  bool operator==(const Step&) const = default;
};

struct FindingSource {
  std::string title;
  std::string section;
  std::string url;
  std::string date;  // when the row was last compared with it
  bool operator==(const FindingSource&) const = default;
};

struct Finding {
  std::string id;    // "interaction/lithium+ibuprofen"
  std::string kind;  // "interaction", "duplicate-therapy" ...
  Severity severity = Severity::Low;
  bool interrupts = false;
  std::vector<std::string> about;     // resource keys
  std::vector<std::string> subjects;  // lower-case ingredient names, substances ...
  std::string title;                  // one line
  std::string why;
  std::vector<Evidence> evidence;
  std::vector<Step> steps;  // `do` in the contract
  std::vector<FindingSource> sources;
  // Seen by the person, of the facts as they are: kept in the list, quiet.
  bool is_acknowledged = false;
  std::string acknowledged_by;
  PartialDate acknowledged_on;
};

// What no rule understood, or what a rule would need to know: never left out, never shown as "fine".
struct NotChecked {
  std::string what;
  std::string why;
  bool operator==(const NotChecked&) const = default;
};

struct Findings {
  Instant now;
  std::string language = "en";    // of what a person reads in it: "en" or "es"; steps of clinicians are English
  std::vector<Finding> findings;  // most important first
  std::vector<std::string> checked;
  std::vector<NotChecked> not_checked;

  // Something urgent or high that nobody has seen yet: the caller interrupts.
  bool interrupt() const {
    for (const Finding& finding : findings) {
      if (finding.severity <= Severity::High && !finding.is_acknowledged) return true;
    }
    return false;
  }
};

}  // namespace baton::record
