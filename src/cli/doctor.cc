#include "app/doctor.h"

#include <algorithm>
#include <iostream>

#include "cli/commands.h"

namespace baton::cli {
namespace {

void answerJson(const std::vector<app::Finding>& findings, bool is_well, Console& console) {
  json::Value list = json::Value::array();
  for (const app::Finding& finding : findings) {
    json::Value item;
    item.set("id", finding.id);
    item.set("ok", finding.is_good);
    item.set("text", finding.words.text());
    item.set("advice", finding.advice.text());
    list.push(std::move(item));
  }
  json::Value value;
  value.set("ok", is_well);
  value.set("checks", std::move(list));
  answer(console, value);
}

void answerText(const std::vector<app::Finding>& findings, bool is_well, Console& console) {
  for (const app::Finding& finding : findings) {
    console.out << (finding.is_good ? "good  " : "LOOK  ") << finding.words.text() << "\n";
    if (!finding.advice.empty()) console.out << "      " << finding.advice.text() << "\n";
  }
  console.out << (is_well ? "All is well.\n" : "Something needs your attention.\n");
}

}  // namespace

Result<int> runDoctor(const Arguments& arguments, Console& console) {
  app::DoctorRequest request;
  request.places = console.places;
  request.certificate_file = arguments.option("--tls-cert");
  request.font_folders = app::usualFontFolders(console.places.user_home);
  const auto findings = app::examine(request, console.clock, console.random);
  const bool is_well =
      std::all_of(findings.begin(), findings.end(), [](const app::Finding& finding) { return finding.is_good; });
  arguments.is_json ? answerJson(findings, is_well, console) : answerText(findings, is_well, console);
  return is_well ? kDone : kDoneWithFindings;
}

}  // namespace baton::cli
