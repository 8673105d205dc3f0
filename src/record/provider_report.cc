#include "record/provider_report.h"

#include <algorithm>
#include <charconv>

namespace baton::record {
namespace {

void take(std::string_view code, ProviderReport& report) {
  constexpr std::string_view kAccepting = "accepting-", kVideo = "video-", kWait = "wait-days-";
  if (code.starts_with(kAccepting)) report.accepting = code.substr(kAccepting.size());
  if (code.starts_with(kVideo)) report.video = code.substr(kVideo.size());
  if (code == "gone") report.is_gone = true;
  if (!code.starts_with(kWait)) return;
  const std::string_view digits = code.substr(kWait.size());
  int days = 0;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), days);
  if (fault == std::errc() && end == digits.data() + digits.size() && days >= 0) report.wait_days = days;
}

}  // namespace

std::vector<ProviderReport> providerReports(const Chart& chart) {
  std::vector<ProviderReport> reports;
  for (const TaskFact& task : chart.facts.tasks) {
    if (task.what.codeIn(kProviderReportSystem) != kProviderReportCode || task.about.is_entered_in_error) continue;
    ProviderReport report;
    report.key = task.about.key;
    for (const Identifier& identifier : task.identifiers) {
      if (identifier.system == kNpiSystem || identifier.system == kDirectoryKeySystem)
        report.provider = identifier.value;
    }
    if (report.provider.empty()) continue;
    report.name = task.description;
    for (const Coding& coding : task.business_status.codings) {
      if (coding.system == kProviderReportSystem) take(coding.code, report);
    }
    report.note = task.note;
    report.on = task.authored;
    reports.push_back(std::move(report));
  }
  std::ranges::stable_sort(reports, [](const ProviderReport& left, const ProviderReport& right) {
    return right.on.text() < left.on.text();
  });
  return reports;
}

}  // namespace baton::record
