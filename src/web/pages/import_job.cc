// One import on its way: reading, what is new, saving, done. The page can be closed and opened again meanwhile.
#include "app/import_job.h"

#include "base/assert.h"
#include "web/frame/components.h"
#include "web/frame/layout.h"
#include "web/pages/import_parts.h"
#include "web/pages/keeping_pages.h"

namespace baton::web {
namespace {

using namespace keeping;

using app::ImportProgress;
using app::ImportStage;

constexpr int kRefreshSeconds = 3;
constexpr std::chrono::milliseconds kListen{1'000};

app::ImportTicket ticketOf(const Page& page) {
  return {page.visitor.account, page.person->person, page.request.params.at("job")};
}

std::string jobPath(const Page& page) { return page.about("/import/" + page.request.params.at("job")); }

std::string workShown(Language language, const ImportProgress& progress) {
  const std::size_t file = std::min(progress.files_read + 1, progress.names.size());
  return sayf(language, "File {} of {}: {} entries read.", file, progress.names.size(), progress.entries_read);
}

Html act(const Page& page, std::string_view value, const std::string& text, Look look) {
  Html inside = hidden("act", value);
  inside += button(text, look);
  return form(page, jobPath(page), inside);
}

Response working(Page& page, const ImportProgress& progress) {
  const Language language = page.language;
  const bool is_looking = progress.stage == ImportStage::Looking;
  Html box = Html::element("p", {{"role", "status"}}, Html::text(workShown(language, progress)));
  Html content = Html::element("div", {{"data-events", jobPath(page) + "/events"}}, box);
  content += paragraph(is_looking ? say(language, "We are looking at the files. Nothing is saved yet.")
                                  : say(language, "We are saving what is new."));
  content += paragraph(say(language, "Large files take a few minutes. You can close this page; the work goes on."));
  content += link(jobPath(page), say(language, "See how far it is"));
  if (is_looking) content += act(page, "stop", say(language, "Stop"), Look::Secondary);
  LayoutOptions options;
  options.place = Place::Add;
  options.refresh_seconds = kRefreshSeconds;
  return layout(page, is_looking ? say(language, "Looking at the files") : say(language, "Bringing it in"), content,
                options);
}

Response difference(Page& page, const ImportProgress& progress) {
  const Language language = page.language;
  const ImportCounts counts = countsOf(progress.report);
  const bool has_news = counts.added + counts.changed > 0;
  Html lead = Html::text(sayf(language, "{}. Nothing is saved yet.", countsShown(language, counts)));
  Html content = Html::element("p", {{"class", "lead"}}, lead);
  if (!has_news) {
    content += paragraph(say(language, "There is nothing new to bring in."));
    if (counts.unchanged > 0) {
      content +=
          paragraph(say(language, "Did you take this file back before? Then bring it back in the list of imports."));
    }
  }
  if (counts.rejected > 0) {
    content += paragraph(say(language, "Some entries could not be taken. Below you see which ones and why."));
  }
  content += importedFiles(page, progress);
  if (has_news) {
    content += act(page, "save", say(language, "Bring it in"), Look::Primary);
    content += act(page, "stop", say(language, "Do not bring it in"), Look::Secondary);
    content += muted(say(language, "This page stays here for one hour. After that, choose the files again."));
  } else {
    content += act(page, "stop", say(language, "Back to import"), Look::Primary);
  }
  LayoutOptions options;
  options.place = Place::Add;
  return layout(page, has_news ? say(language, "This is new") : say(language, "Nothing is new"), content, options);
}

Response result(Page& page, const ImportProgress& progress) {
  const Language language = page.language;
  const ImportCounts counts = countsOf(progress.report);
  Html content = Html::element("p", {{"class", "lead"}}, Html::text(countsShown(language, counts) + "."));
  if (counts.rejected > 0) {
    content += paragraph(say(language, "Some entries could not be taken. Below you see which ones and why."));
  }
  content += importedFiles(page, progress);
  Html buttons = linkButton(page.about("/record"), say(language, "See the record"));
  buttons += linkButton(page.about("/duplicates"), say(language, "Check for things listed twice"), Look::Secondary);
  content += Html::element("div", {{"class", "buttons"}}, buttons);
  std::vector<std::string> digests;
  for (const app::ImportedFile& file : progress.report.files) {
    digests.insert(digests.end(), file.digests.begin(), file.digests.end());
  }
  std::vector<Html> more = {link(page.about("/import"), say(language, "Bring in more files"))};
  const std::string undo = undoPath(page, digests);
  if (!undo.empty()) more.push_back(link(undo, say(language, "Take this import back")));
  content += bulletList(more);
  LayoutOptions options;
  options.place = Place::Add;
  return layout(page, say(language, "It is in the record"), content, options);
}

Response ended(Page& page, const ImportProgress& progress) {
  const Language language = page.language;
  const bool has_failed = progress.stage == ImportStage::Failed;
  Html content;
  if (has_failed) {
    content += paragraph(say(language, "This did not work. Your record is as it was before."));
    if (progress.error) content += Html::element("p", asWritten(page, progress.error->message));
  } else {
    content += paragraph(say(language, "Nothing of these files was saved."));
  }
  content += linkButton(page.about("/import"), say(language, "Choose files again"));
  LayoutOptions options;
  options.place = Place::Add;
  return layout(page, has_failed ? say(language, "The import did not work") : say(language, "The import was stopped"),
                content, options);
}

}  // namespace

Response importJobPage(Page& page) {
  const auto progress = page.imports == nullptr ? std::nullopt : page.imports->find(ticketOf(page));
  if (!progress) return notFound(page);
  switch (progress->stage) {
    case ImportStage::Looking:
    case ImportStage::Saving:
      return working(page, *progress);
    case ImportStage::Ready:
      return difference(page, *progress);
    case ImportStage::Done:
      return result(page, *progress);
    case ImportStage::Stopped:
    case ImportStage::Failed:
      break;
  }
  return ended(page, *progress);
}

Response importJobSend(Page& page) {
  if (page.imports == nullptr) return notFound(page);
  const app::ImportTicket ticket = ticketOf(page);
  const bool saves = page.request.field("act") == "save";
  const Status done = saves ? page.imports->save(ticket) : page.imports->stop(ticket);
  if (!done && done.error().code == ErrorCode::NotFound) return notFound(page);
  // A Conflict is a second press of a button: the page says how things stand.
  if (done && !saves) return goTo(page, page.about("/import"));
  auto progress = page.imports->find(ticket);
  for (int waits = 0; progress && progress->isWorking() && waits < 8; ++waits) {
    progress = page.imports->findNext(ticket, progress->revision, std::chrono::milliseconds(200));
  }
  return goTo(page, jobPath(page));
}

Response importJobEvents(Page& page) {
  const app::ImportTicket ticket = ticketOf(page);
  if (page.imports == nullptr || !page.imports->find(ticket)) return notFound(page);
  Response response;
  response.content_type = "text/event-stream";
  response.events = [imports = page.imports, ticket, language = page.language](EventStream& stream) {
    std::uint64_t seen = 0;
    while (stream.isOpen()) {
      const auto progress = imports->findNext(ticket, seen, kListen);
      if (!progress || !progress->isWorking()) {
        stream.send("done", "");
        return;
      }
      if (progress->revision != seen && !stream.send("progress", workShown(language, *progress))) return;
      seen = progress->revision;
    }
  };
  return response;
}

}  // namespace baton::web
