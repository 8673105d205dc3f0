#include "app/release.h"

#include <algorithm>

#include "app/consents.h"
#include "app/views.h"
#include "base/text.h"
#include "outbound/release_form.h"

namespace baton::app {
namespace {

std::string recipientsOf(const ConsentShown& one, bool is_spanish) {
  if (one.role.empty()) return join(one.readers, "; ");
  const std::string role =
      outbound::roleWord(one.role, is_spanish ? outbound::Language::Spanish : outbound::Language::English);
  return is_spanish ? "Quienes me atienden en este papel: " + role : "Those who care for me in this role: " + role;
}

std::string whatOf(const ConsentShown& one, bool is_spanish) {
  std::vector<std::string> parts;
  for (const ClassChoice& choice : classChoices(is_spanish)) {
    const bool is_in = std::find(one.classes.begin(), one.classes.end(), choice.name) != one.classes.end();
    if (is_in) parts.push_back(choice.shown + " (" + choice.holds + ")");
  }
  if (!one.facts.empty()) {
    parts.push_back((is_spanish ? "Estas entradas: " : "These entries: ") + join(one.facts, ", "));
  }
  if (parts.empty()) {
    parts.emplace_back(is_spanish ? "Lo que necesitan para atenderme: diagnósticos, medicinas, alergias, resultados, "
                                    "citas y planes; no las partes protegidas"
                                  : "What they need to care for me: diagnoses, medicines, allergies, results, visits "
                                    "and plans; none of the protected parts");
  }
  if (!one.types.empty()) parts.push_back((is_spanish ? "Solo: " : "Only: ") + join(one.types, ", "));
  return join(parts, "; ");
}

std::string purposeOf(const ConsentShown& one, bool is_spanish) {
  for (const std::string& code : one.purposes) {
    if (code == "TREAT" || code == "COC") {
      return is_spanish ? "Tratamiento y coordinación de mi atención" : "Treatment and coordination of my care";
    }
    if (code == "FAMRQT") return is_spanish ? "Que mi familia me pueda ayudar" : "So that my family can help me";
    if (code == "ETREAT") return is_spanish ? "Tratamiento en una emergencia" : "Treatment in an emergency";
  }
  return "";
}

}  // namespace

Result<std::string> releaseForm(Home& home, const record::PersonId& person, const ReleaseRequest& request) {
  BATON_TRY(const auto all, listConsents(home, person));
  const auto found = std::find_if(
      all.begin(), all.end(), [&](const ConsentShown& one) { return one.key == request.consent && !one.is_denial; });
  if (found == all.end()) return fail(ErrorCode::NotFound, "There is no permission " + request.consent + ".");
  if (found->is_emergency) return fail(ErrorCode::BadUsage, "Emergency access is not signed.");
  BATON_TRY(const auto seen, viewRecord(home, person, "self", ""));
  const bool is_spanish = request.language == "es";
  const auto has = [&](std::string_view name) {
    return std::find(found->classes.begin(), found->classes.end(), name) != found->classes.end();
  };
  record::Release release;
  release.person = seen.chart().name;
  release.born = seen.chart().born.text();
  release.discloser = is_spanish ? "Mis clínicas y profesionales que tienen estos registros, y yo con Baton"
                                 : "My clinics and clinicians who hold these records, and I myself with Baton";
  release.recipients = recipientsOf(*found, is_spanish);
  release.what = whatOf(*found, is_spanish);
  release.purpose = purposeOf(*found, is_spanish);
  release.from = found->period.start.dateText();
  release.until = found->period.end.dateText();
  release.condition = found->condition;
  release.number = found->key.substr(found->key.find('/') + 1);
  release.has_part2 = has("part2");
  release.is_part2_notes = has("part2-notes");
  release.is_psychotherapy = has("psychotherapy-notes");
  release.goes_both_ways =
      std::find(found->direction.begin(), found->direction.end(), "from") != found->direction.end();
  release.made = home.clock().now();
  const outbound::Language language = is_spanish ? outbound::Language::Spanish : outbound::Language::English;
  if (request.is_pdf) return outbound::releasePdf(release, request.paper, language);
  return outbound::releaseHtml(release, language);
}

}  // namespace baton::app
