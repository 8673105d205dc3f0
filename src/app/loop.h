// The communication loop of one person: for each who helps, what is set up and what is not (capability ROAD-2), and for
// each pair of clinicians whether they may talk to each other directly.
//
// A step is done on the day that the record shows: they were asked how to reach them, a way is known, a release is on
// file, their chart says that coordination is allowed, an update was sent, they answered. Of the person's own view.
#pragma once

#include <string>
#include <vector>

#include "app/home.h"
#include "format/json.h"
#include "record/disclosure.h"
#include "record/members.h"
#include "record/reach.h"

namespace baton::app {

struct LoopLine {
  record::Member member;
  record::Reached reached;
  std::string address;                                            // where the channel goes; "" when not known
  std::size_t kinds_told = 0;                                     // kinds of changes that they hear of
  PartialDate release_on;                                         // an active permit names them; "" = none is on file
  PartialDate sent_on;                                            // the last update to them
  PartialDate answered_on;                                        // and they said that they have it
  bool hasNoChart() const { return member.role == "caregiver"; }  // a relative: nothing to note it in
  bool isSetUp() const {
    return !reached.channel.empty() && !release_on.empty() && (hasNoChart() || !reached.noted_on.empty());
  }
};
struct LoopPair {
  std::string from, to;    // names
  PartialDate release_on;  // one release names both; "" = through the person
};
struct Loop {
  std::vector<LoopLine> lines;
  std::vector<LoopPair> pairs;  // of clinicians
};
Loop loopOf(const record::Disclosure& own);
// {"members":[{"name","role","asked","channel","address","release","noted","gets","sent","answered","done"}],"pairs":[]}
json::Value loopJson(const Loop& loop);
std::string loopText(const Loop& loop);

}  // namespace baton::app
