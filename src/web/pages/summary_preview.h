// What a page of paper says, as the screen shows it: for the one-page summary and the emergency packet.
#pragma once

#include "app/views.h"
#include "web/frame/components.h"

namespace baton::web::keeping {

Html paperPreview(const outbound::SummaryPage& paper, const std::string& language);

}  // namespace baton::web::keeping
