// Fields of a form: label, hint, error and the control, tied together for screen readers; what was typed stays.
//
// Source: GOV.UK Design System and NHS.UK service manual, patterns only: label above, hint under it, error between hint
// and control, one question's radios in a fieldset.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "format/html.h"

namespace baton::web {

using format::Html;

// `name` is the form field and the id that an error summary links to.
struct Field {
  std::string name = {};
  std::string label = {};
  std::string value = {};
  std::string hint = {};
  std::string error = {};
  bool is_required = false;       // says so to the browser; the server checks anyway
  std::string autocomplete = {};  // WCAG 1.3.5: "name", "current-password" ...
};

enum class TextKind : std::uint8_t { Text, Password, Email, Telephone, Search, Time, Code };
enum class FieldWidth : std::uint8_t { Full, Half, Short };
Html textField(const Field& field, TextKind kind = TextKind::Text, FieldWidth width = FieldWidth::Full);
Html textArea(const Field& field, int rows = 4);
// Digits with the right keyboard; `unit` stands behind the box ("mg"). Not type=number: it drops what it cannot read.
Html numberField(const Field& field, std::string_view unit = "");
// The browser's own date picker; value and answer are ISO dates.
Html dateField(const Field& field);
// An amount and its unit: fields name and name + "_unit".
Html quantityField(const Field& field, const std::vector<std::string>& units, std::string_view unit);

struct Choice {
  std::string value = {};
  std::string label = {};
  std::string hint = {};
  std::string language = {};  // of the label where it is not the page's: "en"
};
Html selectField(const Field& field, const std::vector<Choice>& choices);
// A long list under headings; the choices before the first heading stand in a group without a name.
struct ChoiceGroup {
  std::string name = {};
  std::vector<Choice> choices = {};
};
Html selectField(const Field& field, const std::vector<ChoiceGroup>& groups);
enum class Flow : std::uint8_t { Column, Row };
Html radios(const Field& field, const std::vector<Choice>& choices, Flow flow = Flow::Column);
// `field.value` holds the ticked values joined by ' '.
Html checkboxes(const Field& field, const std::vector<Choice>& choices);
Html checkbox(const Field& field);  // a single one, value "yes"; ticked when field.value is "yes"
// Choose files or drop them here. `accept` as HTML has it; "" = anything.
Html fileDrop(const Field& field, std::string_view drop_text, std::string_view accept = "");
Html hidden(std::string_view name, std::string_view value);

}  // namespace baton::web
