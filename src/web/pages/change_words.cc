#include "web/pages/change_words.h"

#include "app/results.h"
#include "web/pages/goal_parts.h"
#include "web/pages/phrases.h"
#include "web/pages/record_parts.h"
#include "web/pages/test_names.h"

namespace baton::web {
namespace {

struct ChangeParts {
  std::string_view kind;
  std::string_view about;
  std::string_view from;
  std::string_view to;
  std::string_view text;  // for a kind that has no words here
  const std::vector<record::Source>& sources;
};

std::string capital(std::string_view text) { return sentenceCase(std::string(text)); }

Html withColon(Html html, const Html& more) {
  if (more.empty()) return html;
  html.addText(": ");
  html += more;
  return html;
}

// What a change is told with: its pieces, each in its own language.
class Telling {
 public:
  Telling(const Page& page, const ChangeParts& parts) : page_(page), parts_(parts), language_(page.language) {}

  Html sentence() const {
    for (const auto make : {&Telling::medicine, &Telling::problem, &Telling::people, &Telling::event}) {
      Html html = (this->*make)();
      if (!html.empty()) return html;
    }
    return foreign(parts_.text);
  }

 private:
  bool is(std::string_view kind) const { return parts_.kind == kind; }
  Html foreign(std::string_view text) const {
    return text.empty() ? Html() : foreignWords(page_, text, parts_.sources);
  }
  Html about() const { return foreign(parts_.about); }
  Html aboutFirst() const { return foreign(capital(parts_.about)); }
  Html amount(std::string_view text) const { return text.empty() ? Html() : phrase(page_, text); }

  Html fromTo(const Html& from, const Html& to) const {
    if (from.empty()) return to;
    if (to.empty()) return sayHtml(language_, "was {}", {from});
    return sayHtml(language_, "{0}, before {1}", {to, from});
  }

  Html medicine() const {
    if (is("medication-started")) {
      return withColon(sayHtml(language_, "{} was started", {aboutFirst()}), amount(parts_.to));
    }
    if (is("medication-stopped")) return sayHtml(language_, "{} was stopped", {aboutFirst()});
    if (is("medication-dose-changed")) {
      if (parts_.from.empty()) return withColon(sayHtml(language_, "Dose of {}", {about()}), amount(parts_.to));
      return sayHtml(language_, "Dose of {0}: now {1}, before {2}", {about(), amount(parts_.to), amount(parts_.from)});
    }
    if (is("medication-status-changed")) {
      return sayHtml(
          language_, "{0}: now {1}, before {2}",
          {aboutFirst(), Html::text(statusText(language_, parts_.to)), Html::text(statusText(language_, parts_.from))});
    }
    return {};
  }

  Html problem() const {
    if (is("condition-added")) return sayHtml(language_, "New on the record: {}", {about()});
    if (is("condition-resolved")) {
      const bool has_status = parts_.to == "remission" || parts_.to == "resolved" || parts_.to == "refuted";
      return has_status ? withColon(aboutFirst(), Html::text(statusText(language_, parts_.to)))
                        : sayHtml(language_, "{} is no longer active", {aboutFirst()});
    }
    if (is("allergy-added")) {
      return withColon(sayHtml(language_, "Allergy to {}", {about()}),
                       parts_.to == "active" ? Html() : foreign(parts_.to));
    }
    if (is("allergy-removed")) return sayHtml(language_, "The allergy to {} is no longer active", {about()});
    return {};
  }

