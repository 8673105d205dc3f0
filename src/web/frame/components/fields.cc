#include "web/frame/components/fields.h"

#include "base/text.h"

namespace baton::web {
namespace {

using format::Attributes;

std::string hintId(const Field& field) { return field.name + "-hint"; }
std::string errorId(const Field& field) { return field.name + "-error"; }

std::string describedBy(const Field& field) {
  std::string ids;
  if (!field.hint.empty()) ids = hintId(field);
  if (!field.error.empty()) ids += (ids.empty() ? "" : " ") + errorId(field);
  return ids;
}

Html label(const Field& field) { return Html::element("label", {{"for", field.name}}, Html::text(field.label)); }

Html hintAndError(const Field& field) {
  Html html;
  if (!field.hint.empty()) {
    html += Html::element("p", {{"class", "hint"}, {"id", hintId(field)}}, Html::text(field.hint));
  }
  if (!field.error.empty()) {
    html += Html::element("p", {{"class", "error-text"}, {"id", errorId(field)}}, Html::text(field.error));
  }
  return html;
}

Html wrapped(const Field& field, const Html& content) {
  return Html::element("div", {{"class", field.error.empty() ? "field" : "field field-error"}}, content);
}

Html labelled(const Field& field, const Html& control) {
  Html inside = label(field);
  inside += hintAndError(field);
  inside += control;
  return wrapped(field, inside);
}

// What every control carries: id and name, ties to hint and error, required, autocomplete.
Attributes controlAttributes(const Field& field) {
  Attributes attributes{{"id", field.name}, {"name", field.name}};
  attributes.setUnlessEmpty("aria-describedby", describedBy(field));
  if (!field.error.empty()) attributes.set("aria-invalid", "true");
  attributes.setUnlessEmpty("autocomplete", field.autocomplete);
  // aria-required, not required: the browser's own bubble is not translated and vanishes; our error summary stays.
  if (field.is_required) attributes.set("aria-required", "true");
  return attributes;
}

std::string_view typeName(TextKind kind) {
  switch (kind) {
    case TextKind::Text:
    case TextKind::Code:
      return "text";
    case TextKind::Password:
      return "password";
    case TextKind::Email:
      return "email";
    case TextKind::Telephone:
      return "tel";
    case TextKind::Search:
      return "search";
    case TextKind::Time:
      return "time";
  }
  return "text";
}

std::string_view widthClass(FieldWidth width) {
  switch (width) {
    case FieldWidth::Full:
      return "input";
    case FieldWidth::Half:
      return "input input-half";
    case FieldWidth::Short:
      return "input input-short";
  }
  return "input";
}

// One radio or checkbox with its label; the first of a group has the field's own id, so that an error links to it.
Html choiceRow(const Field& field, std::string_view type, const Choice& choice, std::size_t index, bool is_on) {
  const std::string id = index == 0 ? field.name : field.name + "-" + std::to_string(index + 1);
  Attributes attributes{{"type", type}, {"id", id}, {"name", field.name}, {"value", choice.value}};
  if (!choice.hint.empty()) attributes.set("aria-describedby", id + "-hint");
  attributes.flag("checked", is_on);
  Html inside = Html::lone("input", attributes);
  Attributes label{{"for", id}};
  label.setUnlessEmpty("lang", choice.language);
  inside += Html::element("label", label, Html::text(choice.label));
  if (!choice.hint.empty()) {
    inside += Html::element("p", {{"class", "hint"}, {"id", id + "-hint"}}, Html::text(choice.hint));
  }
  return Html::element("div", {{"class", "choice"}}, inside);
}

Html fieldset(const Field& field, std::string_view group_class, const Html& rows) {
  Html inside = Html::element("legend", Html::text(field.label));
  inside += hintAndError(field);
  inside += Html::element("div", {{"class", group_class}}, rows);
  Attributes attributes;
  attributes.setUnlessEmpty("aria-describedby", describedBy(field));
  return wrapped(field, Html::element("fieldset", attributes, inside));
}

}  // namespace

Html textField(const Field& field, TextKind kind, FieldWidth width) {
  Attributes attributes = controlAttributes(field);
  attributes.set("class", widthClass(width)).set("type", typeName(kind)).set("value", field.value);
  if (kind == TextKind::Password || kind == TextKind::Code || kind == TextKind::Email) {
    attributes.set("spellcheck", "false").set("autocapitalize", "none");
  }
  if (kind == TextKind::Code) attributes.set("inputmode", "numeric");
  return labelled(field, Html::lone("input", attributes));
}

Html textArea(const Field& field, int rows) {
  Attributes attributes = controlAttributes(field);
  attributes.set("class", "input").set("rows", std::to_string(rows));
  // The first newline after <textarea> is dropped by the parser (WHATWG §13.1.2.5): one of ours keeps theirs.
  Html content = format::Markup("\n");
  content.addText(field.value);
  return labelled(field, Html::element("textarea", attributes, content));
}

Html numberField(const Field& field, std::string_view unit) {
  Attributes attributes = controlAttributes(field);
  attributes.set("class", "input input-short")
      .set("type", "text")
      .set("inputmode", "decimal")
      .set("value", field.value);
  Html control = Html::lone("input", attributes);
  if (unit.empty()) return labelled(field, control);
  control += Html::element("span", {{"class", "unit"}}, Html::text(unit));
  return labelled(field, Html::element("div", {{"class", "with-unit"}}, control));
}

Html dateField(const Field& field) {
  Attributes attributes = controlAttributes(field);
  attributes.set("class", "input input-half").set("type", "date").set("value", field.value);
  return labelled(field, Html::lone("input", attributes));
}

Html quantityField(const Field& field, const std::vector<std::string>& units, std::string_view unit) {
  Attributes attributes = controlAttributes(field);
  attributes.set("class", "input input-short")
      .set("type", "text")
      .set("inputmode", "decimal")
      .set("value", field.value);
  Html options;
  for (const std::string& name : units) {
    options += Html::element("option", Attributes{{"value", name}}.flag("selected", name == unit), Html::text(name));
  }
  Html control = Html::lone("input", attributes);
  const std::string unit_name = field.name + "_unit";
  control += Html::element(
      "select", {{"class", "input"}, {"id", unit_name}, {"name", unit_name}, {"aria-label", field.label}}, options);
  return labelled(field, Html::element("div", {{"class", "with-unit"}}, control));
}

Html selectField(const Field& field, const std::vector<Choice>& choices) {
  return selectField(field, std::vector<ChoiceGroup>{{"", choices}});
}

Html selectField(const Field& field, const std::vector<ChoiceGroup>& groups) {
  Html options;
  for (const ChoiceGroup& group : groups) {
    Html inside;
    for (const Choice& choice : group.choices) {
      Attributes option{{"value", choice.value}};
      option.setUnlessEmpty("lang", choice.language);
      inside += Html::element("option", option.flag("selected", choice.value == field.value), Html::text(choice.label));
    }
    options += group.name.empty() ? inside : Html::element("optgroup", {{"label", group.name}}, inside);
  }
  Attributes attributes = controlAttributes(field);
  attributes.set("class", "input input-half");
  return labelled(field, Html::element("select", attributes, options));
}

Html radios(const Field& field, const std::vector<Choice>& choices, Flow flow) {
  Html rows;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    rows += choiceRow(field, "radio", choices[i], i, choices[i].value == field.value);
  }
  return fieldset(field, flow == Flow::Row ? "choices choices-row" : "choices", rows);
}

