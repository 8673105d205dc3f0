#include "format/html.h"

#include <doctest/doctest.h>

#include <string>

using namespace baton::format;

TEST_CASE("html: data is escaped in text and in attributes") {
  const Html html = Html::element("p", {{"title", "\"><script>"}}, Html::text("<b> & 'x'"));
  CHECK(html.bytes() == "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt; &amp; &#39;x&#39;</p>");
}

TEST_CASE("html: flags, optional attributes and elements without an end") {
  Attributes attributes{{"type", "checkbox"}};
  attributes.flag("checked").flag("disabled", false).setUnlessEmpty("value", "").setUnlessEmpty("name", "a");
  CHECK(Html::lone("input", attributes).bytes() == "<input type=\"checkbox\" checked name=\"a\">");
}

TEST_CASE("html: an address that could run code or leave by a back door is not written") {
  for (const std::string address :
       {"javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:x", "\x01javascript:x",
        "data:text/html,<script>", "vbscript:x", "//evil.example", "/\\evil.example", "record", "ftp://x"}) {
    CAPTURE(address);
    CHECK_FALSE(isSafeAddress(address));
    CHECK(Html::element("a", {{"href", address}}, {}).bytes() == "<a></a>");
    CHECK(Html::element("form", {{"action", address}}, {}).bytes() == "<form></form>");
    CHECK(Html::element("div", {{"hx-get", address}}, {}).bytes() == "<div></div>");
  }
  for (const std::string address : {"/", "/people/p1?x=1#y", "?page=2", "#main", "tel:988", "sms:741741?body=HOME",
                                    "https://988lifeline.org/chat/", "data:image/png;base64,x", ""}) {
    CAPTURE(address);
    CHECK(isSafeAddress(address));
  }
}
