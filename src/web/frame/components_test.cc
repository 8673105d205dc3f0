#include "web/frame/components.h"

#include <doctest/doctest.h>

#include <limits>

#include "web/frame/layout.h"
#include "web/frame/testing.h"

using namespace baton;
using namespace baton::web;

namespace {

bool has(const Html& html, std::string_view text) { return html.bytes().find(text) != std::string::npos; }

// A page to hand to components that need one; what is shown lands in `made`.
Html made(Html (*make)(Page&)) {
  static Html (*current)(Page&) = nullptr;
  static Html result;
  current = make;
  static constexpr std::array kPages = {Route{"GET", "/x", Need::Anyone, [](Page& page) {
                                                result = current(page);
                                                return fragment(page, result);
                                              }}};
  testing::Site site(kPages);
  site.visitor.csrf = "tok\"en";
  site.get("/x");
  return result;
}

}  // namespace

TEST_CASE("components: a field ties label, hint and error to its control and keeps what was typed") {
  const Html html = textField(
      {.name = "dose", .label = "Dose <mg>", .value = "\"100\"", .hint = "A number", .error = "Type a number."});
  CHECK(has(html, "<label for=\"dose\">Dose &lt;mg&gt;</label>"));
  CHECK(has(html, "aria-describedby=\"dose-hint dose-error\" aria-invalid=\"true\""));
  CHECK(has(html, "id=\"dose-hint\""));
  CHECK(has(html, "id=\"dose-error\""));
  CHECK(has(html, "value=\"&quot;100&quot;\""));
  CHECK_FALSE(has(textField({.name = "a", .label = "A"}), "aria-describedby"));
}

TEST_CASE("components: a text area keeps a newline at its beginning") {
  CHECK(has(textArea({.name = "note", .label = "Note", .value = "\nx</textarea><script>"}),
            ">\n\nx&lt;/textarea&gt;&lt;script&gt;</textarea>"));
}

TEST_CASE("components: choices show what is chosen, and the first has the field's own id") {
  const Html one = radios({.name = "often", .label = "How often?", .value = "b"}, {{"a", "A", ""}, {"b", "B", ""}});
  CHECK(has(one, "<legend>How often?</legend>"));
  CHECK(has(one, "id=\"often\" name=\"often\" value=\"a\">"));
  CHECK(has(one, "id=\"often-2\" name=\"often\" value=\"b\" checked>"));
  const Html many = checkboxes({.name = "when", .label = "When?", .value = "night noon"},
                               {{"noon", "Noon", ""}, {"night", "Night", ""}, {"no", "No", ""}});
  CHECK(has(many, "value=\"noon\" checked"));
  CHECK(has(many, "value=\"night\" checked"));
  CHECK(has(many, "value=\"no\">"));
}

TEST_CASE("components: every form that changes something carries the token") {
  const Html html = made([](Page& page) {
    Html all = form(page, "/a", {});
    all += buttonForm(page, "/b", "Undo");
    all += liveForm(page, "/c", "list", {});
    all += confirmPanel(page, {.title = "Sure?", .action = "/d", .yes = "Yes", .no = "No", .back = "/"});
    return all;
  });
  std::size_t tokens = 0;
  for (std::size_t at = html.bytes().find("name=\"csrf\" value=\"tok&quot;en\""); at != std::string::npos;
       at = html.bytes().find("name=\"csrf\" value=\"tok&quot;en\"", at + 1)) {
    ++tokens;
  }
  CHECK(tokens == 4);
  CHECK(has(html, "hx-post=\"/c\" hx-target=\"#list\" hx-swap=\"outerHTML\" hx-nonce=\""));
}

TEST_CASE("components: an error summary links to each field; without errors there is none") {
  CHECK(made([](Page& page) { return errorSummary(page, {}); }).empty());
  const Html html = made([](Page& page) { return errorSummary(page, {{"dose", "Type a number."}}); });
  CHECK(has(html, "<a href=\"#dose\">Type a number.</a>"));
  CHECK(has(html, "role=\"alert\""));
}

TEST_CASE("components: pages near the current one, and gaps") {
  CHECK(made([](Page& page) { return pagination(page, "/x", 1, 1); }).empty());
  const Html html = made([](Page& page) { return pagination(page, "/x?q=a", 5, 12); });
  for (const std::string_view number : {"page=1\"", "page=4\"", "page=5\"", "page=6\"", "page=12\""})
    CHECK(has(html, number));
  CHECK_FALSE(has(html, "page=3\""));
  CHECK(has(html, "/x?q=a&amp;page=4"));
  CHECK(has(html, "page=5\" aria-current=\"page\""));
  CHECK_FALSE(has(made([](Page& page) { return pagination(page, "/x", 2, 3); }), "gap"));
}

TEST_CASE("components: a chart has the same numbers in a table, and survives odd values") {
  const Html html = made([](Page& page) {
    Chart curve{.title = "Mood", .value_name = "Mood", .summary = "Up", .low = 0, .high = 10};
    curve.points = {{Instant{0}, 3, "Monday", "3"}, {Instant{kDayMs}, 99, "Tuesday", "99"}};
    curve.bars = {{"Sertraline", Instant{-kDayMs}, Instant{kDayMs * 9}}};
    return chart(page, curve);
  });
  CHECK(has(html, "role=\"img\" aria-label=\"Mood. Up\""));
  CHECK(has(html, "<th role=\"rowheader\" scope=\"row\">Tuesday</th>"));
  CHECK(has(html, "d=\"M44.0 124.0L348.0 12.0\""));  // above the axis: drawn at its end
  const Html flat = made([](Page& page) {
    Chart curve{.title = "Mood"};
    curve.points = {{Instant{0}, std::numeric_limits<double>::infinity(), "Monday", "?"}};
    return chart(page, curve);
  });
  CHECK_FALSE(has(flat, "nan"));
  CHECK_FALSE(has(flat, "inf\""));
}

TEST_CASE("components: a link that is no address of ours is text") {
  CHECK(baton::web::link("javascript:alert(1)", "x").bytes() == "<a>x</a>");
  CHECK(has(summaryList({{"A", Html::text("b"), "/c", "Change"}}),
            "<a href=\"/c\">Change<span class=\"unseen\"> A</span></a>"));
}
