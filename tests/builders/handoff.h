// A handoff Task: who owns a responsibility, who was asked, who stands in.
#pragma once

#include "builders/about.h"
#include "record/handoff.h"
#include "record/responsibilities.h"

namespace baton::build {

inline record::TaskFact handoff(std::string id, std::string responsibility, std::string status, std::string owner,
                                std::string_view since) {
  record::TaskFact task;
  task.about = about("Task/" + id);
  task.status = std::move(status);
  task.intent = "order";
  task.what = coded(record::kHandoffSystem, std::string(record::kOwnCode));
  task.identifiers.push_back({std::string(record::kResponsibilitySystem), std::move(responsibility), ""});
  task.owner = named(std::move(owner));
  task.authored = date(since);
  task.execution.start = task.status == "accepted" ? date(since) : PartialDate();
  return task;
}

inline record::TaskFact standIn(std::string id, std::string responsibility, std::string owner, std::string_view since,
                                std::string_view until, std::string instead_of) {
  record::TaskFact task = handoff(std::move(id), std::move(responsibility), "accepted", std::move(owner), since);
  task.business_status = coded(record::kHandoffSystem, std::string(record::kWhileAway));
  task.due = date(until);
  task.focus = reference(std::move(instead_of));
  return task;
}

inline record::CareTeamLine member(std::string role, std::string name, std::string status = "active") {
  record::CareTeamLine line;
  line.id = "care-team/" + name;
  line.text = std::move(name);
  line.role = std::move(role);
  line.status = std::move(status);
  return line;
}

}  // namespace baton::build
