#include "web/pages/coordination_parts.h"

#include "web/pages/record_parts.h"

namespace baton::web::coordination {

std::string languageCode(const Page& page) { return page.language == Language::Spanish ? "es" : "en"; }

Html holderName(const Page& page, const record::Holding& holding) {
  if (holding.role == "self") return Html::text(say(page.language, "You"));
  const std::string role = roleText(page.language, holding.role, "");
  if (holding.name.empty()) return Html::text(role);
  Html name = Html::element("bdi", Html::text(holding.name));
  if (!holding.is_gone && holding.role != "other") name.addText(" (" + role + ")");
  return name;
}

std::string memberName(const Page& page, const record::Member& member) {
  if (member.role == "other") return member.name;
  return member.name + " (" + roleText(page.language, member.role, "") + ")";
}

std::string valueOf(const record::Member& member) {
  if (!member.key.empty()) return member.key;
  return member.line.empty() ? member.name : member.line;
}

std::string valueOf(const record::Holding& holding) {
  if (holding.role == "self") return "self";
  if (!holding.key.empty() && !holding.is_gone) return holding.key;
  return holding.shown();
}

std::vector<Choice> peopleChoices(const Page& page, const record::Chart& chart) {
  std::vector<Choice> choices{{"", say(page.language, "Choose"), ""},
                              {"self", say(page.language, "I do it myself"), ""}};
  for (const record::Member& member : record::membersOf(chart)) {
    choices.push_back({valueOf(member), memberName(page, member), ""});
  }
  return choices;
}

std::string channelWords(Language language, std::string_view channel) {
  if (channel == "email-link") return say(language, "A safe link by e-mail");
  if (channel == "print") return say(language, "A printed sheet");
  if (channel == "fax") return say(language, "A fax");
  if (channel == "fhir") return say(language, "From computer to computer (FHIR)");
  return say(language, "A phone call by you");
}

}  // namespace baton::web::coordination
