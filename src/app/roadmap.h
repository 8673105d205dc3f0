// Roadmap (ROAD-1): how ready a record is to be used, and always the one next most useful step. Nothing blocks: a step
// that is passed over only stands further down. Of a Disclosure of the person's own view and of nothing else.
#pragma once

#include <string>
#include <vector>

#include "app/home.h"
#include "format/json.h"
#include "record/disclosure.h"

namespace baton::app {

struct RoadmapItem {
  std::string id;  // of knowledge/roadmap: "medicines"
  std::string title;
  std::string why;
  std::string page;  // below the person's
  int minutes = 0;
  bool is_essential = false;
  bool is_done = false;
  std::string found;  // what the record has of it: "7"; "" = nothing
};

struct Roadmap {
  std::vector<RoadmapItem> items;  // the most useful first
  // A first packet can be made and handed over: there is something of it. Missing pieces are named on it.
  bool is_usable = false;
  bool is_ready = false;  // every essential is there
  int minutes_left = 0;   // of the open essentials
  // The first open one that is not `passed`; nullptr when none is open.
  const RoadmapItem* next(const std::vector<std::string>& passed) const;
};

Roadmap roadmapOf(const record::Disclosure& own, const std::string& language);
// {"usable","ready","minutes_left","next":{…},"steps":[{"id","title","why","page","minutes","essential","done",
// "found"}]}
json::Value roadmapJson(const Roadmap& roadmap, const std::vector<std::string>& passed);
std::string roadmapText(const Roadmap& roadmap, const std::vector<std::string>& passed, const std::string& language);

}  // namespace baton::app
