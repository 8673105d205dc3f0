#include "outbound/release_form.h"

#include <array>

#include "format/canvas.h"
#include "format/html.h"
#include "format/pdf.h"
#include "outbound/pdf/style.h"

namespace baton::outbound {
namespace {

using format::Canvas;
using format::Html;
using format::TextBlock;
using record::Release;

constexpr double kEdge = 54;
constexpr std::array kSizes = {10.5, 9.75, 9.0, 8.25, 7.5, 7.0};
constexpr format::Color kInk{0.09, 0.125, 0.165};

constexpr format::Markup kStyle =
    "body{margin:0;background:#fff;color:#17202a;font:16px/1.45 'Noto Sans',system-ui,'Segoe "
    "UI',Roboto,Arial,sans-serif}"
    "main{max-width:44rem;margin:0 auto;padding:1rem}"
    "h1{font-size:1.5em;line-height:1.2;margin:0 0 .3em}"
    "h2{font-size:1em;color:#0b4d5e;margin:1em 0 .1em}"
    "p{margin:.2em 0;overflow-wrap:anywhere}.muted{color:#4a5560}"
    ".line{border-bottom:1px solid #17202a;height:2em}";

// One heading with its sentences; `is_line`: an empty line to write on.
struct Part {
  std::string title;
  std::string text;
  std::string law;
  bool is_line = false;
};

struct Words {
  std::string_view title, title_psychotherapy, title_part2_notes, person, born, gives, gets, what, why, at_request,
      when, from, until, condition, revoke, revoke_text, free, free_text, onward, onward_text, onward_part2, alone,
      alone_psychotherapy, alone_part2_notes, both, both_text, sign, date, representative, copy, notice, foot;
};
constexpr Words kEnglish = {
    "Permission to share health information",
    "Permission to share psychotherapy notes",
    "Permission to share counseling notes of a substance use program",
    "About",
    "born ",
    "Who may give it",
    "Who may get it",
    "What may be given",
    "What for",
    "At my own request.",
    "From when, until when",
    "From ",
    " until ",
    "My condition",
    "I can take this back",
    "I may take this permission back at any time, in writing, from anybody who holds a copy of it. It ends then. What "
    "was "
    "given before they got my letter, because I had allowed it, cannot be called back.",
    "I am free not to sign",
    "My treatment, payment, enrollment or benefits do not depend on my signing this. If I do not sign, what is named "
    "here is "
    "not given out; those who treat me may then know less.",
    "Passing it on",
    "Who gets it may pass it on, and the federal privacy rule may then protect it no longer.",
    "Records of a substance use program that go to somebody who treats me, pays, or runs health care may be passed on "
    "as the "
    "HIPAA rules allow, and may then be protected by 42 CFR part 2 no longer. They may never be used in a civil, "
    "criminal, "
    "administrative or legislative proceeding against me without my consent or a court order.",
    "For these notes alone",
    "This permission is for psychotherapy notes and nothing else. It stands together with no other permission.",
    "This permission is for counseling notes of a substance use program and nothing else. It stands together with no "
    "other "
    "permission.",
    "Both ways",
    "Who gets it may also tell what they know of the same matters to those who give it.",
    "Signature",
    "Date",
    "If somebody signs for me: name, and what gives them the right to",
    "I get a copy of this form after I sign it.",
    "Notice to who reads the records (42 CFR 2.32)",
    "Made with Baton, as I wrote it there. The form counts once it is signed. State law may ask for more."};
constexpr Words kSpanish = {
    "Permiso para compartir información de salud",
    "Permiso para compartir notas de psicoterapia",
    "Permiso para compartir notas de consejería de un programa de sustancias",
    "Sobre",
    "nacimiento: ",
    "Quién puede darla",
    "Quién puede recibirla",
    "Qué se puede dar",
    "Para qué",
    "Porque yo lo pido.",
    "Desde cuándo y hasta cuándo",
    "Desde ",
    " hasta ",
    "Mi condición",
    "Puedo retirar este permiso",
    "Puedo retirar este permiso en cualquier momento, por escrito, ante quien tenga una copia. Entonces termina. Lo "
    "que ya se "
    "dio antes de recibir mi carta, porque yo lo había permitido, no se puede recoger.",
    "Puedo no firmar",
    "Mi tratamiento, los pagos, la inscripción y los beneficios no dependen de que firme. Si no firmo, lo que se "
    "nombra aquí "
    "no se da; quienes me tratan pueden entonces saber menos.",
    "Si se pasa a otros",
    "Quien la recibe puede pasarla a otros, y entonces la regla federal de privacidad puede ya no protegerla.",
    "Los registros de un programa de sustancias que reciba quien me trata, paga o administra la atención pueden "
    "pasarse a "
    "otros según las reglas HIPAA, y entonces 42 CFR parte 2 puede ya no protegerlos. Nunca se pueden usar en un "
    "proceso "
    "civil, penal, administrativo o legislativo en mi contra sin mi consentimiento o una orden de un juez.",
    "Solo para estas notas",
    "Este permiso es solo para notas de psicoterapia. No se une a ningún otro permiso.",
    "Este permiso es solo para notas de consejería de un programa de sustancias. No se une a ningún otro permiso.",
    "En los dos sentidos",
    "Quien la recibe también puede contar lo que sabe de lo mismo a quienes la dan.",
    "Firma",
    "Fecha",
    "Si alguien firma por mí: nombre y qué le da el derecho",
    "Recibo una copia de este formulario después de firmarlo.",
    "Aviso para quien lee los registros (42 CFR 2.32; texto de la ley, en inglés)",
    "Hecho con Baton, como lo escribí allí. El formulario vale cuando está firmado. La ley del estado puede pedir "
    "más."};

const Words& wordsIn(Language language) { return language == Language::Spanish ? kSpanish : kEnglish; }

std::string titleOf(const Release& release, const Words& words) {
  if (release.is_psychotherapy) return std::string(words.title_psychotherapy);
  return std::string(release.is_part2_notes ? words.title_part2_notes : words.title);
}

std::vector<Part> partsOf(const Release& release, const Words& words) {
  const bool is_program = release.has_part2 || release.is_part2_notes;
  std::vector<Part> parts;
  const auto add = [&](std::string_view title, const std::string& text, const std::string& hipaa,
                       const std::string& part2, bool is_line = false) {
    const std::string law = is_program && !part2.empty() ? (hipaa.empty() ? part2 : hipaa + "; " + part2) : hipaa;
    parts.push_back({std::string(title), text, law, is_line});
  };
  add(words.person, release.person + (release.born.empty() ? "" : ", " + std::string(words.born) + release.born), "",
      "42 CFR 2.31(a)(1)");
  add(words.gives, release.discloser, "45 CFR 164.508(c)(1)(ii)", "42 CFR 2.31(a)(2)");
  add(words.gets, release.recipients, "45 CFR 164.508(c)(1)(iii)", "42 CFR 2.31(a)(4)");
  add(words.what, release.what, "45 CFR 164.508(c)(1)(i)", "42 CFR 2.31(a)(3)");
  if (release.is_psychotherapy) {
    add(words.alone, std::string(words.alone_psychotherapy), "45 CFR 164.508(b)(3)(ii)", "");
  } else if (release.is_part2_notes) {
    add(words.alone, std::string(words.alone_part2_notes), "", "42 CFR 2.31(b)");
  }
  if (release.goes_both_ways) add(words.both, std::string(words.both_text), "", "");
  add(words.why, release.purpose.empty() ? std::string(words.at_request) : release.purpose, "45 CFR 164.508(c)(1)(iv)",
      "42 CFR 2.31(a)(5)");
  add(words.when, std::string(words.from) + release.from + std::string(words.until) + release.until + ".",
      "45 CFR 164.508(c)(1)(v)", "42 CFR 2.31(a)(7)");
  if (!release.condition.empty()) add(words.condition, release.condition, "", "");
  add(words.revoke, std::string(words.revoke_text), "45 CFR 164.508(c)(2)(i)", "42 CFR 2.31(a)(6)");
  add(words.free, std::string(words.free_text), "45 CFR 164.508(c)(2)(ii)", "42 CFR 2.31(a)(10)(ii)");
  add(words.onward,
      std::string(words.onward_text) + (is_program ? " " + std::string(words.onward_part2) : std::string()),
      "45 CFR 164.508(c)(2)(iii)", "42 CFR 2.31(a)(4)(iii), (a)(10)(i)");
  add(words.sign, "", "45 CFR 164.508(c)(1)(vi)", "42 CFR 2.31(a)(8)", true);
  add(words.date, "", "45 CFR 164.508(c)(1)(vi)", "42 CFR 2.31(a)(9)", true);
  add(words.representative, "", "45 CFR 164.508(c)(1)(vi)", "42 CFR 2.31(a)(8)", true);
  add("", std::string(words.copy), "45 CFR 164.508(c)(4)", "");
  if (is_program) add(words.notice, std::string(part2Notice()), "", "42 CFR 2.32(a)(1)");
  return parts;
}

struct Piece {
  TextBlock block;
  const char* tag = "P";
  double above = 0;
  bool is_line = false;
};

class FormPage {
 public:
  FormPage(Canvas& canvas, const Release& release, const Words& words, pdf::Size size)
      : canvas_(canvas), release_(release), words_(words), size_(size) {}

