#include "app/calendar/points.h"

#include <algorithm>
#include <array>

#include "app/address_names.h"
#include "app/after_crisis.h"
#include "app/delivery/following.h"
#include "app/monitoring.h"
#include "app/plan_review.h"
#include "app/visits.h"
#include "app/watch.h"
#include "format/ical.h"
#include "record/agreed.h"
#include "record/record_request.h"

namespace baton::app {
namespace {

constexpr std::int64_t kVisitAlarmMinutes = 24 * 60;

bool isSpanish(const std::string& language) { return language == "es"; }

class Points {
 public:
  Points(const record::Disclosure& own, const std::string& language) : own_(own), language_(language) {
    from_ = {own.chart().at.ms - kPastDays * kDayMs};
  }

  std::vector<CalendarPoint> run() {
    addVisits();
    addWatch();
    addTests();
    addSteps();
    addTasks();
    addAgreed();
    addReview();
    std::ranges::stable_sort(points_, {}, [](const CalendarPoint& point) { return point.on.first(); });
    return std::move(points_);
  }

 private:
  std::string in(std::string_view english, std::string_view spanish) const {
    return std::string(isSpanish(language_) ? spanish : english);
  }

  void add(CalendarPoint point) {
    const bool is_a_day = !point.on.empty() && point.on.precision() >= Precision::Day;
    if (is_a_day && point.on.last() >= from_) points_.push_back(std::move(point));
  }

  void addVisits() {
    const record::Chart& chart = own_.chart();
    for (const VisitRow& row : visitsOf(own_).next) addVisit(row, false);
    for (const record::PlanFact& plan : chart.facts.plans) {
      const bool is_off = plan.kind == record::PlanFact::Kind::Appointment && plan.status == "cancelled";
      if (!is_off || plan.about.is_entered_in_error || plan.period.start.empty()) continue;
      if (plan.period.start.last() < chart.at) continue;
      VisitRow row;
      row.key = plan.about.key;
      row.on = plan.period.start;
      row.ended = plan.period.end;
      row.name = plan.description;
      addVisit(row, true);
    }
  }

  void addVisit(const VisitRow& row, bool is_cancelled) {
    if (row.is_not_interpreted) return;
    std::string what = row.name.empty() ? in("Visit", "Cita") : row.name;
    if (!row.who.empty()) what += in(" with ", " con ") + row.who;
    add({PointKind::Visit, row.key, row.on, row.ended, what, "/record/visits", versionOf(row.key), is_cancelled});
  }

  // A change of the cause is its next version.
  int versionOf(const std::string& key) const {
    const auto newest = [&key](const auto& facts) {
      int version = 0;
      for (const auto& fact : facts) {
        if (fact.about.key == key) version = std::max(version, static_cast<int>(fact.about.version) - 1);
      }
      return version;
    };
    const record::Facts& facts = own_.chart().facts;
    return std::max({newest(facts.plans), newest(facts.encounters), newest(facts.tasks)});
  }

  void addWatch() {
    for (const record::WatchPlan& plan : watchPlansOf(own_, {"self", language_})) {
      for (const record::WatchCheck& check : plan.checks) {
        const auto day = PartialDate::parse(check.on);
        if (!check.done_by.empty() || !day) continue;
        add({PointKind::Watch,
             plan.id + "/" + check.on,
             *day,
             {},
             in("Check after a change: ", "Control tras un cambio: ") + plan.medicine,
             "/watch",
             0,
             false});
      }
    }
  }

  void addTests() {
    for (const CalendarEntry& entry : monitoringCalendar(own_, "self", language_).entries) {
      const auto day = PartialDate::parse(entry.due);
      if (entry.due.empty() || !day || entry.state == DueState::Done || entry.state == DueState::Named) continue;
      add({PointKind::Test,
           "test/" + entry.test_id + "/" + entry.medicine,
           *day,
           {},
           entry.test + " (" + entry.medicine + ")",
           "/monitoring",
           0,
           false});
    }
  }

  void addSteps() {
    for (const record::AfterCrisis& stay : record::afterCrises(own_.chart())) {
      if (stay.is_closed) continue;
      for (const record::CrisisStep& step : stay.steps) {
        const auto day = PartialDate::parse(step.due);
        const bool is_open = step.state == record::StepState::Open || step.state == record::StepState::Late;
        if (!is_open || step.due.empty() || !day) continue;
        add({PointKind::Step,
             stay.encounter + "#" + std::string(step.id),
             *day,
             {},
             afterCrisisWords(step.id, language_).title,
             "/after-crisis",
             0,
             false});
      }
    }
  }

