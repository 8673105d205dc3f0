#include "app/enter.h"

#include <algorithm>

#include "app/crisis_words.h"
#include "app/enter_drafts.h"
#include "app/histories.h"
#include "app/submission.h"
#include "base/digest.h"
#include "fhir/read.h"
#include "fhir/validate.h"
#include "knowledge/medication_text.h"
#include "sources/reconcile.h"

namespace baton::app {
namespace {

using record::Entry;

// The Patient that new resources are about: the first that the record knows.
std::string patientKey(const record::History& history, const record::PersonId& person) {
  const record::About* first = nullptr;
  for (const record::PersonFact& fact : history.versions.persons) {
    if (first == nullptr || fact.about.sequence < first->sequence) first = &fact.about;
  }
  return first != nullptr ? first->key : "Patient/" + person.value;
}

Status refuseInvalid(const json::Value& resource) {
  for (const fhir::ValidationIssue& issue : fhir::validate(resource)) {
    if (issue.severity != fhir::Severity::Error && issue.severity != fhir::Severity::Fatal) continue;
    return fail(ErrorCode::BadInput, "This cannot be kept: " + issue.expression + " " + issue.text + ".");
  }
  return {};
}

// One request on its way; tried again from the start when another writer was faster.
class Entering {
 public:
  Entering(Home& home, const EnterRequest& request, const Form& form, std::string corrects)
      : home_(home),
        request_(request),
        form_(&form),
        name_(forms::nameOf(form)),
        make_([&form](const forms::Context& context) { return forms::makeAny(form, context); }),
        corrects_(std::move(corrects)) {}
  Entering(Home& home, const EnterRequest& request, std::string_view name, DraftMaker make)
      : home_(home), request_(request), name_(name), make_(std::move(make)) {}

  Result<Saved> run() {
    if (!forms::isOffset(request_.utc_offset)) {
      return fail(ErrorCode::BadUsage, "The time zone is not an offset like -05:00.", "field: offset");
    }
    BATON_TRY(digest_, submissionDigest(home_, request_.person, request_.idempotency_key));
    for (int attempt = 1;; ++attempt) {
      auto saved = attemptOnce();
      const bool was_outrun = !saved && saved.error().code == ErrorCode::Conflict;
      if (was_outrun && attempt < kMostAttempts) continue;
      return saved;
    }
  }

 private:
  Result<Saved> attemptOnce() {
    BATON_TRY(history_, loadHistory(home_, request_.person));
    if (!request_.idempotency_key.empty()) {
      BATON_TRY(const auto before, writtenBy(home_, request_.person, history_, digest_));
      if (!before.empty()) return savedBefore(before);
    }
    now_ = home_.clock().now();
    const record::Chart chart = sources::chartAt(request_.person, history_, now_);
    BATON_TRY(forms::Drafts drafts, make_(contextFor(chart)));
    if (!corrects_.empty()) BATON_CHECK(turnIntoCorrection(drafts));
    BATON_TRY(const std::vector<Entry> entries, entriesOf(drafts));
    BATON_CHECK(appendEntries(home_, request_.person, history_.sequence, entries));
    Saved saved;
    for (const Entry& entry : entries) saved.keys.push_back(record::key(entry.type, entry.id));
    return finish(std::move(saved), chart.gender);
  }

  forms::Context contextFor(const record::Chart& chart) {
    return forms::Context{.patient = patientKey(history_, request_.person),
                          .author = request_.author,
                          .now = now_,
                          .utc_offset = request_.utc_offset,
                          .seed = digest_,
                          .chart = chart,
                          .stored = [this](const std::string& key) { return stored(key); }};
  }

  Result<json::Value> stored(const std::string& key) {
    const record::About* newest = newestOf(history_, key);
    if (newest == nullptr) return fail(ErrorCode::NotFound, "There is no " + key + " in this record.");
    BATON_TRY(const Entry entry, entryAt(home_, request_.person, newest->sequence));
    return json::parse(entry.content);
  }

  Status turnIntoCorrection(forms::Drafts& drafts) {
    const record::About* newest = newestOf(history_, corrects_);
    if (newest == nullptr) return fail(ErrorCode::NotFound, "There is no " + corrects_ + " in this record.");
    if (request_.author.kind == Author::Kind::Relative && !forms::mayReplace(newest->source, request_.author)) {
      return fail(ErrorCode::NotAllowed, "Only who wrote this, or the person, can correct it.");
    }
    const std::size_t slash = corrects_.find('/');
    const bool is_one = drafts.size() == 1 && (drafts.front().replaces.empty() || drafts.front().replaces == corrects_);
    if (!is_one) {
      return fail(ErrorCode::BadUsage, "This cannot be corrected as a whole. Undo it and write it again.");
    }
    if (drafts.front().resource["resourceType"].text() != corrects_.substr(0, slash)) {
      return fail(ErrorCode::BadUsage, corrects_ + " is not of the kind that this form writes.");
    }
    drafts.front().resource.set("id", corrects_.substr(slash + 1));
    drafts.front().replaces = corrects_;
    return {};
  }

