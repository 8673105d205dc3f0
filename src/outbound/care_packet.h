// What is taken along to a clinician on one page: to a first appointment with a psychiatrist (FIND-2), or to a medical
// visit in primary care (PCP-3). English, as clinicians write to each other; the person's own words stay to the letter.
//
// Everything comes from a Disclosure for that reader; the ranked papers are the person's own list, because bringing one
// is their decision. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "format/json.h"
#include "outbound/section_paper.h"
#include "outbound/summary_page.h"
#include "record/visit_prep.h"

namespace baton::outbound {

enum class PacketKind : std::uint8_t { FirstVisit, PrimaryCare };

// One medicine that was given as a chance, in words.
struct TriedMedicine {
  std::string name;
  std::string most;  // "200 mg a day", the highest that the record tells
  std::string span;  // "2025-01-03 to 2025-06-30"
  int weeks = 0;
  int weeks_at_dose = 0;
  std::string chance;                // "full", "dose-too-low", "too-short", "unknown"
  std::string result;                // "helped", "not-enough", "not-tolerated", "unknown"
  std::string reason;                // why it ended, as the source says
  std::vector<std::string> effects;  // side effects that were told of it
  bool is_current = false;
};

struct CarePacket {
  PacketKind kind = PacketKind::FirstVisit;
  std::string person;
  std::string reader;  // by name; "" = whoever has the role
  std::string role;    // whose view of the record it is
  PartialDate visit;
  record::ThreeLines lines;
  bool is_own = false;
  std::vector<std::string> since;  // first visit: nothing; else what changed and what was decided elsewhere
  std::vector<TriedMedicine> tried;
  std::vector<std::string> goals;
  std::vector<std::string> labs;   // due or late, with the last value
  std::vector<std::string> asked;  // follow-up items for this reader
  std::vector<std::string> forms;  // intake forms with the day by which they are due
  std::vector<std::string> bring;  // ranked papers
  SummaryPage page;                // allergies, medicines, diagnoses ... as this reader may see them
  bool is_whole = true;            // false: something was left out by consent
  Instant made;
};

std::string triedText(const TriedMedicine& tried);
SectionPaper carePacketPaper(const CarePacket& packet);
// {"for","reader","visit","lines","own","sections":[{"id","title","lines"}],"tried":[{"name","most","span","weeks",
// "weeks_at_dose","chance","result","reason","effects"}]}
json::Value carePacketJson(const CarePacket& packet);

}  // namespace baton::outbound