Html checkboxes(const Field& field, const std::vector<Choice>& choices) {
  const std::string ticked = " " + field.value + " ";
  Html rows;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const bool is_on = ticked.find(" " + choices[i].value + " ") != std::string::npos;
    rows += choiceRow(field, "checkbox", choices[i], i, is_on);
  }
  return fieldset(field, "choices", rows);
}

// What it means stands after what is ticked, as in a list of choices.
Html checkbox(const Field& field) {
  Html inside;
  if (!field.error.empty()) {
    inside += Html::element("p", {{"class", "error-text"}, {"id", errorId(field)}}, Html::text(field.error));
  }
  inside += choiceRow(field, "checkbox", {"yes", field.label, field.hint, ""}, 0, field.value == "yes");
  return wrapped(field, inside);
}

Html fileDrop(const Field& field, std::string_view drop_text, std::string_view accept) {
  Attributes attributes = controlAttributes(field);
  attributes.set("class", "input input-file").set("type", "file").flag("multiple").setUnlessEmpty("accept", accept);
  Html inside = Html::element("p", {{"class", "drop-text"}}, Html::text(drop_text));
  inside += Html::lone("input", attributes);
  inside += Html::element("ul", {{"class", "drop-files"}, {"aria-live", "polite"}}, {});
  Html whole = label(field);
  whole += hintAndError(field);
  whole += Html::element("div", {{"class", "drop"}, {"data-drop", ""}}, inside);
  return wrapped(field, whole);
}

Html hidden(std::string_view name, std::string_view value) {
  return Html::lone("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

}  // namespace baton::web
