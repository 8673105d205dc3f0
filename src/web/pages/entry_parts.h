// What the pages that write into a record share: who writes, as whom, under which key; what was typed and what is wrong
// with it; where to go afterwards.
//
// Every entry carries an idempotency key made for one rendering of its form: a form that is sent twice is one entry.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/enter.h"
#include "record/disclosure.h"
#include "web/frame/components.h"
#include "web/frame/layout.h"
#include "web/frame/page.h"

namespace baton::web::entry {

// Who looks: the person and who manages a minor's record see as the person; a caregiver as a caregiver of this name.
record::Audience audience(const Page& page);
Result<record::Disclosure> seen(Page& page);
bool isCaregiver(const Page& page);

app::Author author(const Page& page);
// Of this form: its person, writer, zone of the reader and the field "key".
app::EnterRequest request(const Page& page);
// The hidden field "key": what was sent, or a new one. The same form shown again keeps its key.
Html keyField(const Page& page);
// "2026-03-01T14:30:00-05:00" of a date and a time as typed, in the zone that holds here on that day; only the date
// without a time. `clock` "-08:00": the time is by a clock elsewhere, as it was first written. Not checked: the form
// says what is wrong with it.
std::string momentText(const Page& page, std::string_view date, std::string_view time, std::string_view clock = "");
std::string todayText(const Page& page);  // "2026-03-01" here

// The entry (app::Saved::entry) that wrote this version; "" when it was not typed in.
std::string entryOf(const record::About& about);
std::string undoPath(const Page& page, std::string_view entry);
// Percent-encoded, so that any text is one part of a path or a query value; "/" stays.
std::string encoded(std::string_view text);
// `path` with one more query value.
std::string withQuery(std::string_view path, std::string_view name, std::string_view value);
// May this visitor take back or change what this account wrote? A caregiver only what they wrote themselves.
bool mayChange(const Page& page, const std::string& author_account);
// The number in "?page=", from 1 to `count`.
std::size_t pageNumber(const Page& page, std::size_t count);
Response savedTo(const Page& page, const app::Saved& saved, std::string_view path, Done done = Done::Saved);

// What stands in a form: typed by the person, or put there from a fact. Names are those of sources/forms with "_" for
// blanks, so that an error finds its field.
struct Draft {
  std::map<std::string, std::string, std::less<>> values = {};
  std::vector<FieldError> errors = {};

  std::string value(std::string_view name) const;
  bool isTicked(std::string_view name) const { return value(name) == "yes"; }
  std::string error(std::string_view name) const;
  Field field(std::string_view name, std::string label, std::string hint = "") const;
};
Draft typed(const Page& page);

// True for what answering otherwise can mend; everything else is trouble().
bool isForTheForm(const Error& error);
// The error as its field's, in the reader's language.
FieldError fieldError(const Page& page, const Error& error);

// A form page: errors first, then the form; 422 when there are errors.
struct FormPage {
  std::string title = {};
  Html heading = {};  // of the page where it is not its title: a source's words
  std::string back = {};
  Place place = Place::Add;
  Html first = {};   // above everything else
  Html before = {};  // between errors and form
  Html form = {};
  Html after = {};
};
Response show(Page& page, const FormPage& parts, const std::vector<FieldError>& errors = {});

// A date as far as it is known: day, month or year.
Html sinceField(const Page& page, const Draft& draft, std::string_view name, std::string label);
// 0 … `most` in rows of large boxes.
Html scale(const Field& field, int most);

}  // namespace baton::web::entry
