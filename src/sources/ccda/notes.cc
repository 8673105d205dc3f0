// Note Activity (2.16.840.1.113883.10.20.22.4.202), pictures and files (observationMedia), and the text of whole
// sections → DocumentReference.
//
// Source: C-CDA on FHIR, "Notes" and "Narrative Text".
#include "base/text.h"
#include "sources/ccda/base64.h"
#include "sources/ccda/code_systems.h"
#include "sources/ccda/datatypes.h"
#include "sources/ccda/entries.h"
#include "sources/ccda/fields.h"
#include "sources/ccda/statement.h"

namespace baton::sources::ccda {
namespace {

using xml::Node;

bool isMediaType(std::string_view text) {
  const auto slash = text.find('/');
  return slash != std::string_view::npos && slash > 0 && slash + 1 < text.size() && text.size() < 100 &&
         text.find_first_of(" \t\r\n\"<>") == std::string_view::npos;
}

Value attachmentFromBytes(Node text) {
  Value attachment;
  std::string letters;
  for (Node node = text.firstChild(); node; node = node.next()) {
    if (node.isText()) letters += node.text();
  }
  std::string data = cleanBase64(letters);
  if (data.empty()) return attachment;
  const std::string_view type = trim(text.attribute("mediaType"));
  put(attachment, "contentType", isMediaType(type) ? type : std::string_view("application/octet-stream"));
  put(attachment, "data", std::move(data));
  return attachment;
}

Value attachmentFromNarrative(Node narrative) {
  Value attachment;
  const std::string xhtml = safeXhtml(narrative);
  if (xhtml.empty()) return attachment;
  put(attachment, "contentType", "application/xhtml+xml");
  put(attachment, "data", toBase64(xhtml));
  return attachment;
}

Value attachmentFromText(std::string_view text) {
  Value attachment;
  if (text.empty()) return attachment;
  put(attachment, "contentType", "text/plain");
  put(attachment, "data", toBase64(text));
  return attachment;
}

Value attachmentOf(Import& import, Node text) {
  if (text.attribute("representation") == "B64") return attachmentFromBytes(text);
  const std::string_view target = text["reference"].attribute("value");
  if (target.starts_with('#')) {
    Value found = attachmentFromNarrative(import.narrative().find(target));
    import.narrative().charge(found["data"].text().size());
    if (!found.isNull()) return found;
  }
  return attachmentFromText(import.narrative().textOf(text));
}

void putContent(Value& resource, Value attachment, std::string_view title) {
  put(attachment, "title", collapseSpaces(title));
  Value content;
  put(content, "attachment", std::move(attachment));
  add(resource, "content", std::move(content));
}

void putNoteCategory(Value& resource) {
  add(resource, "category",
      concept_("http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category", "clinical-note",
               "Clinical Note"));
}

// DocumentReference.date is an instant: only a time to the second will do.
void putDate(Value& resource, const std::string& moment) {
  if (moment.size() > 19 && moment.find('T') != std::string::npos) put(resource, "date", moment);
}

void putContext(Import& import, Value& resource, Value period) {
  Value context;
  if (!import.encounter.empty()) add(context, "encounter", reference(import.encounter));
  put(context, "period", std::move(period));
  put(resource, "context", std::move(context));
}

Value withoutFirstCoding(Value type) {
  Value* codings = type.findMutable("coding");
  if (codings != nullptr && codings->items().size() > 1) codings->itemsMutable().erase(codings->itemsMutable().begin());
  return type;
}

}  // namespace

void readNote(Import& import, Node statement) {
  Value attachment = attachmentOf(import, statement["text"]);
  if (attachment.isNull()) return import.reject("The note is empty.");
  Value resource = import.start("DocumentReference");
  putIdentifiers(resource, statement);
  put(resource, "status", statusOf(statement) == "nullified" ? "entered-in-error" : "current");
  put(resource, "type", withoutFirstCoding(toConcept(import, statement["code"])));
  putNoteCategory(resource);
  putSubject(import, resource);
  putDate(resource, firstAuthorTime(statement));
  if (std::string author = lastAuthor(import, statement); !author.empty())
    add(resource, "author", reference(std::move(author)));
  putContent(resource, std::move(attachment), resource["type"]["text"].text());
  putContext(import, resource, toPeriod(import, statement["effectiveTime"]));
  import.take(std::move(resource), statement);
}

void readMedia(Import& import, Node statement) {
  const Node value = statement["value"];
  Value attachment = attachmentFromBytes(value);
  if (attachment.isNull()) {
    const std::string_view url = trim(value["reference"].attribute("value"));
    if (url.empty() || url.find_first_of(" \t\r\n") != std::string_view::npos)
      return import.reject("The picture or file is empty.");
    if (isMediaType(value.attribute("mediaType"))) put(attachment, "contentType", value.attribute("mediaType"));
    put(attachment, "url", url);
  }
  Value resource = import.start("DocumentReference");
  putIdentifiers(resource, statement);
  put(resource, "status", "current");
  putSubject(import, resource);
  putContent(resource, std::move(attachment), {});
  import.take(std::move(resource), statement);
}

void readSectionText(Import& import, Node section, bool is_note) {
  Value attachment = attachmentFromNarrative(section["text"]);
  if (attachment.isNull()) return;
  Value resource = import.start("DocumentReference");
  putIdentifiers(resource, section);
  put(resource, "status", "current");
  const std::string title = plainText(section["title"]);
  Value type = toConcept(import, section["code"]);
  if (!type.isNull() && !title.empty() && !type.has("text")) put(type, "text", title);
  if (type.isNull()) put(type, "text", title);
  put(resource, "type", std::move(type));
  if (is_note) putNoteCategory(resource);
  putSubject(import, resource);
  putDate(resource, import.made_on);
  if (std::string author = lastAuthor(import, section); !author.empty()) {
    add(resource, "author", reference(std::move(author)));
  } else if (!import.author.empty()) {
    add(resource, "author", reference(import.author));
  }
  put(resource, "description", title);
  putContent(resource, std::move(attachment), title);
  putContext(import, resource, {});
  import.take(std::move(resource), section);
}

}  // namespace baton::sources::ccda
