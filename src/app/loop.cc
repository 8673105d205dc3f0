#include "app/loop.h"

#include <algorithm>

#include "app/routing.h"
#include "record/consent_terms.h"
#include "record/handoff.h"

namespace baton::app {
namespace {

using record::ConsentFact;
using record::Member;

bool isClinician(const Member& member) {
  return member.role == "therapist" || member.role == "psychiatrist" || member.role == "primary-care" ||
         member.role == "telepsychiatry";
}

bool names(const std::vector<ConsentFact::Actor>& actors, const Member& member) {
  const std::vector<Member> one = {member};
  return std::ranges::any_of(actors, [&](const ConsentFact::Actor& actor) {
    return record::memberBehind(one, actor.who) != nullptr || actor.role.codeIn(record::kAudienceSystem) == member.role;
  });
}

bool isOnFile(const ConsentFact& consent, Instant now) {
  const record::Period& period = consent.provision.period;
  const auto& purposes = consent.provision.purposes;
  const bool is_emergency =
      std::ranges::any_of(purposes, [](const record::Coding& purpose) { return purpose.code == record::kBreakGlass; });
  return consent.status == "active" && !consent.about.is_entered_in_error && consent.provision.type != "deny" &&
         !is_emergency && (period.start.empty() || period.start.first() <= now) &&
         (period.end.empty() || period.end.last() >= now);
}

// A permit that names all of these, in the whole or in one of its exceptions.
PartialDate releaseNaming(const record::Chart& chart, const std::vector<const Member*>& all) {
  PartialDate newest;
  for (const ConsentFact& consent : chart.facts.consents) {
    if (!isOnFile(consent, chart.at)) continue;
    std::vector<ConsentFact::Actor> actors = consent.provision.actors;
    for (const ConsentFact::Provision& one : consent.exceptions) {
      if (one.type == "permit") actors.insert(actors.end(), one.actors.begin(), one.actors.end());
    }
    const bool names_all = std::ranges::all_of(all, [&](const Member* member) { return names(actors, *member); });
    const PartialDate& given = consent.given.empty() ? consent.provision.period.start : consent.given;
    if (names_all && (newest.empty() || (!given.empty() && newest.first() < given.first()))) newest = given;
  }
  return newest;
}

void fillSent(const record::Chart& chart, LoopLine& line) {
  const std::vector<Member> one = {line.member};
  for (const record::TaskFact& task : chart.facts.tasks) {
    if (task.what.codeIn(record::kHandoffSystem) != record::kAcknowledgeCode || task.about.is_entered_in_error)
      continue;
    if (record::memberBehind(one, task.owner) == nullptr || task.status == "failed" || task.status == "cancelled")
      continue;
    if (task.authored.empty()) continue;
    if (!line.sent_on.empty() && task.authored.first() < line.sent_on.first()) continue;
    line.sent_on = task.authored;
    const bool is_answered = task.status == "accepted" || task.status == "in-progress" || task.status == "completed";
    line.answered_on = is_answered ? task.modified : PartialDate();
  }
}

json::Value dateOrNull(const PartialDate& date) { return date.empty() ? json::Value() : json::Value(date.dateText()); }

}  // namespace

Loop loopOf(const record::Disclosure& own) {
  const record::Chart& chart = own.chart();
  const auto routing = routingOf(own);
  Loop loop;
  for (const RoutingOfMember& one : routing->members) {
    LoopLine line;
    line.member = one.member;
    line.reached = one.reached;
    line.address = one.address;
    line.kinds_told = static_cast<std::size_t>(
        std::ranges::count_if(one.cells, [](const Cell& cell) { return cell.told != Told::No; }));
    line.release_on = releaseNaming(chart, {&one.member});
    fillSent(chart, line);
    loop.lines.push_back(std::move(line));
  }
  for (std::size_t i = 0; i < loop.lines.size(); ++i) {
    for (std::size_t j = i + 1; j < loop.lines.size(); ++j) {
      const Member& from = loop.lines[i].member;
      const Member& to = loop.lines[j].member;
      if (!isClinician(from) || !isClinician(to)) continue;
      loop.pairs.push_back({from.name, to.name, releaseNaming(chart, {&from, &to})});
    }
  }
  return loop;
}

json::Value loopJson(const Loop& loop) {
  json::Value members = json::Value::array();
  for (const LoopLine& line : loop.lines) {
    json::Value value = json::Value::object();
    value.set("name", line.member.name);
    value.set("role", line.member.role);
    value.set("asked", dateOrNull(line.reached.asked_on));
    value.set("channel", line.reached.channel.empty() ? json::Value() : json::Value(line.reached.channel));
    value.setIfAny("address", line.address);
    value.set("gets", static_cast<int>(line.kinds_told));
    value.set("release", dateOrNull(line.release_on));
    value.set("noted", dateOrNull(line.reached.noted_on));
    value.set("sent", dateOrNull(line.sent_on));
    value.set("answered", dateOrNull(line.answered_on));
    value.set("done", line.isSetUp());
    members.push(std::move(value));
  }
  json::Value pairs = json::Value::array();
  for (const LoopPair& pair : loop.pairs) {
    json::Value value = json::Value::object();
    value.set("from", pair.from);
    value.set("to", pair.to);
    value.set("release", dateOrNull(pair.release_on));
    value.set("done", !pair.release_on.empty());
    pairs.push(std::move(value));
  }
  json::Value answer = json::Value::object();
  answer.set("members", std::move(members));
  answer.set("pairs", std::move(pairs));
  return answer;
}

std::string loopText(const Loop& loop) {
  std::string text;
  const auto step = [&](bool is_done, const std::string& done, const std::string& open) {
    text += is_done ? "  [x] " + done + "\n" : "  [ ] " + open + "\n";
  };
  for (const LoopLine& line : loop.lines) {
    text += line.member.name + " (" + line.member.role + ")\n";
    step(!line.reached.asked_on.empty(),
         "Asked how to reach them on " + line.reached.asked_on.dateText() + ": " + line.reached.channel +
             (line.address.empty() ? "" : ", " + line.address),
         "Ask whom to write to, and what is the best way");
    step(!line.release_on.empty(), "A release is on file, of " + line.release_on.dateText(), "No release is on file");
    if (!line.hasNoChart()) {
      step(!line.reached.noted_on.empty(),
           "Their chart says that coordination is allowed, " + line.reached.noted_on.dateText(),
           "Ask them to note in their chart that coordination is allowed");
    }
    text += "  Hears of " + std::to_string(line.kinds_told) + " kinds of changes";
    if (!line.sent_on.empty()) text += "; last update " + line.sent_on.dateText();
    if (!line.answered_on.empty()) text += ", answered " + line.answered_on.dateText();
    text += "\n";
  }
  for (const LoopPair& pair : loop.pairs) {
    text += pair.from + " and " + pair.to + ": " +
            (pair.release_on.empty() ? "through you" : "may talk directly, release of " + pair.release_on.dateText()) +
            "\n";
  }
  return text.empty() ? "Nobody is on the care team yet: baton add member NAME --role ROLE\n" : text;
}

}  // namespace baton::app
