// Import: choose files, see what is new in them, bring it in. Here: choosing, and the imports of before.
#include "app/import_job.h"
#include "web/frame/components.h"
#include "web/frame/layout.h"
#include "web/pages/import_parts.h"
#include "web/pages/keeping_pages.h"

namespace baton::web {
namespace {

using namespace keeping;

// A small file is read before the answer goes out, so that the next page shows the result and not a waiting picture.
constexpr std::chrono::milliseconds kPatience{1'500};

Html chooser(const Page& page, const std::string& error) {
  const Language language = page.language;
  Field field;
  field.name = "files";
  field.label = say(language, "Files");
  field.hint = say(language, "FHIR files, C-CDA files, and ZIP files of these. Up to 512 MB.");
  field.error = error;
  Html inside = fileDrop(field, say(language, "Choose files here, or drop them into this box."));
  inside += Html::element(
      "progress",
      format::Attributes{{"data-upload", ""}, {"aria-label", say(language, "Sending the files")}}.flag("hidden"), {});
  inside += button(say(language, "See what is new"));
  return form(page, page.about("/import"), inside, Encoding::Files);
}

Html howTo(const Page& page) {
  const Language language = page.language;
  return details(
      say(language, "Where do I get such a file?"),
      bulletList({Html::text(say(language, "Sign in to the portal of your clinic or hospital.")),
                  Html::text(say(language, "Look for \"Download my record\", \"Export\" or \"Health summary\".")),
                  Html::text(say(language, "Choose the file for computers (XML, JSON or ZIP) when you are asked.")),
                  Html::text(say(language, "Or ask the front desk: they must give you your record when you ask."))}));
}

Response show(Page& page, const std::string& error, int status) {
  const Language language = page.language;
  const auto earlier = earlierImports(page);
  if (!earlier) return trouble(page, earlier.error());
  Html content = error.empty() ? Html() : errorSummary(page, {{"files", error}});
  content += paragraph(say(language, "You will first see what is new. Nothing is saved before you say so."));
  content += chooser(page, error);
  content += howTo(page);
  content += section("earlier", say(language, "Earlier imports"), *earlier);
  LayoutOptions options;
  options.status = status;
  options.place = Place::Add;
  options.back = page.about("/add");
  options.has_errors = !error.empty();
  return layout(page, say(language, "Bring in files"), content, options);
}

std::string errorShown(Language language, const Error& error) {
  switch (error.code) {
    case ErrorCode::BadUsage:
      return say(language, "Choose at least one file.");
    case ErrorCode::TooLarge:
      return say(language, "These are too many files at once. Choose up to 50.");
    case ErrorCode::Conflict:
      return say(language, "Several imports are open already. Finish or stop one of them first.");
    default:
      return say(language, "The files could not be kept. Please try again.");
  }
}

}  // namespace

Response importPage(Page& page) { return show(page, "", 200); }

Response importSend(Page& page) {
  if (page.imports == nullptr) return notFound(page);
  std::vector<app::ImportedUpload> files;
  for (const Upload& upload : page.request.uploads) {
    if (upload.size > 0) files.push_back({upload.path, upload.name});
  }
  const auto id = page.imports->begin(page.visitor.account, page.person->person, files);
  if (!id) return show(page, errorShown(page.language, id.error()), 422);
  const app::ImportTicket ticket{page.visitor.account, page.person->person, *id};
  auto progress = page.imports->find(ticket);
  const auto start = std::chrono::steady_clock::now();
  while (progress && progress->isWorking() && std::chrono::steady_clock::now() - start < kPatience) {
    progress = page.imports->findNext(ticket, progress->revision, std::chrono::milliseconds(200));
  }
  return goTo(page, page.about("/import/" + *id));
}

}  // namespace baton::web
