// What every rule over a record is given, and where it puts what it has to say.
//
// A rule family is one function `void xFindings(const Asked&, Said&)` in files of its own, named once in check.cc. It
// is pure: the same record, tables and moment give the same findings. What a rule needs and the record lacks is said in
// `not_checked`, never passed over.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "knowledge/knowledge.h"
#include "record/change.h"
#include "record/chart.h"
#include "record/finding.h"
#include "rules/observations.h"
#include "rules/taken.h"
#include "rules/wording.h"

namespace baton::rules {

// How far back `Asked::changes` reaches.
inline constexpr int kChangesDays = 90;

struct Asked {
  const knowledge::Knowledge& knowledge;
  const record::Chart& chart;               // as the reader may see it
  const TakenList& taken;                   // everything taken now or lately, from all sources and what is to be added
  std::span<const record::Change> changes;  // of the last kChangesDays, most important first
  Reader reader = Reader::Person;
  Language language = Language::English;  // of what a person reads; clinicians read English
  Instant now;
  const Observations* observations = nullptr;  // of the chart, where they are made already (checkRecord)
};

// The chart's observations by code: those that were made already, else made here.
class ObservationsOf {
 public:
  explicit ObservationsOf(const Asked& asked) : shared_(asked.observations) {
    if (shared_ == nullptr) own_.emplace(asked.chart);
  }
  const Observations* operator->() const { return shared_ != nullptr ? shared_ : &*own_; }

 private:
  const Observations* shared_;
  std::optional<Observations> own_;
};

struct Said {
  std::vector<record::Finding> findings;
  std::vector<std::string> checked;  // "blood tests for lithium": what was looked at, as a person reads it
  std::vector<record::NotChecked> not_checked;
};

}  // namespace baton::rules
