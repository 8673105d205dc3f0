// Findings as JSON (docs/formats/findings.md) and as plain text for people.
//
// Both always say what was checked and what was not: nothing found never reads as "all is well".
// The text is in the language of the findings; evidence, sources and the steps of clinicians stay as they were written.
// `help` is whom one can reach now, where something is urgent; it is shown first of all.
#pragma once

#include <string>
#include <vector>

#include "format/json.h"
#include "outbound/findings_words.h"
#include "outbound/words.h"
#include "record/finding.h"

namespace baton::outbound {

struct HelpLine {
  std::string name;     // "Poison Control"
  std::string call;     // "800-222-1222"; "" = no calls
  std::string press;    // a key to press after that; ""
  std::string text;     // number for a text message; ""
  std::string keyword;  // what to write; ""
  bool is_emergency = false;
};
// What to say on the phone, what to bring, what to do until help is there.
struct HelpCall {
  std::string flag;  // "overdose"; "any" holds for every call
  std::string situation;
  std::vector<std::string> say, bring, until;
  std::string source;
};
struct HelpNow {
  bool is_crisis_first = false;  // about thoughts of death or self-harm, before danger to the body
  std::vector<HelpLine> lines;   // first to last; empty where nothing is urgent
  std::vector<HelpCall> calls;   // what is said in such a call, the gravest first, "any" last
};

json::Value findingsJson(const record::Findings& findings, const HelpNow& help);
std::string findingsText(const record::Findings& findings, const HelpNow& help, FindingsReader reader);
// Only whom to reach and what to say.
json::Value helpJson(const HelpNow& help);
std::string helpText(const HelpNow& help, Language language);
std::string callsText(const std::vector<HelpCall>& calls, Language language);
json::Value callsJson(const std::vector<HelpCall>& calls);

}  // namespace baton::outbound
