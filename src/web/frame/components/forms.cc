#include "web/frame/components/forms.h"

#include "web/frame/components/fields.h"

namespace baton::web {

using format::Attributes;

Html form(const Page& page, std::string_view action, const Html& content, Encoding encoding) {
  Attributes attributes{{"method", "post"}, {"action", action}};
  attributes.flag("novalidate");
  if (encoding == Encoding::Files) attributes.set("enctype", "multipart/form-data");
  Html inside = hidden("csrf", page.visitor.csrf);
  inside += content;
  return Html::element("form", attributes, inside);
}

Html liveForm(const Page& page, std::string_view action, std::string_view target_id, const Html& content) {
  Attributes attributes{{"method", "post"},       {"action", action},
                        {"hx-post", action},      {"hx-target", "#" + std::string(target_id)},
                        {"hx-swap", "outerHTML"}, {"hx-nonce", page.nonce}};
  attributes.flag("novalidate");
  Html inside = hidden("csrf", page.visitor.csrf);
  inside += content;
  return Html::element("form", attributes, inside);
}

Html searchForm(std::string_view action, std::string_view label, std::string_view name, std::string_view value,
                std::string_view submit) {
  const std::string id = std::string(name) + "-search";
  Html inside = Html::element("label", {{"class", "unseen"}, {"for", id}}, Html::text(label));
  inside += Html::lone("input", {{"class", "input"},
                                 {"type", "search"},
                                 {"id", id},
                                 {"name", name},
                                 {"value", value},
                                 {"autocomplete", "off"},
                                 {"placeholder", label}});
  inside += Html::element("button", {{"class", "button button-secondary"}, {"type", "submit"}}, Html::text(submit));
  return Html::element("form", {{"class", "search"}, {"role", "search"}, {"method", "get"}, {"action", action}},
                       inside);
}

Html buttonForm(const Page& page, std::string_view action, std::string_view text, Look look) {
  Html inside = hidden("csrf", page.visitor.csrf);
  inside += button(text, look);
  return Html::element("form", {{"class", "button-form"}, {"method", "post"}, {"action", action}}, inside);
}

Html errorSummary(const Page& page, const std::vector<FieldError>& errors) {
  if (errors.empty()) return {};
  Html items;
  for (const FieldError& error : errors) {
    items += Html::element("li", Html::element("a", {{"href", "#" + error.field}}, Html::text(error.text)));
  }
  Html inside =
      Html::element("h2", {{"id", "errors-title"}}, Html::text(say(page.language, "Please check these answers")));
  inside += Html::element("ul", items);
  return Html::element("div",
                       {{"class", "error-summary"},
                        {"role", "alert"},
                        {"aria-labelledby", "errors-title"},
                        {"tabindex", "-1"},
                        {"data-focus", ""}},
                       inside);
}

Html confirmPanel(const Page& page, const Confirm& confirm) {
  Html inside = Html::element("h1", Html::text(confirm.title));
  inside += confirm.content;
  Html buttons = button(confirm.yes, confirm.look);
  buttons += linkButton(confirm.back, confirm.no, Look::Quiet);
  inside += form(page, confirm.action, Html::element("div", {{"class", "buttons"}}, buttons));
  return Html::element("div", {{"class", "confirm"}}, inside);
}

}  // namespace baton::web
