// What the pages of an import share: counts in words, what was refused and why, the list of earlier imports.
#pragma once

#include <string>
#include <vector>

#include "app/import_job.h"
#include "web/frame/components.h"
#include "web/frame/page.h"
#include "web/pages/keeping_parts.h"

namespace baton::web::keeping {

struct ImportCounts {
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t unchanged = 0;
  std::size_t merged = 0;
  std::size_t rejected = 0;
  std::size_t refused_files = 0;
};
ImportCounts countsOf(const app::ImportReport& report);
// "12 new, 3 changed, 96 already here"
std::string countsShown(Language language, const ImportCounts& counts);

// One card for each file: what happened, what could not be read and where, what to know.
Html importedFiles(const Page& page, const app::ImportProgress& progress);

// "/people/p1/imports/3f9a...-77ab.../undo"; "" when there is nothing to take back, too much for one address, or for a
// caregiver.
std::string undoPath(const Page& page, const std::vector<std::string>& digests);
// Every import of this record, newest first, with the way to take it back or bring it back.
Result<Html> earlierImports(Page& page);

}  // namespace baton::web::keeping
