// What all kinds of lines are put together from: sources, codes, labels, ids, dates, conflicts.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "record/lines.h"
#include "sources/reconcile/grouping.h"

namespace baton::sources::reconcile {

// Who a source is when two of them are compared: the clinic; else the server in the full URL (two exports of one portal
// are one source); else the file; else who wrote it. Folded.
std::string sourceSystem(const record::About& about);
// What a person reads for it: "Riverside Clinic", the file's name, or "you or a caregiver" for what was typed in.
std::string sourceName(const record::Source& source);

// "Vitamin D3 (oral)" → "vitamin-d3-oral"; long texts are cut and keep a digest, so that two never share a slug.
std::string slug(std::string_view text);

// A concept's label without SNOMED CT's tag: "Viral sinusitis (disorder)" → "Viral sinusitis".
std::string plainLabel(const record::Concept& what);

const PartialDate& firstDated(std::initializer_list<const PartialDate*> dates);
bool isEarlier(const PartialDate& a, const PartialDate& b);  // both given, and a begins before b
// Could both mean the same day? "2026-02" and "2026-02-10" could. An empty date could be any.
bool couldBeEqual(const PartialDate& a, const PartialDate& b);
std::string dateWords(std::string_view before, const PartialDate& date);  // " since 2026-02-10", "" without a date

// What two ways to write one number or address have in common: "(555) 010-2000" and "+1 555-010-2000" are one number.
std::string telecomKey(const record::Telecom& telecom);

void addCodings(std::vector<record::Coding>& codings, const std::vector<record::Coding>& more);
// Newest first: by the day it was written down, else when Baton learned it; then by key.
bool isNewer(const record::Source& a, const record::Source& b);

// Sources, labels of privacy and is_not_interpreted of the facts.
void fillFrom(record::Line& line, const std::vector<const record::About*>& abouts);

// One calm sentence out of the sides: "Clinic A says 900 mg; Clinic B says 600 mg."
record::Conflict conflictOf(std::string field, std::vector<record::Conflict::Side> sides);

template <class Fact>
std::vector<const record::About*> aboutsOf(const std::vector<const Fact*>& facts) {
  std::vector<const record::About*> abouts;
  abouts.reserve(facts.size());
  for (const Fact* fact : facts) abouts.push_back(&fact->about);
  return abouts;
}

// The facts that lines are made of: not entered in error, in an order that does not depend on how they arrived.
template <class Fact>
std::vector<const Fact*> inOrder(const std::vector<Fact>& facts) {
  std::vector<const Fact*> ordered;
  ordered.reserve(facts.size());
  for (const Fact& fact : facts) {
    if (!fact.about.is_entered_in_error) ordered.push_back(&fact);
  }
  std::sort(ordered.begin(), ordered.end(),
            [](const Fact* a, const Fact* b) { return isNewer(a->about.source, b->about.source); });
  return ordered;
}

// Two lines of one id: the one that began first keeps it, the others take the id of their first source behind it.
void makeLineIdsUnique(const std::vector<record::Line*>& lines);
template <class L>
void makeIdsUnique(std::vector<L>& lines) {
  std::vector<record::Line*> plain;
  for (L& line : lines) plain.push_back(&line);
  makeLineIdsUnique(plain);
}

// Names each in the other's possible_duplicates, unless a person has decided that they are apart.
void suggestSame(record::Line& a, record::Line& b, const Decisions& decisions);
// Words so close that a slip of the pen may be all between them: at most two letters, both of six or more.
bool isNearlyEqual(std::string_view a, std::string_view b);

}  // namespace baton::sources::reconcile
