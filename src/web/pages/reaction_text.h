// The reaction of an allergy: the source's words, and in the reader's language how severe it was, which Baton puts
// beside them ("hives (moderate)", sources/reconcile/allergies.cc).
#pragma once

#include <string>

#include "record/lines.h"
#include "web/frame/page.h"

namespace baton::web {

std::string reactionText(const Page& page, const record::AllergyLine& line);

}  // namespace baton::web
