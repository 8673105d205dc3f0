// The fixed words of the findings about tests, in English and Spanish, and how a test and its value are named.
//
// A clinician reads clinical names in English, a person plain ones in their language. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "knowledge/labs.h"
#include "rules/asked.h"
#include "rules/lab_results.h"

namespace baton::rules {

struct LabWords {
  explicit LabWords(const Asked& asked)
      : is_clinical(asked.reader == Reader::Clinician),
        is_spanish(asked.reader == Reader::Person && asked.language == Language::Spanish) {}

  std::string_view say(std::string_view english, std::string_view spanish) const {
    return is_spanish ? spanish : english;
  }
  // What a row says, for this reader.
  std::string_view choose(std::string_view plain, std::string_view plain_es, std::string_view clinical) const {
    return is_clinical ? clinical : is_spanish ? plain_es : plain;
  }
  std::string_view name(const knowledge::LabGroup& group) const {
    return choose(group.name_plain, group.name_plain_es, group.name_clinical);
  }
  // "a, b and c", "a, b y c"
  std::string joined(const std::vector<std::string>& names) const { return listed(names, language()); }
  Language language() const { return is_spanish ? Language::Spanish : Language::English; }
  std::string medicine(const Asked& asked, std::string_view ingredient) const {  // "lithium", "litio"
    return nameFor(asked.knowledge, asked.taken, ingredient, asked.reader, language());
  }
  std::string_view role(std::string_view role) const;  // "psychiatrist", "psiquiatra"

  bool is_clinical;
  bool is_spanish;
};

// "0.9 mmol/L"; a body mass index that stands for the weight says that it is one: "BMI 30 kg/m²". "" without a value.
std::string valueShown(const LabWords& words, const LabResults& results, const LabResult& result);

// "a" → "A": the first letter of a sentence, also "á".
std::string sentence(std::string text);

record::Evidence evidenceOf(const LabWords& words, const knowledge::Labs& labs, const LabResults& results,
                            const LabResult& result);

}  // namespace baton::rules
