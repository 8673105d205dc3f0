#include "outbound/findings_words.h"

namespace baton::outbound {
namespace {

constexpr FindingsWords kEnglish = {
    .headings = {"ACT NOW", "ASK SOON", "TELL AT THE NEXT CONTACT", "MENTION AT THE NEXT VISIT"},
    .why = "  Why: ",
    .also = "Also: ",
    .shown_by = "  Shown by: ",
    .what_to_do = "  What to do: ",
    .for_your = "  For your ",
    .for_your_end = ": ",
    .source = "  Source: ",
    .today = "today",
    .next_contact = "at the next contact",
    .next_visit = "at the next visit",
    .by_day = "by ",
    .do_not_wait = "If you feel very ill, cannot be woken easily or have trouble breathing, do not wait:",
    .not_safe = "If you may hurt yourself or do not feel safe, reach somebody now:",
    .call = "Call ",
    .life_in_danger = "If life is in danger right now: call ",
    .call_or_text = "call or text ",
    .call_small = "call ",
    .press = ", then press ",
    .text_number = "text ",
    .text = "text ",
    .to = " to ",
    .or_else = "; or ",
    .nothing_checked = "Nothing here could be checked.",
    .nothing_to_raise = "The tables name nothing to raise among what was checked.",
    .checked = "Checked: ",
    .all_understood = "Every name was understood.",
    .closing =
        "Checked by Baton's tables, which do not hold everything: only what is named above was looked at. A pharmacist "
        "can look at the whole list. Do not stop or change a medicine on your own because of this.",
    .not_checked = "Not checked: ",
    .on_the_phone = "What to say on the phone. ",
    .bring = "  Bring: ",
    .until = "  Until help is there: ",
    .language = Language::English};

// What is for clinicians stays English: the label says so, to show it to them.
constexpr FindingsWords kSpanish = {
    .headings = {"ACTÚE AHORA", "PREGUNTE PRONTO", "DÍGALO EN EL PRÓXIMO CONTACTO", "MENCIÓNELO EN LA PRÓXIMA VISITA"},
    .why = "  Por qué: ",
    .also = "También: ",
    .shown_by = "  Se ve en: ",
    .what_to_do = "  Qué hacer: ",
    .for_your = "  Para mostrar a ",
    .for_your_end = " (en inglés): ",
    .source = "  Fuente: ",
    .today = "hoy",
    .next_contact = "en el próximo contacto",
    .next_visit = "en la próxima cita",
    .by_day = "a más tardar el ",
    .do_not_wait = "Si se siente muy mal, si cuesta despertarle o si le cuesta respirar, no espere:",
    .not_safe = "Si podría hacerse daño o no se siente a salvo, hable con alguien ahora:",
    .call = "Llame al ",
    .life_in_danger = "Si la vida corre peligro ahora mismo: llame al ",
    .call_or_text = "llame o escriba al ",
    .call_small = "llame al ",
    .press = ", opción ",
    .text_number = "escriba al ",
    .text = "escriba ",
    .to = " al ",
    .or_else = "; o ",
    .nothing_checked = "Aquí no se pudo revisar nada.",
    .nothing_to_raise = "Entre lo que se revisó, las tablas no nombran nada que preguntar.",
    .checked = "Se revisó: ",
    .all_understood = "Se entendieron todos los nombres.",
    .closing =
        "Se revisó con las tablas de Baton, que no lo tienen todo: solo se miró lo que se nombra arriba. En la "
        "farmacia "
        "pueden mirar la lista completa. No deje ni cambie una medicina por su cuenta a causa de esto.",
    .not_checked = "No se revisó: ",
    .on_the_phone = "Qué decir por teléfono. ",
    .bring = "  Lleve: ",
    .until = "  Hasta que llegue la ayuda: ",
    .language = Language::Spanish};

// The same for somebody else than the person: nothing says "you" of the person.
constexpr FindingsWords kEnglishOther = [] {
  FindingsWords words = kEnglish;
  words.for_your = "  For the ";
  words.do_not_wait = "If the person feels very ill, cannot be woken easily or has trouble breathing, do not wait:";
  words.not_safe = "If the person may hurt themselves or does not feel safe, reach somebody now:";
  words.closing =
      "Checked by Baton's tables, which do not hold everything: only what is named above was looked at. A pharmacist "
      "can look at the whole list. No medicine should be stopped or changed because of this before somebody was asked.";
  return words;
}();
constexpr FindingsWords kSpanishOther = [] {
  FindingsWords words = kSpanish;
  words.do_not_wait = "Si la persona se siente muy mal, si cuesta despertarla o si le cuesta respirar, no espere:";
  words.not_safe = "Si la persona podría hacerse daño o no se siente a salvo, busque ayuda ahora:";
  words.closing =
      "Se revisó con las tablas de Baton, que no lo tienen todo: solo se miró lo que se nombra arriba. En la farmacia "
      "pueden mirar la lista completa. No se debe dejar ni cambiar una medicina a causa de esto sin preguntar antes.";
  return words;
}();

struct Role {
  std::string_view role;
  std::string_view english;
  std::string_view spanish;  // after "mostrar a"
};
constexpr std::array<Role, 8> kRoles = {{{"therapist", "therapist", "su terapeuta"},
                                         {"psychiatrist", "psychiatrist", "su psiquiatra"},
                                         {"primary-care", "primary care", "su clínica primaria"},
                                         {"telepsychiatry", "telepsychiatry", "su telepsiquiatra"},
                                         {"caregiver", "caregiver", "la persona que le cuida"},
                                         {"pharmacy", "pharmacist", "la farmacia"},
                                         {"emergency", "emergency department", "urgencias"},
                                         {"other", "other", "otra persona de su equipo"}}};

}  // namespace

const FindingsWords& findingsWords(Language language, FindingsReader reader) {
  if (reader == FindingsReader::Other) return language == Language::Spanish ? kSpanishOther : kEnglishOther;
  return language == Language::Spanish ? kSpanish : kEnglish;
}

std::string byWords(const std::string& by, Instant now, const FindingsWords& words) {
  if (by == toIsoDate(now)) return std::string(words.today);
  if (by == "next-contact") return std::string(words.next_contact);
  if (by == "next-visit") return std::string(words.next_visit);
  return std::string(words.by_day) + by;
}

std::string findingRole(const std::string& role, const FindingsWords& words) {
  for (const Role& one : kRoles) {
    if (one.role == role) return std::string(words.language == Language::Spanish ? one.spanish : one.english);
  }
  return role;
}

}  // namespace baton::outbound
