#include "coordination/what_to_send.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/text.h"
#include "record/visits.h"

namespace baton::coordination {
namespace {

using knowledge::SendKind;
using knowledge::SendRow;
using record::Chart;

constexpr std::string_view kLoinc = "http://loinc.org";
constexpr std::int64_t kDayMs = 24LL * 3600 * 1000;
constexpr std::int64_t kMonthMs = 30 * kDayMs;
constexpr std::int64_t kAdmissionMs = 365 * kDayMs;

bool isRecent(const PartialDate& date, const SendRow& row, Instant now) {
  if (date.empty() || date.first() > now) return false;
  return row.months == 0 || now.ms - date.last().ms <= row.months * kMonthMs;
}

bool isOfKind(const SendRow& row, const std::string& title, const record::Concept& type) {
  const std::string code = type.codeIn(kLoinc);
  if (!code.empty() && std::ranges::find(row.loinc, code) != row.loinc.end()) return true;
  // Whole words: "ecg" is not in "recgonized".
  const std::string text = " " + foldForMatching(title + " " + type.label()) + " ";
  return std::ranges::any_of(
      row.words, [&](const std::string& words) { return text.find(" " + words + " ") != std::string::npos; });
}

struct Paper {
  std::string key;
  std::string title;
  PartialDate on;
  std::string from;
};

// Two of one day: the later key, so that the answer does not hang on the order of the record.
void keepNewest(std::optional<Paper>& newest, Paper paper) {
  const bool is_later = !newest || newest->on.first() < paper.on.first() ||
                        (newest->on.first() == paper.on.first() && newest->key < paper.key);
  if (is_later) newest = std::move(paper);
}

// A crisis plan is a plan too, and has a row of its own.
bool isAPaperOfItsOwn(const record::PlanFact& plan) {
  return std::ranges::any_of(knowledge::sending(), [&](const SendRow& row) {
    return row.kind == SendKind::Document && isOfKind(row, plan.description, plan.what);
  });
}

std::optional<Paper> newestPaper(const Chart& chart, const SendRow& row) {
  std::optional<Paper> newest;
  for (const record::DocumentFact& document : chart.facts.documents) {
    if (document.about.is_entered_in_error || document.status == "superseded" ||
        !isRecent(document.date, row, chart.at))
      continue;
    if (!isOfKind(row, document.title, document.type)) continue;
    const std::string& title = document.title.empty() ? document.type.label() : document.title;
    keepNewest(newest, {document.about.key, title, document.date, document.about.source.organisation});
  }
  if (row.kind != SendKind::Plan) return newest;
  for (const record::PlanFact& plan : chart.facts.plans) {
    if (plan.kind != record::PlanFact::Kind::CarePlan || plan.about.is_entered_in_error || plan.status == "revoked")
      continue;
    if (!isRecent(plan.period.start, row, chart.at) || isAPaperOfItsOwn(plan)) continue;
    const std::string title = !plan.what.empty() ? plan.what.label() : plan.description;
    keepNewest(newest, {plan.about.key, title, plan.period.start, plan.about.source.organisation});
  }
  return newest;
}

std::optional<ToSend> results(const Chart& chart, const SendRow& row) {
  const std::string_view category = row.kind == SendKind::Labs ? "laboratory" : "survey";
  std::map<std::string, const record::ObservationFact*> newest;  // of each test
  for (const record::ObservationFact& fact : chart.facts.observations) {
    if (fact.about.is_entered_in_error || !fact.quantity || !isRecent(fact.effective, row, chart.at)) continue;
    if (std::ranges::find(fact.categories, category) == fact.categories.end()) continue;
    if (row.kind == SendKind::Scores && fact.what.codeIn(kLoinc).empty()) continue;  // the daily log is in the update
    const record::ObservationFact*& one = newest[foldForMatching(fact.what.label())];
    const bool is_later = one == nullptr || one->effective.first() < fact.effective.first() ||
                          (one->effective.first() == fact.effective.first() && one->about.key < fact.about.key);
    if (is_later) one = &fact;
  }
  if (newest.empty()) return std::nullopt;
  ToSend item;
  item.row = &row;
  item.count = newest.size();
  for (const auto& [name, fact] : newest) {
    if (item.on.empty() || item.on.first() < fact->effective.first()) item.on = fact->effective;
    item.resources.push_back(fact->about.key);
  }
  std::ranges::sort(item.resources);
  return item;
}

// The newest admission of the last year, when there is one.
const record::EncounterFact* lastAdmission(const Chart& chart) {
  const record::EncounterFact* newest = nullptr;
  for (const record::EncounterFact* visit : record::visitsOf(chart.facts.encounters)) {
    if (!record::isAdmission(*visit) || visit->period.start.empty() || visit->period.start.first() > chart.at) continue;
    if (chart.at.ms - visit->period.start.first().ms > kAdmissionMs) continue;
    if (newest == nullptr || newest->period.start.first() < visit->period.start.first()) newest = visit;
  }
  return newest;
}

std::optional<ToSend> itemOf(const Chart& chart, const SendRow& row) {
  ToSend item;
  item.row = &row;
  if (row.kind == SendKind::Made) return item;
  if (row.kind == SendKind::Labs || row.kind == SendKind::Scores) return results(chart, row);
  if (auto paper = newestPaper(chart, row)) {
    item.title = paper->title;
    item.on = paper->on;
    item.from = paper->from;
    item.resources = {paper->key};
    return item;
  }
  if (row.id != "discharge-summary") return std::nullopt;
  const record::EncounterFact* admission = lastAdmission(chart);
  if (admission == nullptr) return std::nullopt;
  item.is_missing = true;
  item.on = admission->period.start;
  item.from = !admission->location.empty() ? admission->location : admission->organization.display;
  item.resources = {admission->about.key};
  return item;
}

}  // namespace

std::vector<ToSend> whatToSend(const record::Disclosure& own, const record::Disclosure& reader) {
  const std::string& role = reader.audience().role;
  std::vector<ToSend> items;
  for (const SendRow& row : knowledge::sending()) {
    if (knowledge::placeFor(row, role) == 0) continue;
    if (auto item = itemOf(own.chart(), row)) items.push_back(std::move(*item));
  }
  std::ranges::stable_sort(items, {}, [&](const ToSend& item) { return knowledge::placeFor(*item.row, role); });
  if (items.size() > kMostToSend) items.resize(kMostToSend);
  const auto isKept = [&](const std::string& resource) {
    record::About about;
    about.key = resource;
    return !reader.permits(about);
  };
  for (ToSend& item : items) item.is_held_back = !item.is_missing && std::ranges::any_of(item.resources, isKept);
  return items;
}

}  // namespace baton::coordination
