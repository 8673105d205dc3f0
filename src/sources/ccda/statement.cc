#include "sources/ccda/statement.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "sources/ccda/datatypes.h"
#include "sources/ccda/fields.h"
#include "sources/ccda/participants.h"

namespace baton::sources::ccda {
namespace {

using xml::Node;

constexpr std::string_view kCcda = "2.16.840.1.113883.10.20.22.";

constexpr auto kStatements =
    std::to_array<std::string_view>({"act", "observation", "organizer", "substanceAdministration", "supply",
                                     "procedure", "encounter", "observationMedia", "regionOfInterest"});

}  // namespace

bool hasTemplate(Node statement, std::string_view short_root) {
  for (const Node id : statement.children("templateId")) {
    const std::string_view root = id.attribute("root");
    if (root.size() == kCcda.size() + short_root.size() && root.starts_with(kCcda) && root.ends_with(short_root)) {
      return true;
    }
  }
  return false;
}

bool hasAnyTemplate(Node statement) {
  for (const Node id : statement.children("templateId")) {
    if (!trim(id.attribute("root")).empty()) return true;
  }
  return false;
}

std::string_view ccdaTemplate(Node statement) {
  for (const Node id : statement.children("templateId")) {
    const std::string_view root = id.attribute("root");
    if (root.starts_with(kCcda)) return root.substr(kCcda.size());
  }
  return {};
}

Node statementIn(Node holder) {
  for (Node node = holder.firstChild(); node; node = node.next()) {
    if (node.isElement() && node.space() == 0 && std::ranges::find(kStatements, node.name()) != kStatements.end()) {
      return node;
    }
  }
  return {};
}

bool isNegated(Node statement) {
  if (isTrue(statement.attribute("negationInd"))) return true;
  // Some portals negate the relation instead of what it leads to.
  const Node relation = statement.parent();
  return relation.is("entryRelationship") && isTrue(relation.attribute("negationInd"));
}
std::string_view statusOf(Node statement) { return trim(statement["statusCode"].attribute("code")); }
std::string_view moodOf(Node statement) { return trim(statement.attribute("moodCode")); }

std::string titleOf(Import& import, Node statement) {
  const Value concept_value = toConcept(import, statement["code"]);
  if (!concept_value["text"].text().empty()) return concept_value["text"].text();
  return import.narrative().textOf(statement["text"]);
}

void putNotes(Import& import, Value& resource, Node statement) {
  Value notes;
  for (const Node relation : statement.children("entryRelationship")) {
    const Node act = relation["act"];
    if (!act || (act["code"].attribute("code") != "48767-8" && !hasTemplate(act, "4.64"))) continue;
    std::string text = import.narrative().textOf(act["text"]);
    if (text.empty()) continue;
    Value annotation;
    if (std::string author = lastAuthor(import, act); !author.empty())
      put(annotation, "authorReference", reference(author));
    put(annotation, "time", firstAuthorTime(act));
    put(annotation, "text", std::move(text));
    notes.push(std::move(annotation));
  }
  put(resource, "note", std::move(notes));
}

Node relatedValue(Node statement, std::string_view code) {
  for (const Node relation : statement.children("entryRelationship")) {
    const Node observation = relation["observation"];
    if (observation && observation["code"].attribute("code") == code) return observation["value"];
  }
  return {};
}

void putReasons(Import& import, Value& resource, Node statement) {
  Value reasons;
  for (const Node relation : statement.children("entryRelationship")) {
    if (relation.attribute("typeCode") != "RSON") continue;
    if (const Node observation = relation["observation"]) {
      Value reason = toConcept(import, observation["value"]);
      if (reason.isNull()) reason = toConcept(import, observation["code"]);
      if (!reason.isNull()) reasons.push(std::move(reason));
    }
  }
  put(resource, "reasonCode", std::move(reasons));
}

std::string lastAuthor(Import& import, Node statement) {
  Node last;
  std::string last_time;
  for (const Node author : statement.children("author")) {
    std::string time = momentOf(author["time"]);
    if (!last || time >= last_time) {
      last = author;
      last_time = std::move(time);
    }
  }
  return last ? practitionerOrOrganization(import, last["assignedAuthor"]) : std::string();
}

std::string firstAuthorTime(Node statement) {
  std::string first;
  for (const Node author : statement.children("author")) {
    const std::string time = momentOf(author["time"]);
    if (!time.empty() && (first.empty() || time < first)) first = time;
  }
  return first;
}

void putSubject(const Import& import, Value& resource, std::string_view key) {
  put(resource, key, reference(import.patient));
}

}  // namespace baton::sources::ccda
