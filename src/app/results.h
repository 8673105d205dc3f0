// Results as series: everything measured, asked or logged of one kind together, newest first, with what is outside the
// range that the source itself gives. For the results page, the curves and Today.
//
// Made of a Disclosure and of nothing else. A series is found by its LOINC code, else by its words. Values keep the
// letters of the source; `value` is only for drawing. Nothing is judged by a range that the source does not give.
// Cost: one pass over the observations.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record/disclosure.h"

namespace baton::app {

enum class ResultKind : std::uint8_t { Score, Logged, Vital, Laboratory, DailyLife, Other };
enum class Outside : std::uint8_t { No, Above, Below, Abnormal };

struct ResultPoint {
  std::string key;                      // "Observation/12"
  std::vector<std::string> other_keys;  // of the same result in other sources
  PartialDate on;
  std::string shown;            // "1.3 mmol/L"
  std::optional<double> value;  // when it is a plain number
  std::string range;            // "0.6 to 1.2", "" when the source gives none
  std::string band;             // "moderate", of a known scale
  Outside outside = Outside::No;
  bool is_doubtful = false;             // preliminary, or it carries something that Baton cannot read
  std::vector<record::Source> sources;  // one result that two sources report is one point
};

struct ResultSeries {
  std::string id;   // LOINC code, or "text:" and the folded words
  std::string tag;  // short name for addresses: opaque
  std::string name;
  ResultKind kind = ResultKind::Other;
  std::optional<double> low;  // of the scale, when it is a known one
  std::optional<double> high;
  std::string unit;
  std::vector<ResultPoint> points;  // newest first

  std::size_t numbers() const;  // points that can be drawn
};

// "Thyrotropin [Units/volume] in Serum or Plasma" → "Thyrotropin": LOINC's long names without how and in what of the
// blood it was measured; urine and the like stay. Other words as they are.
std::string resultName(std::string_view name);

// By kind, then by how much a reader follows them: mood scales first; then by name.
std::vector<ResultSeries> resultSeries(const record::Disclosure& disclosure);

// The newest point is outside its range, began so within `days` before `now`, and the one before was not outside in the
// same direction.
bool isNewlyOutside(const ResultSeries& series, Instant now, int days);

}  // namespace baton::app
