// Lists and ways through them: summary list, task list, table, tabs, breadcrumb, pages, steps, timeline.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "format/html.h"
#include "web/frame/components/text.h"
#include "web/frame/page.h"

namespace baton::web {

struct SummaryRow {
  std::string name = {};
  Html value = {};
  std::string href = {};    // "" = no action
  std::string action = {};  // "Change"; the row's name is added for screen readers
};
Html summaryList(const std::vector<SummaryRow>& rows);

struct Task {
  std::string name = {};
  std::string href = {};  // "" = cannot be started yet
  std::string hint = {};
  std::string status = {};  // "Done", "Not started yet"
  Tone tone = Tone::Neutral;
  std::string language = {};  // of the name where it is not the page's: "en"
};
Html taskList(const std::vector<Task>& tasks);

// Cells are Html; on a phone each row becomes a block in which the header stands before its value.
struct Table {
  std::string caption = {};
  std::vector<std::string> headers = {};
  std::vector<std::vector<Html>> rows = {};  // each as long as headers; the first cell names its row
  std::vector<bool> is_number = {};          // aligns a column to the right; may be empty
  std::string language = {};                 // of the caption where it is not the page's: "en"
};
Html table(const Table& table);

Html bulletList(const std::vector<Html>& items);

struct Link {
  std::string text = {};
  std::string href = {};
};
// Links that look like tabs; each is a page of its own with an address.
Html tabs(std::string_view label, const std::vector<Link>& links, std::size_t current);
Html breadcrumb(const Page& page, const std::vector<Link>& links);
// "?page=3" links; `base` is a local path with or without a query. Nothing for a single page. Pages count from 1.
Html pagination(const Page& page, std::string_view base, std::size_t current, std::size_t count);
// Where one is in a few pages of questions: "Step 2 of 4".
Html steps(const Page& page, std::size_t current, std::size_t count, std::string_view name);

struct Moment {
  std::string when = {};      // shown; see shown.h
  std::string datetime = {};  // machine-readable, ISO
  Html content = {};
};
Html timelineList(const std::vector<Moment>& moments);

}  // namespace baton::web
