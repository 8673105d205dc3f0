#include "rules/where_to_start.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace baton::rules {
namespace {

using knowledge::StartChoice;
using knowledge::StartKey;

std::string_view in(const knowledge::Both& both, Language language) {
  return language == Language::Spanish ? both.spanish : both.english;
}

bool has(const StartAnswers& answers, std::string_view key, std::string_view value) {
  return std::any_of(answers.begin(), answers.end(),
                     [&](const auto& one) { return one.first == key && one.second == value; });
}

Status check(const StartAnswers& answers) {
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto& [key, value] = answers[i];
    const auto keys = knowledge::startKeys();
    const auto found = std::find_if(keys.begin(), keys.end(), [&](const StartKey& one) { return one.key == key; });
    if (found == keys.end()) return fail(ErrorCode::BadUsage, "There is no question \"" + key + "\".");
    if (std::find(found->values.begin(), found->values.end(), value) == found->values.end()) {
      std::vector<std::string> values(found->values.begin(), found->values.end());
      return fail(ErrorCode::BadUsage, "\"" + key + "\" is one of: " + join(values, ", ") + ".");
    }
    const bool is_second = std::any_of(answers.begin(), answers.begin() + static_cast<std::ptrdiff_t>(i),
                                       [&](const auto& one) { return one.first == key && one.second != value; });
    if (is_second && (!found->may_be_several || value == "none")) {
      return fail(ErrorCode::BadUsage, "\"" + key + "\" has two answers that do not go together.");
    }
  }
  return {};
}

// A row's reason, once, for the place that it speaks for.
struct Chosen {
  int rank = 0;
  std::vector<const StartChoice*> rows;
};

bool holds(const StartChoice& row, const StartAnswers& answers, const std::map<std::string_view, Chosen>& chosen) {
  return std::all_of(row.when.begin(), row.when.end(), [&](const knowledge::StartAnswer& answer) {
    if (answer.first == "place") return chosen.contains(answer.second);
    return has(answers, answer.first, answer.second);
  });
}

StartPlaceAdvice adviceOf(const knowledge::Start& start, std::string_view id, Chosen& chosen,
                          const StartAnswers& answers, Language language) {
  std::stable_sort(chosen.rows.begin(), chosen.rows.end(),
                   [](const StartChoice* left, const StartChoice* right) { return left->rank < right->rank; });
  const knowledge::StartPlace& place = *start.place(id);
  StartPlaceAdvice advice;
  advice.id = id;
  advice.name = in(place.name, language);
  for (const StartChoice* row : chosen.rows) {
    const std::string why(in(row->why, language));
    if (std::find(advice.why.begin(), advice.why.end(), why) == advice.why.end()) advice.why.push_back(why);
  }
  advice.best_for = in(place.best_for, language);
  advice.limits = in(place.limits, language);
  advice.coordinate = in(place.coordinate, language);
  advice.is_in_place = has(answers, "has", id);
  return advice;
}

void addSources(StartAdvice& advice, const Chosen& chosen) {
  for (const StartChoice* row : chosen.rows) {
    for (record::FindingSource& source : sourcesOf(row->source, "", "")) {
      if (std::find(advice.sources.begin(), advice.sources.end(), source) == advice.sources.end()) {
        advice.sources.push_back(std::move(source));
      }
    }
  }
}

}  // namespace

Result<StartAdvice> whereToStart(const knowledge::Start& start, const StartAnswers& answers, Language language) {
  BATON_CHECK(check(answers));
  std::map<std::string_view, Chosen> chosen;
  for (const StartChoice& row : start.choices()) {
    // What always holds is for those whose answers speak for nothing.
    if (!holds(row, answers, chosen) || (row.when.empty() && !chosen.empty())) continue;
    Chosen& place = chosen[row.place];
    place.rank = place.rows.empty() ? row.rank : std::min(place.rank, row.rank);
    place.rows.push_back(&row);
  }
  std::vector<std::string_view> order;
  for (const auto& [id, place] : chosen) order.push_back(id);
  std::stable_sort(order.begin(), order.end(), [&](std::string_view left, std::string_view right) {
    return chosen[left].rank < chosen[right].rank;
  });
  StartAdvice advice;
  for (const std::string_view id : order) {
    StartPlaceAdvice one = adviceOf(start, id, chosen[id], answers, language);
    addSources(advice, chosen[id]);
    if (advice.first.id.empty()) {
      advice.first = std::move(one);
    } else {
      advice.also.push_back(std::move(one));
    }
  }
  advice.is_urgent = advice.first.id == "urgent";
  for (const StartKey& key : knowledge::startKeys()) {
    const bool is_answered =
        std::any_of(answers.begin(), answers.end(), [&](const auto& one) { return one.first == key.key; });
    if (!is_answered && key.key != "has") advice.not_answered.emplace_back(in(key.question, language));
  }
  return advice;
}

}  // namespace baton::rules
