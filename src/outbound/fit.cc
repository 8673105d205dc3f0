#include "outbound/fit.h"

#include <algorithm>

#include "base/assert.h"
#include "base/text.h"

namespace baton::outbound {

Selection::Selection(const SummaryPage& page) : page_(&page), dropped_(page.held_back) {
  for (std::size_t s = 0; s < page.sections.size(); ++s) {
    const std::vector<PageLine>& lines = page.sections[s].lines;
    lines_.emplace_back(lines.size(), 1);
    trends_.emplace_back(lines.size(), 0);
    shown_in_.push_back(lines.size());
    missing_safety_.push_back(0);
    for (std::size_t l = 0; l < lines.size(); ++l) {
      order_.push_back({s, l, false, lines[l].weight});
      if (!lines[l].trend) continue;
      trends_[s][l] = 1;
      order_.push_back({s, l, true, std::min(lines[l].trend->weight, lines[l].weight - 1)});
    }
  }
  std::stable_sort(order_.begin(), order_.end(), [](const Spot& a, const Spot& b) {
    return a.weight != b.weight ? a.weight < b.weight : a.line > b.line;
  });
}

void Selection::set(const Spot& spot, bool is_shown) {
  const char mark = is_shown ? 1 : 0;
  if (spot.is_trend) {
    trends_[spot.section][spot.line] = mark;
    return;
  }
  lines_[spot.section][spot.line] = mark;
  const std::size_t step = is_shown ? static_cast<std::size_t>(-1) : 1;  // wraps: minus one
  shown_in_[spot.section] -= step;
  const Noun noun = page_->sections[spot.section].lines[spot.line].noun;
  dropped_[noun] += step;
  if (dropped_[noun] == 0) dropped_.erase(noun);
  if (spot.weight >= kSafetyWeight) missing_safety_[spot.section] += step;
}

void Selection::dropNext() {
  BATON_ASSERT(at_ < order_.size());
  set(order_[at_++], false);
}

void Selection::bringBack(std::size_t from, const std::function<bool()>& fits) {
  for (std::size_t i = at_; i-- > from;) {
    const Spot& spot = order_[i];
    if (spot.is_trend && !shows(spot.section, spot.line)) continue;
    set(spot, true);
    if (!fits()) set(spot, false);
  }
}

std::string Selection::notShown() const {
  if (dropped_.empty()) return std::string(word(Word::NothingLeftOut, page_->language));
  std::vector<std::string> counts;
  for (const auto& [noun, count] : dropped_) counts.push_back(counted(noun, count, page_->language));
  return fill(word(Word::NotShown, page_->language), {join(counts, ", ")});
}

double sectionHeight(std::size_t section, const Selection& selection, const Heights& heights) {
  const std::size_t missing = selection.missingSafety(section);
  if (!selection.showsSection(section) && missing == 0) return 0;
  double height = heights.title + (missing > 0 ? heights.line_gap + heights.note : 0);
  for (std::size_t l = 0; l < heights.lines[section].size(); ++l) {
    if (!selection.shows(section, l)) continue;
    height += heights.line_gap +
              (selection.showsTrend(section, l) ? heights.chart_lines[section][l] : heights.lines[section][l]);
  }
  return height;
}

double totalHeight(const Selection& selection, const Heights& heights) {
  double height = 0;
  for (std::size_t s = 0; s < heights.lines.size(); ++s) {
    const double section = sectionHeight(s, selection, heights);
    if (section > 0) height += section + heights.section_gap;
  }
  return height;
}

}  // namespace baton::outbound
