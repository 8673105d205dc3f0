#include "app/provider_reports.h"

#include <algorithm>

#include "app/enter_drafts.h"

namespace baton::app {
namespace {

directory::Said saidFrom(std::string_view word) {
  if (word == "yes") return directory::Said::Yes;
  return word == "no" ? directory::Said::No : directory::Said::Unknown;
}

}  // namespace

void takeOwnWords(const record::Chart& chart, directory::Query& query) {
  for (const record::ProviderReport& one : record::providerReports(chart)) {
    const std::uint64_t key = directory::keyFrom(one.provider);
    if (key == 0) continue;
    directory::OwnWord word;
    word.accepting = saidFrom(one.accepting);
    word.telehealth = saidFrom(one.video);
    word.wait_days = one.wait_days.value_or(-1);
    word.is_gone = one.is_gone;
    word.day = static_cast<std::int32_t>(one.on.first().ms / kDayMs);
    const auto [found, is_new] = query.own_words.emplace(key, word);
    if (!is_new && found->second.day < word.day) found->second = word;
  }
}

std::optional<record::ProviderReport> reportOf(const record::Chart& chart, std::string_view provider) {
  const auto all = record::providerReports(chart);
  const auto found = std::ranges::find(all, provider, &record::ProviderReport::provider);
  if (found == all.end()) return std::nullopt;
  return *found;
}

json::Value reportsJson(const std::vector<record::ProviderReport>& reports) {
  json::Value list = json::Value::array();
  for (const record::ProviderReport& one : reports) {
    json::Value item;
    item.set("id", one.key);
    item.set("provider", one.provider);
    item.set("name", one.name);
    item.set("on", one.on.dateText());
    item.setIfAny("accepting", one.accepting);
    item.setIfAny("video", one.video);
    if (one.wait_days) item.set("wait_days", *one.wait_days);
    if (one.is_gone) item.set("gone", true);
    item.setIfAny("note", one.note);
    list.push(std::move(item));
  }
  return list;
}

std::string reportsText(const std::vector<record::ProviderReport>& reports) {
  if (reports.empty()) return "Nothing was written down yet: baton directory report NPI --wait-days 21\n";
  std::string text;
  for (const record::ProviderReport& one : reports) {
    text += one.name + " (" + one.provider + "), reported by you on " + one.on.dateText() + ":";
    if (one.is_gone) text += " not there any more;";
    if (!one.accepting.empty()) text += one.accepting == "yes" ? " takes new people;" : " takes no new people;";
    if (!one.video.empty()) text += one.video == "yes" ? " by video;" : " not by video;";
    if (one.wait_days) text += " wait " + std::to_string(*one.wait_days) + " days;";
    text.back() = '\n';
    if (!one.note.empty()) text += "  " + one.note + "\n";
  }
  return text;
}

Result<Saved> enterReport(Home& home, const EnterRequest& request, const forms::ProviderReportForm& form) {
  return enterDrafts(home, request, "provider-report",
                     [&form](const forms::Context& context) { return forms::make(form, context); });
}

Result<forms::ProviderReportForm> reportFormFor(const directory::Index& index, std::string_view provider) {
  const std::uint64_t key = directory::keyFrom(provider);
  const auto number = key == 0 ? std::nullopt : index.find(key);
  const auto detail = number ? index.detailOf(*number) : std::nullopt;
  if (!detail) return fail(ErrorCode::NotFound, "Nobody of that number is in the directory.", "field: provider");
  forms::ProviderReportForm form;
  form.provider = directory::keyText(key);
  form.name = detail->provider.all.name;
  return form;
}

}  // namespace baton::app
