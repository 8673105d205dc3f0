#include "app/accounts/rows.h"

#include <charconv>

#include "crypto/token.h"
#include "format/json.h"

namespace baton::app {
namespace {

Error damaged() { return {ErrorCode::Damaged, "A row about an account is damaged.", ""}; }

json::Value number(std::int64_t value) { return json::Value(static_cast<long long>(value)); }
json::Value bytes(std::string_view value) { return json::Value(crypto::toBase64Url(value)); }

json::Value list(const std::vector<std::string>& texts) {
  json::Value values = json::Value::array();
  for (const std::string& text : texts) values.push(text);
  return values;
}

// Reads members one after the other; what is missing or of another kind is remembered once.
class Row {
 public:
  static Result<Row> read(std::string_view text) {
    auto value = json::parse(text);
    if (!value || !(value->isObject() || value->isArray())) return tl::unexpected(damaged());
    return Row(std::move(*value));
  }

  std::int64_t number(std::string_view key) { return numberOf(value_[key]); }
  Instant instant(std::string_view key) { return Instant{number(key)}; }
  bool truth(std::string_view key) const { return value_[key].truth(); }
  std::string text(std::string_view key) const { return value_[key].text(); }
  std::string bytes(std::string_view key) {
    auto plain = crypto::fromBase64Url(value_[key].text());
    is_good_ = is_good_ && plain.has_value();
    return plain.value_or("");
  }
  std::vector<std::string> texts(std::string_view key) const {
    std::vector<std::string> texts;
    for (const json::Value& one : value_[key].items()) texts.push_back(one.text());
    return texts;
  }
  std::vector<Instant> instants() {
    std::vector<Instant> instants;
    for (const json::Value& one : value_.items()) instants.push_back(Instant{numberOf(one)});
    return instants;
  }

  template <class Value>
  Result<Value> finish(Value value) const {
    if (!is_good_) return tl::unexpected(damaged());
    return value;
  }

 private:
  explicit Row(json::Value value) : value_(std::move(value)) {}

  std::int64_t numberOf(const json::Value& value) {
    std::int64_t number = 0;
    const std::string& text = value.text();
    const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
    is_good_ = is_good_ && value.isNumber() && trouble == std::errc() && end == text.data() + text.size();
    return number;
  }

  json::Value value_;
  bool is_good_ = true;
};

}  // namespace

std::string encode(const SessionRow& row) {
  json::Value value;
  value.set("created", number(row.created.ms));
  value.set("seen", number(row.seen.ms));
  value.set("idle", number(row.idle_ms));
  value.set("confirmed", number(row.confirmed.ms));
  value.set("waits", row.waits_for_code);
  value.set("keeps", row.keeps_me);
  value.set("device", row.device);
  return json::write(value);
}

Result<SessionRow> decodeSession(std::string_view text) {
  BATON_TRY(Row row, Row::read(text));
  return row.finish(SessionRow{row.instant("created"), row.instant("seen"), row.number("idle"),
                               row.instant("confirmed"), row.truth("waits"), row.truth("keeps"), row.text("device")});
}

std::string encode(const TotpRow& row) {
  json::Value value;
  value.set("secret", bytes(row.secret));
  value.set("used", number(row.used_step));
  return json::write(value);
}

Result<TotpRow> decodeTotp(std::string_view text) {
  BATON_TRY(Row row, Row::read(text));
  return row.finish(TotpRow{row.bytes("secret"), row.number("used")});
}

std::string encode(const PasskeyRow& row) {
  json::Value value;
  value.set("id", bytes(row.credential.id));
  value.set("type", number(static_cast<int>(row.credential.type)));
  value.set("key", bytes(row.credential.public_key));
  value.set("count", number(row.credential.sign_count));
  value.set("name", row.name);
  value.set("created", number(row.created.ms));
  value.set("used", number(row.used.ms));
  return json::write(value);
}

Result<PasskeyRow> decodePasskey(std::string_view text) {
  BATON_TRY(Row row, Row::read(text));
  const std::int64_t type = row.number("type");
  if (type < 1 || type > 3) return tl::unexpected(damaged());
  return row.finish(PasskeyRow{{row.bytes("id"), static_cast<crypto::KeyType>(type), row.bytes("key"),
                                static_cast<std::uint32_t>(row.number("count"))},
                               row.text("name"),
                               row.instant("created"),
                               row.instant("used")});
}

std::string encode(const SettingsRow& row) {
  json::Value value;
  value.set("language", row.language);
  value.set("theme", row.theme);
  value.set("idle", number(row.idle_minutes));
  value.set("zone", row.zone);
  return json::write(value);
}

Result<SettingsRow> decodeSettings(std::string_view text) {
  BATON_TRY(Row row, Row::read(text));
  return row.finish(SettingsRow{row.text("language"), row.text("theme"), row.number("idle"), row.text("zone")});
}

std::string encode(const TicketRow& row) {
  json::Value value;
  value.set("use", number(static_cast<int>(row.use)));
  value.set("subject", bytes(row.subject));
  value.set("person", row.person.value);
  value.set("relation", row.relation);
  value.set("scopes", list(row.scopes));
  value.set("days", number(row.days));
  return json::write(value);
}

Result<TicketRow> decodeTicket(std::string_view text) {
  BATON_TRY(Row row, Row::read(text));
  const std::int64_t use = row.number("use");
  if (use < 1 || use > 4) return tl::unexpected(damaged());
  return row.finish(TicketRow{static_cast<TicketUse>(use), row.bytes("subject"), record::PersonId{row.text("person")},
                              row.text("relation"), row.texts("scopes"), row.number("days")});
}

std::string encode(const std::vector<Instant>& tries) {
  json::Value value = json::Value::array();
  for (const Instant at : tries) value.push(number(at.ms));
  return json::write(value);
}

Result<std::vector<Instant>> decodeTries(std::string_view text) {
  BATON_TRY(Row row, Row::read(text));
  return row.finish(row.instants());
}

}  // namespace baton::app
