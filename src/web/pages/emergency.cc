// Emergency access: a helper with an account opens what is otherwise held back, for four hours, with a reason; or the
// person (or who manages a child's record) lets an emergency room or a helper in themselves. The person is told on
// their own pages, it is on the access log, and they end it with one tap (capability CARE-5, trust.md T4).
#include <algorithm>

#include "app/accounts/grants.h"
#include "app/consents.h"
#include "base/text.h"
#include "record/consent_terms.h"
#include "web/frame/appearance.h"
#include "web/frame/crisis_list.h"
#include "web/frame/layout.h"
#include "web/frame/shown.h"
#include "web/pages/entry_parts.h"
#include "web/pages/keeping_pages.h"
#include "web/pages/record_parts.h"
#include "web/pages/sharing_pages.h"
#include "web/pages/sharing_parts.h"
#include "web/pages/summary_request.h"

namespace baton::web {
namespace {

constexpr std::string_view kRoom = "emergency";  // the role of an emergency room

struct Reader {
  std::string value;  // of the field "to"
  std::string role;
  std::string key;
  std::string name;
};

// Whom emergency access may be for: a helper only themselves.
Result<std::vector<Reader>> readersFor(Page& page) {
  if (entry::isCaregiver(page)) {
    const std::string key = std::string(record::kAccountReader) + page.visitor.account;
    return std::vector<Reader>{{key, "", key, page.visitor.name}};
  }
  std::vector<Reader> readers = {{std::string(kRoom), std::string(kRoom), "", ""}};
  BATON_TRY(const auto helpers, app::listHelpers(page.home, page.visitor, page.person->person));
  for (const app::Helper& helper : helpers) {
    if (helper.relation != app::Relation::Caregiver) continue;
    const std::string key = std::string(record::kAccountReader) + helper.account;
    readers.push_back({key, "", key, helper.name});
  }
  return readers;
}

// What this helper has open now. Their own view does not hold it: a Consent is the person's alone.
Result<const app::ConsentShown*> openNow(Page& page, std::vector<app::ConsentShown>& all) {
  BATON_TRY(all, app::listConsents(page.home, page.person->person));
  for (const app::ConsentShown& one : all) {
    const bool is_theirs = one.reader == std::string(record::kAccountReader) + page.visitor.account;
    if (one.is_emergency && is_theirs && one.state == app::ConsentShown::State::InForce) return &one;
  }
  return nullptr;
}

Html whatItIs(const Page& page) {
  const Language language = page.language;
  std::vector<Html> lines;
  const auto add = [&](const std::string& text) { lines.push_back(Html::text(text)); };
  add(say(language, "It opens everything for four hours, but for notes of therapy kept apart."));
  if (entry::isCaregiver(page)) {
    add(sayf(language, "{} is told at once that you used it, when, and why.", page.person->name));
  } else {
    add(say(language, "It is written down for you to see: who, when, and why."));
  }
  add(say(language, "It ends by itself. It can be ended sooner with one tap."));
  return bulletList(lines);
}

Response show(Page& page, const std::vector<Reader>& readers, const std::vector<FieldError>& errors) {
  const Language language = page.language;
  Html content = errors.empty() ? Html() : errorSummary(page, errors);
  content += paragraph(
      say(language, "Is somebody in danger right now? Call for help first. This page is for what comes with it."));
  content += crisisButtons(page);
  content += whatItIs(page);
  const auto errorOf = [&](std::string_view name) {
    const auto found = std::ranges::find(errors, name, &FieldError::field);
    return found == errors.end() ? std::string() : found->text;
  };
  Html fields;
  if (!entry::isCaregiver(page)) {
    std::vector<Choice> choices;
    for (const Reader& reader : readers) {
      const std::string shown = reader.role.empty() ? reader.name : keeping::roleShown(language, reader.role);
      choices.push_back({reader.value, shown, ""});
    }
    const std::string to = page.request.field("to");
    fields += selectField({.name = "to",
                           .label = say(language, "Who needs to see it?"),
                           .value = to.empty() ? std::string(kRoom) : to,
                           .error = errorOf("to")},
                          choices);
  }
  fields += textField({.name = "reason",
                       .label = say(language, "What happened?"),
                       .value = page.request.field("reason"),
                       .hint = say(language, "A few words. The person reads them."),
                       .error = errorOf("reason"),
                       .is_required = true});
  fields += entry::keyField(page);
  fields += button(say(language, "Open for four hours"), Look::Warning);
  content += form(page, page.about("/emergency"), fields);
  LayoutOptions options;
  options.status = errors.empty() ? 200 : 422;
  options.has_errors = !errors.empty();
  options.back = page.about(entry::isCaregiver(page) ? "/record" : "/sharing");
  return layout(page, say(language, "Emergency access"), content, options);
}

Response showOpen(Page& page, const app::ConsentShown& open) {
  const Language language = page.language;
  Html inside =
      paragraph(sayf(language, "Open until {}. Then it ends by itself.", shownClock(mannerOf(page), open.period.end)));
  inside +=
      paragraph(sayf(language, "{0} is told that you used it, and reads why: {1}", page.person->name, open.condition));
  Html content = notice(say(language, "Emergency access is open"), inside, Tone::Caution);
  Html buttons = linkButton(page.about("/record"), say(language, "Record"));
  buttons += linkButton(page.about("/packet"), say(language, "Emergency packet"), Look::Secondary);
  content += Html::element("div", {{"class", "buttons"}}, buttons);
  LayoutOptions options;
  options.back = page.about("/record");
  return layout(page, say(language, "Emergency access"), content, options);
}

// The person, who manages a small child's record, and helpers; not who manages the record of an older minor.
bool mayAsk(const Page& page) { return entry::isCaregiver(page) || sharing::isOwn(page); }

}  // namespace

Response emergencyPage(Page& page) {
  if (!mayAsk(page)) return notFound(page);
  if (entry::isCaregiver(page)) {
    std::vector<app::ConsentShown> all;
    const auto open = openNow(page, all);
    if (!open) return trouble(page, open.error());
    if (*open != nullptr) return showOpen(page, **open);
  }
  const auto readers = readersFor(page);
  return readers ? show(page, *readers, {}) : trouble(page, readers.error());
}

Response emergencyOpen(Page& page) {
  const Language language = page.language;
  if (!mayAsk(page)) return notFound(page);
  const auto readers = readersFor(page);
  if (!readers) return trouble(page, readers.error());
  const bool is_helper = entry::isCaregiver(page);
  const std::string to = is_helper ? readers->front().value : page.request.field("to");
  const auto reader = std::ranges::find(*readers, to, &Reader::value);
  if (reader == readers->end()) return show(page, *readers, {{"to", say(language, "Choose who needs to see it.")}});
  const std::string reason(trim(page.request.field("reason")));
  if (reason.empty()) return show(page, *readers, {{"reason", say(language, "Say in a few words what happened.")}});
  const auto saved = app::giveEmergencyAccess(page.home, is_helper ? entry::request(page) : sharing::requestOf(page),
                                              {page.visitor.account, page.visitor.name},
                                              {reader->role, reader->key, reader->name, reason});
  if (!saved && saved.error().code == ErrorCode::BadUsage) {
    return show(page, *readers, {{"reason", say(language, "This is too long, or holds signs that cannot be kept.")}});
  }
  if (!saved) return trouble(page, saved.error());
  return goTo(page, page.about(is_helper ? "/emergency" : "/sharing"),
              Flash{Done::Saved, saved->saved_at, is_helper ? "" : entry::undoPath(page, saved->entry)});
}

}  // namespace baton::web
