// The papers made of one record: one-page summary, emergency packet, wallet card.
#include <charconv>
#include <iostream>

#include "app/delivery/health_links.h"
#include "app/delivery/settings.h"
#include "app/documents.h"
#include "app/wallet_card.h"
#include "cli/commands.h"
#include "cli/entered.h"
#include "cli/opened.h"

namespace baton::cli {
namespace {

Result<app::SummaryFormat> formatOf(const std::string& name) {
  if (name == "pdf") return app::SummaryFormat::Pdf;
  if (name == "html") return app::SummaryFormat::Html;
  if (name == "text") return app::SummaryFormat::Text;
  if (name == "fhir") return app::SummaryFormat::Fhir;
  return fail(ErrorCode::BadUsage, "--format is one of pdf, html, text, fhir.");
}

Result<app::SummaryRequest> requestFrom(const Arguments& arguments, const std::string& role) {
  app::SummaryRequest request;
  BATON_TRY(request.format, formatOf(arguments.option("--format", arguments.is_json ? "fhir" : "text")));
  const std::string paper = arguments.option("--paper", "letter");
  if (paper != "letter" && paper != "a4") return fail(ErrorCode::BadUsage, "--paper is letter or a4.");
  request.paper = paper == "a4" ? outbound::Paper::A4 : outbound::Paper::Letter;
  request.language = arguments.option("--language", "en");
  if (request.language != "en" && request.language != "es") return fail(ErrorCode::BadUsage, "--language is en or es.");
  request.role = arguments.option("--for", role);
  return request;
}

Result<int> numberIn(const Arguments& arguments, const std::string& option, int otherwise) {
  if (!arguments.has(option)) return otherwise;
  const std::string text = arguments.option(option);
  int number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size() || number < 1) {
    return fail(ErrorCode::BadUsage, option + " is a whole number from 1 on.");
  }
  return number;
}

}  // namespace

Result<int> runSummary(const Arguments& arguments, Console& console) {
  BATON_TRY(const auto request, requestFrom(arguments, "self"));
  BATON_TRY(auto opened, openFor(arguments, console));
  BATON_TRY(const auto content, app::viewSummary(opened.home, opened.person, request));
  BATON_CHECK(deliver(arguments, console, content, request.format == app::SummaryFormat::Pdf));
  return kDone;
}

Result<int> runPacket(const Arguments& arguments, Console& console) {
  BATON_TRY(auto request, requestFrom(arguments, "emergency"));
  request.kind = outbound::PageKind::EmergencyPacket;
  BATON_TRY(auto opened, openFor(arguments, console, "emergency"));
  if (arguments.has("--qr-link")) {
    BATON_TRY(const auto settings, app::readDeliverySettings(console.places));
    BATON_TRY(const int days, numberIn(arguments, "--days", app::kPacketDays));
    BATON_TRY(const int opens, numberIn(arguments, "--opens", app::kPacketOpenings));
    BATON_TRY(request.link, app::packetLink(opened.home, opened.person, authorFrom(arguments),
                                            arguments.option("--site", settings.site), request.language, days, opens));
  }
  BATON_TRY(const auto content, app::viewSummary(opened.home, opened.person, request));
  BATON_CHECK(deliver(arguments, console, content, request.format == app::SummaryFormat::Pdf));
  return kDone;
}

namespace {

Result<int> lockScreen(const Arguments& arguments, Console& console) {
  app::SummaryRequest request;
  request.language = arguments.option("--language", "en");
  if (request.language != "en" && request.language != "es") return fail(ErrorCode::BadUsage, "--language is en or es.");
  request.role = arguments.option("--for", "emergency");
  auto fields = app::usualLockFields();
  if (arguments.has("--fields")) {
    BATON_TRY(fields, app::cardFields(arguments.option("--fields")));
  }
  BATON_TRY(const auto size, app::screenSize(arguments.option("--size", "1080x2340")));
  BATON_TRY(auto opened, openFor(arguments, console, "emergency"));
  BATON_TRY(const auto card, app::walletCard(opened.home, opened.person, request, fields));
  BATON_TRY(const auto picture, app::lockScreenPicture(opened.home, opened.person, request, fields, size));
  console.err << app::lockScreenLearns(card) << "\n";
  BATON_CHECK(deliver(arguments, console, picture, true));
  return kDone;
}

}  // namespace

Result<int> runCard(const Arguments& arguments, Console& console) {
  if (arguments.option("--format") == "png") return lockScreen(arguments, console);
  BATON_TRY(const auto request, requestFrom(arguments, "emergency"));
  const std::string named = arguments.option("--fields");
  auto fields = app::usualCardFields();
  if (!named.empty()) {
    BATON_TRY(fields, app::cardFields(named));
  }
  BATON_TRY(auto opened, openFor(arguments, console, "emergency"));
  BATON_TRY(const auto content, app::walletCardDocument(opened.home, opened.person, request, fields));
  BATON_CHECK(deliver(arguments, console, content, request.format == app::SummaryFormat::Pdf));
  return kDone;
}

}  // namespace baton::cli
