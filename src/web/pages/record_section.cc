// One part of the record.
#include "web/pages/record_pages.h"
#include "web/pages/record_sections.h"

namespace baton::web {

Response recordSectionPage(Page& page) {
  const RecordSection* section = findSection(page.request.params.at("section"));
  if (section == nullptr) return notFound(page);
  const auto seen = seenNow(page);
  if (!seen) return trouble(page, seen.error());
  Html content = section->content(page, *seen);
  Html links;
  if (!section->add.empty() && page.person->has("add")) {
    links += linkButton(page.about(section->add), say(page.language, "Add to this list"), Look::Secondary);
  }
  links += linkButton(page.about("/record"), say(page.language, "All parts of the record"), Look::Secondary);
  content += Html::element("div", {{"class", "buttons"}}, links);
  LayoutOptions options;
  options.place = Place::Record;
  options.width = Width::Wide;
  options.back = page.about("/record");
  return layout(page, section->title(page.language), content, options);
}

}  // namespace baton::web
