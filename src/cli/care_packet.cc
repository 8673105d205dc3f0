// first-visit, care-packet: what is taken along to a first appointment with a psychiatrist, or to primary care, on one
// page (FIND-2, PCP-3); forms that an office wants back.
#include "app/care_packet.h"

#include "app/access/access_log.h"
#include "app/enter.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/entered.h"
#include "cli/opened.h"

namespace baton::cli {
namespace {

Result<int> makeFor(const Arguments& arguments, Console& console, app::PacketKind kind, const std::string& reader) {
  BATON_TRY(const auto format, app::updateFormat(arguments.option("--format", arguments.is_json ? "json" : "text")));
  const std::string paper = arguments.option("--paper", "letter");
  if (paper != "letter" && paper != "a4") return fail(ErrorCode::BadUsage, "--paper is letter or a4.");
  BATON_TRY(auto opened, openFor(arguments, console, "self"));
  if (arguments.has("--form-due")) {
    const std::string said = arguments.option("--form-due");
    const std::size_t colon = said.rfind(": ");
    app::forms::AgreedForm form{"form", std::string(trim(said.substr(0, colon))), "", ""};
    if (colon != std::string::npos) form.by = trim(said.substr(colon + 2));
    BATON_TRY(const auto saved, app::enter(opened.home, requestFrom(arguments, opened.person), form));
    printSaved(saved, arguments, console);
    return kDone;
  }
  BATON_TRY(const auto request, app::updateReader(opened.home, opened.person, arguments.option("--with", reader)));
  BATON_TRY(const auto packet, app::makeCarePacket(opened.home, opened.person, kind, request));
  BATON_CHECK(app::logAccess(opened.home, opened.person,
                             {console.clock.now(), app::Act::Disclose, "", "", request.role, arguments.command, ""}));
  BATON_TRY(const auto content,
            app::carePacketDocument(packet, format, paper == "a4" ? outbound::Paper::A4 : outbound::Paper::Letter));
  BATON_CHECK(deliver(arguments, console, content, format == app::UpdateFormat::Pdf));
  return kDone;
}

}  // namespace

Result<int> runFirstVisit(const Arguments& arguments, Console& console) {
  return makeFor(arguments, console, app::PacketKind::FirstVisit, "psychiatrist");
}

Result<int> runCarePacket(const Arguments& arguments, Console& console) {
  return makeFor(arguments, console, app::PacketKind::PrimaryCare, "primary-care");
}

}  // namespace baton::cli