  void draw() {
    std::vector<Piece> pieces;
    double at = 0;
    for (const double size : kSizes) {
      at = size;
      pieces = shape(size);
      if (heightOf(pieces, size) <= size_.height - 2 * kEdge) break;
    }
    double y = kEdge;
    for (const Piece& piece : pieces) {
      y += piece.above;
      canvas_.draw(piece.block, kEdge, y, piece.tag);
      y += piece.block.height() + (piece.is_line ? lineRoom(at) : 0);
    }
  }

 private:
  static double lineRoom(double size) { return size * 1.2; }
  static double heightOf(const std::vector<Piece>& pieces, double size) {
    double height = 0;
    for (const Piece& piece : pieces) {
      height += piece.above + piece.block.height() + (piece.is_line ? lineRoom(size) : 0);
    }
    return height;
  }
  Piece piece(const std::vector<format::Run>& runs, double size, const char* tag, double above) {
    return {canvas_.shape({.runs = runs, .size = size, .width = size_.width - 2 * kEdge}), tag, above, false};
  }

  std::vector<Piece> shape(double size) {
    std::vector<Piece> pieces;
    pieces.push_back(piece({{titleOf(release_, words_), kInk, true, 1}}, size * 1.6, "H1", 0));
    for (const Part& part : partsOf(release_, words_)) {
      std::vector<format::Run> runs;
      if (!part.title.empty()) runs.push_back({part.title + ": ", kInk, true, 1});
      runs.push_back({part.is_line ? std::string(48, '_') : part.text, kInk, false, 1});
      if (!part.law.empty()) runs.push_back({"  [" + part.law + "]", kInk, false, 0.72});
      pieces.push_back(piece(runs, size, "P", part.is_line ? size * 1.5 : size * 0.55));
    }
    pieces.push_back(
        piece({{std::string(words_.foot) + " " + release_.number, kInk, false, 1}}, size * 0.8, "P", size));
    return pieces;
  }

