#include "web/frame/components/lists.h"

#include "base/assert.h"

namespace baton::web {
namespace {

using format::Attributes;

Html unseen(std::string_view text) { return Html::element("span", {{"class", "unseen"}}, Html::text(text)); }

Html pageLink(std::string_view base, std::size_t number, std::string_view text, bool is_current) {
  const std::string href =
      std::string(base) + (base.find('?') == std::string_view::npos ? "?" : "&") + "page=" + std::to_string(number);
  Attributes attributes{{"href", href}};
  if (is_current) attributes.set("aria-current", "page");
  return Html::element("li", Html::element("a", attributes, Html::text(text)));
}

}  // namespace

Html summaryList(const std::vector<SummaryRow>& rows) {
  Html inside;
  for (const SummaryRow& row : rows) {
    Html cells = Html::element("dt", Html::text(row.name));
    cells += Html::element("dd", row.value);
    if (!row.href.empty()) {
      Html words = Html::text(row.action);
      words += unseen(" " + row.name);
      cells += Html::element("dd", {{"class", "summary-action"}}, Html::element("a", {{"href", row.href}}, words));
    }
    inside += Html::element("div", cells);
  }
  return Html::element("dl", {{"class", "summary"}}, inside);
}

Html taskList(const std::vector<Task>& tasks) {
  Html items;
  for (const Task& task : tasks) {
    const auto of_name = Attributes().setUnlessEmpty("lang", task.language);
    Html words = task.href.empty()
                     ? Html::element("span", of_name, Html::text(task.name))
                     : Html::element("a", Attributes(of_name).set("href", task.href), Html::text(task.name));
    if (!task.hint.empty()) words += Html::element("span", {{"class", "hint"}}, Html::text(task.hint));
    Html inside = Html::element("div", {{"class", "task-name"}}, words);
    inside += badge(task.status, task.tone);
    items += Html::element("li", inside);
  }
  return Html::element("ul", {{"class", "tasks"}}, items);
}

Html table(const Table& table) {
  const auto isNumber = [&](std::size_t column) { return column < table.is_number.size() && table.is_number[column]; };
  Html head;
  for (std::size_t i = 0; i < table.headers.size(); ++i) {
    Attributes attributes{{"role", "columnheader"}, {"scope", "col"}};
    if (isNumber(i)) attributes.set("class", "number");
    // A column of links needs no name; a header without words would be one for nobody.
    head += table.headers[i].empty() ? Html::element("td", {{"role", "cell"}}, Html())
                                     : Html::element("th", attributes, Html::text(table.headers[i]));
  }
  Html body;
  for (const auto& row : table.rows) {
    BATON_ASSERT(row.size() == table.headers.size());
    Html cells = Html::element("th", {{"role", "rowheader"}, {"scope", "row"}}, row[0]);
    for (std::size_t i = 1; i < row.size(); ++i) {
      Attributes attributes{{"role", "cell"}, {"data-label", table.headers[i]}};
      // A phone leaves out what only says that there is nothing.
      const bool is_nothing = row[i].bytes() == "—";
      if (isNumber(i) || is_nothing) attributes.set("class", is_nothing ? "nothing" : "number");
      // On a phone the cell is a row of two: the header's words, and all of its content as one.
      cells += Html::element("td", attributes, Html::element("div", row[i]));
    }
    body += Html::element("tr", {{"role", "row"}}, cells);
  }
  Attributes of_caption;
  of_caption.setUnlessEmpty("lang", table.language);
  Html inside = Html::element("caption", of_caption, Html::text(table.caption));
  inside += Html::element("thead", {{"role", "rowgroup"}}, Html::element("tr", {{"role", "row"}}, head));
  inside += Html::element("tbody", {{"role", "rowgroup"}}, body);
  // The roles say again what the elements are: browsers forget it when the style sheet turns rows into blocks.
  return Html::element("table", {{"class", "stacking"}, {"role", "table"}}, inside);
}

Html bulletList(const std::vector<Html>& items) {
  Html inside;
  for (const Html& item : items) inside += Html::element("li", item);
  return Html::element("ul", inside);
}

Html tabs(std::string_view label, const std::vector<Link>& links, std::size_t current) {
  Html items;
  for (std::size_t i = 0; i < links.size(); ++i) {
    Attributes attributes{{"href", links[i].href}};
    if (i == current) attributes.set("aria-current", "page");
    items += Html::element("li", Html::element("a", attributes, Html::text(links[i].text)));
  }
  return Html::element("nav", {{"class", "tabs"}, {"aria-label", label}}, Html::element("ul", items));
}

Html breadcrumb(const Page& page, const std::vector<Link>& links) {
  Html items;
  for (const Link& step : links) items += Html::element("li", link(step.href, step.text));
  return Html::element("nav", {{"class", "breadcrumb"}, {"aria-label", say(page.language, "You are here")}},
                       Html::element("ol", items));
}

Html pagination(const Page& page, std::string_view base, std::size_t current, std::size_t count) {
  if (count < 2) return {};
  Html items;
  if (current > 1) items += pageLink(base, current - 1, say(page.language, "Previous"), false);
  std::size_t last_shown = 0;
  for (std::size_t i = 1; i <= count; ++i) {
    const bool is_near = i == 1 || i == count || (i + 1 >= current && i <= current + 1);
    if (!is_near) continue;
    if (i > last_shown + 1) items += Html::element("li", {{"class", "gap"}}, Html::text("…"));
    items += pageLink(base, i, std::to_string(i), i == current);
    last_shown = i;
  }
  if (current < count) items += pageLink(base, current + 1, say(page.language, "Next"), false);
  return Html::element("nav", {{"class", "pages"}, {"aria-label", say(page.language, "Pages")}},
                       Html::element("ul", items));
}

Html steps(const Page& page, std::size_t current, std::size_t count, std::string_view name) {
  Html inside = Html::element("span", Html::text(sayf(page.language, "Step {} of {}", current, count)));
  if (!name.empty()) inside.addText(" · " + std::string(name));
  return Html::element("p", {{"class", "steps"}}, inside);
}

Html timelineList(const std::vector<Moment>& moments) {
  Html items;
  for (const Moment& moment : moments) {
    Html inside =
        Html::element("time", Attributes().setUnlessEmpty("datetime", moment.datetime), Html::text(moment.when));
    inside += Html::element("div", moment.content);
    items += Html::element("li", inside);
  }
  return Html::element("ol", {{"class", "timeline"}}, items);
}

}  // namespace baton::web
