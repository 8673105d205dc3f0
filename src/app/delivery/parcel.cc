#include "app/delivery/parcel.h"

#include "format/json.h"

namespace baton::app {

std::string encode(const Parcel& parcel) {
  json::Value value;
  value.set("kind", parcel.kind);
  value.set("task", parcel.task);
  value.set("communication", parcel.communication);
  value.set("role", parcel.reader.role);
  value.set("name", parcel.reader.who);
  value.set("key", parcel.reader.key);
  value.setIfAny("to", parcel.to);
  value.setIfAny("url", parcel.url);
  value.setIfAny("token", parcel.token);
  value.setIfAny("body", parcel.body);
  value.setIfAny("code", parcel.code);
  value.setIfAny("language", parcel.language);
  value.setIfAny("since", parcel.since);
  value.set("until", std::to_string(parcel.until.ms));
  value.set("urgent", parcel.is_urgent);
  value.set("twice", parcel.is_perhaps_twice);
  value.set("pass_on", parcel.passes_on);
  value.setIfAny("trouble", parcel.trouble);
  return json::write(value);
}

Result<Parcel> decodeParcel(std::string_view text) {
  const auto value = json::parse(text);
  if (!value || !(*value)["kind"].isString()) return fail(ErrorCode::Damaged, "A message that waits is damaged.");
  const auto of = [&](std::string_view key) { return (*value)[key].text(); };
  Parcel parcel;
  parcel.kind = of("kind");
  parcel.task = of("task");
  parcel.communication = of("communication");
  parcel.reader = {of("role"), of("name"), of("key")};
  parcel.to = of("to");
  parcel.url = of("url");
  parcel.token = of("token");
  parcel.body = of("body");
  parcel.code = of("code");
  parcel.language = of("language");
  parcel.since = of("since");
  parcel.until.ms = std::stoll("0" + of("until"));
  parcel.is_urgent = (*value)["urgent"].truth();
  parcel.is_perhaps_twice = (*value)["twice"].truth();
  parcel.passes_on = (*value)["pass_on"].truth();
  parcel.trouble = of("trouble");
  return parcel;
}

Parcel withoutSecrets(Parcel parcel) {
  parcel.url.clear();
  parcel.token.clear();
  parcel.body.clear();
  parcel.code.clear();
  return parcel;
}

}  // namespace baton::app
