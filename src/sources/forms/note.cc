#include "sources/forms/note.h"

#include "base/text.h"
#include "sources/ccda/base64.h"

namespace baton::sources::forms {
namespace {

std::string_view typeOf(std::string_view bytes) {
  if (bytes.starts_with("%PDF-")) return "application/pdf";
  if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return "image/png";
  if (bytes.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
  return "";
}

}  // namespace

Result<Drafts> make(const NoteForm& form, const Context& context) {
  BATON_TRY(const std::string title, words(form.title, "title", Need::Optional));
  BATON_TRY(const std::string text, words(form.text, "text", Need::Optional, kLongestText));
  BATON_TRY(const std::string written_by, words(form.written_by, "written by", Need::Optional));
  BATON_TRY(const std::string on, dateTimeOrNow(context, form.on, "on"));
  const bool is_file = !form.bytes.empty();
  if (!is_file && text.empty()) return wrong("text", "Please write the note, or choose a file.");
  if (is_file && !text.empty()) return wrong("text", "Please save the note and the file one after the other.");
  if (form.bytes.size() > kLargestAttachment) {
    return fail(ErrorCode::TooLarge, "The file is larger than 10 MB. A photo taken at a lower size will do.",
                "field: file");
  }
  const std::string_view type = is_file ? typeOf(form.bytes) : std::string_view("text/plain; charset=utf-8");
  if (type.empty()) return wrong("file", "This file is not a PDF, PNG or JPEG. Other files cannot be kept here.");
  const std::string shown = !title.empty() ? title : is_file ? "Document" : shorten(collapseSpaces(text), 60);

  Drafts drafts;
  json::Value document = begin("DocumentReference", context, drafts);
  if (form.is_private) {
    json::Value label = json::Value::object();
    label.set("system", "http://terminology.hl7.org/CodeSystem/v3-Confidentiality");
    label.set("code", "R");
    label.set("display", "restricted");
    document.set("meta", json::Value::object({{"security", json::Value::array({std::move(label)})}}));
  }
  document.set("status", "current");
  document.set("type", codedConcept(record::kLoinc, "34109-9", "Note", is_file ? "Document" : "Note"));
  document.set("subject", personReference(context));
  document.set("date", on.size() > 10 ? on : localNow(context));
  document.set("author", json::Value::array(
                             {written_by.empty() ? authorReference(context) : display(written_by, "Practitioner")}));
  document.set("description", shown);
  const std::string& content = is_file ? form.bytes : text;
  json::Value attachment = json::Value::object();
  attachment.set("contentType", type);
  attachment.set("data", ccda::toBase64(content));
  attachment.set("size", static_cast<long long>(content.size()));
  attachment.set("title", shown);
  attachment.set("creation", on);
  document.set("content", json::Value::array({json::Value::object({{"attachment", std::move(attachment)}})}));
  drafts.push_back({std::move(document), ""});
  return drafts;
}

}  // namespace baton::sources::forms
