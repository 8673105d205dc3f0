#include "outbound/notice_mail.h"

#include "outbound/phrases.h"

namespace baton::outbound {
namespace {

bool isSpanish(const NoticeMail& mail) { return languageOf(mail.language) == Language::Spanish; }

}  // namespace

std::string noticeSubject(const NoticeMail& mail) {
  if (isSpanish(mail)) return mail.is_urgent ? "Un aviso para hoy" : "Un aviso para usted";
  return mail.is_urgent ? "A note for you, for today" : "A note for you";
}

std::string noticeText(const NoticeMail& mail) {
  const std::string day = toIsoDate(mail.until);
  if (isSpanish(mail)) {
    std::string text =
        "Hola:\n\nAlguien a quien usted atiende le dejó un aviso. Para leerlo y confirmar que lo recibió:\n\n";
    text += mail.url +
            "\n\nNecesita el código de seis cifras que le dieron por otro medio. No hace falta tener cuenta ni "
            "instalar nada. ";
    text += "El enlace funciona hasta el " + day + ".\n\n";
    if (mail.is_urgent) text += "Es para hoy.\n\n";
    if (mail.is_perhaps_twice) text += "Quizás este mensaje le llegó dos veces. Es el mismo aviso.\n\n";
    return text + "Si no es para usted, bórrelo, por favor. Las respuestas a este correo no le llegan a nadie.\n";
  }
  std::string text =
      "Hello,\n\nSomebody you care for has left a note for you. To read it and to say that you have it:\n\n";
  text +=
      mail.url +
      "\n\nYou need the six-digit code that they gave you another way. You need no account, and nothing to install. ";
  text += "The link works until " + day + ".\n\n";
  if (mail.is_urgent) text += "It is for today.\n\n";
  if (mail.is_perhaps_twice) text += "This message may have come to you twice. It is the same note.\n\n";
  return text + "If it is not for you, please delete it. Answers to this mail reach nobody.\n";
}

std::string ownNoticeText(const NoticeMail& mail) {
  if (isSpanish(mail)) {
    std::string text = "Hola:\n\nHay algo que espera su respuesta:\n\n" + mail.url + "\n\n";
    if (mail.is_urgent) text += "Es para hoy.\n\n";
    if (mail.is_perhaps_twice) text += "Quizás este mensaje le llegó dos veces. Es el mismo aviso.\n\n";
    return text + "Usted pidió estos avisos. Se apagan en la misma página.\n";
  }
  std::string text = "Hello,\n\nSomething waits for you here:\n\n" + mail.url + "\n\n";
  if (mail.is_urgent) text += "It is for today.\n\n";
  if (mail.is_perhaps_twice) text += "This message may have come to you twice. It is the same note.\n\n";
  return text + "You asked for these mails. They are turned off on the same page.\n";
}

}  // namespace baton::outbound
