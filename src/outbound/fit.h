// fit: what to leave out when the page is too long, and how that is said.
//
// Lines leave the page by weight, lightest first; of equal ones the later first. A small chart may leave before its
// line does. What left, and what the sections held back from the start, ends as one sentence: "Not shown: 12 older
// results, 3 resolved problems." Pure.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "outbound/summary_page.h"

namespace baton::outbound {

struct Spot {
  std::size_t section = 0;
  std::size_t line = 0;
  bool is_trend = false;
  int weight = 0;
};

class Selection {
 public:
  explicit Selection(const SummaryPage& page);

  bool shows(std::size_t section, std::size_t line) const { return lines_[section][line] != 0; }
  bool showsTrend(std::size_t section, std::size_t line) const { return trends_[section][line] != 0; }
  bool showsSection(std::size_t section) const { return shown_in_[section] > 0; }
  // Safety lines of a section that left: said in the section itself.
  std::size_t missingSafety(std::size_t section) const { return missing_safety_[section]; }

  // The next one to leave; nullptr when nothing is left.
  const Spot* next() const { return at_ < order_.size() ? &order_[at_] : nullptr; }
  void dropNext();
  std::size_t droppedSoFar() const { return at_; }
  // Offers every drop since `from` to come back, heaviest first; what makes `fits` false leaves again.
  void bringBack(std::size_t from, const std::function<bool()>& fits);

  // The sentence at the foot of the page.
  std::string notShown() const;

 private:
  void set(const Spot& spot, bool is_shown);

  const SummaryPage* page_;
  std::vector<std::vector<char>> lines_;
  std::vector<std::vector<char>> trends_;
  std::vector<std::size_t> shown_in_;
  std::vector<std::size_t> missing_safety_;
  std::vector<Spot> order_;
  std::size_t at_ = 0;
  std::map<Noun, std::size_t> dropped_;
};

// Measured or guessed heights of everything that may be shown, in whatever unit the drawing uses.
struct Heights {
  std::vector<std::vector<double>> lines;        // without a chart
  std::vector<std::vector<double>> chart_lines;  // with its chart; same as `lines` where there is none
  double title = 0;
  double line_gap = 0;
  double section_gap = 0;
  double note = 0;  // "3 more do not fit ..."
};

// One section; 0 when nothing of it is shown.
double sectionHeight(std::size_t section, const Selection& selection, const Heights& heights);
// All sections, one below the other.
double totalHeight(const Selection& selection, const Heights& heights);

}  // namespace baton::outbound
