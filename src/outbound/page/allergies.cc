// Allergies: "none known" is only ever said with who said it; no entry at all is "no information", never "none".
#include <algorithm>

#include "outbound/page/say.h"
#include "outbound/page/sections.h"

namespace baton::outbound::page {
namespace {

using record::AllergyLine;

std::string sayer(const AllergyLine& line, Language language) {
  return line.sources.empty() ? std::string(word(Word::SourceNotKnown, language))
                              : sourceAndDate(line.sources.front(), language);
}

// "Hives (moderate)": how severe is Baton's own word beside the source's (sources/reconcile/allergies.cc).
std::string withSeverity(std::string reaction, const Draft& draft) {
  record::Source typed;
  typed.format = "form";
  const Quoter own(typed);
  for (const std::string_view severity : {"mild", "moderate", "severe"}) {
    const std::string mark = "(" + std::string(severity) + ")";
    const std::string instead = "(" + draft.phrase(std::string(severity), own, 20) + ")";
    for (std::size_t at = reaction.find(mark); at != std::string::npos; at = reaction.find(mark, at + 1)) {
      reaction.replace(at, mark.size(), instead);
    }
  }
  return reaction;
}

PageLine allergyLine(const AllergyLine& line, const Draft& draft, int weight) {
  const Quoter quoted(line.sources);
  PageLine shown;
  shown.lead = quoted(plainName(line.text));
  shown.weight = weight;
  shown.noun = Noun::Allergy;
  shown.is_alert = line.criticality == "high";
  const std::string reaction = line.reaction.empty() ? draft.say(Word::ReactionNotStated)
                                                     : withSeverity(quoted(plainName(line.reaction)), draft);
  const std::string risk = shown.is_alert ? draft.say(Word::HighRisk) : "";
  const std::string kind = line.type == "intolerance" ? draft.say(Word::Intolerance) : "";
  const std::string differ =
      line.conflicts.empty() ? "" : draft.say(Word::SourcesDiffer, draft.field(line.conflicts.front()));
  const std::string unread = line.is_not_interpreted ? draft.say(Word::NotFullyRead) : "";
  shown.text = pieces({reaction, risk, kind, differ, unread});
  shown.brief = pieces({withSeverity(quoted(line.reaction, 40), draft), risk, differ.empty() ? unread : differ});
  return shown;
}

// The section when there is no active allergy: said none, or not known.
PageLine noneLine(const std::vector<const AllergyLine*>& statements, const Draft& draft) {
  PageLine line;
  line.weight = 1000;
  line.noun = Noun::Allergy;
  if (statements.empty()) {
    line.lead = draft.say(Word::NoAllergyInformation);
    return line;
  }
  line.lead = draft.say(Word::NoKnownAllergies);
  line.text = line.brief = draft.say(Word::SaidBy, sayer(*statements.front(), draft.language));
  return line;
}

}  // namespace

PageSection allergySection(Draft& draft) {
  PageSection section{SectionKind::Allergies, draft.say(Word::Allergies), {}};
  std::vector<const AllergyLine*> statements;
  std::vector<const AllergyLine*> past;
  for (const AllergyLine& line : draft.chart.allergies) {
    if (line.is_statement_of_none) {
      if (line.status != "refuted") statements.push_back(&line);
    } else if (line.status == "inactive" || line.status == "resolved" || line.status == "refuted") {
      past.push_back(&line);
    } else {
      section.lines.push_back(allergyLine(line, draft, line.criticality == "high" ? 1000 : 990));
    }
  }
  std::stable_sort(section.lines.begin(), section.lines.end(),
                   [](const PageLine& a, const PageLine& b) { return a.is_alert && !b.is_alert; });
  if (section.lines.empty()) {
    section.lines.push_back(noneLine(statements, draft));
  } else if (!statements.empty()) {
    const std::string text = draft.say(Word::OtherSaysNone) + " (" + sayer(*statements.front(), draft.language) + ")";
    section.lines.push_back({"", "", text, text, 985, Noun::Allergy, true});
  }
  int weight = 260;
  for (const AllergyLine* line : past) {
    PageLine shown = allergyLine(*line, draft, weight--);
    shown.text = shown.brief = draft.say(line->status == "refuted" ? Word::NotAnAllergy : Word::NoLonger);
    shown.is_alert = false;
    shown.noun = Noun::PastAllergy;
    section.lines.push_back(std::move(shown));
  }
  return section;
}

}  // namespace baton::outbound::page
