#include "app/reminders/remind.h"

#include <algorithm>

#include "app/accounts/access.h"
#include "app/accounts/settings.h"
#include "app/histories.h"
#include "app/zones.h"
#include "format/mail.h"

namespace baton::app {
namespace {

using store::ItemKind;

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kHourMs = 60 * kMinuteMs;
constexpr std::int64_t kMarkDays = 60;  // kept beyond the day itself
constexpr int kSecondsToLive = 12 * 3600;

std::int64_t localMinutes(const Zone& zone, Instant at) { return at.ms / kMinuteMs + zone.offsetMinutes(at); }

bool isQuiet(const ReminderSettings& settings, const Zone& zone, Instant now) {
  constexpr int kDayMinutes = 24 * 60;
  const int minute = static_cast<int>(localMinutes(zone, now) % kDayMinutes);
  if (settings.quiet_from == settings.quiet_until) return false;
  if (settings.quiet_from < settings.quiet_until) return minute >= settings.quiet_from && minute < settings.quiet_until;
  return minute >= settings.quiet_from || minute < settings.quiet_until;
}

struct Window {
  Instant from;
  Instant until;
};

Window windowOf(const CalendarPoint& point, const Zone& zone) {
  if (point.on.precision() >= Precision::Minute && point.kind == PointKind::Visit) {
    return {{point.on.first().ms - kVisitHours * kHourMs}, point.on.first()};
  }
  const std::string text = point.on.dateText();
  const auto day = PartialDate::parse(text);
  const std::int64_t number = day->first().ms / kDayMs;
  // A visit without an hour is told of the day before.
  const std::int64_t told = point.kind == PointKind::Visit ? number - 1 : number;
  return {zone.atLocal(told, kMorning), zone.atLocal(number + 1, 0)};
}

std::string subjectFor(const std::string& language) { return language == "es" ? "Un recordatorio" : "A reminder"; }

std::string textFor(const std::string& language, const std::string& site) {
  if (language == "es") {
    return "Hola:\n\nUsted pidió un recordatorio. Entre para ver de qué se trata:\n\n" + site +
           "\n\nPuede apagarlos ahí mismo, en los ajustes. Las respuestas a este correo no le llegan a nadie.\n";
  }
  return "Hello,\n\nYou asked to be reminded. Sign in to see what it is about:\n\n" + site +
         "\n\nYou can switch this off there, under settings. Answers to this mail reach nobody.\n";
}

std::string pushFor(const std::string& language) {
  return language == "es" ? R"({"title":"Un recordatorio","body":"Ábralo para ver de qué se trata."})"
                          : R"({"title":"A reminder","body":"Open to see what it is about."})";
}

std::string originOf(const std::string& url) { return url.substr(0, url.find('/', url.find("://") + 3)); }

class Reminding {
 public:
  Reminding(Home& home, const DeliverySettings& delivery, const RemindNetwork& network, RemindReport& report)
      : home_(home), delivery_(delivery), network_(network), report_(report) {}

  Status account(const store::Account& account) {
    if (account.is_disabled) return {};
    BATON_TRY(settings_, reminderSettings(home_, account.id));
    BATON_TRY(const auto browsers, pushSubscriptions(home_, account.id));
    const bool mails = settings_.mails && network_.mail != nullptr && delivery_.canMail();
    if (!mails && (browsers.empty() || network_.push == nullptr)) return {};
    BATON_TRY(const auto row, settingsOf(home_, account.id));
    const Zone& zone = Zones::installed().named(row.zone);
    language_ = row.language == "es" ? "es" : "en";
    if (isQuiet(settings_, zone, home_.clock().now())) return {};
    BATON_TRY(const auto causes, causesOf(account.id, zone));
    if (causes.empty()) return {};
    if (mails) BATON_CHECK(mail(account.id, causes));
    if (network_.push == nullptr) return {};
    for (const PushSubscription& browser : browsers) BATON_CHECK(push(account.id, browser, causes));
    return {};
  }

 private:
  struct Cause {
    std::string name;  // person, cause and day
    Instant until;     // the marker may be cleared away
  };

  Result<std::vector<Cause>> causesOf(const std::string& account, const Zone& zone) {
    std::vector<Cause> causes;
    BATON_TRY(const auto people, accessOf(home_, account));
    for (const PersonAccess& person : people) {
      if (person.relation != Relation::Self && person.relation != Relation::Manager) continue;
      const bool is_self = person.relation == Relation::Self || person.has(kProtectedScope);
      BATON_TRY(const auto history, loadHistory(home_, person.person));
      const auto seen = disclose(person.person, history, {is_self ? "self" : "manager", "", ""}, home_.clock().now());
      BATON_TRY(const auto points, calendarPoints(home_, person.person, seen, language_));
      for (const CalendarPoint& point : dueNow(points, settings_, zone, home_.clock().now())) {
        causes.push_back(
            {person.person.value + "|" + point.id + "|" + point.on.text(), {point.on.last().ms + kMarkDays * kDayMs}});
      }
    }
    return causes;
  }

