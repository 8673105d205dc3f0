// The sections of an IPS document: which resources each one names, and its text for people.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fhir/write/lines.h"
#include "format/html.h"

namespace baton::fhir {

struct IpsSection {
  std::string_view loinc;
  std::string_view loinc_display;
  std::string title;
  std::vector<json::Value> entries;  // resources
  std::vector<std::string> text;     // one line each
};

// All sections with content, the three required ones first.
std::vector<IpsSection> ipsSections(const record::Chart& chart, const write::Frame& frame);

}  // namespace baton::fhir
