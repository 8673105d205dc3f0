#include "record/record_request.h"

#include <algorithm>

namespace baton::record {

std::vector<RecordRequest> recordRequests(const Chart& chart) {
  std::vector<RecordRequest> requests;
  for (const TaskFact& task : chart.facts.tasks) {
    if (task.what.codeIn(kRecordRequestSystem) != kRecordRequestCode || task.about.is_entered_in_error) continue;
    RecordRequest request;
    request.key = task.about.key;
    request.office = task.owner.display.empty() ? task.owner.key : task.owner.display;
    request.what = task.description;
    request.process = task.note;
    const std::string authorization = task.status_reason.codeIn(kRecordRequestSystem);
    if (authorization.starts_with("authorization-")) request.authorization = authorization.substr(14);
    request.asked = task.authored;
    request.due = task.due;
    request.received = task.execution.end;
    request.state = task.business_status.codeIn(kRecordRequestSystem);
    if (task.status == "cancelled") request.state = "stopped";
    request.paper = task.focus.key.empty() ? task.focus.target : task.focus.key;
    requests.push_back(std::move(request));
  }
  std::ranges::stable_sort(requests, [](const RecordRequest& left, const RecordRequest& right) {
    if (left.isOpen() != right.isOpen()) return left.isOpen();
    if (left.isOpen()) return left.due.text() < right.due.text();
    return right.asked.text() < left.asked.text();
  });
  return requests;
}

}  // namespace baton::record