  // Those that nothing was sent for by this way yet, marked now.
  Result<std::vector<std::string>> claim(const std::string& way, const std::vector<Cause>& causes) {
    std::vector<std::string> claimed;
    BATON_CHECK(home_.store().accounts().atomically([&]() -> Status {
      claimed.clear();
      for (const Cause& cause : causes) {
        const std::string name = way + "|" + cause.name;
        BATON_TRY(const auto there, home_.store().accounts().item(ItemKind::Reminded, name));
        if (there) continue;
        BATON_CHECK(home_.store().accounts().putItem(ItemKind::Reminded, name, {"", cause.until, "{}", ""}));
        claimed.push_back(name);
      }
      return {};
    }));
    return claimed;
  }

  Status release(const std::vector<std::string>& claimed) {
    for (const std::string& name : claimed) BATON_CHECK(home_.store().accounts().dropItem(ItemKind::Reminded, name));
    return {};
  }

  Status mail(const std::string& account, const std::vector<Cause>& causes) {
    BATON_TRY(const auto claimed, claim("mail " + account, causes));
    if (claimed.empty()) return {};
    const std::string id = "r" + std::to_string(home_.clock().now().ms) + "." + account;
    const std::string domain = delivery_.from.substr(delivery_.from.find('@') + 1);
    const auto text =
        format::mailMessage({delivery_.from, settings_.email, subjectFor(language_),
                             textFor(language_, delivery_.site + "/"), id + "@" + domain, home_.clock().now()});
    const net::Outcome outcome = text ? network_.mail->send(delivery_.from, settings_.email, *text)
                                      : net::Outcome{net::Fate::Refused, "address"};
    BATON_CHECK(count(outcome, claimed, report_.mailed));
    const bool is_refused = outcome.fate == net::Fate::Refused;
    const std::string trouble = is_refused ? outcome.reason : "";
    if (settings_.trouble == trouble) return {};
    settings_.trouble = trouble;
    return putReminderSettings(home_, account, settings_);
  }

  Status push(const std::string& account, const PushSubscription& browser, const std::vector<Cause>& causes) {
    BATON_TRY(const auto claimed, claim("push " + browser.endpoint, causes));
    if (claimed.empty()) return {};
    BATON_TRY(const auto key, vapidKey(home_));
    const auto body = crypto::encryptPush(browser.keys, pushFor(language_), home_.random());
    // Whom the push service may ask about this server: RFC 8292 §2.1 wants an address of mail or of a page.
    const std::string subject = delivery_.from.empty() ? "https://baton.health/" : "mailto:" + delivery_.from;
    const auto header = crypto::vapidHeader(key, originOf(browser.endpoint), subject,
                                            {home_.clock().now().ms + kSecondsToLive * 1000LL});
    net::PushOutcome outcome{{net::Fate::Refused, "key"}, true};
    if (body && header) outcome = network_.push->push({browser.endpoint, *header, *body, kSecondsToLive});
    if (outcome.is_gone) {
      ++report_.gone;
      BATON_CHECK(dropPushSubscription(home_, account, browser.id));
      return {};
    }
    return count(outcome.outcome, claimed, report_.pushed);
  }

  Status count(const net::Outcome& outcome, const std::vector<std::string>& claimed, std::size_t& taken) {
    switch (outcome.fate) {
      case net::Fate::Taken:
        ++taken;
        return {};
      case net::Fate::Later:
        ++report_.later;
        return release(claimed);
      case net::Fate::Refused:
      case net::Fate::Unknown:  // perhaps it came: once is enough
        ++report_.failed;
        return {};
    }
    return {};
  }

  Home& home_;
  const DeliverySettings& delivery_;
  const RemindNetwork& network_;
  RemindReport& report_;
  ReminderSettings settings_;
  std::string language_;
};

}  // namespace

std::vector<CalendarPoint> dueNow(const std::vector<CalendarPoint>& points, const ReminderSettings& settings,
                                  const Zone& zone, Instant now) {
  std::vector<CalendarPoint> due;
  if (isQuiet(settings, zone, now)) return due;
  for (const CalendarPoint& point : points) {
    const bool is_wanted = point.kind == PointKind::Visit ? settings.visits : settings.other_days;
    if (!is_wanted || point.is_cancelled) continue;
    const Window window = windowOf(point, zone);
    if (window.from <= now && now < window.until) due.push_back(point);
  }
  return due;
}

Result<RemindReport> remindAll(Home& home, const DeliverySettings& delivery, const RemindNetwork& network) {
  RemindReport report;
  BATON_CHECK(home.store().accounts().dropExpired(ItemKind::Reminded, home.clock().now()));
  BATON_TRY(const auto accounts, home.store().accounts().accounts());
  Reminding reminding(home, delivery, network, report);
  for (const store::Account& account : accounts) BATON_CHECK(reminding.account(account));
  return report;
}

}  // namespace baton::app
