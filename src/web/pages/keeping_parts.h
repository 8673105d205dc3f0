// What the pages about keeping a record share: who decides, where a fact came from, how large a file is.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "record/coded.h"
#include "web/frame/components.h"
#include "web/frame/page.h"

namespace baton::web::keeping {

// The person, or who manages a minor's record: they decide. A caregiver only sees.
bool isOwner(const Page& page);
// "Riverside Clinic, March 1, 2026 (portal.json)", "you, March 1, 2026"
std::string sourceShown(const Page& page, const record::Source& source);
Html sourceList(const Page& page, const std::vector<record::Source>& sources);

// What Baton's inner parts say stays in English, and is marked as such for screen readers.
Html asWritten(const Page& page, std::string_view text);

std::string sizeShown(std::uint64_t bytes);  // "3.4 MB"

// A file to save: attachment with this name (plain letters), never kept by the browser.
Response download(std::string body, std::string content_type, const std::string& name);
// "Ana Ruiz" → "Ana-Ruiz", for names of files; never empty.
// CSP hash of the one <style> in a page that outbound made.
std::string styleHashOf(const std::string& html);
std::string fileWord(const std::string& name);

}  // namespace baton::web::keeping
