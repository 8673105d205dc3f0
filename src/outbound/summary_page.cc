#include "outbound/summary_page.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "knowledge/knowledge.h"
#include "outbound/page/say.h"
#include "outbound/page/sections.h"
#include "record/part2.h"

namespace baton::outbound {
namespace {

using page::clean;
using page::Draft;
using record::Chart;

// The code behind "English", so that a Spanish page says "inglés"; the word itself where no source gives one.
std::string_view codeOfLanguage(const Chart& chart, const std::string& spoken) {
  for (const record::PersonFact& person : chart.facts.persons) {
    for (const record::Concept& language : person.languages) {
      if (language.label() == spoken && !language.codings.empty()) return language.codings.front().code;
    }
  }
  return spoken;
}

std::vector<std::string> aboutPerson(const Draft& draft, const std::string& pronouns) {
  const Chart& chart = draft.chart;
  std::vector<std::string> about;
  if (chart.born.empty()) {
    about.push_back(draft.say(Word::BornNotKnown));
  } else {
    std::string born = draft.say(Word::Born, draft.date(chart.born));
    if (!chart.is_deceased)
      born += " (" + draft.say(Word::Years, std::to_string(ageInYears(chart.born, draft.now))) + ")";
    about.push_back(born);
  }
  if (chart.is_deceased) about.push_back(draft.say(Word::Died));
  if (!pronouns.empty()) about.push_back(draft.say(Word::Pronouns, pronouns));
  if (!chart.languages.empty()) {
    const std::string& spoken = chart.languages.front();
    const std::string_view name =
        knowledge::builtIn().languages().nameOf(codeOfLanguage(chart, spoken), draft.language == Language::Spanish);
    about.push_back(draft.say(Word::Speaks, clean(name.empty() ? spoken : std::string(name), 30)));
  }
  return about;
}

// "Medication list kept by Zoë Achterberg" needs no "kept by Zoë Marguerite Achterberg" behind it.
bool namesTheSame(const std::string& title, const std::string& owner) {
  if (owner.empty()) return false;
  const std::string first = owner.substr(0, owner.find(' '));
  const std::size_t gap = owner.rfind(' ');
  const std::string last = gap == std::string::npos ? owner : owner.substr(gap + 1);
  return containsNoCase(title, first) && containsNoCase(title, last);
}

std::vector<std::string> listOwners(const Draft& draft) {
  std::vector<std::string> owners;
  for (const record::OwnedListLine& list : draft.chart.lists) {
    if (owners.size() == 3) break;
    const std::string title = page::Quoter(list.sources)(list.text, 60);
    const std::string owner = page::named(list.owner, 60);
    std::string line = owner.empty() ? draft.say(Word::ListNoOwner, title)
                       : namesTheSame(page::withoutQuotes(title), page::withoutQuotes(owner))
                           ? title
                           : fill(word(Word::ListOwner, draft.language), {title, owner});
    line += ", " + (list.confirmed.empty() ? draft.say(Word::ListNotConfirmed)
                                           : draft.say(Word::ListConfirmed, draft.date(list.confirmed)));
    owners.push_back(std::move(line));
  }
  return owners;
}

// "Lakeside Clinic" once, however many of its files were read.
std::size_t countSources(const record::Facts& facts) {
  std::set<std::string_view> names;
  facts.forEach([&](const auto& fact) {
    const record::Source& source = fact.about.source;
    names.insert(!source.organisation.empty() ? source.organisation
                 : !source.file.empty()       ? source.file
                                              : source.author);
  });
  return names.size();
}

void countUnlisted(Draft& draft) {
  const record::Facts& facts = draft.chart.facts;
  auto add = [&](Noun noun, std::size_t count) {
    if (count > 0) draft.held_back[noun] += count;
  };
  add(Noun::Document, facts.documents.size());
  add(Noun::Procedure, facts.procedures.size());
  add(Noun::Immunization, facts.immunizations.size());
}

void setFoot(const Draft& draft, const SummaryOptions& options, SummaryPage& page) {
  const std::size_t sources = countSources(draft.chart.facts);
  const bool is_spanish = draft.language == Language::Spanish;
  const std::string counted_sources = std::to_string(sources) + (is_spanish ? (sources == 1 ? " fuente" : " fuentes")
                                                                            : (sources == 1 ? " source" : " sources"));
  page.made_by = fill(word(Word::MadeBy, draft.language), {counted_sources, dateWords(options.now, draft.language)}) +
                 " " + draft.say(Word::NotADecision);
  page.crisis = draft.say(Word::CrisisLine);
}

// Whom to ask for the whole record: as told, else the person's own phone, else the first caregiver's.
void setContact(const Draft& draft, const SummaryOptions& options, SummaryPage& page) {
  std::string name = clean(options.contact_name, 60);
  std::string phone = clean(options.contact_phone, 30);
  if (phone.empty()) {
    phone = page::phoneOf(draft.chart.telecoms);
    if (!phone.empty() && name.empty()) name = clean(draft.chart.name, 60);
  }
  for (const record::CareTeamLine& member : draft.chart.care_team) {
    if (!phone.empty() || member.role != "caregiver" || member.status == "inactive") continue;
    phone = page::phoneOf(member.telecoms);
    if (!phone.empty() && name.empty()) name = clean(member.text, 60);  // never one caregiver's name, another's number
  }
  const std::string whom = name.empty() ? phone : phone.empty() ? name : name + ", " + phone;
  page.ask = whom.empty() ? draft.say(Word::AskPerson) : draft.say(Word::AskContact, whom);
  if (!options.link.uri.empty()) {
    page.is_link = true;
    page.contact_code = options.link.uri;
    page.contact_words = fill(word(Word::ScanForSummary, draft.language),
                              {dateWords(options.link.until, draft.language), std::to_string(options.link.openings)});
    return;
  }
  if (phone.empty()) return;
  page.contact_words = fill(word(Word::WholeRecord, draft.language), {name.empty() ? phone : name});
  page.contact_code = "tel:";
  for (const char c : phone) {
    if ((c >= '0' && c <= '9') || (c == '+' && page.contact_code.size() == 4)) page.contact_code += c;
  }
  if (page.contact_code.size() < 7) page.contact_code.clear();
}

void addSection(SummaryPage& page, PageSection section) {
  if (!section.lines.empty()) page.sections.push_back(std::move(section));
}

PageSection wholeSafety(Draft& draft, std::vector<PageLine> asked) {
  PageSection safety = page::safetySection(draft);
  const bool is_silent = asked.empty() && safety.lines.size() == 1;  // only the line about the crisis plan
  asked.insert(asked.end(), safety.lines.begin(), safety.lines.end());
  safety.lines = std::move(asked);
  if (is_silent) {
    const std::string text = draft.say(Word::NoSafetyInformation);
    safety.lines.insert(safety.lines.begin(), {"", "", text, text, 938, Noun::SafetyNote, false});
  }
  return safety;
}

// In the order in which an emergency room asks; whom to call may not leave before the rest.
constexpr std::array kEmergencyOrder = {
    SectionKind::Allergies,     SectionKind::Safety,        SectionKind::Medications, SectionKind::Changes,
    SectionKind::Disagreements, SectionKind::Contacts,      SectionKind::Talk,        SectionKind::CareTeam,
    SectionKind::Diagnoses,     SectionKind::HospitalStays, SectionKind::Labs};
constexpr int kCallWeight = kSafetyWeight - 20;

// Visits, papers and vaccines are no news that night.
std::vector<record::Change> clinicalOf(std::vector<record::Change> changes) {
  std::erase_if(changes, [](const record::Change& change) {
    return change.kind == "encounter" || change.kind == "document-added" || change.kind == "immunization";
  });
  return changes;
}

void keepForEmergency(SummaryPage& page, Draft& draft) {
  std::vector<PageSection> all;
  all.swap(page.sections);
  for (const SectionKind kind : kEmergencyOrder) {
    for (PageSection& section : all) {
      if (section.kind == kind && !section.lines.empty()) page.sections.push_back(std::exchange(section, {}));
    }
  }
  for (const PageSection& section : all) {
    for (const PageLine& line : section.lines) ++draft.held_back[line.noun];
  }
  for (PageSection& section : page.sections) {
    if (section.kind != SectionKind::Contacts && section.kind != SectionKind::CareTeam) continue;
    int weight = kCallWeight;
    for (PageLine& line : section.lines) line.weight = std::max(line.weight, weight--);
  }
}

}  // namespace

SummaryPage makeSummaryPage(const record::Disclosure& disclosure, const std::vector<record::Change>& changes,
                            const SummaryOptions& options) {
  const std::vector<record::Change> told = options.kind == PageKind::Summary ? changes : clinicalOf(changes);
  Draft draft{disclosure.chart(), told, languageOf(options.language), options.now, {}, options.kind};
  page::ResultSections results = page::resultSections(draft);
  SummaryPage page;
  page.language = draft.language;
  page.name = clean(draft.chart.name, 120);
  if (page.name.empty()) page.name = draft.say(Word::NameNotKnown);
  page.document = draft.say(options.kind == PageKind::Summary ? Word::DocumentTitle : Word::PacketTitle);
  page.title = page.document + ": " + page.name;
  page.about = aboutPerson(draft, results.pronouns);
  page.made_on = draft.say(Word::MadeOn, dateWords(options.now, draft.language));
  const record::Audience& audience = disclosure.audience();
  if (!audience.isSelf()) {
    const std::string role = roleWord(audience.role, draft.language);
    page.made_for = draft.say(Word::MadeFor, audience.who.empty() ? role : role + ", " + clean(audience.who, 60));
  }
  if (disclosure.isRedacted()) page.not_whole = draft.say(Word::NotWhole);
  if (record::needsPart2Notice(disclosure)) page.not_whole += " " + std::string(record::kPart2Notice);
  for (const std::string& owner : listOwners(draft)) {
    page.owners.push_back(page::takeQuotes(owner, page.owner_quotes.emplace_back()));
  }

  addSection(page, page::allergySection(draft));
  addSection(page, wholeSafety(draft, std::move(results.safety)));
  addSection(page, page::medicationSection(draft));
  addSection(page, page::changeSection(draft));
  addSection(page, page::disagreementSection(draft));
  addSection(page, page::diagnosisSection(draft));
  addSection(page, std::move(results.scores));
  addSection(page, page::careTeamSection(draft));
  addSection(page, page::pastTrialSection(draft));
  addSection(page, page::symptomSection(draft));
  addSection(page, page::visitSection(draft));
  addSection(page, std::move(results.labs));
  addSection(page, page::hospitalSection(draft));
  addSection(page, page::goalSection(draft));
  addSection(page, std::move(results.daily_life));
  addSection(page, page::contactSection(draft));
  if (options.kind == PageKind::EmergencyPacket) {
    addSection(page, page::talkSection(draft, options.talk));
    keepForEmergency(page, draft);
  }
  for (PageSection& section : page.sections) {
    for (PageLine& line : section.lines) page::takeQuotes(line);
  }
  countUnlisted(draft);
  page.held_back = std::move(draft.held_back);
  setFoot(draft, options, page);
  setContact(draft, options, page);
  return page;
}

}  // namespace baton::outbound
