// Forms: what a person or caregiver typed → FHIR R4 resources, one file a form (capabilities REC-1, CARE-1).
//
// Pure: the same form, context and chart give the same resources; ids come from the context's seed, so that a form sent
// twice gives the same ids. Which elements each form fills: docs/formats/forms.md. Text is kept to the letter but for
// blanks at its ends. Errors: BadUsage for something missing or wrong in a field, with a sentence for the person and
// "field: NAME" in detail; TooLarge for a limit. Nothing here is stored: app/enter.h validates and appends.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "format/json.h"
#include "record/chart.h"

namespace baton::sources::forms {

// Who writes. The account is the journal's author; a relative is named in the resource as performer or source.
struct Author {
  enum class Kind { Person, Relative };
  std::string account = "self";
  Kind kind = Kind::Person;
  std::string name;       // as shown; "" = the person's own name
  std::string reference;  // "RelatedPerson/..." in this record, when there is one
};

struct Context {
  std::string patient;  // "Patient/..." in this record
  Author author;
  Instant now;
  std::string utc_offset;      // "-05:00" of the writer; "" = UTC
  std::string seed;            // makes the ids: hex, unique for each time a form is sent
  const record::Chart& chart;  // as the record stands, the person's own view
  // A stored resource by its key, newest version. Errors: NotFound.
  std::function<Result<json::Value>(const std::string&)> stored;
};

// One resource to be stored; `replaces` is the key of the resource that it is the next version of, "" for a new one.
struct Draft {
  json::Value resource;
  std::string replaces;
};
using Drafts = std::vector<Draft>;

// "f" and 24 hex letters; `number` counts the new resources of one form.
std::string idFor(const Context& context, std::size_t number);
// {"resourceType", "id"} of the next new resource after those in `drafts`.
json::Value begin(std::string_view type, const Context& context, const Drafts& drafts);

// May this author write the next version of what came from there? The person of everything typed; a relative only of
// their own words: what a caregiver says stands beside, never in place of, what the person said (trust.md, T2).
bool mayReplace(const record::Source& source, const Author& author);

tl::unexpected<Error> wrong(std::string_view field, std::string message);

enum class Need : unsigned char { Optional, Required };
inline constexpr std::size_t kLongestLine = 1'000;   // letters
inline constexpr std::size_t kLongestText = 20'000;  // letters
// What was typed, without blanks at its ends. Errors: missing though Required, not UTF-8, control characters, too long.
Result<std::string> words(std::string_view typed, std::string_view field, Need need,
                          std::size_t longest = kLongestLine);

// FHIR date or dateTime of what was typed: "2026-03-01", "2026-03", "2026-03-01T08:00"; a time without zone gets the
// writer's offset and whole seconds. "" stays "". Errors: not a date.
Result<std::string> dateTime(const Context& context, std::string_view typed, std::string_view field);
// The same, and not after the end of the writer's today.
Result<std::string> pastDateTime(const Context& context, std::string_view typed, std::string_view field);
// "" → now.
Result<std::string> dateTimeOrNow(const Context& context, std::string_view typed, std::string_view field);
std::string localNow(const Context& context);    // "2026-03-01T09:00:00-05:00"
std::string localToday(const Context& context);  // "2026-03-01"
bool isInFuture(const Context& context, std::string_view date);
// Is this an offset as FHIR wants it: "Z", "+02:00", "-05:00", or ""?
bool isOffset(std::string_view offset);

// The small pieces of resources.
json::Value textConcept(std::string_view text);
json::Value codedConcept(std::string_view system, std::string_view code, std::string_view display,
                         std::string_view text = {});
json::Value personReference(const Context& context);
json::Value authorReference(const Context& context);
json::Value display(std::string_view name, std::string_view type = {});  // {"type", "display"}
json::Value notes(std::string_view text);                                // [{"text"}] or Null
json::Value listOf(json::Value item);                                    // [item], or Null for Null
json::Value number(int value);

inline constexpr std::string_view kUcum = "http://unitsofmeasure.org";
inline constexpr std::string_view kTerminology = "http://terminology.hl7.org/CodeSystem/";

}  // namespace baton::sources::forms
