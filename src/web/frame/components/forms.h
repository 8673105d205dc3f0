// Forms: the token in every form that changes something, the list of what is wrong, the last question before a change.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "format/html.h"
#include "web/frame/components/text.h"
#include "web/frame/page.h"

namespace baton::web {

enum class Encoding : std::uint8_t { Plain, Files };  // Files: multipart, for uploads
// A POST form with the visitor's CSRF token.
Html form(const Page& page, std::string_view action, const Html& content, Encoding encoding = Encoding::Plain);
// The same, but with JavaScript only the element `target_id` is exchanged for what the answer brings (fragment()).
Html liveForm(const Page& page, std::string_view action, std::string_view target_id, const Html& content);
// A GET form: search and filters.
Html searchForm(std::string_view action, std::string_view label, std::string_view name, std::string_view value,
                std::string_view submit);
// A form that is only a button: "Undo", "Sign out".
Html buttonForm(const Page& page, std::string_view action, std::string_view text, Look look = Look::Secondary);

struct FieldError {
  std::string field = {};  // Field::name
  std::string text = {};
};
// "Check these answers" with a link to each field; gets the focus when the page opens. Empty for no errors.
Html errorSummary(const Page& page, const std::vector<FieldError>& errors);

// "Stop sharing with Dr. Lee?" with what happens next, a button that does it and a way back.
struct Confirm {
  std::string title = {};
  Html content = {};
  std::string action = {};  // local path that takes the POST
  std::string yes = {};
  std::string no = {};
  std::string back = {};
  Look look = Look::Primary;
};
Html confirmPanel(const Page& page, const Confirm& confirm);

}  // namespace baton::web
