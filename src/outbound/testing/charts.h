// Charts for tests: built by hand as a reconciliation would, of four people who do not exist, and of any size.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "record/change.h"
#include "record/disclosure.h"

// The tests of this room do not link the consent room; its gate is the only maker of a Disclosure, so they bring a gate
// that lets everything through.
namespace baton::consent {
class Gate {
 public:
  static record::Disclosure of(std::shared_ptr<const record::Chart> chart, record::Audience audience = {},
                               bool is_redacted = false) {
    return record::Disclosure(std::move(chart), std::move(audience), is_redacted, {});
  }
};
}  // namespace baton::consent

namespace baton::outbound::testing {

struct Case {
  std::shared_ptr<record::Chart> chart = std::make_shared<record::Chart>();
  std::vector<record::Change> changes;
  record::Audience audience;
  bool is_redacted = false;
  record::Disclosure disclosure() const { return consent::Gate::of(chart, audience, is_redacted); }
};

inline constexpr Instant kNow{1'773'144'000'000};  // 2026-03-10T12:00:00Z

PartialDate date(const std::string& text);
record::Source source(const std::string& organisation, const std::string& asserted);
record::ObservationFact observation(const std::string& loinc, const std::string& label, const std::string& value,
                                    const std::string& unit, const std::string& day);
record::MedicationLine medication(const std::string& name, const std::string& dose, const std::string& since);

Case fiveResources();                    // little is known
Case anaRuiz();                          // a person with bipolar depression and a whole team
Case manyScripts();                      // Arabic, Hebrew, Chinese and accented text
Case sizedChart(std::size_t resources);  // 5 to 5,000 resources of every kind
// Every text field of the person, lines, facts and changes holds `text`.
Case filledWith(const std::string& text);

}  // namespace baton::outbound::testing