  Canvas& canvas_;
  const Release& release_;
  const Words& words_;
  pdf::Size size_;
};

}  // namespace

std::string_view part2Notice() {
  return "This record which has been disclosed to you is protected by Federal confidentiality rules (42 CFR part 2). "
         "These "
         "rules prohibit you from using or disclosing this record, or testimony that describes the information "
         "contained "
         "in this record, in any civil, criminal, administrative, or legislative proceedings by any Federal, State, or "
         "local authority, against the patient, unless authorized by the consent of the patient, except as provided at "
         "42 "
         "CFR 2.12(c)(5) or as authorized by a court in accordance with 42 CFR 2.64 or 2.65. In addition, the Federal "
         "rules prohibit you from making any other use or disclosure of this record unless at least one of the "
         "following "
         "applies: (i) Further use or disclosure is expressly permitted by the written consent of the individual whose "
         "information is being disclosed in this record or as otherwise permitted by 42 CFR part 2. (ii) You are a "
         "covered "
         "entity or business associate and have received the record for treatment, payment, or health care operations, "
         "or "
         "(iii) You have received the record from a covered entity or business associate as permitted by 45 CFR part "
         "164, "
         "subparts A and E. A general authorization for the release of medical or other information is NOT sufficient "
         "to "
         "meet the required elements of written consent to further use or redisclose the record (see 42 CFR 2.31).";
}

std::string releaseHtml(const Release& release, Language language) {
  const Words& words = wordsIn(language);
  Html main = Html::element("h1", Html::text(titleOf(release, words)));
  for (const Part& part : partsOf(release, words)) {
    Html content = part.title.empty() ? Html() : Html::element("h2", Html::text(part.title));
    if (part.is_line) content += Html::element("div", {{"class", "line"}}, Html());
    if (!part.text.empty()) content += Html::element("p", Html::text(part.text));
    if (!part.law.empty())
      content += Html::element("p", {{"class", "muted"}}, Html::element("small", Html::text(part.law)));
    main += Html::element("section", content);
  }
  main += Html::element("p", {{"class", "muted"}}, Html::text(std::string(words.foot) + " " + release.number));
  Html head = Html::lone("meta", format::Attributes({{"charset", "utf-8"}}));
  head += Html::lone("meta",
                     format::Attributes({{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}));
  head += Html::element("title", Html::text(titleOf(release, words)));
  head += Html::element("style", Html(kStyle));
  const Html body = Html::element("body", Html::element("main", main));
  Html document = Html::element("head", head);
  document += body;
  const std::string_view code = language == Language::Spanish ? "es" : "en";
  return "<!DOCTYPE html>\n" + Html::element("html", {{"lang", code}}, document).bytes() + "\n";
}

Result<std::string> releasePdf(const Release& release, Paper paper, Language language) {
  const Words& words = wordsIn(language);
  const pdf::Size size = pdf::sizeOf(paper);
  format::PdfInfo info;
  info.width = size.width;
  info.height = size.height;
  info.title = titleOf(release, words);
  info.created = release.made;
  BATON_TRY(Canvas canvas, Canvas::make(info));
  FormPage(canvas, release, words, size).draw();
  BATON_TRY(const std::string bytes, canvas.finish());
  return format::finishPdf(bytes, language == Language::Spanish ? "es" : "en");
}

}  // namespace baton::outbound
