#include "web/pages/fact_rows.h"

#include <algorithm>

#include "app/address_names.h"
#include "app/results.h"
#include "app/visits.h"
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/frame/written_time.h"
#include "web/pages/goal_parts.h"
#include "web/pages/log_past.h"
#include "web/pages/phrases.h"
#include "web/pages/questionnaire_parts.h"
#include "web/pages/reach_text.h"
#include "web/pages/reaction_text.h"
#include "web/pages/record_sections.h"
#include "web/pages/test_names.h"

namespace baton::web {
namespace {

class Rows {
 public:
  Rows(const Page& page, std::vector<record::Source> sources) : page_(page), sources_(std::move(sources)) {}
  void add(const std::string& name, const std::string& value) {
    if (!value.empty()) rows_.push_back({name, words(value), "", ""});
  }
  // Words of the source.
  void addForeign(const std::string& name, const std::string& value) {
    if (!value.empty()) rows_.push_back({name, foreignWords(page_, value, sources_), "", ""});
  }
  void add(const std::string& name, const PartialDate& date) {
    if (!date.empty())
      rows_.push_back({name, Html::text(shownHappened(mannerOf(page_), date, page_.home.clock().now())), "", ""});
  }
  void add(const std::string& name, const Html& value) {
    if (!value.empty()) rows_.push_back({name, value, "", ""});
  }
  std::vector<SummaryRow> take() { return std::move(rows_); }

