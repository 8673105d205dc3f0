#include "web/pages/import_parts.h"

#include <algorithm>
#include <map>

#include "app/undo.h"
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/file_words.h"
#include "web/pages/record_parts.h"

namespace baton::web::keeping {
namespace {

constexpr std::size_t kMostIssues = 50;     // shown of one file
constexpr std::size_t kDigestLetters = 16;  // as app::undo takes them
constexpr std::size_t kMostDigests = 40;    // in one address
constexpr std::size_t kImportsOnAPage = 20;
constexpr std::size_t kMostWritten = 100'000;  // looked through for imports

std::int64_t number(std::size_t count) { return static_cast<std::int64_t>(count); }

Html issueList(const Page& page, const std::vector<sources::ImportIssue>& issues) {
  const Language language = page.language;
  std::vector<Html> items;
  for (const sources::ImportIssue& issue : issues) {
    if (items.size() == kMostIssues) break;
    Html item = fileReason(page, issue.reason);
    item += Html::lone("br", {});
    item +=
        Html::element("span", {{"class", "muted"}}, Html::text(sayf(language, "Place in the file: {}", issue.where)));
    items.push_back(item);
  }
  Html html = bulletList(items);
  if (issues.size() > kMostIssues) {
    html += muted(sayn(language, "{} more is not listed here.", "{} more are not listed here.",
                       number(issues.size() - kMostIssues)));
  }
  return html;
}

Html noteList(const Page& page, const std::vector<std::string>& notes) {
  std::vector<Html> items;
  for (const std::string& note : notes) {
    if (items.size() == kMostIssues) break;
    items.push_back(fileReason(page, note));
  }
  Html html = bulletList(items);
  if (notes.size() > kMostIssues) {
    html += muted(sayn(page.language, "{} more is not listed here.", "{} more are not listed here.",
                       number(notes.size() - kMostIssues)));
  }
  return html;
}

Html refusedFile(const Page& page, const app::ImportedFile& file) {
  const Language language = page.language;
  Html html;
  if (file.is_about_another) {
    html += paragraph(say(language, "This file is about another person, so nothing of it was taken."));
    html += Html::element("p", asWritten(page, file.error->message.substr(0, file.error->message.find(". ") + 1)));
    html += paragraph(
        say(language, "Is it a person you look after? Add them first, then bring the file into their record."));
    html += linkButton("/people/new", say(language, "Add a person"), Look::Secondary);
    return html;
  }
  html += paragraph(say(language, "This file could not be read, so nothing of it was taken."));
  html += Html::element("p", fileReason(page, file.error->message));
  return html;
}

Html readFile(const Page& page, const app::ImportedFile& file) {
  const Language language = page.language;
  ImportCounts counts;
  counts.added = file.added;
  counts.changed = file.changed;
  counts.unchanged = file.unchanged;
  Html html = paragraph(countsShown(language, counts) + ".");
  if (file.merged > 0) {
    html += muted(sayn(language, "{} entry is in the file twice and counts once.",
                       "{} entries are in the file twice and count once.", number(file.merged)));
  }
  if (!file.rejected.empty()) {
    html += details(
        sayn(language, "{} entry could not be taken", "{} entries could not be taken", number(file.rejected.size())),
        issueList(page, file.rejected));
  }
  if (!file.notes.empty()) {
    html += details(sayn(language, "{} thing to know", "{} things to know", number(file.notes.size())),
                    noteList(page, file.notes));
  }
  return html;
}

// The undo that stands now of each import that was taken back.
std::map<std::string, std::string> standingUndos(const std::vector<app::Written>& written) {
  std::map<std::string, std::string> undos;
  for (const app::Written& one : written) {
    if (!one.undoes.empty() && !one.is_undone) undos.try_emplace(one.undoes, one.digest);
  }
  return undos;
}

// A caregiver sees what was taken back; the person takes it back.
Html actionOf(const Page& page, const app::Written& import, const std::map<std::string, std::string>& undos) {
  if (!isOwner(page)) return import.is_undone ? badge(say(page.language, "Taken back")) : Html();
  if (!import.is_undone) return link(undoPath(page, {import.digest}), say(page.language, "Take back"));
  Html html = badge(say(page.language, "Taken back"));
  const auto undo = undos.find(import.digest);
  if (undo != undos.end()) {
    html += Html::text(" ");
    html += link(undoPath(page, {undo->second}), say(page.language, "Bring back"));
  }
  return html;
}

}  // namespace

ImportCounts countsOf(const app::ImportReport& report) {
  ImportCounts counts;
  for (const app::ImportedFile& file : report.files) {
    counts.added += file.added;
    counts.changed += file.changed;
    counts.unchanged += file.unchanged;
    counts.merged += file.merged;
    counts.rejected += file.rejected.size();
    counts.refused_files += file.error ? 1 : 0;
  }
  return counts;
}

std::string countsShown(Language language, const ImportCounts& counts) {
  return sayf(language, "{} new, {} changed, {} already here", counts.added, counts.changed, counts.unchanged);
}

Html importedFiles(const Page& page, const app::ImportProgress& progress) {
  std::vector<Html> cards;
  for (std::size_t i = 0; i < progress.report.files.size(); ++i) {
    const app::ImportedFile& file = progress.report.files[i];
    Card one;
    one.title = i < progress.names.size() ? progress.names[i] : file.file;
    one.content = file.error ? refusedFile(page, file) : readFile(page, file);
    cards.push_back(card(one, 2));
  }
  return cardGroup(cards);
}

std::string undoPath(const Page& page, const std::vector<std::string>& digests) {
  if (!isOwner(page) || digests.empty() || digests.size() > kMostDigests) return "";
  std::string entries;
  for (const std::string& digest : digests) {
    entries += (entries.empty() ? "" : "-") + digest.substr(0, kDigestLetters);
  }
  return page.about("/imports/" + entries + "/undo");
}

Result<Html> earlierImports(Page& page) {
  const Language language = page.language;
  BATON_TRY(const auto written, app::listWritten(page.home, page.person->person, kMostWritten));
  std::vector<const app::Written*> imports;
  for (const app::Written& one : written) {
    if (one.format != "form") imports.push_back(&one);
  }
  if (imports.empty()) return paragraph(say(language, "Nothing was brought in from a file yet."));
  const auto undos = standingUndos(written);
  const std::size_t pages = (imports.size() + kImportsOnAPage - 1) / kImportsOnAPage;
  const std::size_t current = pageNumber(page, pages);
  Table list;
  list.caption = say(language, "Files that were brought in, newest first");
  list.headers = {say(language, "File"), say(language, "When"), say(language, "Entries"), say(language, "Undo")};
  list.is_number = {false, false, true, false};
  for (std::size_t i = (current - 1) * kImportsOnAPage; i < std::min(imports.size(), current * kImportsOnAPage); ++i) {
    const app::Written& one = *imports[i];
    list.rows.push_back({Html::element("bdi", Html::text(one.what)), Html::text(shownMoment(mannerOf(page), one.at)),
                         Html::text(std::to_string(one.resources)), actionOf(page, one, undos)});
  }
  Html html = table(list);
  html += pagination(page, page.about("/import"), current, pages);
  return html;
}

}  // namespace baton::web::keeping
