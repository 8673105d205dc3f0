#include "rules/monitoring.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "rules/lab_limits.h"
#include "rules/lab_words.h"
#include "rules/test_owner.h"

namespace baton::rules {
namespace {

using record::Finding;
using record::Severity;

template <class T>
void addOnce(std::vector<T>& all, const T& one) {
  if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
}

// What is late of one medicine, gravest first.
struct Late {
  const Course* course = nullptr;
  std::vector<const Due*> items;
  Severity severity() const { return items.front()->severity; }
};

// Days in the order in which they come.
int rankOf(std::string_view by) {
  if (by == "now") return 0;
  if (by == "48h") return 1;
  return by == "next-contact" ? 2 : 3;
}

class Writer {
 public:
  Writer(const Asked& asked, const LabResults& results)
      : asked_(asked), results_(results), words_(asked), accepted_(acceptedOwner(asked.chart)) {}

  std::string testOf(const Due& due) const {
    return std::string(words_.name(asked_.knowledge.labs().group(due.row->tests.front())));
  }

  std::string whyOf(const Due& due) const {
    return std::string(words_.choose(due.row->why_plain, due.row->why_plain_es, due.row->why_clinical));
  }

  // "lithium level: last on 2026-03-31 (0.9 mmol/L), due since 2026-09-27"
  std::string stateOf(const Due& due) const {
    std::string text = testOf(due) + ": ";
    if (due.last == nullptr) {
      text += words_.say("no result on record", "sin resultado en el historial");
    } else {
      const std::string value = valueShown(words_, results_, *due.last);
      text += std::string(words_.say("last on ", "el último es del ")) + due.last->date->dateText() +
              (value.empty() ? "" : " (" + value + ")");
    }
    // "Due since" of a test that nobody ever did would only say when the medicine was started.
    const bool is_first = due.last == nullptr && due.row->phase == knowledge::MonitoringPhase::Maintenance;
    if (due.course->is_planned) {
      text += words_.say(", wanted before the first dose", ", conviene antes de la primera dosis");
    } else if (due.on && !is_first) {
      text += std::string(words_.say(", due since ", ", pendiente desde el ")) + toIsoDate(*due.on);
    }
    if (due.occasion) text += " (" + occasionOf(due) + ")";
    return text;
  }

  std::string occasionOf(const Due& due) const {
    const std::string day = toIsoDate(due.occasion->on);
    if (due.occasion->item == nullptr) {
      const auto& event = asked_.knowledge.monitoring().events()[due.row->event];
      return std::string(words_.choose(event.name_plain, event.name_plain_es, event.name_clinical)) + ", " + day;
    }
    const std::string name = words_.medicine(asked_, due.occasion->item->taken.ingredient);
    const bool is_start = due.row->trigger == knowledge::MonitoringTrigger::Start;
    if (is_start) return name + std::string(words_.say(" was started on ", " se empezó el ")) + day;
    return name + std::string(words_.say(" was stopped on ", " se dejó el ")) + day;
  }

  Finding findingOf(const Late& late) const {
    Finding finding;
    const std::string medicine = words_.medicine(asked_, late.course->item->taken.ingredient);
    finding.id = "monitoring/" + idPart(late.course->item->taken.ingredient);
    finding.severity = late.severity();
    finding.interrupts = finding.severity <= Severity::High;
    finding.about = late.course->item->about;
    finding.subjects.emplace_back(late.course->item->taken.ingredient);
    finding.evidence = late.course->item->evidence;
    bool is_overdue = false;
    for (const Due* due : late.items) {
      is_overdue = is_overdue || due->state == DueState::Overdue;
      const auto& group = asked_.knowledge.labs().group(due->row->tests.front());
      addOnce(finding.subjects, std::string(group.name_clinical));
      if (due->last != nullptr) {
        addOnce(finding.evidence, evidenceOf(words_, asked_.knowledge.labs(), results_, *due->last));
        addOnce(finding.about, due->last->about->key);
      }
      if (due->occasion && due->occasion->item != nullptr) {
        for (const record::Evidence& one : due->occasion->item->evidence) addOnce(finding.evidence, one);
      }
      addSources(finding, *due);
    }
    finding.kind = is_overdue ? "monitoring-overdue" : "monitoring-missing";
    finding.title = titleOf(late, medicine, is_overdue);
    finding.why = whysOf(late);
    finding.steps = stepsOf(late);
    return finding;
  }

 private:
  std::vector<std::string> testsOf(const Late& late) const {
    std::vector<std::string> tests;
    for (const Due* due : late.items) tests.push_back(testOf(*due));
    return tests;
  }