  Result<std::vector<Entry>> entriesOf(forms::Drafts& drafts) {
    std::vector<Entry> entries;
    for (forms::Draft& draft : drafts) {
      BATON_CHECK(refuseInvalid(draft.resource));
      Entry entry;
      entry.type = draft.resource["resourceType"].text();
      entry.id = draft.resource["id"].text();
      if (const record::About* newest = newestOf(history_, record::key(entry.type, entry.id))) {
        entry.version = newest->version + 1;
      }
      entry.recorded = now_;
      entry.author = request_.author.account;
      entry.reason = request_.reason;
      entry.origin.format = "form";
      entry.origin.digest = digest_;
      entry.origin.where = name_;
      entry.content = json::write(draft.resource);
      entries.push_back(std::move(entry));
    }
    return entries;
  }

  Result<Saved> savedBefore(const std::vector<record::About>& before) {
    Saved saved;
    saved.was_saved_before = true;
    for (const record::About& about : before) saved.keys.push_back(about.key);
    now_ = before.front().source.recorded;
    return finish(std::move(saved), "");
  }

  Result<Saved> finish(Saved saved, const std::string& gender) {
    saved.entry = digest_.substr(0, kEntryIdLetters);
    saved.saved_at = now_;
    if (form_ == nullptr) return saved;
    if (const auto* questionnaire = std::get_if<forms::QuestionnaireForm>(form_)) {
      BATON_TRY(saved.scored, forms::scored(*questionnaire, gender));
      saved.needs_crisis_help = saved.scored->is_safety;
    }
    if (mustLeadToCrisisHelp(*form_, request_.author.kind, now_)) saved.needs_crisis_help = true;
    return saved;
  }

  Home& home_;
  const EnterRequest& request_;
  const Form* form_ = nullptr;  // of the common forms
  std::string name_;
  DraftMaker make_;
  std::string corrects_;
  std::string digest_;
  record::History history_;
  Instant now_;
};

std::string_view kindOf(knowledge::WarningKind kind) {
  switch (kind) {
    case knowledge::WarningKind::TrailingZero:
      return "trailing-zero";
    case knowledge::WarningKind::NakedDecimal:
      return "naked-decimal";
    case knowledge::WarningKind::DangerousAbbreviation:
      return "abbreviation";
    case knowledge::WarningKind::Ambiguous:
      return "ambiguous";
    case knowledge::WarningKind::TooLong:
      return "cut";
    case knowledge::WarningKind::Misspelling:
      return "misspelling";
    case knowledge::WarningKind::NoUnit:
      return "unit";
  }
  return "";
}

}  // namespace

Result<Saved> enter(Home& home, const EnterRequest& request, const Form& form) {
  return Entering(home, request, form, "").run();
}

Result<Saved> enterDrafts(Home& home, const EnterRequest& request, std::string_view name, const DraftMaker& make) {
  return Entering(home, request, name, make).run();
}

Result<Saved> correct(Home& home, const EnterRequest& request, const std::string& key, const Form& form) {
  if (key.find('/') == std::string::npos) return fail(ErrorCode::BadUsage, "Name what to correct like Condition/123.");
  return Entering(home, request, form, key).run();
}

Result<MedicationPreview> previewMedication(Home& home, const EnterRequest& request,
                                            const forms::MedicationForm& form) {
  record::Chart nothing;
  nothing.id = request.person;
  const forms::Context context{.patient = "Patient/" + request.person.value,
                               .author = request.author,
                               .now = home.clock().now(),
                               .utc_offset = request.utc_offset,
                               .seed = "preview",
                               .chart = nothing,
                               .stored = [](const std::string& key) -> Result<json::Value> {
                                 return fail(ErrorCode::NotFound, "There is no " + key + ".");
                               }};
  BATON_TRY(const forms::Drafts drafts, forms::make(form, context));
  record::Facts facts;
  Entry entry;
  entry.type = "MedicationStatement";
  entry.id = drafts.front().resource["id"].text();
  entry.recorded = context.now;
  entry.author = request.author.account;
  entry.origin.format = "form";
  fhir::readInto(facts, entry, drafts.front().resource);
  record::Chart chart = sources::buildChart(request.person, std::move(facts), context.now);
  const knowledge::MedicationText reading = knowledge::readMedicationText(form.text);
  MedicationPreview preview;
  if (!chart.medications.empty()) preview.line = std::move(chart.medications.front());
  preview.unread = reading.unread;
  for (const knowledge::ReadingWarning& warning : reading.warnings) {
    preview.warnings.push_back({std::string(kindOf(warning.kind)), warning.words, warning.explanation});
  }
  preview.is_understood = reading.understood;
  return preview;
}

}  // namespace baton::app
