// xhtml: the narrative of a resource: is it allowed, is it safe, and a safe copy for display.
//
// R4 narratives are XHTML fragments: a <div> in the XHTML namespace with the basic formatting elements of HTML 4.0,
// <a>, <img> and style attributes; nothing that runs, submits or loads from elsewhere (txt-1), and not blank (txt-2).
// Input: the text of Narrative.div, untrusted. Nothing here allocates except makeSafe's result; depth is bounded.
// Source: FHIR R4 http://hl7.org/fhir/R4/narrative.html#xhtml, http://hl7.org/fhir/R4/security.html#narrative.
#pragma once

#include <string>
#include <string_view>

namespace baton::fhir {

enum class XhtmlProblem : unsigned char {
  None,
  NotWellFormed,   // tags do not match, a bad attribute, a stray < or &
  NotADiv,         // the root is not one div
  WrongNamespace,  // the div is not in the XHTML namespace
  BadElement,      // txt-1: an element that is not allowed
  BadAttribute,    // txt-1: an attribute that is not allowed (events among them)
  BadLink,         // txt-1: a javascript: or data: address, or a style that loads something
  BadEntity,       // neither an XML entity nor one of HTML 4.0
  Blank,           // txt-2: neither text nor picture
  TooDeep,
};

struct XhtmlFinding {
  XhtmlProblem problem = XhtmlProblem::None;
  std::string_view name;  // the element, attribute or entity, pointing into the input; may be empty
};

// The first problem of a narrative.
XhtmlFinding checkXhtml(std::string_view div);
std::string_view toText(XhtmlProblem problem);

// A copy that is well-formed and holds only what txt-1 allows and nothing that loads from elsewhere (remote pictures
// and style attributes are dropped). Unknown elements lose their tags and keep their text; script, style and the like
// lose their content too. Unclosed tags are closed. Any input gives a safe result; the result of a safe one is itself
// safe.
std::string makeSafe(std::string_view xhtml);

}  // namespace baton::fhir