  std::string titleOf(const Late& late, const std::string& medicine, bool is_overdue) const {
    constexpr std::size_t kMost = 3;
    std::vector<std::string> tests = testsOf(late);
    if (tests.size() > kMost) {
      const std::string more = std::to_string(tests.size() - kMost + 1);
      tests.resize(kMost - 1);
      tests.push_back(more + std::string(words_.say(" more", " más")));
    }
    const std::string named = words_.joined(tests);
    if (words_.is_clinical) return sentence(medicine) + (is_overdue ? ": overdue: " : ": no result of: ") + named;
    if (words_.is_spanish) return "Pregunte por las pruebas que van con " + medicine + ": " + named;
    return "Ask about the tests that go with " + medicine + ": " + named;
  }

  // One paragraph a test; a reason that holds for several is said once.
  std::string whysOf(const Late& late) const {
    std::string text;
    std::vector<std::string> told;
    for (const Due* due : late.items) {
      std::string one = sentence(stateOf(*due)) + ".";
      if (const std::string why = whyOf(*due); std::find(told.begin(), told.end(), why) == told.end()) {
        told.push_back(why);
        one += std::string(words_.say(" Why it is done: ", " Para qué: ")) + why + ".";
      }
      text += (text.empty() ? "" : kAlso.in(words_.language())) + one;
    }
    return text + std::string(words_.say(" A result may lie with a clinic that Baton does not know of.",
                                         " Un resultado puede estar en una clínica que Baton no conoce."));
  }

  std::vector<record::Step> stepsOf(const Late& late) const {
    std::string_view by = late.items.front()->row->by;
    for (const Due* due : late.items) {
      if (due->severity == late.severity() && rankOf(due->row->by) < rankOf(by)) by = due->row->by;
    }
    // Rows of a graver kind set the day; nothing that was never seen is asked for within two days.
    if (late.severity() >= Severity::Moderate && rankOf(by) < rankOf("next-contact")) by = "next-contact";
    const bool is_theirs = accepted_ && ordersTests(accepted_->role);
    const TestOwner owner =
        is_theirs ? *accepted_ : ownerOf(asked_.chart, *late.course, late.items.front()->row->owner);
    const std::string role(words_.role(owner.role));
    const std::string who = role + (owner.name.empty() ? "" : " (" + owner.name + ")");
    std::string plain(words_.say("Ask your ", "Pregunte a su "));
    if (late.course->is_planned) {
      plain += who + std::string(words_.say(" about these tests before the first dose.",
                                            " por estas pruebas antes de la primera dosis."));
    } else {
      plain +=
          who + std::string(words_.say(
                    " if these tests were done, or to order them. Keep taking your medicine as agreed.",
                    " si ya se hicieron estas pruebas o si las puede pedir. Siga con su medicina como acordaron."));
    }
    std::vector<std::string> tests;
    for (const Due* due : late.items) {
      addOnce(tests, std::string(asked_.knowledge.labs().group(due->row->tests.front()).name_clinical));
    }
    LabWords clinical = words_;
    clinical.is_spanish = false;
    return stepsFor(owner.role, by, plain,
                    "Find the result or order: " + clinical.joined(tests) + "; say who follows it up", asked_.now);
  }

  static void addSources(Finding& finding, const Due& due) {
    for (const record::FindingSource& source : sourcesOf(due.row->source, "", due.row->checked_on)) {
      addOnce(finding.sources, source);
    }
  }