  void addTasks() {
    for (const record::RecordRequest& request : record::recordRequests(own_.chart())) {
      if (!request.isOpen()) continue;
      add({PointKind::Task,
           request.key,
           request.due,
           {},
           in("Papers from ", "Documentos de ") + request.office,
           "/paper-requests",
           versionOf(request.key),
           false});
    }
  }

  void addAgreed() {
    for (const record::Agreed& one : record::agreedOf(own_.chart())) {
      if (one.state != record::AgreedState::Open) continue;
      add({one.is_watch ? PointKind::Watch : PointKind::Task,
           one.key,
           one.due,
           {},
           one.what,
           "/after-visit",
           versionOf(one.key),
           false});
    }
  }

  void addReview() {
    const auto review = openReviewOf(own_, language_);
    const auto day = review ? PartialDate::parse(review->due) : std::nullopt;
    if (!day) return;
    add({PointKind::Task,
         "review/" + review->causes.front().on.dateText(),
         *day,
         {},
         in("Review of the plan", "Revisión del plan"),
         "/review",
         0,
         false});
  }

  const record::Disclosure& own_;
  const std::string& language_;
  Instant from_;
  std::vector<CalendarPoint> points_;
};

}  // namespace

std::string_view toText(PointKind kind) {
  static constexpr std::array<std::string_view, 6> kTexts = {"visit", "watch", "test", "step", "task", "answer"};
  return kTexts[static_cast<std::size_t>(kind)];
}

std::vector<CalendarPoint> calendarPointsOf(const record::Disclosure& own, const std::string& language) {
  return Points(own, language).run();
}

Result<std::vector<CalendarPoint>> calendarPoints(Home& home, const record::PersonId& person,
                                                  const record::Disclosure& own, const std::string& language) {
  std::vector<CalendarPoint> points = calendarPointsOf(own, language);
  BATON_TRY(const auto followed, followSent(home, person));
  for (const Followed& one : followed) {
    if (one.sent.isAnsweredOrOver()) continue;
    CalendarPoint point;
    point.kind = PointKind::Answer;
    point.id = "Task/" + one.sent.task;
    point.on = PartialDate::fromInstant(one.sent.due);
    point.what = (isSpanish(language) ? "¿Ya contestó " : "Has this person answered: ") + one.sent.reader + "?";
    point.path = "/sent";
    points.push_back(std::move(point));
  }
  std::ranges::stable_sort(points, {}, [](const CalendarPoint& point) { return point.on.first(); });
  return points;
}

std::string neutralWords(PointKind kind, const std::string& language) {
  if (kind == PointKind::Visit) return isSpanish(language) ? "Cita" : "Appointment";
  return isSpanish(language) ? "Algo por hacer" : "Something to do";
}

std::string calendarText(Home& home, const record::PersonId& person, const std::vector<CalendarPoint>& points,
                         const CalendarLook& look) {
  const AddressNames names(home, person);
  std::vector<format::CalendarEvent> events;
  for (const CalendarPoint& point : points) {
    format::CalendarEvent event;
    event.uid = names.of("calendar/" + point.id) + "@notes";
    event.at = point.on.first();
    if (point.on.precision() <= Precision::Day) event.day = point.on.dateText();
    if (!point.ends.empty() && point.ends.precision() >= Precision::Minute) event.ends = point.ends.first();
    event.summary = look.has_words ? point.what : neutralWords(point.kind, look.language);
    if (!look.site.empty()) event.url = look.site + (look.has_words ? point.path : "/calendar");
    if (point.kind == PointKind::Visit && event.day.empty()) event.alarm_before = kVisitAlarmMinutes;
    event.sequence = point.sequence;
    event.is_cancelled = point.is_cancelled;
    events.push_back(std::move(event));
  }
  return format::calendarFile(events, home.clock().now(), look.name);
}

json::Value pointsJson(const std::vector<CalendarPoint>& points) {
  json::Value list = json::Value::array();
  for (const CalendarPoint& point : points) {
    json::Value item;
    item.set("kind", toText(point.kind));
    item.set("id", point.id);
    item.set("on", point.on.text());
    item.setIfAny("ends", point.ends.text());
    item.set("text", point.what);
    if (point.is_cancelled) item.set("cancelled", true);
    list.push(std::move(item));
  }
  json::Value value;
  value.set("calendar", std::move(list));
  return value;
}

}  // namespace baton::app
