// The body of a document: which section is which, and which reader its entries go to.
//
// A section is known by its template (2.16.840.1.113883.10.20.22.2.* and the older ones of CCD and IHE), by its LOINC
// code or a translation of it; an entry by its own template, else by the section, else by its shape. So a document
// whose templates are missing or wrong still reads, with a note. Source: C-CDA R2.1 section templates; HITSP C32/C83;
// LOINC document ontology.
#pragma once

#include "format/xml.h"
#include "sources/ccda/import.h"

namespace baton::sources::ccda {

void readBody(Import& import, xml::Node document);

}  // namespace baton::sources::ccda