  const Asked& asked_;
  const LabResults& results_;
  LabWords words_;
  std::optional<TestOwner> accepted_;
};

std::vector<Late> lateOf(const DueList& list) {
  std::vector<Late> all;
  for (const Due& due : list.items) {
    if (!due.isLate()) continue;
    if (all.empty() || all.back().course != due.course) all.push_back({due.course, {}});
    all.back().items.push_back(&due);
  }
  for (Late& late : all) {
    std::stable_sort(late.items.begin(), late.items.end(),
                     [](const Due* left, const Due* right) { return left->severity < right->severity; });
  }
  // The one with most to say first: the others may then be told by it.
  std::stable_sort(all.begin(), all.end(), [](const Late& left, const Late& right) {
    return std::tuple(left.severity(), right.items.size()) < std::tuple(right.severity(), left.items.size());
  });
  return all;
}

// A test that an earlier finding asks for already, at least as gravely, is not asked for twice.
void dropTold(Late& late, std::map<std::uint16_t, Severity>& told) {
  std::erase_if(late.items, [&](const Due* due) {
    const auto [known, is_new] = told.emplace(due->row->tests.front(), due->severity);
    return !is_new && known->second <= due->severity;
  });
}

std::string medicinesOf(const Asked& asked, const LabWords& words, const std::vector<const Course*>& courses) {
  std::vector<std::string> names;
  for (const Course* course : courses) addOnce(names, words.medicine(asked, course->item->taken.ingredient));
  return words.joined(names);
}

void sayUnknownStart(const Asked& asked, const LabWords& words, const DueList& due,
                     std::vector<record::NotChecked>& not_checked) {
  if (due.unknown_start.empty()) return;
  not_checked.push_back(
      {std::string(words.say("tests at the start of ", "pruebas al inicio de ")) +
           medicinesOf(asked, words, due.unknown_start),
       std::string(words.say("the record does not say when it was started", "el historial no dice cuándo se empezó"))});
}

}  // namespace

void monitoringFindings(const Asked& asked, const LabResults& results, const DueList& due, Said& said) {
  const LabWords words(asked);
  const Writer writer(asked, results);
  std::vector<const Course*> watched;
  for (const Due& one : due.items) addOnce(watched, one.course);
  if (!watched.empty()) {
    said.checked.push_back(std::string(words.say("tests that go with ", "pruebas que van con ")) +
                           medicinesOf(asked, words, watched));
  }
  sayUnknownStart(asked, words, due, said.not_checked);
  std::map<std::uint16_t, Severity> told;
  for (Late& late : lateOf(due)) {
    dropTold(late, told);
    if (!late.items.empty()) said.findings.push_back(writer.findingOf(late));
  }
}

namespace {

std::string_view clinicalNameOf(const Asked& asked, const Due& due) {
  return asked.knowledge.labs().group(due.last->group).name_clinical;
}

}  // namespace

Calendar monitoringCalendar(const Asked& asked) {
  const Courses courses = coursesOf(asked);
  const LabResults results(asked.knowledge.labs(), asked.chart, asked.now);
  const DueList list = dueList(asked, courses, results);
  const LabWords words(asked);
  const Writer writer(asked, results);
  Said limits;
  labLimitFindings(asked, courses, results, limits);
  Calendar calendar;
  const std::optional<TestOwner> accepted = acceptedOwner(asked.chart);
  std::vector<Due> all = list.items;
  all.insert(all.end(), list.done.begin(), list.done.end());
  for (const Due& due : all) {
    CalendarEntry entry;
    entry.medicine = words.medicine(asked, due.course->item->taken.ingredient);
    entry.line = due.course->item->line;
    entry.test = writer.testOf(due);
    entry.test_id = asked.knowledge.labs().group(due.row->tests.front()).id;
    entry.row = due.row->id;
    entry.state = due.state;
    if (due.on) entry.due = toIsoDate(*due.on);
    if (due.last != nullptr) {
      entry.last_on = due.last->date->dateText();
      entry.last_value = valueShown(words, results, *due.last);
      entry.last_resource = due.last->about->key;
      entry.last_source = due.last->about->source;
      entry.is_unusual = std::any_of(limits.findings.begin(), limits.findings.end(), [&](const Finding& one) {
        return one.about.front() == entry.last_resource && one.subjects.front() == clinicalNameOf(asked, due);
      });
    }
    TestOwner owner = accepted ? *accepted : ownerOf(asked.chart, *due.course, due.row->owner);
    entry.owner = owner.role;
    entry.owner_name = std::move(owner.name);
    entry.why = writer.whyOf(due) + (due.occasion ? " (" + writer.occasionOf(due) + ")" : "");
    entry.source = due.row->source;
    calendar.entries.push_back(std::move(entry));
  }
  std::stable_sort(
      calendar.entries.begin(), calendar.entries.end(), [](const CalendarEntry& left, const CalendarEntry& right) {
        const bool left_done = left.state == DueState::Done;
        const bool right_done = right.state == DueState::Done;
        return std::tie(left_done, left.due, left.medicine) < std::tie(right_done, right.due, right.medicine);
      });
  sayUnknownStart(asked, words, list, calendar.not_checked);
  return calendar;
}

void nameOnly(Calendar& calendar) {
  for (CalendarEntry& entry : calendar.entries) {
    entry.state = DueState::Named;
    entry.due.clear();
    entry.last_on.clear();
    entry.last_value.clear();
    entry.last_resource.clear();
    entry.last_source.reset();
    entry.is_unusual = false;
  }
  std::stable_sort(calendar.entries.begin(), calendar.entries.end(),
                   [](const auto& left, const auto& right) { return left.medicine < right.medicine; });
  calendar.not_checked.clear();
}

}  // namespace baton::rules