 private:
  const Page& page_;
  std::vector<record::Source> sources_;
  std::vector<SummaryRow> rows_;
};

std::string codesText(const std::vector<record::Coding>& codings) {
  std::string text;
  for (const record::Coding& coding : codings) {
    if (coding.code.empty()) continue;
    std::string system = coding.system;
    if (system == record::kSnomed) system = "SNOMED CT";
    if (system == record::kLoinc) system = "LOINC";
    if (system == record::kRxNorm) system = "RxNorm";
    if (system == record::kIcd10Cm) system = "ICD-10-CM";
    text += (text.empty() ? "" : "; ") + system + " " + coding.code;
  }
  return text;
}

std::vector<SummaryRow> rowsOf(const Page& page, const record::MedicationLine& line) {
  const Language language = page.language;
  Rows rows(page, line.sources);
  rows.add(say(language, "Dose"),
           line.dose.empty() ? Html::text(say(language, "Dose not stated")) : phrase(page, line.dose));
  if (line.sig != line.dose) rows.addForeign(say(language, "As the source writes it"), line.sig);
  if (line.is_as_needed) rows.add(say(language, "When"), sentenceCase(say(language, "as needed")));
  rows.add(say(language, "Since"),
           line.since.empty() ? say(language, "Start not known") : shownDate(mannerOf(page), line.since));
  rows.add(say(language, "This dose since"), line.dose_since);
  rows.add(say(language, "Until"), line.ended);
  rows.addForeign(say(language, "What for"), line.reason);
  rows.addForeign(say(language, "Why it ended or changed"), line.status_reason);
  rows.add(say(language, "Prescribed by"), line.prescriber);
  if (line.is_otc) rows.add(say(language, "Prescription"), say(language, "Without a prescription"));
  if (!line.is_read)
    rows.add(say(language, "Name"), say(language, "Baton does not know this name. It is shown as it was written."));
  rows.add(say(language, "Codes"), codesText(line.codes));
  return rows.take();
}

std::vector<SummaryRow> rowsOf(const Page& page, const record::AllergyLine& line) {
  const Language language = page.language;
  Rows rows(page, line.sources);
  rows.addForeign(say(language, "Reaction"), reactionText(page, line));
  if (line.reaction.empty()) rows.add(say(language, "Reaction"), say(language, "Reaction not stated"));
  if (line.criticality == "high") rows.add(say(language, "Risk"), say(language, "High risk"));
  if (line.type == "intolerance") rows.add(say(language, "Kind"), say(language, "An intolerance, not an allergy"));
  rows.add(say(language, "Since"), line.since);
  rows.add(say(language, "Codes"), codesText(line.codes));
  return rows.take();
}

std::vector<SummaryRow> rowsOf(const Page& page, const record::ConditionLine& line) {
  const Language language = page.language;
  Rows rows(page, line.sources);
  rows.add(say(language, "Since"),
           line.since.empty() ? say(language, "Start not known") : shownDate(mannerOf(page), line.since));
  rows.add(say(language, "Until"), line.abated);
  rows.addForeign(say(language, "Severity"), line.severity);
  rows.add(say(language, "Codes"), codesText(line.codes));
  return rows.take();
}

std::vector<SummaryRow> rowsOf(const Page& page, const record::CareTeamLine& line) {
  const Language language = page.language;
  Rows rows(page, line.sources);
  rows.add(say(language, "Role"), roleShown(page, line));
  rows.add(say(language, "Where"), line.organization);
  rows.add(say(language, "How to reach"), reachText(language, line.telecoms));
  rows.add(say(language, "Since"), line.since);
  rows.add(say(language, "Until"), line.until);
  rows.add("NPI", line.npi);
  return rows.take();
}

std::vector<SummaryRow> rowsOf(const Page& page, const record::GoalLine& line) {
  const Language language = page.language;
  Rows rows(page, line.sources);
  rows.add(say(language, "How far it is"), entry::achievementWords(language, line.achievement));
  rows.addForeign(say(language, "Target"), line.target);
  rows.add(say(language, "Since"), line.since);
  rows.add(say(language, "By"), line.due);
  return rows.take();
}

std::vector<SummaryRow> rowsOf(const Page& page, const record::OwnedListLine& line) {
  const Language language = page.language;
  Rows rows(page, line.sources);
  rows.add(say(language, "Kept by"), line.owner.empty() ? say(language, "Nobody named") : line.owner);
  rows.add(say(language, "Last confirmed"),
           line.confirmed.empty() ? say(language, "Not yet") : shownDate(mannerOf(page), line.confirmed));
  rows.add(say(language, "Entries"), std::to_string(line.items));
  return rows.take();
}

template <class L>
std::optional<Fact> lineIn(const Page& page, const std::vector<L>& lines, std::string_view name,
                           std::string_view back) {
  for (const L& line : lines) {
    if (!isNamed(page, line.id, name)) continue;
    Fact fact;
    fact.id = line.id;
    fact.title = line.text;
    fact.is_own_title = std::is_same_v<L, record::CareTeamLine>;  // a person's name
    fact.status = line.status;
    fact.rows = rowsOf(page, line);
    fact.sources = line.sources;
    fact.conflicts = line.conflicts;
    for (const std::string& other : line.possible_duplicates) {
      for (const L& one : lines) {
        if (one.id == other) fact.duplicates.emplace_back(one.id, one.text);
      }
    }
    fact.back = back;
    fact.is_not_interpreted = line.is_not_interpreted;
    fact.is_protected = !line.security.empty();
    if constexpr (std::is_same_v<L, record::MedicationLine>) {
      fact.is_medicine_taken = !line.is_statement_of_none && (line.status == "active" || line.status == "on-hold");
    }
    return fact;
  }
  return std::nullopt;
}

Fact single(const record::About& about, std::string title, std::string_view back) {
  Fact fact;
  fact.id = about.key;
  fact.title = std::move(title);
  fact.status = "active";
  fact.sources = {about.source};
  fact.back = back;
  fact.is_not_interpreted = about.is_not_interpreted;
  fact.is_protected = !about.security.empty();
  return fact;
}

Fact factOf(const Page& page, const record::Disclosure& seen, const record::ObservationFact& one) {
  const Language language = page.language;
  Fact fact = single(one.about, one.what.label(), "/record/results");
  if (std::ranges::find(one.categories, app::forms::kDailyLog) != one.categories.end()) {
    fact.title = entry::logName(language, fact.title);
    fact.is_own_title = true;
  }
  Rows rows(page, {one.about.source});
  for (const app::ResultSeries& series : app::resultSeries(seen)) {
    for (const app::ResultPoint& point : series.points) {
      const auto& others = point.other_keys;
      const bool is_here =
          point.key == one.about.key || std::find(others.begin(), others.end(), one.about.key) != others.end();
      if (!is_here) continue;
      fact.sources = point.sources;
      fact.title = series.kind == app::ResultKind::Logged ? entry::logName(language, series.name) : series.name;
      fact.is_own_title = series.kind == app::ResultKind::Logged;
      if (const auto known = testNameOf(page, series.id); known && !fact.is_own_title) {
        fact.title = *known;
        fact.is_own_title = true;
        rows.addForeign(say(language, "What the source calls it"), one.what.label());
      }
      rows.addForeign(say(language, "Value"), point.shown);
      if (point.shown.empty()) rows.add(say(language, "Value"), say(language, "no value"));
      rows.add(say(language, "Compared with the range"), outsideText(language, point.outside));
      rows.addForeign(say(language, "Usual range"), point.range);
      rows.add(say(language, "What the scale calls it"), entry::severityWord(language, point.band));
      if (series.numbers() > 1) {
        rows.add(say(language, "Over time"), link(withValue(page.about("/timeline"), "measure", series.tag) + "#curves",
                                                  say(language, "Show the curve")));
      }
    }
  }
  rows.add(say(language, "When"), one.effective);
  for (const auto& part : one.components) {
    record::ObservationFact value;
    value.quantity = part.quantity;
    value.value_concept = part.value_concept;
    value.value_text = part.value_text;
    rows.addForeign(part.what.label(), value.shown());
  }
  rows.addForeign(say(language, "Note"), one.note);
  if (one.status != "final") rows.add(say(language, "Status of the source"), codeText(language, one.status));
  rows.add(say(language, "Codes"), codesText(one.what.codings));
  fact.rows = rows.take();
  return fact;
}

Fact factOf(const Page& page, const app::VisitRow& row) {
  const Language language = page.language;
  Fact fact;
  fact.id = row.key;
  fact.title = visitText(language, row.name);
  fact.status = "active";
  fact.sources = {row.source};
  fact.back = "/record/visits";
  fact.is_not_interpreted = row.is_not_interpreted;
  fact.is_own_title = fact.title != row.name || page.language == Language::English;
  Rows rows(page, {row.source});
  rows.add(say(language, "When"), row.on);
  if (row.ended.dateText() != row.on.dateText()) rows.add(say(language, "Until"), row.ended);
  rows.add(say(language, "With"), row.who);
  rows.add(say(language, "Where"), row.place);
  rows.addForeign(say(language, "What for"), row.reason);
  rows.add(say(language, "Status of the source"), codeText(language, row.status));
  fact.rows = rows.take();
  return fact;
}

std::string fileType(Language language, std::string_view type) {
  if (type.starts_with("text/")) return say(language, "Text");
  if (type.starts_with("image/")) return say(language, "Picture");
  if (type.starts_with("application/pdf")) return "PDF";
  return std::string(type);
}

Fact factOf(const Page& page, const record::DocumentFact& one) {
  const Language language = page.language;
  Fact fact = single(one.about, one.title.empty() ? one.type.label() : one.title, "/record/documents");
  if (fact.title.empty()) fact.title = say(language, "Document without a title");
  Rows rows(page, {one.about.source});
  rows.add(say(language, "When"), one.date);
  if (one.about.source.format == "form" && one.type.label() == "Note")
    rows.add(say(language, "Kind"), say(language, "Note"));
  else
    rows.addForeign(say(language, "Kind"), one.type.label());
  std::string authors;
  for (const record::Reference& author : one.authors) authors += (authors.empty() ? "" : ", ") + author.display;
  rows.add(say(language, "Written by"), authors);
  rows.addForeign(say(language, "What it says"), one.conclusion);
  rows.add(say(language, "File type"), fileType(language, one.content_type));
  fact.rows = rows.take();
  return fact;
}

// What has no list of its own with rows: its words and dates.
std::optional<Fact> otherFact(const Page& page, const record::Facts& facts, std::string_view name) {
  const Language language = page.language;
  const auto make = [&](const record::About& about, std::string title, const std::string& status, const PartialDate& on,
                        std::string_view back) {
    Fact fact = single(about, std::move(title), back);
    Rows rows(page, {about.source});
    rows.add(say(language, "When"), on);
    if (!status.empty()) rows.add(say(language, "Status of the source"), status);
    fact.rows = rows.take();
    return fact;
  };
  for (const auto& one : facts.immunizations) {
    if (one.about.key == name)
      return make(one.about, one.what.label(), codeText(language, one.status), one.given, "/record/others");
  }
  for (const auto& one : facts.coverages) {
    if (one.about.key == name)
      return make(one.about, one.payor, codeText(language, one.status), one.period.start, "/record/coverage");
  }
  for (const auto& one : facts.contacts) {
    if (one.about.key == name) return make(one.about, one.name, one.relationship.label(), one.period.start, "/team");
  }
  for (const auto& one : facts.plans) {
    const std::string title = one.description.empty() ? one.what.label() : one.description;
    if (one.about.key == name)
      return make(one.about, title, codeText(language, one.status), one.period.start, "/record/visits");
  }
  for (const auto& one : facts.tasks) {
    const std::string title = one.description.empty() ? one.what.label() : one.description;
    if (one.about.key == name)
      return make(one.about, title, codeText(language, one.status), one.authored, "/record/visits");
  }
  for (const auto& one : facts.consents) {
    if (one.about.key == name)
      return make(one.about, one.scope.label(), codeText(language, one.status), one.given, "/record/others");
  }
  for (const auto& one : facts.communications) {
    if (one.about.key == name)
      return make(one.about, one.topic.label(), codeText(language, one.status), one.sent, "/record/others");
  }
  for (const auto& one : facts.family_history) {
    std::string title = one.relationship.label();
    for (const record::Concept& part : one.conditions) title += ", " + part.label();
    if (one.about.key == name) return make(one.about, title, "", {}, "/record/others");
  }
  for (const auto& one : facts.other) {
    const std::string title = one.label.empty() ? one.type : one.label;
    if (one.about.key == name)
      return make(one.about, title, codeText(language, one.status), one.date, "/record/others");
  }
  return std::nullopt;
}

std::optional<Fact> lineFact(const Page& page, const record::Chart& chart, std::string_view name) {
  if (auto fact = lineIn(page, chart.medications, name, "/record/medications")) return fact;
  if (auto fact = lineIn(page, chart.allergies, name, "/record/allergies")) return fact;
  if (auto fact = lineIn(page, chart.conditions, name, "/record/conditions")) return fact;
  if (auto fact = lineIn(page, chart.care_team, name, "/team")) return fact;
  if (auto fact = lineIn(page, chart.goals, name, "/record/goals")) return fact;
  return lineIn(page, chart.lists, name, "/team");
}

// A resource that stands behind a line is shown as that line.
std::optional<Fact> lineOfResource(const Page& page, const record::Chart& chart, std::string_view key) {
  const auto look = [&](const auto& lines) -> std::string {
    for (const auto& line : lines) {
      for (const record::Source& source : line.sources) {
        if (source.key == key) return line.id;
      }
    }
    return "";
  };
  for (const std::string& id : {look(chart.medications), look(chart.allergies), look(chart.conditions),
                                look(chart.goals), look(chart.lists), look(chart.care_team)}) {
    if (!id.empty()) return lineFact(page, chart, id);
  }
  return std::nullopt;
}

// The key of the resource that is named so in an address; the name itself when there is none.
std::string keyOf(const Page& page, const record::Chart& chart, std::string_view in_address) {
  const app::AddressNames names(page.home, page.person->person);
  std::string key(in_address);
  chart.facts.forEach([&](const auto& fact) {
    if (!fact.about.key.empty() && names.of(fact.about.key) == in_address) key = fact.about.key;
  });
  return key;
}

}  // namespace

std::optional<Fact> findFact(const Page& page, const record::Disclosure& seen, std::string_view in_address) {
  const record::Chart& chart = seen.chart();
  if (auto fact = lineFact(page, chart, in_address)) return fact;
  const std::string name = keyOf(page, chart, in_address);
  if (auto fact = lineOfResource(page, chart, name)) return fact;
  for (const auto& one : chart.facts.observations) {
    if (one.about.key == name) return factOf(page, seen, one);
  }
  const app::Visits visits = app::visitsOf(seen);
  for (const auto* rows : {&visits.next, &visits.plans, &visits.past}) {
    for (const app::VisitRow& row : *rows) {
      if (row.key == name) return factOf(page, row);
    }
  }
  for (const auto& one : chart.facts.documents) {
    if (one.about.key == name) return factOf(page, one);
  }
  return otherFact(page, chart.facts, name);
}

}  // namespace baton::web
