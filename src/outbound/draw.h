// The three drawings of one SummaryPage.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "outbound/summary_page.h"

namespace baton::outbound {

enum class Detail : std::uint8_t { Long, Brief };

std::string drawText(const SummaryPage& page, Paper paper);
std::string drawHtml(const SummaryPage& page, Paper paper);
Result<std::string> drawPdf(const SummaryPage& page, Paper paper, Instant now);

}  // namespace baton::outbound
