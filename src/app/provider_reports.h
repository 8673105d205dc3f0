// What people of this household found out of clinicians by asking, put before the directory's word in their searches.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/directory_search.h"
#include "app/enter.h"
#include "record/provider_report.h"
#include "sources/forms/provider_report.h"

namespace baton::app {

// Into the query's own words; what was there of the same clinician stays when it is newer.
void takeOwnWords(const record::Chart& chart, directory::Query& query);
std::optional<record::ProviderReport> reportOf(const record::Chart& chart, std::string_view provider);
json::Value reportsJson(const std::vector<record::ProviderReport>& reports);
std::string reportsText(const std::vector<record::ProviderReport>& reports);
// Errors as enter().
Result<Saved> enterReport(Home& home, const EnterRequest& request, const forms::ProviderReportForm& form);
// The form with the clinician's name as the directory has it. Errors: NotFound.
Result<forms::ProviderReportForm> reportFormFor(const directory::Index& index, std::string_view provider);

}  // namespace baton::app