  Html people() const {
    const Html name = words(parts_.about);
    if (is("clinician-added")) {
      if (parts_.to.empty() || parts_.to == "other") return sayHtml(language_, "{} joined the care team", {name});
      return sayHtml(language_, "{0} joined the care team ({1})",
                     {name, Html::text(roleText(language_, parts_.to, parts_.to))});
    }
    if (is("clinician-left")) return sayHtml(language_, "{} left the care team", {name});
    if (is("goal-added")) return sayHtml(language_, "New goal: {}", {about()});
    if (is("goal-progress")) {
      return sayHtml(language_, "Goal “{0}”: {1}", {about(), fromTo(achievement(parts_.from), achievement(parts_.to))});
    }
    return {};
  }
  Html achievement(std::string_view stated) const {
    std::string words_of = entry::achievementWords(language_, std::string(stated));
    if (words_of == stated) return foreign(stated);
    // Within a sentence.
    if (!words_of.empty() && words_of.front() >= 'A' && words_of.front() <= 'Z') words_of.front() += 'a' - 'A';
    return Html::text(words_of);
  }

  Html result(std::string_view shown) const {
    return shown.empty() ? Html() : resultValue(page_, std::string(shown), parts_.sources);
  }

  Html event() const {
    const Html values = fromTo(result(parts_.from), result(parts_.to));
    const auto test = testNameOf(page_, parts_.about);
    const Html name = test ? words(*test) : foreign(app::resultName(parts_.about));
    if (is("result-abnormal")) return sayHtml(language_, "{0}: {1}, outside the usual range", {name, values});
    if (is("score-changed")) return withColon(name, values);
    if (is("admission")) return Html::text(say(language_, "Admitted to hospital"));
    if (is("discharge")) return Html::text(say(language_, "Discharged from hospital"));
    if (is("encounter")) {
      return visitName(page_, parts_.about, parts_.sources.empty() ? record::Source() : parts_.sources.front());
    }
    if (is("procedure")) return sayHtml(language_, "{} was done", {aboutFirst()});
    if (is("immunization")) return sayHtml(language_, "{} was given", {aboutFirst()});
    const bool is_own = !parts_.sources.empty() && parts_.sources.front().format == "form";
    if (is("document-added") && is_own) return sayHtml(language_, "New note: {}", {about()});
    if (is("document-added")) return sayHtml(language_, "New document: {}", {about()});
    return {};
  }

  const Page& page_;
  const ChangeParts& parts_;
  Language language_;
};

}  // namespace

Html changeSentence(const Page& page, const record::Change& change) {
  return Telling(page, {change.kind, change.about, change.from, change.to, change.text, change.sources}).sentence();
}

Html eventSentence(const Page& page, const app::TimelineEvent& event) {
  const bool is_place = event.kind == "encounter" || event.kind == "admission" || event.kind == "discharge";
  return Telling(page, {event.kind, event.about, event.from, is_place ? "" : std::string_view(event.to), event.text,
                        event.sources})
      .sentence();
}

std::string mattersText(Language language, const std::vector<std::string>& matters_for) {
  std::string text;
  for (const std::string& one : matters_for) {
    std::string word = one;
    if (one == "mood") word = say(language, "mood");
    if (one == "sleep") word = say(language, "sleep");
    if (one == "concentration") word = say(language, "concentration");
    if (one == "safety") word = say(language, "safety");
    if (one == "metabolism") word = say(language, "metabolism");
    text += (text.empty() ? "" : ", ") + word;
  }
  return text;
}

EventGroup groupOf(std::string_view kind) {
  if (kind.starts_with("medication-")) return EventGroup::Medicines;
  if (kind == "encounter" || kind == "admission" || kind == "discharge" || kind == "procedure")
    return EventGroup::Visits;
  if (kind == "score-changed" || kind == "result-abnormal") return EventGroup::Results;
  if (kind.starts_with("condition-") || kind.starts_with("allergy-")) return EventGroup::Conditions;
  return EventGroup::Others;
}

std::string groupText(Language language, EventGroup group) {
  switch (group) {
    case EventGroup::Medicines:
      return say(language, "Medicines");
    case EventGroup::Visits:
      return say(language, "Visits");
    case EventGroup::Results:
      return say(language, "Results");
    case EventGroup::Conditions:
      return say(language, "Conditions and allergies");
    case EventGroup::Others:
      return say(language, "Goals and people");
  }
  return "";
}

}  // namespace baton::web
