// What sources/forms says about a form, in the reader's language and without the names of its fields.
#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "web/pages/entry_parts.h"

namespace baton::web::entry {
namespace {

using Said = std::string (*)(Language);

std::string fieldOf(const Error& error) {
  constexpr std::string_view kField = "field: ";
  const std::size_t at = error.detail.find(kField);
  if (at == std::string::npos) return "";
  std::string name = error.detail.substr(at + kField.size());
  std::ranges::replace(name, ' ', '_');
  return name;
}

std::string missing(Language language, std::string_view field) {
  if (field == "medicine") return say(language, "Please write the medicine.");
  if (field == "dose") return say(language, "Please write the new dose.");
  if (field == "substance") return say(language, "Please write what it is.");
  if (field == "condition") return say(language, "Please name the condition.");
  if (field == "goal") return say(language, "Please write the goal.");
  if (field == "name") return say(language, "Please write a name.");
  if (field == "role") return say(language, "Please say what they do.");
  if (field == "payor") return say(language, "Please write the name of the insurance.");
  return say(language, "Please fill this in.");
}

// Sentences without a value in them.
constexpr std::array<Said, 47> kWhole = {
    [](Language l) { return say(l, "Please write less here, up to 2,000 letters."); },
    [](Language l) { return say(l, "Please choose up to 10 people."); },
    [](Language l) { return say(l, "What has ended is not active. Choose another status, or leave the end empty."); },
    [](Language l) { return say(l, "There is nothing to save yet. Fill in at least one line."); },
    [](Language l) { return say(l, "There is nothing to save yet. One number or one line is enough."); },
    [](Language l) { return say(l, "A day's log holds at most 50 entries of a kind."); },
    [](Language l) { return say(l, "Please say how the goal is going, or give a value."); },
    [](Language l) { return say(l, "Please write the note, or choose a file."); },
    [](Language l) { return say(l, "Please save the note and the file one after the other."); },
    [](Language l) { return say(l, "The file is larger than 10 MB. A photo taken at a lower size will do."); },
    [](Language l) { return say(l, "This file is not a PDF, PNG or JPEG. Other files cannot be kept here."); },
    [](Language l) { return say(l, "Please choose one file at a time."); },
    [](Language l) { return say(l, "An emergency contact needs a phone number or an e-mail address."); },
    [](Language l) { return say(l, "No question is answered yet."); },
    [](Language l) { return say(l, "Please say when the visit is or was."); },
    [](Language l) { return say(l, "The visit ends before it begins."); },
    [](Language l) { return say(l, "Please give the day of the visit."); },
    [](Language l) { return say(l, "This cannot be corrected as a whole. Undo it and write it again."); },
    [](Language l) { return say(l, "This is theirs already."); },
    [](Language l) { return say(l, "They were asked already."); },
    [](Language l) { return say(l, "They were not asked yet."); },
    [](Language l) { return say(l, "They do not have this."); },
    [](Language l) { return say(l, "This is the owner. Name somebody else."); },
    [](Language l) { return say(l, "Until which day?"); },
    [](Language l) { return say(l, "This day is over. Please check the date."); },
    [](Language l) { return say(l, "Say who: a role, a name of the care team, or self."); },
    [](Language l) { return say(l, "This is not theirs, so nobody can stand in for them."); },
    [](Language l) { return say(l, "Nobody has this."); },
    [](Language l) { return say(l, "How do they want to be reached?"); },
    [](Language l) { return say(l, "A FHIR endpoint is an address that begins with https://"); },
    [](Language l) { return say(l, "This is as usual already."); },
    [](Language l) { return say(l, "You said so already."); },
    [](Language l) { return say(l, "This request is over."); },
    [](Language l) { return say(l, "This was received already."); },
    [](Language l) { return say(l, "It was extended already; once is what the law allows."); },
    [](Language l) { return say(l, "This is before they were asked."); },
    [](Language l) { return say(l, "Please answer at least one of the questions."); },
    [](Language l) { return say(l, "Who was the visit with?"); },
    [](Language l) { return say(l, "Which medicine is it?"); },
    [](Language l) { return say(l, "What changed: a new medicine, another dose, or a stop?"); },
    [](Language l) { return say(l, "What is to be done?"); },
    [](Language l) { return say(l, "By which day? Write it like 2026-03-01."); },
    [](Language l) { return say(l, "This visit is not in the record."); },
    [](Language l) { return say(l, "Please choose one of the answers."); },
    [](Language l) { return say(l, "Please answer this question, then close the review."); },
    [](Language l) { return say(l, "How many days? Write a whole number, like 21."); },
    [](Language l) { return say(l, "Say at least one thing that you found out."); },
};

// The last two numbers of "... takes a number from 0 to 10."
std::string numberRange(Language language, const std::string& message) {
  const std::size_t from = message.rfind(" from ");
  const std::size_t to = message.rfind(" to ");
  if (from == std::string::npos || to == std::string::npos || to < from) return say(language, "Please write a number.");
  const std::string low = message.substr(from + 6, to - from - 6);
  std::string high = message.substr(to + 4);
  if (!high.empty() && high.back() == '.') high.pop_back();
  return sayf(language, "Please write a number from {} to {}.", low, high);
}

// Sentences with a value, known by what stands around it.
std::string withValue(Language language, const Error& error, const std::string& field) {
  const std::string& text = error.message;
  const auto has = [&](std::string_view part) { return text.find(part) != std::string::npos; };
  if (text.starts_with("Please fill in")) return missing(language, field);
  if (has("is not a date")) {
    return say(language, "Please write the date like 2026-03-01. A month (2026-03) or a year is fine too.");
  }
  if (has("has not come yet")) return say(language, "That day has not come yet. Please check the date.");
  if (has("takes a number")) return numberRange(language, text);
  if (has("is longer than")) return say(language, "This text is too long to keep. Please make it shorter.");
  if (has("not readable") || has("cannot be kept. Please type")) return say(language, "Please type this text again.");
  if (has("is not a choice")) return say(language, "Please choose one of the answers on the page.");
  if (has("so that \""))
    return say(language, "Please say what happened, so that \"mild\" or \"severe\" has a meaning.");
  if (has("is not an e-mail")) return say(language, "This is not an e-mail address. Please check it.");
  if (has("best way to reach")) return say(language, "Please write the number or address that is the best way.");
  if (has("cannot have ended")) return say(language, "It was started after this day. Please check the date.");
  if (has("names another medicine")) return say(language, "These words name another medicine. Please write the dose.");
  if (has("is already")) return say(language, "This medicine has ended in the record already.");
  return text;
}

std::string said(Language language, const Error& error, const std::string& field) {
  const auto found =
      std::ranges::find_if(kWhole, [&](Said sentence) { return sentence(Language::English) == error.message; });
  return found != kWhole.end() ? (*found)(language) : withValue(language, error, field);
}

}  // namespace

bool isForTheForm(const Error& error) {
  return error.code == ErrorCode::BadUsage || error.code == ErrorCode::BadInput ||
         (error.code == ErrorCode::TooLarge && !fieldOf(error).empty());
}

FieldError fieldError(const Page& page, const Error& error) {
  const std::string field = fieldOf(error);
  return {field.empty() ? "main" : field, said(page.language, error, field)};
}

}  // namespace baton::web::entry
